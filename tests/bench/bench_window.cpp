// The window over a large cache, driven as a person drives it: from the process's own clock each keystroke of a search
// to its rows on the screen, jumps and sorting frame by frame, and the longest that the GUI thread was ever busy; from
// outside (/proc) what the program needs to start, beside a bare Qt window with a table of as many rows. `bench_window
// FOLDER` with a copy of a data folder that bench_search left (--in FOLDER), in a window of its own (Xvfb will do);
// nothing is fetched. "own" is the GUI thread's own work, which other programs do not lengthen.
// In FIGURES stand those of a smaller cache, run before, which have grown by so much; they are written there.
// (bench_backfill has a back-fill before a window, bench_bare is the bare one.)

#include "app/store/freed_memory.h"
#include "app/usecases/session.h"
#include "tests/bench/figures.h"
#include "tests/bench/outside.h"
#include "tests/bench/shown_clock.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_view.h"
#include "ui/search/search_box.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QDir>
#include <QFileInfo>
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

constexpr double kFrame = 16;    ///< What each frame may take, in ms.
constexpr double kLongest = 50;  ///< What the GUI thread may ever be busy without a break, in ms.
constexpr double kMemory = 90;   ///< MB.
constexpr double kTimesBare = 2; ///< What starting may cost, as a multiple of the bare window.
constexpr int kBetweenKeys = 5;  ///< ms; no person types as quickly.
constexpr int kBareRows = 1'000'000;
constexpr int kWordsOfAView = 80; ///< Typed syllable by syllable, in each of two views: over 1,000 keystrokes.

/// Until everything was done that was to be done: what comes next is a thing of its own.
void rest(int ms)
{
    const qint64 waits = BusyClock::waits();
    while (BusyClock::waits() == waits) {
        QEventLoop loop;
        QTimer::singleShot(ms, &loop, &QEventLoop::quit);
        loop.exec();
    }
    // What a keystroke left to be deleted: a loop inside of what called for that does not.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
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

/// Times of one kind.
struct Spans {
    std::vector<double> wall;
    std::vector<double> cpu;
    std::vector<double> own;

    void add(const Span &span)
    {
        wall.push_back(span.wall);
        cpu.push_back(span.cpu);
        own.push_back(span.own);
    }
    void add(const Spans &others)
    {
        wall.insert(wall.end(), others.wall.begin(), others.wall.end());
        cpu.insert(cpu.end(), others.cpu.begin(), others.cpu.end());
        own.insert(own.end(), others.own.begin(), others.own.end());
    }
};

void tell(const QString &what, const Spans &spans)
{
    const auto at = [&spans](double share) {
        return u"cpu %1, own %2"_s.arg(percentile(spans.cpu, share), 0, 'f', 1)
            .arg(percentile(spans.own, share), 0, 'f', 1);
    };
    report(u"%1, median (%2)"_s.arg(what, at(0.5)), percentile(spans.wall, 0.5), "ms");
    report(u"… 99 % of %1 (%2)"_s.arg(spans.wall.size()).arg(at(0.99)), percentile(spans.wall, 0.99), "ms");
}

/// The longest that the GUI thread was busy in a part of a tour, without a break.
void tellBusy(const QString &what, BusyClock *busy, double limit)
{
    const BusyClock::Longest longest = busy->take();
    report(what + u", longest busy"_s, longest.wall, "ms", limit);
    report(u"… its own work (%1 MB in memory)"_s.arg(residentMb(), 0, 'f', 0), longest.own, "ms", limit);
}

/// The window with its parts, and hands that use it.
class Driver {
public:
    Driver(ShownClock &screen, Session &session, MainWindow &window)
        : m_screen(screen), m_search(session.search()), m_table(*window.findChild<HeadlineView *>()),
          m_model(*window.findChild<HeadlineModel *>()), m_box(*window.findChild<SearchBox *>()),
          m_sidebar(*window.findChild<SidebarView *>())
    {
        const auto change = [this] { m_isChanged = true; };
        QObject::connect(&m_model, &HeadlineModel::modelReset, &m_context, change);
        QObject::connect(&m_model, &HeadlineModel::dataChanged, &m_context, change);
        QObject::connect(&m_model, &HeadlineModel::rowsInserted, &m_context, change);
        QObject::connect(&m_search, &Search::firstFound, &m_context, [this](int, const QList<Key> &, bool isAll) {
            m_isFound = true;
            m_isAll = isAll;
            taken.add(m_screen.elapsed());
            if (!m_isChanged) m_screen.showsAlready();
        });
        QObject::connect(&m_search, &Search::found, &m_context, [this] { m_isAll = true; });
        QObject::connect(&m_search, &Search::counted, &m_context, [this] {
            m_isCounted = true;
            if (m_sinceFound.isValid()) noteCount(double(m_sinceFound.nsecsElapsed()) / 1e6);
            m_sinceFound.invalidate();
        });
    }

    /// One keystroke, as an input method tells of it, until its rows are on the screen.
    Span stroke(const QString &composed, const QString &committed)
    {
        m_isFound = m_isChanged = m_isAll = m_isCounted = false;
        m_sinceFound.invalidate();
        const auto type = [&] {
            QInputMethodEvent event(composed, {});
            event.setCommitString(committed);
            QApplication::sendEvent(&m_box, &event);
            asked.add(m_screen.elapsed());
        };
        const Span span = m_screen.untilShown(m_table.viewport(), type, [this] { return m_isFound; });
        m_untilShown = span.wall;
        if (m_isAll || m_isCounted)
            noteCount(0); // It came while the rows were painted.
        else
            m_sinceFound.start();
        rest(kBetweenKeys);
        return span;
    }
    /// Lets the rest of what was found come: a person who looks.
    void look()
    {
        waitFor([this] { return m_isAll; });
        rest(1);
    }
    /// Leaves the search, until what was there before is there again.
    void clear()
    {
        const auto leave = [this] {
            QInputMethodEvent nothing;
            QApplication::sendEvent(&m_box, &nothing);
            m_box.clear();
        };
        m_screen.untilShown(m_table.viewport(), leave, [] { return true; });
        rest(1);
    }
    Span jump(int row)
    {
        const Span span = m_screen.untilShown(
            m_table.viewport(), [&] { m_table.verticalScrollBar()->setValue(row); }, [] { return true; });
        rest(1);
        return span;
    }
    /// Opens a view; until its first rows are on the screen.
    Span open(const View &view)
    {
        const Span span = m_screen.untilShown(
            m_table.viewport(), [&] { emit m_sidebar.viewChosen(view); }, [] { return true; });
        settle();
        return span;
    }
    /// Clicks on a column's header; until the rows stand in that order.
    Span sort(int column)
    {
        const Span span = m_screen.untilShown(
            m_table.viewport(), [&] { emit m_table.horizontalHeader()->sectionClicked(column); },
            [this] { return !m_model.isLoading(); });
        rest(1);
        return span;
    }
    /// Until the keys of the view are all there.
    void settle()
    {
        waitFor([this] { return m_model.rowCount() > 0 && !m_model.isLoading(); });
        rest(20);
    }
    void focusSearch() { m_box.setFocus(); }
    /// A word of some headline.
    QString someWord(QRandomGenerator &random)
    {
        const auto row = m_model.headlineAt(random.bounded(m_model.rowCount()));
        const QStringList words = row ? row->headline.title.split(u' ', Qt::SkipEmptyParts) : QStringList();
        return words.isEmpty() ? u"소식"_s : words[random.bounded(int(words.size()))];
    }
    HeadlineView &table() { return m_table; }
    HeadlineModel &model() { return m_model; }

    Spans asked;      ///< Until the question was asked, …
    Spans taken;      ///< … and until the answer was taken into the table.
    Spans counts;     ///< From the rows on the screen to the exact count, …
    Spans untilCount; ///< … and from the keystroke.

private:
    void noteCount(double ms)
    {
        counts.add({.wall = ms});
        untilCount.add({.wall = m_untilShown + ms});
    }

    QObject m_context;
    ShownClock &m_screen;
    Search &m_search;
    HeadlineView &m_table;
    HeadlineModel &m_model;
    SearchBox &m_box;
    SidebarView &m_sidebar;
    bool m_isFound = false;
    bool m_isChanged = false;
    bool m_isAll = false;
    bool m_isCounted = false;
    QElapsedTimer m_sinceFound;
    double m_untilShown = 0; ///< The rows of the last keystroke, in milliseconds.
};

/// What starting costs, seen from outside, beside the bare window.
void starts(const QString &folder, int rows)
{
    const QDir programs(QCoreApplication::applicationDirPath());
    Outside bare;
    Outside whole;
    for (int time = 0; time < 2; ++time) { // What they read is in the system's memory the second time.
        bare = startedUntilIdle(programs.filePath(u"bench_bare"_s), {QString::number(rows)});
        whole = startedUntilIdle(programs.filePath(u"../../newsboard"_s), {u"--data"_s, folder, u"--offline"_s});
    }
    report(u"a bare Qt window with a table of %1 rows, cpu"_s.arg(rows), bare.cpuMs, "ms");
    report(u"start until all is painted and idle, cpu"_s, whole.cpuMs, "ms", kTimesBare * bare.cpuMs);
    report(u"the bare window in memory"_s, bare.residentMb, "MB");
    report(u"the program in memory after its start"_s, whole.residentMb, "MB", kMemory);
}

/// Types in a view; returns the times of all keystrokes.
Spans typesIn(Driver &driver, const QString &where, QRandomGenerator &random)
{
    Spans composing;
    Spans plain;
    Spans wide;
    for (int i = 0; i < kWordsOfAView; ++i) {
        const QString word = driver.someWord(random);
        driver.focusSearch();
        for (const QChar syllable : word) {
            composing.add(driver.stroke(QString(syllable), {}));
            plain.add(driver.stroke({}, QString(syllable)));
            driver.look();
        }
        driver.clear();
        const QString other = driver.someWord(random);
        for (const QString &typed : {word + u' ' + other, word + u" is:unread"_s, u"미국 "_s + word, u"ㅅㅇㄱ"_s}) {
            wide.add(driver.stroke({}, typed));
            driver.look();
            driver.clear();
        }
    }
    tell(where + u": a syllable being composed"_s, composing);
    tell(where + u": a syllable written"_s, plain);
    tell(where + u": two words, is:unread, 美, 초성"_s, wide);
    composing.add(plain);
    composing.add(wide);
    return composing;
}

void searches(Driver &driver, const BoardId board, QRandomGenerator &random, BusyClock *busy, Growth *growth)
{
    Spans all;
    for (const View &view : {View{board}, View{}}) {
        driver.open(view);
        all.add(typesIn(driver, view.board == 0 ? u"all boards"_s : u"one board"_s, random));
    }
    report(u"a keystroke to its rows on the screen, 99 % of %1"_s.arg(all.wall.size()), percentile(all.wall, 0.99),
           "ms", kFrame);
    // No limit: the search's thread counts on while the rows are painted.
    report(u"… of the processor, all threads"_s, percentile(all.cpu, 0.99), "ms");
    report(u"… the GUI thread's own work"_s, percentile(all.own, 0.99), "ms", kFrame);
    report(u"… of which until the question is asked"_s, percentile(driver.asked.own, 0.99), "ms");
    report(u"… of which until the answer is taken (wall %1)"_s.arg(percentile(driver.taken.wall, 0.99), 0, 'f', 1),
           percentile(driver.taken.own, 0.99), "ms");
    report(u"… median of all three, own: %1, %2 and"_s.arg(percentile(driver.asked.own, 0.5), 0, 'f', 1)
               .arg(percentile(driver.taken.own, 0.5), 0, 'f', 1),
           percentile(all.own, 0.5), "ms");
    report(u"the exact count after it, 99 % of %1"_s.arg(driver.counts.wall.size()),
           percentile(driver.counts.wall, 0.99), "ms", kLongest);
    report(u"… from the keystroke on"_s, percentile(driver.untilCount.wall, 0.99), "ms", kFrame + kLongest);
    tellBusy(u"searching"_s, busy, kLongest);
    growth->note(u"a keystroke to its rows on the screen, 99 %"_s, percentile(all.wall, 0.99));
    growth->note(u"a keystroke to its rows on the screen, median"_s, percentile(all.wall, 0.5));
    growth->note(u"a keystroke to its exact count, 99 %"_s, percentile(driver.untilCount.wall, 0.99));
}

/// Opening the board, jumping anywhere, sorting and sorting back, frame by frame.
void moves(Driver &driver, const BoardId board, QRandomGenerator &random, BusyClock *busy, Growth *growth)
{
    busy->take();
    Spans opened;
    for (int i = 0; i < 20; ++i)
        opened.add(driver.open(i % 2 == 0 ? View{} : View{board}));
    tell(u"a view opened"_s, opened);
    tellBusy(u"opening"_s, busy, kFrame);
    growth->note(u"a view opened, median"_s, percentile(opened.wall, 0.5));
    Spans jumps;
    for (int i = 0; i < 200; ++i)
        jumps.add(driver.jump(random.bounded(driver.table().verticalScrollBar()->maximum() + 1)));
    tell(u"a jump anywhere"_s, jumps);
    tellBusy(u"jumping"_s, busy, kFrame);
    growth->note(u"a jump anywhere, 99 %"_s, percentile(jumps.wall, 0.99));
    Spans sorted;
    Spans back;
    for (int column = HeadlineModel::NumberColumn; column < HeadlineModel::ColumnCount; ++column) {
        sorted.add(driver.sort(column));
        sorted.add(driver.sort(column));
        back.add(driver.sort(column));
    }
    tell(u"sorted by a column"_s, sorted);
    tell(u"sorted back to newest"_s, back);
    tellBusy(u"sorting"_s, busy, kFrame);
}

/// The rest of a tour.
void tours(Driver &driver, Session &session, QRandomGenerator &random, BusyClock *busy)
{
    busy->take();
    for (int i = 0; i < 40; ++i) {
        driver.table().setCurrentIndex(driver.model().index(random.bounded(driver.model().rowCount()), 0));
        rest(60);
    }
    tellBusy(u"40 rows opened"_s, busy, kLongest);
    session.states().markAllRead(0);
    waitFor([&] {
        const QList<Board> &boards = session.boards().boards();
        return std::all_of(boards.begin(), boards.end(), [](const Board &board) { return board.unread == 0; });
    });
    rest(2500); // In which the threads at rest give back what the work took.
    tellBusy(u"everything marked read"_s, busy, kLongest);
}

int run(ShownClock &application, const QString &folder, Growth *growth)
{
    auto opened = Session::open({.dataFolder = folder, .offline = true});
    if (!opened) return 1;
    Session &session = **opened;
    const QTemporaryDir own;
    QSettings settings(own.filePath(u"settings.ini"_s), QSettings::IniFormat);
    applyTheme(application, settings);
    MainWindow window({session.boards(), session.refresh(), session.backFill(), session.articles(), session.pictures(),
                       session.files(), session.imports(), session.exports(), session.states(), session.rows(),
                       session.search(), session.network(), session.prefetch(), session.cleanUp(), session.jobs(),
                       settings});
    BusyClock busy;
    session.boards().load();
    window.resize(1400, 900);
    window.show();
    window.activateWindow();
    Driver driver(application, session, window);
    driver.settle();
    const BoardId board = session.boards().boards().first().id;
    driver.open(View{});
    driver.open(View{board});
    std::printf("\nthe window over %s, %d rows in its largest board; load %s\n", qPrintable(folder),
                driver.model().rowCount(), machineLoad().constData());
    tellBusy(u"starting"_s, &busy, kLongest);
    QRandomGenerator random(1);
    moves(driver, board, random, &busy, growth);
    searches(driver, board, random, &busy, growth);
    tours(driver, session, random, &busy);
    report(u"in memory after all of that"_s, residentMb(), "MB", kMemory);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    keepLargePiecesApart();
    ShownClock application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2 || !QFileInfo(arguments[1]).isDir()) {
        std::fputs("bench_window FOLDER [FIGURES]\n", stderr);
        return 2;
    }
    starts(arguments[1], kBareRows);
    Growth growth(arguments.value(2));
    return run(application, arguments[1], &growth);
}
