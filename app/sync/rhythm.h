#pragma once

#include <QDateTime>

namespace newsboard {

/// How often a board is looked at: learnt from how often it had news.
struct Rhythm {
    qint64 interval = 900; ///< Seconds, between two minutes and a day.
    int failures = 0;      ///< In a row.
    QDateTime looked;      ///< UTC; when it was looked at last.
    QDateTime due;         ///< UTC; when it is to be looked at next. Invalid: now.

    friend bool operator==(const Rhythm &, const Rhythm &) = default;
};

/// After a look that ended well with so many new headlines. `seed` spreads boards in time: it moves the next look by up
/// to a tenth. Pure.
Rhythm afterLook(const Rhythm &rhythm, int news, const QDateTime &now, quint32 seed);
/// After a look that failed: the pause doubles each time, and is no shorter than what the server asked for. Pure.
Rhythm afterFailure(const Rhythm &rhythm, int wait, const QDateTime &now);

} // namespace newsboard
