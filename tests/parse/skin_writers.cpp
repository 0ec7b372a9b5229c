#include "tests/parse/skin_writers.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QString dots(const PostedTime &posted)
{
    return posted.date.toString(u"yyyy.MM.dd"_s);
}

QString count(const std::optional<qint64> &value)
{
    return value ? QString::number(*value) : QString();
}

QString numberOf(const Headline &row)
{
    return row.number ? QString::number(*row.number) : u"공지"_s;
}

bool has(const Headline &row, Flag flag)
{
    return row.flags.testFlag(flag);
}

QString icon(bool there, QLatin1StringView name)
{
    return there ? u"\n<img src=\"/icons/%1.gif\" alt=\"%1\" title=\"%1\"/>"_s.arg(name) : QString();
}

QString xeIcons(const Headline &row)
{
    return icon(has(row, Flag::New), "new"_L1) + icon(has(row, Flag::Secret), "secret"_L1) +
           icon(has(row, Flag::File), "file"_L1) + icon(has(row, Flag::Picture), "image"_L1);
}

QString page(QLatin1StringView generator, const QString &body)
{
    return u"<!DOCTYPE html><html lang=\"ko\"><head><meta charset=\"utf-8\"><meta name=\"generator\" content=\"%1\">"
           u"<title>시험판</title></head><body><a href=\"#body\">메뉴 건너뛰기</a>%2</body></html>"_s.arg(generator,
                                                                                                          body);
}

QString rhymix(const QList<Headline> &rows)
{
    QString html;
    for (const Headline &row : rows) {
        const bool notice = has(row, Flag::Notice);
        html += notice ? u"<tr class=\"notice\"><td class=\"notice\">\n공지 </td>"_s
                       : u"<tr><td class=\"no\">\n %1</td>"_s.arg(numberOf(row));
        html += u"<td class=\"title\">"_s;
        if (!row.category.isEmpty())
            html += u"<a class=\"category\" href=\"/b?category=1\">%1</a>"_s.arg(escaped(row.category));
        html += u"<!-- t --><a href=\"/b/%1?page=2\"> %2\n</a>"_s.arg(row.id, escaped(row.title));
        if (row.comments)
            html += u" <a href=\"/b/%1#comment\" class=\"replyNum\">[%2]</a>"_s.arg(row.id, count(row.comments));
        html += xeIcons(row) +
                u"</td><td class=\"author\"><a href=\"#popup_menu_area\" class=\"member_7\">%1</a></td>"_s.arg(
                    escaped(row.author));
        html += u"<td class=\"time\">%1</td><td class=\"readNum\">%2</td><td class=\"voteNum\">%3</td></tr>"_s.arg(
            dots(row.posted), count(row.views), count(row.votes));
    }
    return page("Rhymix"_L1,
                u"<div class=\"board_list\" id=\"board_list\"><table summary=\"List of Articles\"><thead><tr>"
                u"<th scope=\"col\">번호</th><th class=\"title\">제목</th><th>글쓴이</th><th>날짜</th><th>조회 "
                u"수</th><th>추천 수</th>"
                u"</tr></thead><tbody>%1</tbody></table></div>"_s.arg(html));
}

QString sketchbookTable(const QList<Headline> &rows)
{
    QString html;
    for (const Headline &row : rows) {
        html += has(row, Flag::Notice) ? u"<tr class=\"notice\"><td class=\"no\"><strong>공지</strong></td>"_s
                                       : u"<tr><td class=\"no\">%1</td>"_s.arg(numberOf(row));
        html += u"<td class=\"title\">"_s;
        if (!row.category.isEmpty()) html += u"<strong class=\"cate\">%1</strong> "_s.arg(escaped(row.category));
        html +=
            u"<a class=\"hx\" data-viewer=\"x\" href=\"/index.php?mid=b&amp;page=2&amp;document_srl=%1\"><b>%2</b></a>"_s
                .arg(row.id, escaped(row.title));
        if (row.comments)
            html += u"<a class=\"replyNum\" href=\"#%1_comment\">%2</a>"_s.arg(row.id, count(row.comments));
        html += u"<span class=\"extraimages\">%1</span></td>"_s.arg(xeIcons(row));
        html +=
            u"<td class=\"author\"><span><a class=\"member_3\" href=\"#\"><img alt=\"[레벨:3]\" src=\"/l.gif\"> %1</a></span></td>"_s
                .arg(escaped(row.author));
        const QString hour =
            row.posted.hasTime() ? u" title=\"%1\""_s.arg(row.posted.time.toString(u"HH:mm"_s)) : QString();
        html += u"<td class=\"time\"%1>%2</td><td class=\"m_no\">%3</td><td class=\"m_no\">%4</td></tr>"_s.arg(
            hour, dots(row.posted), count(row.views), count(row.votes));
    }
    return page(
        "XpressEngine"_L1,
        u"<div class=\"bd_lst_wrp\"><table class=\"bd_lst bd_tb_lst bd_tb\"><caption "
        u"class=\"blind\">x</caption><thead><tr>"
        u"<th class=\"no\"><span><a href=\"#\">번호</a></span></th><th "
        u"class=\"title\">제목</th><th>글쓴이</th><th>날짜</th>"
        u"<th class=\"m_no\">조회 수</th><th class=\"m_no\">추천 수</th></tr></thead><tbody>%1</tbody></table></div>"_s
            .arg(html));
}

QString sketchbookWebzine(const QList<Headline> &rows)
{
    QString html;
    for (const Headline &row : rows) {
        html += has(row, Flag::Notice) ? u"<li class=\"clear notice\">"_s : u"<li class=\"clear\">"_s;
        html +=
            u"<a href=\"/b/%1\"><img class=\"tmb\" src=\"/t.jpg\" alt=\"\"></a><h3><a class=\"hx\" href=\"/b/%1?page=2\">"_s
                .arg(row.id);
        if (!row.category.isEmpty()) html += u"<strong class=\"cate\">%1</strong> "_s.arg(escaped(row.category));
        html += escaped(row.title) + u"</a>"_s;
        if (row.comments)
            html += u"<a class=\"replyNum\" href=\"#%1_comment\">%2</a>"_s.arg(row.id, count(row.comments));
        html +=
            u"<span class=\"extraimages\">%1</span></h3><div class=\"cnt\">본문의 첫머리</div><div class=\"info\">"_s
                .arg(xeIcons(row));
        html +=
            u"<span>By <a class=\"member_2\" href=\"#\">%1</a></span> <span>Date <b class=\"date\">%2</b></span>"_s.arg(
                escaped(row.author), dots(row.posted));
        if (row.views) html += u" <span>Views <b>%1</b></span>"_s.arg(*row.views);
        if (row.votes) html += u" <span>Votes <b>%1</b></span>"_s.arg(*row.votes);
        html += u"</div></li>\n"_s;
    }
    return page("Rhymix"_L1,
                u"<div class=\"bd_lst_wrp\"><ol class=\"bd_lst bd_zine zine zine1\">%1</ol></div>"_s.arg(html));
}

QString gnuboard5(const QList<Headline> &rows)
{
    QString html;
    for (const Headline &row : rows) {
        const bool notice = has(row, Flag::Notice);
        html += u"<tr class=\"%1\"><td class=\"td_num2\">%2</td>"_s.arg(
            notice ? u"bo_notice"_s : QString(),
            notice ? u"<strong class=\"notice_icon\">공지</strong>"_s : numberOf(row));
        html += u"<td class=\"td_subject\" style=\"padding-left:%1px\">"_s.arg(row.depth * 10);
        if (!row.category.isEmpty())
            html += u"<a href=\"/bbs/board.php?bo_table=b&amp;sca=x\" class=\"bo_cate_link\">%1</a>"_s.arg(
                escaped(row.category));
        html += u"<div class=\"bo_tit\"><a href=\"/bbs/board.php?bo_table=b&amp;wr_id=%1&amp;page=2\">%2 %3</a>"_s.arg(
            row.id, has(row, Flag::Secret) ? u"<i class=\"fa fa-lock\"></i>"_s : QString(), escaped(row.title));
        if (has(row, Flag::New)) html += u"<span class=\"new_icon\">N<span class=\"sound_only\">새글</span></span>"_s;
        if (has(row, Flag::File)) html += u"<i class=\"fa fa-download\"></i>"_s;
        if (row.comments)
            html += u"<span class=\"sound_only\">댓글</span><span class=\"cnt_cmt\">%1</span>"_s.arg(*row.comments);
        html +=
            u"</div></td><td class=\"td_name sv_use\"><span class=\"sv_wrap\"><a class=\"sv_member\" href=\"#\">%1</a>"
            u"<span class=\"sv\"><a href=\"#\">메일보내기</a></span></span></td>"_s.arg(escaped(row.author));
        html += u"<td class=\"td_num\">%1</td><td class=\"td_num\">%2</td><td class=\"td_datetime\">%3</td></tr>"_s.arg(
            count(row.views), count(row.votes), row.posted.date.toString(u"yy-MM-dd"_s));
    }
    return page(
        ""_L1,
        u"<div id=\"bo_list\"><div class=\"tbl_head01 "
        u"tbl_wrap\"><table><thead><tr><th>번호</th><th>제목</th><th>글쓴이</th>"
        u"<th>조회</th><th>추천</th><th>날짜</th></tr></thead><tbody>%1</tbody></table></div></div>"_s.arg(html));
}

QString gnuboard4(const QList<Headline> &rows)
{
    QString html;
    for (const Headline &row : rows) {
        html += u"<tr><td class=num>%1</td><td class=subject>%2"_s.arg(row.number ? numberOf(row) : u"<b>공지</b>"_s,
                                                                       u"&nbsp;&nbsp;"_s.repeated(row.depth));
        if (!row.category.isEmpty())
            html += u"<span class=small><font color=gray>[<a href='board.php?bo_table=b&sca=x'>%1</a>]</font></span> "_s
                        .arg(escaped(row.category));
        html += u"<a href='board.php?bo_table=b&wr_id=%1&page=2'>%2</a>"_s.arg(row.id, escaped(row.title));
        if (row.comments)
            html += u" <a href='board.php?bo_table=b&wr_id=%1#comment'><span class=comment>(%2)</span></a>"_s.arg(
                row.id, count(row.comments));
        if (has(row, Flag::New)) html += u"<img src=icon_new.gif>"_s;
        if (has(row, Flag::Secret)) html += u"<img src=icon_secret.gif>"_s;
        if (has(row, Flag::File)) html += u"<img src=icon_file.gif>"_s;
        html +=
            u"<td class=name><span class=member>%1</span><td class=datetime>%2<td class=hit>%3<td class=good>%4"_s.arg(
                escaped(row.author), row.posted.date.toString(u"yyyy-MM-dd"_s), count(row.views), count(row.votes));
    }
    return u"<title>b</title><TABLE class=board_list><tr><th>번호<th>제목<th>글쓴이<th>날짜<th>조회<th>추천%1</TABLE>"_s
        .arg(html);
}

QString zeroboard4(const QList<Headline> &rows)
{
    QString html;
    for (const Headline &row : rows) {
        html += u"<TR><TD>%1<TD align=left>%2"_s.arg(row.number ? u"&nbsp;%1&nbsp;"_s.arg(*row.number)
                                                                : u"<img src=notice_head.gif>"_s,
                                                     u"&nbsp; &nbsp;"_s.repeated(row.depth));
        html += u"<a href=zboard.php?id=b&page=2&sn=off&desc=asc&no=%1>%2</a>"_s.arg(row.id, escaped(row.title));
        if (row.comments) html += u" <font class=list_eng>[%1]</font>"_s.arg(*row.comments);
        if (has(row, Flag::New)) html += u"<img src=new_head.gif>"_s;
        html += u"<TD><span onMousedown=\"ZB_layerAction('a')\">%1</span><TD>%2<TD>%3<TD>%4"_s.arg(
            escaped(row.author), row.posted.date.toString(u"yyyy/MM/dd"_s), count(row.views), count(row.votes));
    }
    return u"<form name=list action=list_all.php><TABLE><TR><TD>번호<TD>제목<TD>이름<TD>날짜<TD>조회<TD>추천%1</TABLE></form>"_s
        .arg(html);
}

QUrl shortAddress(const QString &id)
{
    return QUrl(u"https://b.example/b/"_s + id);
}

QUrl queryAddress(const QString &id)
{
    return QUrl(u"https://b.example/index.php?mid=b&document_srl="_s + id);
}

QUrl gnuboardAddress(const QString &id)
{
    return QUrl(u"https://b.example/bbs/board.php?bo_table=b&wr_id="_s + id);
}

QUrl zeroboardAddress(const QString &id)
{
    return QUrl(u"https://b.example/bbs/zboard.php?id=b&no="_s + id);
}

QString pick(QRandomGenerator *random, const QStringList &from)
{
    return from[random->bounded(from.size())];
}

QString randomTitle(QRandomGenerator *random)
{
    static const QStringList tags{u"[속보]"_s, u"[1보]"_s, u"<출구조사>"_s, u"[3]"_s,
                                  u"(2)"_s,    u"»"_s,     u"獨"_s,         u"New"_s};
    static const QStringList words{u"등대"_s, u"\"불빛\""_s,   u"꺼져…주민"_s, u"A&B"_s,  u"100%"_s,
                                   u"new"_s,  u"댓글 3"_s,     u"똠방각하"_s,  u"'끝'"_s, u"ＡＩ"_s,
                                   u"<b>"_s,  u"2025.02.24"_s, u"공지"_s};
    static const QStringList ends{u"(종합2보)"_s, u"[3]"_s, u"(7)"_s, u"N"_s, u"…"_s, u"·"_s};
    QStringList parts;
    if (random->bounded(3) == 0) parts.append(pick(random, tags));
    for (int i = random->bounded(1, 7); i > 0; --i)
        parts.append(pick(random, words));
    if (random->bounded(3) == 0) parts.append(pick(random, ends));
    return parts.join(u' ');
}

} // namespace

const QList<SkinWriter> &skinWriters()
{
    const QUrl shortList(u"https://b.example/b?page=2"_s);
    static const QList<SkinWriter> writers{
        {.name = u"rhymix-default"_s,
         .skin = u"rhymix-default"_s,
         .address = shortList,
         .views = true,
         .votes = true,
         .categories = true,
         .secrets = true,
         .files = true,
         .write = rhymix,
         .rowAddress = shortAddress},
        {.name = u"sketchbook5 table"_s,
         .skin = u"sketchbook5"_s,
         .address = shortList,
         .hours = true,
         .views = true,
         .votes = true,
         .categories = true,
         .secrets = true,
         .files = true,
         .write = sketchbookTable,
         .rowAddress = queryAddress},
        {.name = u"sketchbook5 webzine"_s,
         .skin = u"sketchbook5"_s,
         .address = shortList,
         .views = true,
         .votes = true,
         .categories = true,
         .secrets = true,
         .files = true,
         .numbers = false,
         .write = sketchbookWebzine,
         .rowAddress = shortAddress},
        {.name = u"gnuboard5"_s,
         .skin = u"gnuboard5-basic"_s,
         .address = QUrl(u"https://b.example/bbs/board.php?bo_table=b"_s),
         .views = true,
         .votes = true,
         .categories = true,
         .depths = true,
         .secrets = true,
         .files = true,
         .write = gnuboard5,
         .rowAddress = gnuboardAddress},
        {.name = u"gnuboard4"_s,
         .skin = u"gnuboard4"_s,
         .address = QUrl(u"https://b.example/bbs/board.php?bo_table=b"_s),
         .views = true,
         .votes = true,
         .categories = true,
         .depths = true,
         .secrets = true,
         .files = true,
         .write = gnuboard4,
         .rowAddress = gnuboardAddress},
        {.name = u"zeroboard4"_s,
         .skin = u"zeroboard4"_s,
         .address = QUrl(u"https://b.example/bbs/zboard.php?id=b"_s),
         .views = true,
         .votes = true,
         .depths = true,
         .write = zeroboard4,
         .rowAddress = zeroboardAddress},
    };
    return writers;
}

QList<Headline> randomRows(const SkinWriter &writer, quint32 seed)
{
    QRandomGenerator generator(seed);
    QRandomGenerator *random = &generator;
    static const QStringList names{u"갈매기"_s, u"등대 지기"_s, u"A&B"_s,     u"새벽통신"_s,
                                   u"ㅇㅇ"_s,   u"o'neil"_s,    u"<관리자>"_s};
    static const QStringList categories{QString(), QString(), u"세계"_s, u"A/S"_s, u"생활·문화"_s};
    QList<Headline> rows;
    const int notices = random->bounded(3);
    const int total = notices + random->bounded(1, 25);
    qint64 id = random->bounded(1000, 900'000), number = random->bounded(100, 50'000);
    for (int i = 0; i < total; ++i) {
        Headline row;
        row.id = QString::number(id);
        id -= random->bounded(1, 9);
        if (i < notices)
            row.flags |= Flag::Notice;
        else if (writer.numbers)
            row.number = number--;
        row.title = randomTitle(random);
        if (row.title.endsWith(u'…')) row.flags |= Flag::CutTitle;
        row.author = pick(random, names);
        const QDate day = QDate(2025, 2, 24).addDays(-random->bounded(400));
        const QTime hour(random->bounded(24), random->bounded(60));
        row.posted = writer.hours && random->bounded(2) ? PostedTime::moment(day, hour, 9 * 3600)
                                                        : PostedTime::day(day, 9 * 3600);
        if (random->bounded(2)) row.comments = random->bounded(1, 2000);
        if (writer.views) row.views = random->bounded(100'000);
        if (writer.votes) row.votes = random->bounded(300);
        if (writer.categories) row.category = pick(random, categories);
        if (writer.depths) row.depth = random->bounded(4) == 0 ? random->bounded(4) : 0;
        if (random->bounded(3) == 0) row.flags |= Flag::New;
        if (writer.secrets && random->bounded(6) == 0) row.flags |= Flag::Secret;
        if (writer.files && random->bounded(4) == 0) row.flags |= Flag::File;
        row.url = writer.rowAddress(row.id);
        rows.append(row);
    }
    return rows;
}

} // namespace newsboard
