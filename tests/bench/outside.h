#pragma once

#include <QStringList>

namespace newsboard {

/// A program as the system sees it.
struct Outside {
    double cpuMs = 0;      ///< All threads, from the process's first instruction.
    double residentMb = 0; ///< Everything that is mapped and in memory, shared libraries and fonts among it.
};

/// Starts a program, waits until it has nothing left to do, and ends it.
Outside startedUntilIdle(const QString &program, const QStringList &arguments);

} // namespace newsboard
