#include "tests/support/simulated_pages.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kSeoul = 9 * 3600;
/// Fewer rows are no list to a reader that does not know the skin.
constexpr qsizetype kFewestOfList = 3;

/// What a skin's markup has no place for.
struct SkinLimits {
    bool categories = true;
    bool votes = true;
    bool comments = true;
    Flags badges = Flag::New | Flag::Secret | Flag::File | Flag::Picture;
    bool pinsEverywhere = true; ///< Notices stand on every page, not only on the first.
};

SkinLimits limitsOf(SimulatedSkin skin)
{
    switch (skin) {
    case SimulatedSkin::Rhymix:
    case SimulatedSkin::Sketchbook:
        return {};
    case SimulatedSkin::Gnuboard:
        return {.badges = Flag::New | Flag::Secret | Flag::File, .pinsEverywhere = false};
    case SimulatedSkin::Zeroboard:
        return {.categories = false, .badges = Flag::New, .pinsEverywhere = false};
    case SimulatedSkin::Unknown:
        return {.categories = false, .votes = false, .comments = false, .badges = {}, .pinsEverywhere = false};
    }
    return {};
}

QString html(const QString &text)
{
    return text.toHtmlEscaped();
}

QString textOf(const std::optional<qint64> &count)
{
    return count ? QString::number(*count) : QString();
}

/// The row's number, or what stands in its place on a notice.
QString numberCell(const Headline &row, const QString &notice)
{
    return row.isNotice() ? notice : textOf(row.number);
}

QString iconsOf(const Headline &row)
{
    QString icons;
    const auto add = [&](Flag flag, const QString &name) {
        if (row.flags.testFlag(flag)) icons += u" <img src=\"/icons/%1.gif\" alt=\"%1\" title=\"%1\"/>"_s.arg(name);
    };
    add(Flag::New, u"new"_s);
    add(Flag::Secret, u"secret"_s);
    add(Flag::File, u"file"_s);
    add(Flag::Picture, u"image"_s);
    return icons;
}

QString rhymixRow(const Headline &row, const QString &address)
{
    const QString category =
        row.category.isEmpty() ? QString() : u"<a class=\"category\" href=\"/c\">%1</a>"_s.arg(html(row.category));
    const QString comments =
        row.comments ? u" <a href=\"%1#comment\" class=\"replyNum\">[%2]</a>"_s.arg(address).arg(*row.comments)
                     : QString();
    return u"<tr%1><td class=\"%2\">%3</td><td class=\"title\">%4<a href=\"%5\">%6</a>%7%8</td>"
           u"<td class=\"author\"><a href=\"#popup_menu_area\" class=\"member_7\">%9</a></td>"_s.arg(
               row.isNotice() ? u" class=\"notice\""_s : QString(), row.isNotice() ? u"notice"_s : u"no"_s,
               numberCell(row, u"공지"_s), category, address, html(row.title), comments, iconsOf(row),
               html(row.author)) +
           u"<td class=\"time\">%1</td><td class=\"readNum\">%2</td><td class=\"voteNum\">%3</td></tr>\n"_s.arg(
               row.posted.date.toString(u"yyyy.MM.dd"_s), textOf(row.views), textOf(row.votes));
}

QString sketchbookRow(const Headline &row, const QString &address)
{
    const QString category =
        row.category.isEmpty() ? QString() : u"<strong class=\"cate\">%1</strong> "_s.arg(html(row.category));
    const QString comments = row.comments
                                 ? u"<a class=\"replyNum\" href=\"#%1_comment\">%2</a>"_s.arg(row.id).arg(*row.comments)
                                 : QString();
    return u"<tr%1><td class=\"no\">%2</td><td class=\"title\">%3<a class=\"hx\" data-viewer=\"x\" href=\"%4\">%5</a>"
           u"%6<span class=\"extraimages\">%7</span></td><td class=\"author\"><span><a class=\"member_3\" "
           u"href=\"#\">%8</a></span></td>"_s.arg(row.isNotice() ? u" class=\"notice\""_s : QString(),
                                                  numberCell(row, u"<strong>공지</strong>"_s), category, html(address),
                                                  html(row.title), comments, iconsOf(row), html(row.author)) +
           u"<td class=\"time\">%1</td><td class=\"m_no\">%2</td><td class=\"m_no\">%3</td></tr>\n"_s.arg(
               row.posted.date.toString(u"yyyy.MM.dd"_s), textOf(row.views), textOf(row.votes));
}

QString gnuboardRow(const Headline &row, const QString &address)
{
    const auto has = [&row](Flag flag, const QString &markup) { return row.flags.testFlag(flag) ? markup : QString(); };
    const QString category =
        row.category.isEmpty() ? QString() : u"<a href=\"?sca=x\" class=\"bo_cate_link\">%1</a>"_s.arg(row.category);
    const QString comments =
        row.comments ? u"<span class=\"sound_only\">댓글</span><span class=\"cnt_cmt\">%1</span>"_s.arg(*row.comments)
                     : QString();
    const QString badges =
        has(Flag::New, u"<span class=\"new_icon\">N<span class=\"sound_only\">새글</span></span>"_s) +
        has(Flag::File, u"<i class=\"fa fa-download\"></i>"_s);
    return u"<tr class=\"%1\"><td class=\"td_num2\">%2</td><td class=\"td_subject\">%3<div class=\"bo_tit\">"
           u"<a href=\"%4\">%5 %6</a>%7%8</div></td><td class=\"td_name sv_use\"><span class=\"sv_member\">%9</span>"
           u"</td>"_s.arg(row.isNotice() ? u"bo_notice"_s : QString(),
                          numberCell(row, u"<strong class=\"notice_icon\">공지</strong>"_s), category, html(address),
                          has(Flag::Secret, u"<i class=\"fa fa-lock\"></i>"_s), html(row.title), badges, comments,
                          html(row.author)) +
           u"<td class=\"td_num\">%1</td><td class=\"td_num\">%2</td><td class=\"td_datetime\">%3</td></tr>\n"_s.arg(
               textOf(row.views), textOf(row.votes), row.posted.date.toString(u"yy-MM-dd"_s));
}

QString zeroboardRow(const Headline &row, const QString &address)
{
    return u"<TR><TD>%1<TD align=left><a href=\"%2\">%3</a>%4%5<TD><span onMousedown=\"ZB_layerAction('a')\">%6</span>"
           u"<TD>%7<TD>%8<TD>%9\n"_s.arg(
               numberCell(row, u"<img src=notice_head.gif>"_s), address, html(row.title),
               row.comments ? u" <font class=list_eng>[%1]</font>"_s.arg(*row.comments) : QString(),
               row.flags.testFlag(Flag::New) ? u"<img src=new_head.gif>"_s : QString(), html(row.author),
               row.posted.date.toString(u"yyyy/MM/dd"_s), textOf(row.views), textOf(row.votes));
}

QString unknownRow(const Headline &row, const QString &address, bool isNumbered)
{
    const QString number = isNumbered ? u"<td>%1</td>"_s.arg(numberCell(row, u"공지"_s)) : QString();
    return u"<tr>%1<td><a href=\"%2\">%3</a></td><td>%4</td><td>%5</td><td>%6</td></tr>\n"_s.arg(
        number, address, html(row.title), html(row.author), row.posted.date.toString(u"yyyy-MM-dd"_s),
        textOf(row.views));
}

} // namespace

QString nameOf(SimulatedSkin skin)
{
    switch (skin) {
    case SimulatedSkin::Rhymix:
        return u"Rhymix"_s;
    case SimulatedSkin::Sketchbook:
        return u"Sketchbook"_s;
    case SimulatedSkin::Gnuboard:
        return u"Gnuboard 5"_s;
    case SimulatedSkin::Zeroboard:
        return u"Zeroboard"_s;
    case SimulatedSkin::Unknown:
        return u"an unknown skin"_s;
    }
    return {};
}

QString SimulatedPages::listPath(int page) const
{
    switch (m_skin) {
    case SimulatedSkin::Rhymix:
        return u"/%1"_s.arg(m_table) + (page == 1 ? QString() : u"?page=%1"_s.arg(page));
    case SimulatedSkin::Sketchbook:
        return u"/index.php?mid=%1"_s.arg(m_table) + (page == 1 ? QString() : u"&page=%1"_s.arg(page));
    case SimulatedSkin::Gnuboard:
        return u"/bbs/board.php?bo_table=%1"_s.arg(m_table) + (page == 1 ? QString() : u"&page=%1"_s.arg(page));
    case SimulatedSkin::Zeroboard:
        return u"/bbs/zboard.php?id=%1"_s.arg(m_table) + (page == 1 ? QString() : u"&page=%1"_s.arg(page));
    case SimulatedSkin::Unknown:
        return u"/%1/list"_s.arg(m_table) + (page == 1 ? QString() : u"?p=%1"_s.arg(page));
    }
    return {};
}

QString SimulatedPages::articlePath(const QString &id) const
{
    switch (m_skin) {
    case SimulatedSkin::Rhymix:
        return u"/%1/%2"_s.arg(m_table, id);
    case SimulatedSkin::Sketchbook:
        return u"/index.php?mid=%1&document_srl=%2"_s.arg(m_table, id);
    case SimulatedSkin::Gnuboard:
        return u"/bbs/board.php?bo_table=%1&wr_id=%2"_s.arg(m_table, id);
    case SimulatedSkin::Zeroboard:
        return u"/bbs/zboard.php?id=%1&no=%2"_s.arg(m_table, id);
    case SimulatedSkin::Unknown:
        return u"/%1/read?no=%2"_s.arg(m_table, id);
    }
    return {};
}

std::optional<int> SimulatedPages::pageAt(const QString &path) const
{
    QUrlQuery query(path.section(u'?', 1));
    const QString key = m_skin == SimulatedSkin::Unknown ? u"p"_s : u"page"_s;
    const int page = std::max(query.queryItemValue(key).toInt(), 1);
    query.removeQueryItem(key);
    const QString rest = query.isEmpty() ? QString() : u'?' + query.toString();
    if (path.section(u'?', 0, 0) + rest != listPath()) return {};
    return page;
}

Headline SimulatedPages::headlineOf(const SimulatedPost &post, qint64 counted) const
{
    const SkinLimits limits = limitsOf(m_skin);
    const bool isPinned = post.flags.testFlag(Flag::Notice);
    Headline row;
    row.id = QString::number(post.id);
    if (!isPinned && m_numbering != Numbering::None)
        row.number = m_numbering == Numbering::Counting ? counted : post.number;
    row.title = post.title;
    row.author = post.author;
    row.posted = PostedTime::day(post.day, kSeoul);
    row.views = post.views;
    if (limits.votes) row.votes = post.votes;
    if (limits.comments && post.comments > 0) row.comments = post.comments;
    if (limits.categories) row.category = post.category;
    row.flags = post.flags & (limits.badges | Flag::Notice);
    return row;
}

int SimulatedPages::pagesOf(const SimulatedBoard &board) const
{
    const int pages = board.pages();
    const qsizetype onLast = board.posts().size() - qsizetype(pages - 1) * board.perPage();
    return m_skin == SimulatedSkin::Unknown && pages > 1 && onLast < kFewestOfList ? pages - 1 : pages;
}

SimulatedPage SimulatedPages::pageOf(const SimulatedBoard &board, int page) const
{
    SimulatedPage shown{page, {}};
    // Without the column that says what a notice is, there are none.
    if (m_numbering != Numbering::None && (page == 1 || limitsOf(m_skin).pinsEverywhere)) {
        for (const SimulatedPost &notice : board.notices())
            shown.rows.append(headlineOf(notice, 0));
    }
    const QList<SimulatedPost> &posts = board.posts();
    const qsizetype first = qsizetype(page - 1) * board.perPage();
    const int last = pagesOf(board);
    const qsizetype end = page == last ? posts.size() : std::min(first + board.perPage(), posts.size());
    for (qsizetype i = page > last ? posts.size() : first; i < end; ++i)
        shown.rows.append(headlineOf(posts[i], posts.size() - i));
    return shown;
}

QString SimulatedPages::row(const Headline &headline) const
{
    const QString address = articlePath(headline.id);
    switch (m_skin) {
    case SimulatedSkin::Rhymix:
        return rhymixRow(headline, address);
    case SimulatedSkin::Sketchbook:
        return sketchbookRow(headline, address);
    case SimulatedSkin::Gnuboard:
        return gnuboardRow(headline, address);
    case SimulatedSkin::Zeroboard:
        return zeroboardRow(headline, address);
    case SimulatedSkin::Unknown:
        return unknownRow(headline, address, m_numbering != Numbering::None);
    }
    return {};
}

QString SimulatedPages::links(int page, int lastPage) const
{
    constexpr int around = 5;
    QStringList links;
    for (int i = 1; i <= lastPage; ++i) {
        if (qAbs(i - page) > around && i != 1 && i != lastPage) continue;
        const QString address = html(listPath(i));
        switch (m_skin) {
        case SimulatedSkin::Sketchbook:
            links += i == page ? u"<strong class=\"this\">%1</strong>"_s.arg(i)
                               : u"<a href=\"%2\">%1</a>"_s.arg(i).arg(address);
            break;
        case SimulatedSkin::Gnuboard:
            links += i == page ? u"<strong class=\"pg_current\">%1</strong>"_s.arg(i)
                               : u"<a href=\"%2\" class=\"pg_page\">%1</a>"_s.arg(i).arg(address);
            break;
        case SimulatedSkin::Zeroboard:
            links += i == page ? u"<b>%1</b>"_s.arg(i) : u"<a href=\"%2\">[%1]</a>"_s.arg(i).arg(address);
            break;
        case SimulatedSkin::Rhymix:
        case SimulatedSkin::Unknown:
            links += i == page ? u"<strong>%1</strong>"_s.arg(i) : u"<a href=\"%2\">%1</a>"_s.arg(i).arg(address);
            break;
        }
    }
    return links.join(u'\n');
}

QString SimulatedPages::frame(const QString &rows, const QString &links) const
{
    switch (m_skin) {
    case SimulatedSkin::Rhymix:
        return u"<div class=\"board_list\" id=\"board_list\"><table><thead><tr><th>번호</th><th>제목</th>"
               u"<th>글쓴이</th><th>날짜</th><th>조회 수</th><th>추천 "
               u"수</th></tr></thead><tbody>%1</tbody></table></div>"
               u"<div class=\"pagination\">%2</div>"_s.arg(
                   rows.isEmpty() ? u"<tr class=\"no_article\"><td colspan=\"6\">등록된 글이 없습니다.</td></tr>"_s
                                  : rows,
                   links);
    case SimulatedSkin::Sketchbook:
        return u"<div class=\"bd_lst_wrp\"><table class=\"bd_lst bd_tb_lst bd_tb\"><thead><tr><th "
               u"class=\"no\">번호</th>"
               u"<th class=\"title\">제목</th><th>글쓴이</th><th>날짜</th><th class=\"m_no\">조회 수</th>"
               u"<th class=\"m_no\">추천 수</th></tr></thead><tbody>%1</tbody></table></div>"
               u"<form class=\"bd_pg clear\">%2</form>"_s.arg(
                   rows.isEmpty() ? u"<tr class=\"no_article\"><td colspan=\"6\">등록된 글이 없습니다.</td></tr>"_s
                                  : rows,
                   links);
    case SimulatedSkin::Gnuboard:
        return u"<h2 id=\"container_title\">새벽통신 소식</h2><div id=\"bo_list\"><div class=\"tbl_head01 tbl_wrap\">"
               u"<table><thead><tr><th>번호</th><th>제목</th><th>글쓴이</th><th>조회</th><th>추천</th><th>날짜</th></"
               u"tr>"
               u"</thead><tbody>%1</tbody></table></div></div><nav class=\"pg_wrap\"><span class=\"pg\">%2</span>"
               u"</nav>"_s.arg(rows.isEmpty()
                                   ? u"<tr><td colspan=\"6\" class=\"empty_table\">게시물이 없습니다.</td></tr>"_s
                                   : rows,
                               links);
    case SimulatedSkin::Zeroboard:
        return u"<form name=list action=list_all.php><TABLE><TR><TD>번호<TD>제목<TD>이름<TD>날짜<TD>조회<TD>추천\n%1"
               u"</TABLE></form>\n%2"_s.arg(rows, links);
    case SimulatedSkin::Unknown:
        return u"<table><tr>%3<th>제목</th><th>글쓴이</th><th>날짜</th><th>조회</th></tr>%1</table>"
               u"<div class=\"pagination\">%2</div>"_s.arg(
                   rows.isEmpty() ? u"<tr><td colspan=\"5\">게시물이 없습니다.</td></tr>"_s : rows, links,
                   m_numbering == Numbering::None ? QString() : u"<th>번호</th>"_s);
    }
    return {};
}

QByteArray SimulatedPages::markup(const SimulatedPage &page, int lastPage) const
{
    QString rows;
    for (const Headline &headline : page.rows)
        rows += row(headline);
    const bool isXe = m_skin == SimulatedSkin::Rhymix || m_skin == SimulatedSkin::Sketchbook;
    return u"<!DOCTYPE html>\n<html lang=\"ko\"><head><meta charset=\"utf-8\">%1<title>새벽통신 소식</title></head>"
           u"<body><ul class=\"gnb\"><li><a href=\"/about\">회사 소개</a></li><li><a href=\"/photo\">사진</a></li></ul>"
           u"%2<div id=\"ft\"><p>새벽시 강변로 1</p></div></body></html>\n"_s
               .arg(isXe ? u"<meta name=\"generator\" content=\"Rhymix\">"_s : QString(),
                    frame(rows, links(page.page, lastPage)))
               .toUtf8();
}

Response SimulatedPages::answer(const SimulatedBoard &board, const QString &path) const
{
    const std::optional<int> page = pageAt(path);
    if (!page) return Response::withStatus(404, "<p>Not Found</p>");
    return Response::page(markup(pageOf(board, *page), pagesOf(board)));
}

} // namespace newsboard
