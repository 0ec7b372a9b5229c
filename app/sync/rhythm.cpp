#include "app/sync/rhythm.h"

#include <algorithm>

namespace newsboard {

namespace {

constexpr qint64 kShortest = 2 * 60;
constexpr qint64 kLongest = 24 * 3600;
/// A doubling more reaches a day from anywhere.
constexpr int kMostDoublings = 10;

qint64 clamped(qint64 seconds)
{
    return std::clamp(seconds, kShortest, kLongest);
}

} // namespace

Rhythm afterLook(const Rhythm &rhythm, int news, const QDateTime &now, quint32 seed)
{
    Rhythm next = rhythm;
    const qint64 passed = rhythm.looked.isValid() ? std::max<qint64>(rhythm.looked.secsTo(now), 1) : rhythm.interval;
    // Where there was news, half the time between two pieces of it; a quiet board is looked at less and less.
    const qint64 wanted = news > 0 ? passed / (2 * news) : std::max(rhythm.interval, passed) * 3 / 2;
    next.interval = clamped((2 * rhythm.interval + wanted) / 3);
    if (news == 0) next.interval = std::max(next.interval, rhythm.interval);
    next.failures = 0;
    next.looked = now;
    const qint64 tenth = next.interval / 10;
    next.due = now.addSecs(next.interval - tenth + qint64(seed % quint32(2 * tenth + 1)));
    return next;
}

Rhythm afterFailure(const Rhythm &rhythm, int wait, const QDateTime &now)
{
    Rhythm next = rhythm;
    next.failures = std::min(rhythm.failures + 1, kMostDoublings);
    next.due = now.addSecs(std::max<qint64>(clamped(rhythm.interval << next.failures), wait));
    return next;
}

} // namespace newsboard
