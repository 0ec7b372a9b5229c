#include "app/search/query_dates.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Days that have a name.
enum class Day : quint8 {
    Today,
    Yesterday,
    BeforeYesterday,
    ThisWeek,
    LastWeek,
    ThisMonth,
    LastMonth,
    ThisYear,
    LastYear
};

const QList<std::pair<QString, Day>> &namedDays()
{
    static const QList<std::pair<QString, Day>> days{
        {u"today"_s, Day::Today},          {u"yesterday"_s, Day::Yesterday},
        {u"thisweek"_s, Day::ThisWeek},    {u"lastweek"_s, Day::LastWeek},
        {u"thismonth"_s, Day::ThisMonth},  {u"lastmonth"_s, Day::LastMonth},
        {u"thisyear"_s, Day::ThisYear},    {u"lastyear"_s, Day::LastYear},
        {u"오늘"_s, Day::Today},           {u"어제"_s, Day::Yesterday},
        {u"그제"_s, Day::BeforeYesterday}, {u"그저께"_s, Day::BeforeYesterday},
        {u"이번주"_s, Day::ThisWeek},      {u"지난주"_s, Day::LastWeek},
        {u"이번달"_s, Day::ThisMonth},     {u"지난달"_s, Day::LastMonth},
        {u"올해"_s, Day::ThisYear},        {u"작년"_s, Day::LastYear},
        {u"지난해"_s, Day::LastYear},      {u"今日"_s, Day::Today},
        {u"昨日"_s, Day::Yesterday},       {u"一昨日"_s, Day::BeforeYesterday},
        {u"今週"_s, Day::ThisWeek},        {u"先週"_s, Day::LastWeek},
        {u"今月"_s, Day::ThisMonth},       {u"先月"_s, Day::LastMonth},
        {u"今年"_s, Day::ThisYear},        {u"去年"_s, Day::LastYear},
        {u"昨年"_s, Day::LastYear},        {u"今天"_s, Day::Today},
        {u"昨天"_s, Day::Yesterday},       {u"前天"_s, Day::BeforeYesterday},
        {u"本周"_s, Day::ThisWeek},        {u"上周"_s, Day::LastWeek},
        {u"本月"_s, Day::ThisMonth},       {u"上月"_s, Day::LastMonth},
    };
    return days;
}

qint64 secondsOf(QDate day)
{
    return QDateTime(day, QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
}

std::optional<TimeSpan> days(QDate from, QDate until)
{
    if (!from.isValid() || !until.isValid() || from.year() < 1 || until.year() > 9999) return std::nullopt;
    return TimeSpan{.from = secondsOf(from), .until = secondsOf(until)};
}

std::optional<TimeSpan> namedDay(Day day, QDate today)
{
    const QDate monday = today.addDays(1 - today.dayOfWeek());
    const QDate month(today.year(), today.month(), 1);
    const QDate year(today.year(), 1, 1);
    switch (day) {
    case Day::Today:
        return days(today, today.addDays(1));
    case Day::Yesterday:
        return days(today.addDays(-1), today);
    case Day::BeforeYesterday:
        return days(today.addDays(-2), today.addDays(-1));
    case Day::ThisWeek:
        return days(monday, monday.addDays(7));
    case Day::LastWeek:
        return days(monday.addDays(-7), monday);
    case Day::ThisMonth:
        return days(month, month.addMonths(1));
    case Day::LastMonth:
        return days(month.addMonths(-1), month);
    case Day::ThisYear:
        return days(year, year.addYears(1));
    case Day::LastYear:
        return days(year.addYears(-1), year);
    }
    return std::nullopt;
}

/// A day, month or year of the calendar.
std::optional<TimeSpan> calendarSpan(const QString &word)
{
    static const QRegularExpression whole(
        uR"(^(\d{4})(?:[-./년](?:(\d{1,2})(?:[-./월](?:(\d{1,2})일?)?)?)?)?[-./]?$)"_s);
    static const QRegularExpression packed(u"^(\\d{4})(\\d{2})(\\d{2})?$"_s);
    auto found = whole.match(word);
    if (!found.hasMatch()) found = packed.match(word);
    if (!found.hasMatch()) return std::nullopt;
    const int year = found.captured(1).toInt();
    if (year < 1900 || year > 2999) return std::nullopt;
    if (found.captured(2).isEmpty()) return days(QDate(year, 1, 1), QDate(year + 1, 1, 1));
    const int month = found.captured(2).toInt();
    if (found.captured(3).isEmpty()) return days(QDate(year, month, 1), QDate(year, month, 1).addMonths(1));
    const QDate day(year, month, found.captured(3).toInt());
    return days(day, day.addDays(1));
}

/// A day or month of this year, or of the last where it would lie in the future.
std::optional<TimeSpan> yearlessSpan(const QString &word, QDate today)
{
    static const QRegularExpression dayForm(uR"(^(\d{1,2})(?:[-./]|월)(\d{1,2})일?$)"_s);
    static const QRegularExpression monthForm(u"^(\\d{1,2})월$"_s);
    if (const auto found = dayForm.match(word); found.hasMatch()) {
        const int month = found.captured(1).toInt();
        const int dayOfMonth = found.captured(2).toInt();
        QDate day(today.year(), month, dayOfMonth);
        if (!day.isValid() || day > today) day = QDate(today.year() - 1, month, dayOfMonth);
        return days(day, day.addDays(1));
    }
    if (const auto found = monthForm.match(word); found.hasMatch()) {
        const int month = found.captured(1).toInt();
        const QDate first(today.year() - (month > today.month() ? 1 : 0), month, 1);
        return days(first, first.addMonths(1));
    }
    return std::nullopt;
}

/// From so many days ago until the end of today.
std::optional<TimeSpan> spanUntilNow(const QString &word, QDate today, const QDateTime &now)
{
    static const QRegularExpression form(
        u"^(\\d{1,5})(h|d|w|m|y|hours?|days?|weeks?|months?|years?|시간|일|주일?|개월|달|년|時間|小时|日|天|週間?|周|ヶ月|个月|年)(전|前|ago)?$"_s);
    const auto found = form.match(word);
    if (!found.hasMatch()) return std::nullopt;
    const int count = found.captured(1).toInt();
    const QString unit = found.captured(2);
    const QDate tomorrow = today.addDays(1);
    if (unit.startsWith(u'h') || unit == u"시간"_s || unit == u"時間"_s || unit == u"小时"_s) {
        const qint64 seconds = now.toSecsSinceEpoch();
        return TimeSpan{.from = seconds - qint64(count) * 3600, .until = seconds + 1, .boardsClock = false};
    }
    if (unit.startsWith(u'd') || unit == u"일"_s || unit == u"日"_s || unit == u"天"_s)
        return days(today.addDays(-count), tomorrow);
    if (unit.startsWith(u'w') || unit.startsWith(u'주') || unit.startsWith(u'週') || unit == u"周"_s)
        return days(today.addDays(-7 * qint64(count)), tomorrow);
    if (unit.startsWith(u'y') || unit == u"년"_s || unit == u"年"_s) return days(today.addYears(-count), tomorrow);
    return days(today.addMonths(-count), tomorrow);
}

} // namespace

std::optional<TimeSpan> readTimeSpan(QStringView folded, const QueryContext &context)
{
    QString word = folded.toString();
    word.remove(u' ');
    if (const auto span = calendarSpan(word)) return span;
    if (!context.now.isValid()) return std::nullopt;
    const QDateTime now = context.zone.isValid() ? context.now.toTimeZone(context.zone) : context.now;
    for (const auto &[name, day] : namedDays()) {
        if (name == word) return namedDay(day, now.date());
    }
    if (const auto span = yearlessSpan(word, now.date())) return span;
    return spanUntilNow(word, now.date(), now);
}

QStringList dayWords()
{
    QStringList words;
    for (const auto &named : namedDays())
        words.append(named.first);
    return words;
}

} // namespace newsboard
