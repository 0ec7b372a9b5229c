#include "app/domain/duration.h"

#include <QCoreApplication>

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct DurationWords {
    Q_DECLARE_TR_FUNCTIONS(Duration)
};

} // namespace

QString aboutDuration(qint64 seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    if (seconds < 2 * minute) return DurationWords::tr("about %1 seconds").arg(seconds);
    if (seconds < 2 * hour) return DurationWords::tr("about %1 minutes").arg((seconds + minute / 2) / minute);
    return DurationWords::tr("about %1 hours").arg((seconds + hour / 2) / hour);
}

} // namespace newsboard
