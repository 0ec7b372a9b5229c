#pragma once

#include <QHash>
#include <QString>

#include <vector>

namespace newsboard {

// What the benchmarks print: a figure to a line, beside its limit.

/// Which side of its limit a figure must be on.
enum class Bound : quint8 { AtMost, AtLeast };

/// A line of the table; without a limit it says what the machine does, or how a figure is made up.
void report(const QString &what, double value, const char *unit);
void report(const QString &what, double value, const char *unit, double limit, Bound bound = Bound::AtMost);

/// The value below which a share of them lies; 0 of none.
double percentile(std::vector<double> values, double share);

/// Megabytes of a process, by default this one, that are in memory ("VmRSS"), or were at most ("VmHWM").
double residentMb(const char *which = "VmRSS", qint64 process = 0);

/// How much longer something takes than in a smaller cache. The figures of the last run stand in a file and are
/// replaced by this one's; without a file nothing is said.
class Growth {
public:
    explicit Growth(const QString &file);
    void note(const QString &what, double value);

private:
    QString m_file;
    QHash<QString, double> m_before;
};

/// Programs that wanted the processor in the last minute: what the clock on the wall says means little where there were
/// more than there are processors.
QByteArray machineLoad();

} // namespace newsboard
