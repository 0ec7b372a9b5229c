#pragma once

#include "app/domain/ids.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace newsboard {

/// A stretch of a board in which rows are missing.
struct RowGap {
    Key upper = 0; ///< The row above it, …
    Key lower = 0; ///< … and the one below; 0: it reaches to the board's end.
    int page = 1;  ///< Where the upper row stood when it was last seen.
    QString id;    ///< Of the upper row, and its number.
    std::optional<qint64> number;

    friend bool operator==(const RowGap &, const RowGap &) = default;
};

/// How far a board's older headlines are in the cache, and how far they are wanted.
struct BackFillState {
    QList<RowGap> gaps; ///< From the newest on; the last one reaches to the end unless the board is whole.
    QDateTime until;    ///< No further than to headlines of this moment; invalid: to the first.
    bool isWanted = false;
    bool isPaused = false;
    bool isWhole = false;

    friend bool operator==(const BackFillState &, const BackFillState &) = default;
};

/// How a back-fill is getting on; progressText() says it in words.
struct BackFillProgress {
    qint64 added = 0;     ///< Headlines that were not in the cache.
    int pages = 0;        ///< Read so far.
    qint64 left = -1;     ///< Headlines still to come, as far as anybody can tell; -1: nobody can.
    double perSecond = 0; ///< Headlines.

    /// -1 where nobody can tell.
    qint64 secondsLeft() const { return left >= 0 && perSecond > 0 ? qint64(double(left) / perSecond) : -1; }
};

/// "1,240 left, 20 a second, about 2 minutes", as far as it is known.
QString progressText(const BackFillProgress &progress);

} // namespace newsboard
