// The window over a large cache, driven as a person drives it: each keystroke of a search to its rows on the screen,
// and the longest that the GUI thread was ever busy, there and while rows are opened, sorted by each column and marked
// read. `bench_window FOLDER` with a copy of a data folder that bench_search left (--in FOLDER), in a window of its own
// (Xvfb will do); nothing is fetched. (bench_backfill has a back-fill before a window.)

#include "app/usecases/session.h"
#include "tests/bench/busy_clock.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_view.h"
#include "ui/search/search_box.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

struct Times {
    QList<double> all;  ///< By the clock on the wall.
    QList<double> mine; ///< Of these, the GUI thread's own work.

    void add(std::pair<double, double> times)
    {
        all.append(times.first);
        mine.append(times.second);
    }
    static double at(double share, QList<double> &times)
    {
        std::sort(times.begin(), times.end());
        return times.isEmpty() ? 0 : times[std::min(qsizetype(share * double(times.size())), times.size() - 1)];
    }
};

void print(const char *what, Times &times, double busy)
{
    std::printf("%-44s %6lld %8.1f %8.1f %8.1f %8.1f %8.1f\n", what, static_cast<long long>(times.all.size()),
                Times::at(0.5, times.all), Times::at(0.99, times.all), Times::at(0.5, times.mine),
                Times::at(0.99, times.mine), busy);
}

/// Waits for events as the program does, which a test's waiting does not: a BusyClock hears of it.
void rest(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

template<typename Condition> void waitFor(Condition condition)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.elapsed() > 60'000) qFatal("nothing came for a minute");
        rest(5);
    }
}

double residentMb()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS"))
            return line.mid(line.indexOf(':') + 1).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// Prints how long the GUI thread was busy at most in a part of a tour, without a break.
void tell(const char *what, BusyClock *busy)
{
    constexpr double kLongest = 50;
    const BusyClock::Longest longest = busy->take();
    std::printf("%-44s busy %8.1f ms at most, %.1f of its own%s; %.0f MB in memory\n", what, longest.wall, longest.own,
                longest.own > kLongest ? "  MISSED" : "", residentMb());
    std::fflush(stdout);
}

class Driver {
public:
    Driver(Session &session, MainWindow &window)
        : m_search(session.search()), m_table(*window.findChild<HeadlineView *>()),
          m_model(*window.findChild<HeadlineModel *>()), m_box(*window.findChild<SearchBox *>())
    {
    }

    /// One keystroke, as an input method tells of it. Milliseconds to the painted rows, and the GUI thread's own.
    std::pair<double, double> stroke(const QString &composed, const QString &committed)
    {
        QEventLoop loop;
        QObject::connect(&m_search, &Search::firstFound, &loop, &QEventLoop::quit);
        QElapsedTimer clock;
        clock.start();
        const double before = threadTime();
        QInputMethodEvent event(composed, {});
        event.setCommitString(committed);
        QApplication::sendEvent(&m_box, &event);
        loop.exec();
        m_table.viewport()->repaint();
        return {double(clock.nsecsElapsed()) / 1e6, threadTime() - before};
    }

    void clear()
    {
        QInputMethodEvent nothing;
        QApplication::sendEvent(&m_box, &nothing);
        m_box.clear();
    }
    /// A word of some headline.
    QString someWord(QRandomGenerator &random)
    {
        const auto row = m_model.headlineAt(random.bounded(m_model.rowCount()));
        const QStringList words = row ? row->headline.title.split(u' ', Qt::SkipEmptyParts) : QStringList();
        return words.isEmpty() ? u"소식"_s : words[random.bounded(int(words.size()))];
    }
    HeadlineView &table() { return m_table; }
    HeadlineModel &model() { return m_model; }

private:
    Search &m_search;
    HeadlineView &m_table;
    HeadlineModel &m_model;
    SearchBox &m_box;
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QString folder = QApplication::arguments().value(1);
    if (folder.isEmpty()) {
        std::fputs("bench_window FOLDER\n", stderr);
        return 2;
    }
    auto opened = Session::open({.dataFolder = folder, .offline = true});
    if (!opened) return 1;
    Session &session = **opened;
    const QTemporaryDir own;
    QSettings settings(own.filePath(u"settings.ini"_s), QSettings::IniFormat);
    MainWindow window({session.boards(), session.refresh(), session.backFill(), session.articles(), session.pictures(),
                       session.files(), session.imports(), session.exports(), session.states(), session.rows(),
                       session.search(), session.network(), session.prefetch(), session.cleanUp(), session.jobs(),
                       settings});
    BusyClock busy;
    session.boards().load();
    window.resize(1400, 900);
    window.show();
    window.activateWindow();
    Driver driver(session, window);
    waitFor([&] { return driver.model().rowCount() > 0 && !driver.model().isLoading(); });
    std::printf("%d rows in the first view; start: GUI thread busy %.1f ms at most, %.0f MB in memory\n",
                driver.model().rowCount(), busy.take().wall, residentMb());
    std::printf("%-44s %6s %8s %8s %8s %8s %8s\n", "ms", "count", "median", "p99", "own", "own p99", "busy");

    Times jumps;
    QRandomGenerator random(1);
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer clock;
        clock.start();
        const double before = threadTime();
        driver.table().verticalScrollBar()->setValue(random.bounded(driver.table().verticalScrollBar()->maximum() + 1));
        driver.table().viewport()->repaint();
        jumps.add({double(clock.nsecsElapsed()) / 1e6, threadTime() - before});
    }
    rest(50);
    print("a jump anywhere", jumps, busy.take().wall);

    window.findChild<SearchBox *>()->setFocus();
    for (const View &view : {View{session.boards().boards().first().id}, View{}}) {
        emit window.findChild<SidebarView *>()->viewChosen(view);
        waitFor([&] { return !driver.model().isLoading(); });
        window.findChild<SearchBox *>()->setFocus();
        Times plain;
        Times composing;
        Times wide;
        busy.take().wall;
        for (int i = 0; i < 60; ++i) {
            const QString word = driver.someWord(random);
            for (const QChar syllable : word) {
                composing.add(driver.stroke(QString(syllable), {}));
                plain.add(driver.stroke({}, QString(syllable)));
            }
            driver.clear();
            const QString other = driver.someWord(random);
            for (const QString &typed : {word + u' ' + other, word + u" is:unread"_s, u"미국 "_s + word, u"ㅅㅇㄱ"_s}) {
                wide.add(driver.stroke({}, typed));
                driver.clear();
            }
        }
        const BusyClock::Longest most = busy.take();
        std::printf("%s\n", view.board == 0 ? "all boards" : "one board");
        print("  a syllable being composed", composing, most.wall);
        print("  a syllable written", plain, most.wall);
        print("  two words, is:unread, shorthand, initials", wide, most.wall);
        std::printf("  %.1f ms of its own at most without a break; %.0f MB in memory\n", most.own, residentMb());
    }

    busy.take();
    for (int i = 0; i < 40; ++i) {
        driver.table().setCurrentIndex(driver.model().index(random.bounded(driver.model().rowCount()), 0));
        rest(60);
    }
    tell("40 rows opened", &busy);
    for (int column = HeadlineModel::NumberColumn; column < HeadlineModel::ColumnCount; ++column) {
        for (int click = 0; click < 3; ++click) {
            emit driver.table().horizontalHeader()->sectionClicked(column);
            waitFor([&] { return !driver.model().isLoading(); });
        }
    }
    tell("sorted by each column and back", &busy);
    session.states().markAllRead(0);
    waitFor([&] {
        const QList<Board> &boards = session.boards().boards();
        return std::all_of(boards.begin(), boards.end(), [](const Board &board) { return board.unread == 0; });
    });
    rest(1000);
    tell("everything marked read", &busy);
    return 0;
}
