#include "tests/bench/figures.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// A time may be twice as long.
constexpr double kMostGrowth = 2;

void printFigure(const QString &what, double value, const char *unit, const QByteArray &bound, bool isMet)
{
    std::printf("  %-56s %12.2f %-8s %-18s %s\n", qPrintable(what), value, unit, bound.constData(),
                isMet ? "" : "MISSED");
    std::fflush(stdout);
}

} // namespace

void report(const QString &what, double value, const char *unit)
{
    printFigure(what, value, unit, {}, true);
}

void report(const QString &what, double value, const char *unit, double limit, Bound bound)
{
    const bool most = bound == Bound::AtMost;
    printFigure(what, value, unit, (most ? "at most " : "at least ") + QByteArray::number(limit, 'g', 6),
                most ? value <= limit : value >= limit);
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
}

double residentMb(const char *which, qint64 process)
{
    QFile file(process == 0 ? u"/proc/self/status"_s : u"/proc/%1/status"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(which))
            return line.mid(line.indexOf(':') + 1).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

Growth::Growth(const QString &file) : m_file(file)
{
    QFile before(m_file);
    if (m_file.isEmpty() || !before.open(QIODevice::ReadOnly)) return;
    for (const QByteArray &line : before.readAll().split('\n')) {
        const qsizetype tab = line.indexOf('\t');
        if (tab > 0) m_before.insert(QString::fromUtf8(line.first(tab)), line.sliced(tab + 1).toDouble());
    }
    before.close();
    before.remove();
}

void Growth::note(const QString &what, double value)
{
    if (m_file.isEmpty()) return;
    if (m_before.value(what) > 0) report(u"growth: "_s + what, value / m_before.value(what), "x", kMostGrowth);
    QFile now(m_file);
    if (now.open(QIODevice::Append)) now.write(what.toUtf8() + '\t' + QByteArray::number(value) + '\n');
}

QByteArray machineLoad()
{
    QFile file(u"/proc/loadavg"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').first() : QByteArray("unknown");
}

} // namespace newsboard
