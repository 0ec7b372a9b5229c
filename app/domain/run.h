#pragma once

#include "app/domain/ids.h"

#include <QDateTime>
#include <QString>

namespace newsboard {

/// What the program does for a board in the background.
enum class RunKind : quint8 { Refresh, BackFill, Prefetch, CleanUp };

/// One such run, for the log: what came of it, and when.
struct Run {
    BoardId board = 0;
    RunKind kind = RunKind::Refresh;
    QDateTime began;  ///< UTC, to the second in the cache.
    QDateTime ended;  ///< UTC.
    int requests = 0; ///< On the network, as far as they were counted.
    qint64 added = 0; ///< Headlines; of a prefetch articles, of a clean-up the articles that went.
    qint64 changed = 0;
    qint64 gone = 0;
    QString error; ///< In words; empty: it ended well.

    friend bool operator==(const Run &, const Run &) = default;
};

/// "Refresh", "Older headlines" …
QString runKindName(RunKind kind);

} // namespace newsboard
