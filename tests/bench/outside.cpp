#include "tests/bench/outside.h"

#include "tests/bench/figures.h"

#include <QFile>
#include <QProcess>
#include <QThread>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr unsigned long kLookMs = 50;
constexpr int kQuietLooks = 30;   ///< So many times nothing more than …
constexpr double kQuietMs = 10;   ///< … a tick of the system's clock: it is idle.
constexpr int kMostLooks = 2'400; ///< Two minutes.

/// Processor time of a process in ms, in steps of the system's ticks.
double cpuMsOf(qint64 process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 13) return 0;
    return (fields[11].toDouble() + fields[12].toDouble()) * 1000 / double(sysconf(_SC_CLK_TCK));
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
