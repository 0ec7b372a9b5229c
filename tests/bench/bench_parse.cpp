// What reading a list page costs, beside gumbo alone on the same bytes in the same run: by a skin, and by the detector.
// Exit code 1 if either whole road takes more than 2.5 times gumbo, by the fastest of many repetitions.

#include "app/parse/charset.h"
#include "app/parse/parse.h"
#include "app/parse/tree.h"

#include <QElapsedTimer>
#include <QTimeZone>

#include <gumbo.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kRepetitions = 300;
constexpr double kMostTimesGumbo = 2.5;

QString menus()
{
    QString out = u"<ul class=\"gnb\">"_s;
    for (int group = 0; group < 12; ++group) {
        out += u"<li class=\"menu\"><a href=\"/part%1\"><span>모음 %1</span></a><ul class=\"sub\">"_s.arg(group);
        for (int item = 0; item < 6; ++item)
            out += u"<li><a href=\"/part%1/%2\">작은 마당 %1-%2</a></li>"_s.arg(group).arg(item);
        out += u"</ul></li>"_s;
    }
    return out + u"</ul>"_s;
}

QString row(int number)
{
    static const QStringList words{u"시장"_s, u"물가"_s, u"회담"_s, u"예산"_s, u"태풍"_s, u"항만"_s, u"선거"_s};
    const QString title = u"[속보] %1 앞둔 %2 협의… “다음 주 %3 대책 발표”(종합%4보)"_s.arg(
        words[number % 7], words[number / 7 % 7], words[number / 3 % 7], QString::number(number % 4 + 2));
    return uR"(<tr>
<td class="no">%1</td>
<td class="title">
<a href="/index.php?mid=news&amp;document_srl=%2" class="title_link">%3</a>
<a href="/index.php?mid=news&amp;document_srl=%2#comment" class="replyNum" title="댓글">[%4]</a>
<img src="/modules/document/tpl/icons/new.gif" alt="new" title="new" style="margin-right:2px" />
</td>
<td class="author"><a href="#popup_menu_area" class="member_%5" onclick="return false">새벽통신%5</a></td>
<td class="time" title="13:%6">2025.02.%7</td>
<td class="readNum">%8</td>
<td class="voteNum">%4</td>
</tr>
)"_s.arg(number)
        .arg(48'000'000 + number * 37)
        .arg(title)
        .arg(number % 9 + 1)
        .arg(number % 5 + 1)
        .arg(number % 50 + 10)
        .arg(number % 18 + 10)
        .arg(number % 900 + 12);
}

/// An invented list page of about 50 KB, as Rhymix's default skin writes one.
QByteArray listPage()
{
    QString out = u"<!DOCTYPE html><html lang=\"ko\"><head><meta charset=\"UTF-8\">"
                  "<meta name=\"generator\" content=\"Rhymix\"><title>새벽 게시판 - 소식</title>"_s;
    for (int i = 0; i < 25; ++i)
        out += u"<link rel=\"stylesheet\" href=\"/common/css/part%1.css?20250101\" />"
               "<script src=\"/common/js/part%1.js?20250101\"></script>\n"_s.arg(i);
    out += u"</head><body class=\"mobile\"><a href=\"#content\" class=\"skip\">메뉴 건너뛰기</a>"_s + menus() +
           u"<div id=\"content\"><div class=\"board\"><div class=\"board_list\" id=\"board_list\">"
           "<table width=\"100%\" summary=\"List of Articles\"><thead><tr><th scope=\"col\" class=\"no\">번호</th>"
           "<th scope=\"col\" class=\"title\">제목</th><th scope=\"col\" class=\"author\">글쓴이</th>"
           "<th scope=\"col\" class=\"time\">날짜</th><th scope=\"col\" class=\"readNum\">조회 수</th>"
           "<th scope=\"col\" class=\"voteNum\">추천 수</th></tr></thead><tbody>\n"_s;
    for (int number = 46'589; number > 46'589 - 30; --number)
        out += row(number);
    out += u"</tbody></table></div><div class=\"list_footer\"><div class=\"pagination\">"_s;
    for (int page = 1; page <= 10; ++page)
        out += page == 1 ? u"<strong>1</strong>"_s : u" <a href=\"/index.php?mid=news&amp;page=%1\">%1</a>"_s.arg(page);
    out += u"</div></div></div></div>"_s + menus() + u"<script>\n"_s;
    while (out.toUtf8().size() < 50'000)
        out += u"xe.lang.confirm_delete = '정말 지우시겠습니까?'; jQuery(function($){ $('.menu').show(); });\n"_s;
    return (out + u"</script></body></html>"_s).toUtf8();
}

/// Fastest and middle of many repetitions, in microseconds.
struct Times {
    double fastest = 0;
    double middle = 0;
};

class Stopwatch {
public:
    explicit Stopwatch(std::function<void()> work) : m_work(std::move(work)) {}

    void lap()
    {
        QElapsedTimer timer;
        timer.start();
        m_work();
        m_laps.push_back(double(timer.nsecsElapsed()) / 1000.0);
    }
    Times times()
    {
        std::sort(m_laps.begin(), m_laps.end());
        return {m_laps.front(), m_laps[m_laps.size() / 2]};
    }

private:
    std::function<void()> m_work;
    std::vector<double> m_laps;
};

} // namespace

int main()
{
    const QByteArray bytes = listPage();
    const QByteArray contentType = "text/html; charset=UTF-8";
    const QUrl url(u"https://board.example/index.php?mid=news"_s);
    const QDateTime now(QDate(2025, 2, 28), QTime(14, 0), QTimeZone("Asia/Seoul"));
    const PageSource source{.bytes = bytes, .contentType = contentType, .url = url, .now = now, .cut = false};
    const SkinSet skins = SkinSet::load({SkinSet::builtInFolder()});
    const QString text = decodePage(bytes, contentType).text;

    qsizetype rows[2] = {0, 0};
    Stopwatch gumbo([&] {
        GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, bytes.constData(), size_t(bytes.size()));
        gumbo_destroy_output(&kGumboDefaultOptions, output);
    });
    Stopwatch decoding([&] { (void)decodePage(bytes, contentType); });
    Stopwatch tree([&] { (void)PageTree::parse(text, url); });
    Stopwatch bySkin([&] { rows[0] = parsePage(source, skins).list.rows.size(); });
    Stopwatch byShape([&] { rows[1] = parsePage(source, SkinSet()).list.rows.size(); });

    // Interleaved, so that what else the machine does falls on all of them alike.
    for (int i = 0; i < kRepetitions; ++i) {
        for (Stopwatch *watch : {&gumbo, &decoding, &tree, &bySkin, &byShape})
            watch->lap();
    }

    const Times base = gumbo.times();
    bool slow = false;
    const auto report = [&](const char *what, const Times &times, bool limited) {
        const double ratio = times.fastest / base.fastest;
        std::printf("%-26s min %8.1f us  median %8.1f us  %5.2f x gumbo\n", what, times.fastest, times.middle, ratio);
        slow = slow || (limited && ratio > kMostTimesGumbo);
    };
    std::printf("%lld bytes; %lld rows by skin, %lld by shape\n", static_cast<long long>(bytes.size()),
                static_cast<long long>(rows[0]), static_cast<long long>(rows[1]));
    report("gumbo alone", base, false);
    report("decode", decoding.times(), false);
    report("bound, gumbo, copy", tree.times(), false);
    report("page by skin", bySkin.times(), true);
    report("page by the detector", byShape.times(), true);
    return slow ? 1 : 0;
}
