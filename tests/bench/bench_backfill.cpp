// A back-fill from a server on loopback into a new cache with the real window open before it, end to end: fetched,
// parsed, stored, indexed. `bench_backfill [HEADLINES [ROWS]]`, by default 50,000 at 30 to a page; in a window of its
// own (Xvfb will do). The server writes its pages beforehand and has a thread of its own. The last time somebody is at
// the window meanwhile: searches, scrolls, opens, sorts, marks read.

#include "app/usecases/session.h"
#include "tests/bench/busy_clock.h"
#include "tests/support/simulated_pages.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_view.h"
#include "ui/search/search_box.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kHeadlines = 50'000;
constexpr int kRowsPerPage = 30;
constexpr int kLongestWait = 600'000; ///< Milliseconds.
constexpr int kLeastPerSecond = 5'000;
constexpr int kLongestBusy = 50;

template<typename Condition> void waitFor(Condition condition)
{
    if (!QTest::qWaitFor(condition, kLongestWait)) qFatal("it did not end");
}

/// A server with every page of a board written out.
class ReadyServer {
public:
    ReadyServer(SimulatedSkin skin, int headlines, int rowsPerPage) : m_pages(skin, Numbering::Counting)
    {
        const SimulatedBoard board(headlines, rowsPerPage);
        QHash<QString, Response> answers;
        for (int page = 1; page <= board.pages(); ++page)
            answers.insert(m_pages.listPath(page), m_pages.answer(board, m_pages.listPath(page)));
        m_server.routeOthers([answers](const QString &path) {
            return answers.value(path, Response::withStatus(404, "<p>Not Found</p>"));
        });
        m_server.moveToThread(&m_thread);
        m_thread.start();
    }
    ~ReadyServer()
    {
        QMetaObject::invokeMethod(
            &m_server, [this] { m_server.moveToThread(m_main); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(ReadyServer)

    QString address() const { return m_server.url(m_pages.listPath()).toString(); }

private:
    SimulatedPages m_pages;
    QThread *m_main = QThread::currentThread();
    QThread m_thread;
    FixtureServer m_server;
};

/// Somebody at the window, who does one thing after another.
class Somebody {
public:
    Somebody(Session &session, MainWindow &window)
        : m_session(session), m_table(*window.findChild<HeadlineView *>()), m_box(*window.findChild<SearchBox *>())
    {
        QObject::connect(&m_pace, &QTimer::timeout, &m_pace, [this] { doNext(); });
        m_pace.start(kPaceMs);
    }

private:
    static constexpr int kPaceMs = 120;

    void doNext()
    {
        static const QStringList typed{u"제"_s, u"제목"_s, u"제목 1"_s, u"ㅈㅁ"_s};
        const int rows = std::max(m_table.model()->rowCount(), 1);
        switch (const int step = m_step++ % 12; step) {
        case 0:
        case 1:
        case 2:
        case 3:
            m_box.setFocus();
            return m_box.setText(typed[step]);
        case 4:
            return m_box.clear();
        case 5:
        case 6:
            return m_table.verticalScrollBar()->setValue(m_random.bounded(rows));
        case 7:
            return m_table.setCurrentIndex(m_table.model()->index(m_random.bounded(rows), 0));
        case 8:
        case 9:
        case 10:
            // Upwards, downwards, and back to the board's own order.
            return emit m_table.horizontalHeader()->sectionClicked(HeadlineModel::TitleColumn);
        default:
            m_session.states().markAllRead(0);
        }
    }

    Session &m_session;
    HeadlineView &m_table;
    SearchBox &m_box;
    QTimer m_pace;
    QRandomGenerator m_random{1};
    int m_step = 0;
};

enum class Watched : bool { ByNobody, BySomebody };

void measure(SimulatedSkin skin, int headlines, int rowsPerPage, Watched watched)
{
    const ReadyServer server(skin, headlines, rowsPerPage);
    const QTemporaryDir folder;
    auto opened = Session::open({.dataFolder = folder.path()});
    if (!opened) qFatal("no cache");
    Session &session = **opened;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    MainWindow window({session.boards(), session.refresh(), session.backFill(), session.articles(), session.pictures(),
                       session.files(), session.imports(), session.exports(), session.states(), session.rows(),
                       session.search(), session.network(), session.prefetch(), session.cleanUp(), session.jobs(),
                       settings});
    session.boards().load();
    window.resize(1400, 900);
    window.show();
    bool kept = false;
    QObject::connect(&session.boards(), &Boards::kept, &window, [&kept] { kept = true; });
    window.openAddress(server.address(), true);
    const HeadlineModel &model = *window.findChild<HeadlineModel *>();
    waitFor([&] { return kept && model.rowCount() > 0 && !model.isLoading(); });

    BusyClock busy;
    QEventLoop loop; // Waits for events as the program does, which a test's waiting does not.
    bool isWhole = false;
    QObject::connect(&session.backFill(), &BackFill::finished, &loop,
                     [&](BoardId, const BackFillProgress &, bool whole) {
                         isWhole = whole;
                         loop.quit();
                     });
    QObject::connect(&session.backFill(), &BackFill::failed, &loop, &QEventLoop::quit);
    QElapsedTimer clock;
    clock.start();
    const double before = threadTime();
    session.backFill().start(session.boards().boards().constFirst());
    std::optional<Somebody> somebody;
    if (watched == Watched::BySomebody) somebody.emplace(session, window);
    loop.exec();
    somebody.reset();
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    const double own = threadTime() - before;
    const BusyClock::Longest longest = busy.take();
    waitFor([&] { return !model.isLoading(); });
    std::printf(
        "%-12s %d headlines, %d to a page%s%s: %.0f headlines/s (limit %d); GUI thread busy %.1f ms at most (limit "
        "%d), %.1f ms of its own, %.0f %% of the time\n",
        qPrintable(nameOf(skin)), headlines, rowsPerPage, isWhole ? "" : ", NOT WHOLE",
        watched == Watched::BySomebody ? ", in a tour" : "", double(headlines) / seconds, kLeastPerSecond, longest.wall,
        kLongestBusy, longest.own, own / seconds / 10);
    std::fflush(stdout);
    window.close();
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const int headlines = arguments.size() > 1 ? arguments[1].toInt() : kHeadlines;
    const int rows = arguments.size() > 2 ? arguments[2].toInt() : kRowsPerPage;
    for (const SimulatedSkin skin : {SimulatedSkin::Rhymix, SimulatedSkin::Gnuboard, SimulatedSkin::Unknown})
        measure(skin, headlines, rows, Watched::ByNobody);
    measure(SimulatedSkin::Rhymix, headlines, rows, Watched::BySomebody);
    return 0;
}
