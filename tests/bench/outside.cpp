#include "tests/bench/outside.h"

#include "tests/bench/figures.h"

#include <QProcess>
#include <QThread>

#include <ctime>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr unsigned long kLookMs = 50;
constexpr int kQuietLooks = 30;   ///< So many times nothing more than …
constexpr double kQuietMs = 2;    ///< … so little: it is idle.
constexpr int kMostLooks = 2'400; ///< Two minutes.

/// Processor time of a process in ms, of threads that have ended too.
double cpuMsOf(qint64 process)
{
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(pid_t(process), &clock) != 0 || clock_gettime(clock, &time) != 0) return 0;
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

} // namespace

Outside startedUntilIdle(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForStarted()) qFatal("%s does not start", qPrintable(program));
    double quietFrom = 0;
    int quiet = 0;
    for (int look = 0; look < kMostLooks && quiet < kQuietLooks; ++look) {
        QThread::msleep(kLookMs);
        const double cpu = cpuMsOf(process.processId());
        quiet = cpu - quietFrom <= kQuietMs && cpu > 0 ? quiet + 1 : 0;
        if (quiet == 0) quietFrom = cpu;
    }
    const Outside seen{cpuMsOf(process.processId()), residentMb("VmRSS", process.processId())};
    process.terminate();
    if (!process.waitForFinished()) process.kill();
    return seen;
}

} // namespace newsboard
