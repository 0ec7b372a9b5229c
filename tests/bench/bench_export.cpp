// What writing all headlines of a board into a file costs: bench_export [ROWS]. Release builds only. The thread of the
// window must stay free, and memory must not grow with the number of headlines by more than their keys.

#include "app/store/store.h"
#include "app/usecases/session.h"
#include "tests/bench/corpus.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace newsboard;

namespace {

const QDateTime kNow(QDate(2025, 2, 24), QTime(5, 0), Qt::UTC);
constexpr qint64 kRowsAtOnce = 1'000;
constexpr double kLongestGap = 16; ///< Milliseconds.
constexpr double kMostGrowth = 60; ///< Megabytes, for a million headlines.

void fill(const QString &folder, qint64 rows)
{
    auto store = Store::open(folder);
    if (!store) qFatal("%s", qPrintable(errorText(store.error())));
    Board board;
    board.name = u"새벽통신"_s;
    board.url = QUrl(u"https://dawn.example/news"_s);
    const BoardId id = (*store)->addBoard(board, u"dawn"_s).result()->id;
    const Corpus corpus(rows);
    for (qint64 from = 0; from < rows; from += kRowsAtOnce) {
        ListPage page;
        for (qint64 row = std::min(from + kRowsAtOnce, rows); row > from; --row)
            page.rows.append(corpus.headline(row - 1));
        if (!(*store)->applyPage(id, page, kNow).result()) qFatal("not stored");
    }
}

/// A line of /proc/self/status, in megabytes.
double statusOf(const char *name)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly)) return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name)) return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

/// What this thread has had of the processor.
double threadMs()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

/// The highest use of memory counts anew.
void forgetPeak()
{
    QFile refs(u"/proc/self/clear_refs"_s);
    if (refs.open(QIODevice::WriteOnly)) refs.write("5");
}

void exported(Session &session, RowFormat format, const QString &path)
{
    forgetPeak();
    const double before = statusOf("VmRSS:");
    Export &exports = session.exports();
    QEventLoop loop;
    qint64 rows = 0;
    QObject receiver;
    QObject::connect(&exports, &Export::finished, &receiver, [&](const ExportRequest &, qint64 count) {
        rows = count;
        loop.quit();
    });
    QObject::connect(&exports, &Export::failed, &receiver,
                     [](const ExportRequest &, const Error &error) { qFatal("%s", qPrintable(errorText(error))); });
    // Of the processor, which a busy machine leaves as it is: what one beat and the next have between them.
    QTimer pulse;
    double longest = 0;
    double lastBeat = threadMs();
    pulse.setTimerType(Qt::PreciseTimer);
    QObject::connect(&pulse, &QTimer::timeout, &receiver, [&] {
        longest = std::max(longest, threadMs() - lastBeat);
        lastBeat = threadMs();
    });
    QElapsedTimer time;
    time.start();
    pulse.start(1ms);
    exports.start({session.boards().boards(), format, path});
    loop.exec();
    const double seconds = double(time.elapsed()) / 1000;
    std::printf("%-40s %9.0f /s\n", qPrintable(u"headlines as %1"_s.arg(QFileInfo(path).suffix())),
                double(rows) / seconds);
    std::printf("%-40s %9.1f MB\n", "  file", double(QFileInfo(path).size()) / 1e6);
    std::printf("%-40s %9.1f ms (limit %.0f)\n", "  the window's thread was busy for up to", longest, kLongestGap);
    std::printf("%-40s %9.1f MB (limit %.0f)\n", "  memory grew by", statusOf("VmHWM:") - before, kMostGrowth);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const qint64 rows = argc > 1 ? QString::fromLocal8Bit(argv[1]).toLongLong() : 200'000;
    const QTemporaryDir folder;
    fill(folder.path(), rows);
    auto session = Session::open({folder.path(), true, {}});
    if (!session) qFatal("%s", qPrintable(errorText(session.error())));
    Boards &boards = (*session)->boards();
    QEventLoop loop;
    QObject::connect(&boards, &Boards::boardsChanged, &loop, &QEventLoop::quit);
    boards.load();
    loop.exec();
    std::printf("%lld headlines\n", static_cast<long long>(rows));
    exported(**session, RowFormat::Json, folder.filePath(u"a.json"_s));
    exported(**session, RowFormat::Csv, folder.filePath(u"a.csv"_s));
    exported(**session, RowFormat::Markdown, folder.filePath(u"a.md"_s));
    return 0;
}
