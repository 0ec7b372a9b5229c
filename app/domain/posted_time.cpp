#include "app/domain/posted_time.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QDateTime instant(const PostedTime &posted)
{
    const QTime time = posted.hasTime() ? posted.time : QTime(0, 0);
    return QDateTime(posted.date, time, Qt::OffsetFromUTC, posted.offsetSeconds);
}

} // namespace

QString PostedTime::toIso() const
{
    if (!isKnown()) return {};
    if (!hasTime()) return date.toString(Qt::ISODate);
    const QString text = instant(*this).toString(Qt::ISODate);
    return text.endsWith(u'Z') ? text.chopped(1) + u"+00:00"_s : text;
}

PostedTime PostedTime::fromIso(QStringView iso)
{
    if (iso.size() == 10) {
        if (iso[4] != u'-' || iso[7] != u'-') return {};
        const QDate date = QDate::fromString(iso.toString(), Qt::ISODate);
        return date.isValid() ? day(date, 0) : PostedTime{};
    }
    const QDateTime when = QDateTime::fromString(iso.toString(), Qt::ISODate);
    if (!when.isValid()) return {};
    return moment(when.date(), when.time(), when.offsetFromUtc(), when.time().second() != 0);
}

qint64 PostedTime::sortSeconds() const
{
    return isKnown() ? instant(*this).toSecsSinceEpoch() : 0;
}

PostedTime PostedTime::day(QDate date, int offsetSeconds)
{
    return {
        .precision = Precision::Day, .date = date, .time = {}, .offsetSeconds = offsetSeconds, .isApproximate = false};
}

PostedTime PostedTime::moment(QDate date, QTime time, int offsetSeconds, bool withSeconds)
{
    return {.precision = withSeconds ? Precision::Second : Precision::Minute,
            .date = date,
            .time = time,
            .offsetSeconds = offsetSeconds,
            .isApproximate = false};
}

} // namespace newsboard
