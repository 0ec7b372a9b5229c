#include "ui/reader/time_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct TimeWords {
    Q_DECLARE_TR_FUNCTIONS(Reader)
};

} // namespace

QString dateInWords(const PostedTime &posted, const QLocale &locale)
{
    if (!posted.isKnown()) return {};
    const QString day = locale.toString(posted.date, QLocale::LongFormat);
    return posted.hasTime() ? day + u' ' + locale.toString(posted.time, u"HH:mm"_s) : day;
}

QString shortDate(const PostedTime &posted, const QLocale &locale)
{
    if (!posted.isKnown()) return {};
    const QString day = locale.toString(posted.date, u"yyyy.MM.dd"_s);
    return posted.hasTime() ? day + u' ' + locale.toString(posted.time, u"HH:mm"_s) : day;
}

QString howLongAgo(const PostedTime &posted, const QDateTime &now)
{
    if (!posted.isKnown()) return {};
    const QDate today = now.toOffsetFromUtc(posted.offsetSeconds).date();
    const qint64 days = posted.date.daysTo(today);
    if (posted.hasTime()) {
        const qint64 minutes = (now.toSecsSinceEpoch() - posted.sortSeconds()) / 60;
        if (now.toSecsSinceEpoch() < posted.sortSeconds()) return {};
        if (minutes < 1) return TimeWords::tr("just now");
        if (minutes < 60)
            return minutes == 1 ? TimeWords::tr("a minute ago") : TimeWords::tr("%1 minutes ago").arg(minutes);
        const qint64 hours = minutes / 60;
        if (hours < 24) return hours == 1 ? TimeWords::tr("an hour ago") : TimeWords::tr("%1 hours ago").arg(hours);
    }
    if (days < 0) return {};
    if (days == 0) return TimeWords::tr("today");
    if (days == 1) return TimeWords::tr("yesterday");
    if (days < 31) return TimeWords::tr("%1 days ago").arg(days);
    const int months = (today.year() - posted.date.year()) * 12 + today.month() - posted.date.month() -
                       (today.day() < posted.date.day() ? 1 : 0);
    if (months < 2) return TimeWords::tr("a month ago");
    if (months < 12) return TimeWords::tr("%1 months ago").arg(months);
    const int years = months / 12;
    return years == 1 ? TimeWords::tr("a year ago") : TimeWords::tr("%1 years ago").arg(years);
}

} // namespace newsboard
