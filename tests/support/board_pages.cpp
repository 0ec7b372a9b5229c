#include "tests/support/board_pages.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kFirstId = 46'570'000;
const QDateTime kFirstPosted(QDate(2025, 2, 20), QTime(9, 0), Qt::UTC);

Post invented(int number)
{
    static const QStringList subjects{u"항구에 첫 배"_s, u"해운동맹, 日과 협의"_s, u"눈길 구조 로봇 훈련"_s,
                                      u"\"다리 놓자\" 섬 주민들"_s, u"수출 3.4%↑"_s};
    Post post;
    post.number = number;
    post.id = kFirstId + 7 * number; // Other boards of the server take the ids between.
    post.title = u"[속보] %1 %2 (종합)"_s.arg(subjects[number % subjects.size()]).arg(number);
    post.posted = kFirstPosted.addSecs(17 * 60 * qint64(number));
    post.views = 10 + number % 90;
    post.body = u"(부산=새벽통신) 나하늘 기자 = %1번째 소식의 첫 문단이다. 부두에는 아침부터 사람이 모였다.\n"
                u"둘째 문단에는 \"인용\"과 수치 1천400m가 있다. 협의는 이달 말까지 이어질 것으로 보인다."_s.arg(number);
    if (number % 4 == 0) post.comments = {u"잘 읽었습니다"_s, u"다음 소식을 기다립니다"_s};
    return post;
}

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QString paragraphs(const QString &body)
{
    QString html;
    for (const QString &line : body.split(u'\n'))
        html += u"<p>%1</p>\n"_s.arg(escaped(line));
    return html;
}

int pageOf(const QString &path, const QString &parameter)
{
    return std::max(QUrlQuery(path.section(u'?', 1)).queryItemValue(parameter).toInt(), 1);
}

} // namespace

void InventedBoard::grow(int count)
{
    for (int i = 0; i < count; ++i) {
        const auto newest = std::find_if(posts.cbegin(), posts.cend(), [](const Post &p) { return !p.isNotice(); });
        m_newest = std::max(m_newest, newest == posts.cend() ? 0 : newest->number) + 1;
        posts.prepend(invented(m_newest));
    }
}

void InventedBoard::remove(int id)
{
    posts.removeIf([id](const Post &p) { return p.id == id; });
}

void InventedBoard::restore(const Post &post)
{
    const auto place =
        std::find_if(posts.begin(), posts.end(), [&](const Post &p) { return p.isNotice() || p.id < post.id; });
    posts.insert(place, post);
}

int InventedBoard::numberOf(const Post &post, qsizetype place, qsizetype all) const
{
    return counts ? int(all - place) : post.number;
}

QList<std::pair<QString, qint64>> InventedBoard::printed() const
{
    QList<std::pair<QString, qint64>> rows;
    qsizetype all = 0;
    for (const Post &post : posts)
        all += post.isNotice() ? 0 : 1;
    for (const Post &post : posts) {
        if (!post.isNotice()) rows.append({QString::number(post.id), numberOf(post, rows.size(), all)});
    }
    return rows;
}

Post &InventedBoard::post(int id)
{
    const auto found = std::find_if(posts.begin(), posts.end(), [id](const Post &p) { return p.id == id; });
    if (found == posts.end()) qFatal("there is no post %d", id);
    return *found;
}

QString InventedBoard::listPath(int page) const
{
    switch (m_program) {
    case Program::Rhymix:
        return page == 1 ? u"/news"_s : u"/news?page=%1"_s.arg(page);
    case Program::Gnuboard:
        return u"/bbs/board.php?bo_table=talk"_s + (page == 1 ? QString() : u"&page=%1"_s.arg(page));
    case Program::Unnumbered:
        return page == 1 ? u"/list"_s : u"/list?p=%1"_s.arg(page);
    }
    return {};
}

QString InventedBoard::articlePath(int id) const
{
    switch (m_program) {
    case Program::Rhymix:
        return u"/news/%1"_s.arg(id);
    case Program::Gnuboard:
        return u"/bbs/board.php?bo_table=talk&wr_id=%1"_s.arg(id);
    case Program::Unnumbered:
        return u"/read?no=%1"_s.arg(id);
    }
    return {};
}

int InventedBoard::pages() const
{
    const auto numbered = std::count_if(posts.cbegin(), posts.cend(), [](const Post &p) { return !p.isNotice(); });
    return std::max(1, int((numbered + perPage - 1) / perPage));
}

QByteArray InventedBoard::frame(const QString &title, const QString &content) const
{
    const QString generator =
        m_program == Program::Rhymix ? u"<meta name=\"generator\" content=\"Rhymix\">"_s : QString();
    return u"<!DOCTYPE html>\n<html lang=\"ko\"><head><meta charset=\"utf-8\">%1<title>%2</title></head>\n<body>"
           u"<ul class=\"gnb\"><li><a href=\"/about\">회사 소개</a></li><li><a href=\"/photo\">사진</a></li></ul>\n"
           u"%3\n<div id=\"ft\"><p>새벽시 강변로 1</p></div></body></html>\n"_s.arg(generator, escaped(title), content)
               .toUtf8();
}

QString InventedBoard::rows(int page, int openId) const
{
    QList<Post> shown;
    QList<Post> numbered;
    for (const Post &post : posts)
        (post.isNotice() ? shown : numbered).append(post);
    const qsizetype first = qsizetype(page - 1) * perPage;
    for (qsizetype i = first; i < std::min(first + perPage, numbered.size()); ++i) {
        Post post = numbered[i];
        post.number = numberOf(post, i, numbered.size());
        shown.append(post);
    }

    QString html;
    for (const Post &post : std::as_const(shown)) {
        const QString title = u"<a href=\"%1\">%2</a>"_s.arg(escaped(articlePath(post.id)), escaped(post.title));
        const QString number = post.isNotice() ? u"공지"_s : post.id == openId ? u"»"_s : QString::number(post.number);
        const QString day = post.posted.date().toString(u"yyyy.MM.dd"_s);
        switch (m_program) {
        case Program::Rhymix:
            html += u"<tr%1><td class=\"%2\">%3</td><td class=\"title\">%4%5</td><td class=\"author\">"
                    u"<a href=\"#popup_menu_area\" class=\"member_4\">%6</a></td>"
                    u"<td class=\"time\" title=\"%7\">%8</td><td class=\"readNum\">%9</td></tr>\n"_s
                        .arg(post.isNotice() ? u" class=\"notice\""_s : QString(),
                             post.isNotice() ? u"notice"_s : u"no"_s, number, title,
                             post.comments.isEmpty()
                                 ? QString()
                                 : u" <a class=\"replyNum\" href=\"%1#comment\">[%2]</a>"_s.arg(articlePath(post.id))
                                       .arg(post.comments.size()),
                             escaped(post.author), post.posted.toString(u"HH:mm"_s), day)
                        .arg(post.views);
            break;
        case Program::Gnuboard:
            html += u"<tr class=\"%1\"><td class=\"td_num2\">%2</td><td class=\"td_subject\"><div class=\"bo_tit\">%3"
                    u"</div></td><td class=\"td_name sv_use\"><span class=\"sv_member\">%4</span></td>"
                    u"<td class=\"td_num\">%5</td><td class=\"td_datetime\">%6</td></tr>\n"_s
                        .arg(post.isNotice() ? u"bo_notice"_s : QString(), number, title, escaped(post.author))
                        .arg(post.views)
                        .arg(post.posted.date().toString(u"yy-MM-dd"_s));
            break;
        case Program::Unnumbered:
            if (post.isNotice()) break;
            html += u"<tr><td>%1</td><td>%2</td><td>%3</td></tr>\n"_s.arg(title, escaped(post.author), day);
            break;
        }
    }
    return html;
}

QString InventedBoard::pagination(int page) const
{
    QString links;
    const int last = pages();
    for (int i = 1; i <= last; ++i) {
        const bool here = i == page;
        if (qAbs(i - page) > 5 && i != 1 && i != last) continue;
        if (m_program == Program::Gnuboard)
            links += here ? u"<strong class=\"pg_current\">%1</strong>\n"_s.arg(i)
                          : u"<a href=\"%1\" class=\"pg_page\">%2</a>\n"_s.arg(escaped(listPath(i))).arg(i);
        else
            links += here ? u"<strong>%1</strong>\n"_s.arg(i)
                          : u"<a href=\"%1\">%2</a>\n"_s.arg(escaped(listPath(i))).arg(i);
    }
    return m_program == Program::Gnuboard ? u"<nav class=\"pg_wrap\"><span class=\"pg\">%1</span></nav>"_s.arg(links)
                                          : u"<div class=\"pagination\">%1</div>"_s.arg(links);
}

QString InventedBoard::list(int page, int openId) const
{
    const QString shown = rows(page, openId);
    switch (m_program) {
    case Program::Rhymix:
        return u"<div class=\"board_list\" "
               u"id=\"board_list\"><table><thead><tr><th>번호</th><th>제목</th><th>글쓴이</th>"
               u"<th>날짜</th><th>조회 수</th></tr></thead><tbody>%1</tbody></table></div>%2"_s.arg(
                   shown.isEmpty() ? u"<tr class=\"no_article\"><td colspan=\"5\">등록된 글이 없습니다.</td></tr>"_s
                                   : shown,
                   pagination(page));
    case Program::Gnuboard:
        return u"<h2 id=\"container_title\">새벽통신 소식</h2><div id=\"bo_list\"><div class=\"tbl_head01 tbl_wrap\">"
               u"<table><thead><tr><th>번호</th><th>제목</th><th>글쓴이</th><th>조회</th><th>날짜</th></tr></thead>"
               u"<tbody>%1</tbody></table></div></div>%2"_s.arg(
                   shown.isEmpty() ? u"<tr><td colspan=\"5\" class=\"empty_table\">게시물이 없습니다.</td></tr>"_s
                                   : shown,
                   pagination(page));
    case Program::Unnumbered:
        return u"<table><tr><th>제목</th><th>글쓴이</th><th>날짜</th></tr>%1</table>%2"_s.arg(
            shown.isEmpty() ? u"<tr><td colspan=\"3\">게시물이 없습니다.</td></tr>"_s : shown, pagination(page));
    }
    return {};
}

QString InventedBoard::article(const Post &post, int commentPage) const
{
    const int per = commentsPerPage > 0 ? commentsPerPage : std::max<int>(1, int(post.comments.size()));
    const int last = std::max<int>(1, (int(post.comments.size()) + per - 1) / per);
    const int shown = commentPage > 0 ? commentPage : last;
    const QString body = post.html.isEmpty() ? paragraphs(post.body) : post.html;
    const QString moment = post.posted.toString(u"yyyy.MM.dd HH:mm"_s);
    QString comments;
    for (qsizetype i = qsizetype(per) * (shown - 1); i < std::min<qsizetype>(post.comments.size(), per * shown); ++i) {
        const qint64 id = qint64(post.id) * 10 + i;
        if (m_program == Program::Rhymix)
            comments +=
                u"<li class=\"fbItem\" id=\"comment_%1\"><div class=\"meta\"><h3 class=\"author\">독자%2</h3>"
                u"<p class=\"time\">%3</p></div><div class=\"rhymix_content xe_content\"><p>%4</p></div></li>"_s.arg(id)
                    .arg(i + 1)
                    .arg(moment, escaped(post.comments[i]));
        else
            comments += u"<article id=\"c_%1\"><header><span class=\"sv_member\">독자%2</span></header>"
                        u"<div class=\"cmt_contents\"><p>%3</p></div></article>"_s.arg(id)
                            .arg(i + 1)
                            .arg(escaped(post.comments[i]));
    }
    QString pager;
    for (int page = 1; last > 1 && page <= last; ++page) {
        pager += page == shown
                     ? u"<strong>%1</strong> "_s.arg(page)
                     : u"<a href=\"%1?cpage=%2#%3_comment\">%2</a> "_s.arg(articlePath(post.id)).arg(page).arg(post.id);
    }
    if (!pager.isEmpty()) pager = u"<div class=\"pagination\">%1</div>"_s.arg(pager);
    switch (m_program) {
    case Program::Rhymix:
        return u"<div class=\"board_read\"><div class=\"read_header\"><h1><a href=\"%1\">%2</a></h1>"
               u"<p class=\"time\">%3</p><p class=\"meta\"><a href=\"#popup_menu_area\" class=\"member_4 "
               u"author\">%4</a>"
               u"</p></div><div class=\"read_body\"><div class=\"document_%5_4 rhymix_content xe_content\">%6</div>"
               u"</div><div class=\"feedback\" id=\"comment\"><ul>%7</ul>%8</div></div>"_s
                   .arg(articlePath(post.id), escaped(post.title), moment, escaped(post.author))
                   .arg(post.id)
                   .arg(body, comments, pager);
    case Program::Gnuboard:
        return u"<article id=\"bo_v\"><header><h2 id=\"bo_v_title\"><span class=\"bo_v_tit\">%1</span></h2></header>"
               u"<section id=\"bo_v_info\"><span class=\"sv_member\">%2</span><strong class=\"if_date\">%3</strong>"
               u"</section><section id=\"bo_v_atc\"><div id=\"bo_v_con\">%4</div></section></article>"
               u"<section id=\"bo_vc\">%5</section>"_s.arg(escaped(post.title), escaped(post.author), moment, body,
                                                           comments);
    case Program::Unnumbered:
        return u"<div><h1>%1</h1><p>%2 %3</p><div>%4</div></div>"_s.arg(escaped(post.title), escaped(post.author),
                                                                        moment, body);
    }
    return {};
}

QByteArray InventedBoard::listPage(int page) const
{
    return frame(u"새벽통신 소식"_s, list(page, 0));
}

QByteArray InventedBoard::articlePage(int id, int commentPage) const
{
    const auto found = std::find_if(posts.cbegin(), posts.cend(), [id](const Post &p) { return p.id == id; });
    if (found == posts.cend()) return {};
    qsizetype place = 0;
    for (auto p = posts.cbegin(); p != found; ++p)
        place += p->isNotice() ? 0 : 1;
    QString content = article(*found, commentPage);
    if (m_program == Program::Rhymix) content += list(int(place / perPage) + 1, id);
    return frame(found->title + u" - 새벽통신 소식"_s, content);
}

Response InventedBoard::answer(const QString &path) const
{
    const QString bare = path.section(u'?', 0, 0);
    const QUrlQuery query(path.section(u'?', 1));
    QString id;
    if (m_program == Program::Rhymix && bare.startsWith("/news/"_L1)) id = bare.section(u'/', 2);
    if (m_program == Program::Gnuboard) id = query.queryItemValue(u"wr_id"_s);
    if (m_program == Program::Unnumbered && bare == "/read"_L1) id = query.queryItemValue(u"no"_s);
    if (!id.isEmpty()) {
        const QByteArray page = articlePage(id.toInt(), query.queryItemValue(u"cpage"_s).toInt());
        return page.isEmpty() ? Response::withStatus(404, "<p>Not Found</p>") : Response::page(page);
    }
    if (bare != listPath().section(u'?', 0, 0)) return Response::withStatus(404, "<p>Not Found</p>");
    return Response::page(listPage(pageOf(path, m_program == Program::Unnumbered ? u"p"_s : u"page"_s)));
}

void InventedBoard::serveAt(FixtureServer &server) const
{
    server.routeOthers([this](const QString &path) { return answer(path); });
}

InventedBoard inventedBoard(InventedBoard::Program program, int count)
{
    InventedBoard board(program);
    board.grow(count);
    Post notice;
    notice.id = kFirstId + 3;
    notice.title = u"게시판 이용 안내"_s;
    notice.author = u"운영자"_s;
    notice.posted = kFirstPosted;
    notice.body = u"서로 존중하는 말로 씁시다. 광고는 지워집니다. 문의는 운영자에게 보내 주세요."_s;
    board.posts.append(notice);
    return board;
}

} // namespace newsboard
