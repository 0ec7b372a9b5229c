// A back-fill from a server on loopback into a new cache with the real window open before it, end to end: fetched,
// parsed, stored, indexed. `bench_backfill [HEADLINES [ROWS]]`, by default 50,000 at 30 to a page; in a window of its
// own (Xvfb will do). The server writes its pages beforehand and has a thread of its own.

#include "app/usecases/session.h"
#include "tests/bench/busy_clock.h"
#include "tests/support/simulated_pages.h"
#include "ui/board/headline_model.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <cstdio>

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

void measure(SimulatedSkin skin, int headlines, int rowsPerPage)
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
    loop.exec();
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    const double own = threadTime() - before;
    const BusyClock::Longest longest = busy.take();
    waitFor([&] { return !model.isLoading(); });
    std::printf(
        "%-12s %d headlines, %d to a page%s: %.0f headlines/s (limit %d); GUI thread busy %.1f ms at most (limit "
        "%d), %.1f ms of its own, %.0f %% of the time\n",
        qPrintable(nameOf(skin)), headlines, rowsPerPage, isWhole ? "" : ", NOT WHOLE", double(headlines) / seconds,
        kLeastPerSecond, longest.wall, kLongestBusy, longest.own, own / seconds / 10);
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
        measure(skin, headlines, rows);
    return 0;
}
