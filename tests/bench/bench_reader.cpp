// What opening a cached article costs the GUI thread: composing, setting and laying out the first screen of articles of
// ordinary kinds; the same where it was made ready before, and what that costs in one go while nothing else is to be
// done. Exit code 1 if opening takes more than 16 ms, by the fastest of the repetitions. Needs a display or
// QT_QPA_PLATFORM=offscreen.

#include "ui/reader/reader.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr double kMost = 16;
constexpr int kRounds = 25;

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

bool measure(const char *what, const Article &text)
{
    Reader reader;
    reader.resize(900, 700);
    reader.show();
    QApplication::processEvents();
    Board board;
    board.id = 1;
    HeadlineRow row;
    std::vector<double> laps;
    for (int i = 0; i < kRounds; ++i) {
        row.key = makeKey(1, i + 1);
        QElapsedTimer timer;
        timer.start();
        reader.showArticle(board, row, text);
        laps.push_back(double(timer.nsecsElapsed()) / 1e6);
        QApplication::processEvents(); // Painting is not opening.
    }
    std::sort(laps.begin(), laps.end());
    std::printf("%-44s min %7.2f ms  median %7.2f ms  max %7.2f ms\n", what, laps.front(), laps[laps.size() / 2],
                laps.back());
    return laps.front() <= kMost;
}

/// Milliseconds that one turn of the event loop takes.
double turn()
{
    QElapsedTimer timer;
    timer.start();
    QApplication::processEvents();
    return double(timer.nsecsElapsed()) / 1e6;
}

bool measureReady(const char *what, const Article &text)
{
    Reader reader;
    reader.resize(900, 700);
    reader.show();
    QApplication::processEvents();
    Board board;
    board.id = 1;
    HeadlineRow row;
    std::vector<double> laps;
    std::vector<double> preparing;
    for (int i = 0; i < kRounds; ++i) {
        row.key = makeKey(1, i + 1);
        reader.makeReady(board, row, text);
        double longest = 0;
        while (!reader.isReady(row.key))
            longest = std::max(longest, turn());
        preparing.push_back(longest);
        QElapsedTimer timer;
        timer.start();
        reader.showArticle(board, row, text);
        laps.push_back(double(timer.nsecsElapsed()) / 1e6);
        turn();
    }
    std::sort(laps.begin(), laps.end());
    std::sort(preparing.begin(), preparing.end());
    std::printf("%-44s min %7.2f ms  median %7.2f ms  max %7.2f ms; before it, in one go, median %.2f ms\n", what,
                laps.front(), laps[laps.size() / 2], laps.back(), preparing[preparing.size() / 2]);
    return laps.front() <= kMost;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    bool isQuick = measure("a news story of 8 paragraphs", article(8, 1, 0));
    isQuick = measure("with 5 pictures and 30 comments", article(8, 5, 30)) && isQuick;
    isQuick = measure("a report of 40 paragraphs, 10 pictures", article(40, 10, 20)) && isQuick;
    isQuick = measure("200 comments", article(10, 0, 200)) && isQuick;
    isQuick = measureReady("made ready: a news story of 8 paragraphs", article(8, 1, 0)) && isQuick;
    isQuick = measureReady("made ready: a report of 40 paragraphs", article(40, 10, 20)) && isQuick;
    isQuick = measureReady("made ready: 200 comments", article(10, 0, 200)) && isQuick;
    // So long a text is written ahead, but its document is not made: that would take longer than a moment.
    measureReady("written ahead: 1,000 comments", article(10, 0, 1'000));
    return isQuick ? 0 : 1;
}
