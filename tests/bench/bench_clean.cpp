// What reading an article costs: the cleaner and the plain text on an ordinary article of 50 KB, and the whole article
// on hostile pages. Exit code 1 if the ordinary article takes more than 3 ms, or a hostile one more than a second, by
// the fastest of the repetitions.

#include "app/parse/article_page.h"
#include "app/parse/sanitizer.h"
#include "app/parse/tree.h"

#include <QElapsedTimer>
#include <QTimeZone>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr double kMostOfOrdinary = 3.0;
constexpr double kMostOfHostile = 1000.0;

/// Fastest and middle, in milliseconds, of a number of repetitions; whether the fastest is within the bound.
bool measure(const char *what, int repetitions, double most, const std::function<void()> &work)
{
    std::vector<double> laps;
    for (int i = 0; i < repetitions; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        laps.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(laps.begin(), laps.end());
    std::printf("%-44s min %8.3f ms  median %8.3f ms\n", what, laps.front(), laps[laps.size() / 2]);
    return laps.front() <= most;
}

/// An invented article as editors write them: styled paragraphs, links, pictures with captions, a table.
QString ordinaryArticle()
{
    QString out = u"<div class=\"rhymix_content xe_content\">"_s;
    for (int part = 0; out.toUtf8().size() < 50'000; ++part) {
        out +=
            u"<p style=\"text-align:justify;line-height:1.8\"><span style=\"font-size:16px\">부산 앞바다에 놓일 <b>새 "
            "다리</b>의 공사가 %1일 시작됐다. 시는 “안전을 먼저 살피겠다”고 밝혔고, <a href=\"/news/%1\">앞선 글</a>에 "
            "따르면 세 해가 걸린다.</span></p>\n<p>&nbsp;</p>\n<p>다음 회의는 여름에 열린다.<br>자리는 같다.</p>"_s.arg(
                part);
        if (part % 10 == 0)
            out += u"<div style=\"text-align:center\"><img src=\"/common/blank.gif\" data-src=\"/files/%1.jpg\" "
                   "alt=\"다리\" width=\"640\" height=\"480\"><br>▲ 공사가 시작된 자리</div>"_s.arg(part);
        if (part % 25 == 0) out += u"<table><tr><th>해</th><th>값</th></tr><tr><td>2025</td><td>12</td></tr></table>"_s;
    }
    return out + u"</div>"_s;
}

} // namespace

int main()
{
    const QUrl address(u"https://board.example/news/1"_s);
    const DateContext dates{.now = QDateTime(QDate(2025, 2, 24), QTime(12, 0), QTimeZone::utc()),
                            .zone = QTimeZone::utc()};
    const QString head = u"<title>물안개호 안내</title><h1>물안개호 안내</h1><p>2025-02-01</p>"_s;
    bool good = true;

    const PageTree ordinary = PageTree::parse(ordinaryArticle(), address);
    QString html;
    good &= measure("clean an ordinary article of 50 KB", 300, kMostOfOrdinary,
                    [&] { html = cleanHtml(ordinary.body(), ordinary); });
    measure("its plain text", 300, kMostOfHostile, [&] { (void)plainText(html); });

    const QString words = u"물안개호의 물은 한 달 전보다 맑아졌다. "_s.repeated(9);
    const QString comment =
        u"<li class=item><b class=name>가</b><i class=date>2025-02-01</i><p class=text>나다</p></li>"_s;
    const PageTree nested = PageTree::parse(head + (u"<div align=center>"_s + words).repeated(1000), address);
    const PageTree comments =
        PageTree::parse(head + u"<p>맑다.</p><ul class=comment_list>"_s + comment.repeated(20'000), address);
    const auto article = [&](const PageTree &tree) {
        (void)parseArticle(tree, address, dates, nullptr, ListPage(), PageHint());
    };
    good &= measure("article of 1,000 nested blocks, 200,000 letters", 10, kMostOfHostile, [&] { article(nested); });
    good &= measure("article with 20,000 comments", 10, kMostOfHostile, [&] { article(comments); });
    return good ? 0 : 1;
}
