// What opening a cached article costs the GUI thread: composing, setting and laying out the first screen; how long that
// thread is then busy in one go until all of a long article stands, lines and scroll bar included; and the same where
// it was made ready before. By the thread's own processor time, the clock's beside it. Exit code 1 if opening an
// ordinary article takes more than 16 ms, or if anything takes more than 50 ms in one go, by the median of the
// repetitions. Needs a display or QT_QPA_PLATFORM=offscreen.

#include "ui/reader/reader.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr double kMost = 16;
constexpr double kMostAtOnce = 50;
constexpr int kRounds = 15;

const QString kParagraph =
    u"<p>동북아 해운동맹은 24일 이달 말 일본 측과 새 항로를 놓고 협의를 연다고 밝혔다. 동맹 관계자는 <b>운임</b>을 "
    u"흔드는 "
    "요인부터 차례로 풀어 가겠다고 말했다. <a href=\"https://example.kr/1\">앞선 글</a>에 따르면 세 해가 걸린다.</p>"_s;

Article article(int paragraphs, int pictures, int comments)
{
    Article a;
    a.title = u"해운동맹 이달 말 항로 협의"_s;
    for (int i = 0; i < paragraphs; ++i) {
        a.html += kParagraph;
        if (i < pictures) {
            const QUrl address(u"https://example.kr/%1.jpg"_s.arg(i));
            a.html +=
                u"<figure><img src=\"%1\"><figcaption>부두 %2</figcaption></figure>"_s.arg(address.toString()).arg(i);
            a.pictures.append({address, {.format = "jpeg", .size = {1'600, 1'000}, .bytes = 300'000}});
        }
    }
    for (int i = 0; i < comments; ++i) {
        Comment comment;
        comment.author = u"독자%1"_s.arg(i % 7);
        comment.depth = i % 3;
        comment.html = u"<p>아침 배를 타고 다녀왔습니다. 다음 달이 기다려집니다.</p>"_s;
        a.comments.append(comment);
    }
    return a;
}

/// A table of 500 rows.
Article withTable()
{
    Article a = article(2, 0, 0);
    a.html += u"<table>"_s;
    for (int i = 0; i < 500; ++i)
        a.html +=
            u"<tr><td>제%1부두</td><td>%2</td><td>3.2%</td><td>부산 신항 배후 단지</td></tr>"_s.arg(i).arg(1'000 + i);
    a.html += u"</table>"_s;
    return a;
}

struct Moment {
    double processor = 0; ///< Of this thread, in milliseconds …
    double clock = 0;     ///< … and by the clock.
};

template<typename Work> Moment timed(const Work &work)
{
    const auto processor = [] {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    };
    QElapsedTimer clock;
    clock.start();
    const double begun = processor();
    work();
    return {processor() - begun, double(clock.nsecsElapsed()) / 1e6};
}

Moment medianOf(std::vector<Moment> moments)
{
    const auto middle = moments.begin() + std::ptrdiff_t(moments.size() / 2);
    std::nth_element(moments.begin(), middle, moments.end(),
                     [](const Moment &a, const Moment &b) { return a.processor < b.processor; });
    return *middle;
}

/// The longest turn of the event loop until all of the article stands and is laid out.
Moment longestTurn(const Reader &reader)
{
    Moment longest;
    int quiet = 0;
    while (!reader.isWhole() || quiet < 30) {
        QThread::msleep(1);
        const Moment turn = timed([] { QApplication::processEvents(); });
        quiet = turn.processor < 0.2 ? quiet + 1 : 0;
        if (turn.processor > longest.processor) longest = turn;
    }
    return longest;
}

/// Whether it was quick enough; `isOrdinary` articles open in 16 ms.
bool measure(const char *what, const Article &text, bool isOrdinary, bool isReady)
{
    Reader reader;
    reader.resize(900, 700);
    reader.show();
    QApplication::processEvents();
    Board board;
    board.id = 1;
    HeadlineRow row;
    std::vector<Moment> opening;
    std::vector<Moment> longest;
    for (int i = 0; i < kRounds; ++i) {
        row.key = makeKey(1, i + 1);
        if (isReady) reader.makeReady(board, row, text);
        while (isReady && !reader.isReady(row.key))
            QApplication::processEvents();
        opening.push_back(timed([&] { reader.showArticle(board, row, text); }));
        longest.push_back(longestTurn(reader));
    }
    const Moment opened = medianOf(opening);
    const Moment turn = medianOf(longest);
    std::printf("%-44s opened in %6.2f ms (%6.2f by the clock), then in one go %6.2f ms (%6.2f)\n", what,
                opened.processor, opened.clock, turn.processor, turn.clock);
    return (!isOrdinary || opened.processor <= kMost) && opened.processor <= kMostAtOnce &&
           turn.processor <= kMostAtOnce;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const Article news = article(8, 1, 0);
    const Article report = article(40, 10, 20);
    bool isQuick = measure("a news story of 8 paragraphs", news, true, false);
    isQuick = measure("with 5 pictures and 30 comments", article(8, 5, 30), true, false) && isQuick;
    isQuick = measure("a report of 40 paragraphs, 10 pictures", report, true, false) && isQuick;
    isQuick = measure("200 comments", article(10, 0, 200), true, false) && isQuick;
    isQuick = measure("1,000 comments", article(10, 0, 1'000), false, false) && isQuick;
    isQuick = measure("2,000 comments", article(10, 0, 2'000), false, false) && isQuick;
    isQuick = measure("a report of 300 KB", article(1'000, 0, 0), false, false) && isQuick;
    isQuick = measure("a table of 500 rows", withTable(), false, false) && isQuick;
    isQuick = measure("made ready: a news story of 8 paragraphs", news, true, true) && isQuick;
    isQuick = measure("made ready: a report of 40 paragraphs", report, true, true) && isQuick;
    isQuick = measure("made ready: 200 comments", article(10, 0, 200), true, true) && isQuick;
    isQuick = measure("made ready: 1,000 comments", article(10, 0, 1'000), true, true) && isQuick;
    isQuick = measure("made ready: 2,000 comments", article(10, 0, 2'000), true, true) && isQuick;
    return isQuick ? 0 : 1;
}
