// Of a date: its calendar day, and what is made of day and time.

#include "app/parse/date_reader.h"

#include <algorithm>
#include <array>

namespace newsboard {

namespace {

/// Clocks differ, and so do zones: what lies ahead by less than this is still today.
constexpr int kAheadMinutes = 15;

} // namespace

PostedTime DateReader::read()
{
    if (auto passed = relative()) {
        passed->isApproximate = true;
        return *passed;
    }
    std::optional<QDate> date;
    std::optional<Clock> clock;
    for (;;) {
        const qsizetype before = m_at;
        skipNoise(before != m_start || date || clock);
        if (!clock) clock = time();
        if (!date) {
            date = dayWord();
            if (date) m_dayWord = true;
        }
        if (!date) date = calendarDate();
        if (m_at == before || (date && clock)) break;
        if (!date && !clock) break;
    }
    if (clock && !clock->zone) readZone(*clock);
    if (clock && (clock->seconds || clock->zone)) date = withYearBehind(date);
    return made(date, clock);
}

void DateReader::skipNoise(bool inside)
{
    for (; m_at < m_tokens.size(); ++m_at) {
        const DateToken &token = m_tokens[m_at];
        if (token.kind == DateToken::Kind::Sign) {
            if (token.sign == u':' || token.sign == u'+' || token.sign == u'~' || (!inside && token.sign == u'/'))
                return;
            continue;
        }
        if (token.kind != DateToken::Kind::Word) return;
        const auto kind = token.word.kind;
        if (kind != DateWord::Kind::Weekday && kind != DateWord::Kind::Noise && kind != DateWord::Kind::TimeSign)
            return;
    }
}

int DateReader::offsetAt(QDate date, QTime time) const
{
    return m_context.zone.offsetFromUtc(QDateTime(date, time.isValid() ? time : QTime(12, 0), m_context.zone));
}

std::optional<QDate> DateReader::calendarDate()
{
    const qsizetype start = m_at;
    for (auto form : {&DateReader::markedDate, &DateReader::namedDate, &DateReader::numericDate}) {
        if (auto date = (this->*form)()) return date;
        m_at = start;
    }
    return {};
}

std::optional<QDate> DateReader::withYearBehind(std::optional<QDate> date)
{
    if (!date || !m_isYearGuessed || !isNumber(0, 4, 4)) return date;
    const auto whole = valid(number(0), date->month(), date->day());
    if (!whole) return date;
    ++m_at;
    return whole;
}

std::optional<QDate> DateReader::markedDate()
{
    // "24 2월 2025", as Java writes RFC 822 in Korean.
    if (isNumber(0) && isNumber(1) && isMark(2, DateUnit::Month) && isNumber(3, 4, 4)) {
        const auto date = valid(number(3), number(1), number(0));
        if (date) m_at += 4;
        return date;
    }
    std::optional<int> year;
    if (isNumber(0, 2, 4) && isMark(1, DateUnit::Year)) {
        year = fullYear(m_tokens[m_at]);
        m_at += 2;
    }
    if (!isNumber(0) || !isMark(1, DateUnit::Month)) return {};
    const int month = number(0);
    m_at += 2;
    if (!isNumber(0) || !isMark(1, DateUnit::Day)) return {};
    const int day = number(0);
    m_at += 2;
    return year ? valid(*year, month, day) : withoutYear(month, day);
}

std::optional<QDate> DateReader::namedDate()
{
    int day = 0;
    int month = 0;
    if (isWord(0, DateWord::Kind::Month) && isNumber(1) && !isSign(2, u':')) {
        month = peek()->word.value;
        day = number(1);
        m_at += 2;
        while (isWord(0, DateWord::Kind::Noise))
            ++m_at;
    } else if (isNumber(0)) {
        day = number(0);
        ++m_at;
        while (isSign(0, u'.') || isSign(0, u'-') || isSign(0, u'/') || isWord(0, DateWord::Kind::Noise))
            ++m_at;
        if (!isWord(0, DateWord::Kind::Month)) return {};
        month = peek()->word.value;
        ++m_at;
    } else {
        return {};
    }
    const qsizetype afterDay = m_at;
    while (isSign(0, u',') || isSign(0, u'.') || isSign(0, u'-') || isSign(0, u'/') || isWord(0, DateWord::Kind::Noise))
        ++m_at;
    const bool hasYear = (isNumber(0, 4, 4) || isNumber(0, 2, 2)) && !isSign(1, u':');
    if (hasYear) {
        const int year = fullYear(m_tokens[m_at]);
        if (auto date = valid(year, month, day)) {
            ++m_at;
            return date;
        }
    }
    m_at = afterDay;
    m_isYearGuessed = true;
    return withoutYear(month, day);
}

std::optional<QDate> DateReader::numericDate()
{
    if (!isNumber(0, 1, 4) || !isDateSign(1) || !isNumber(2)) return {};
    const char16_t sign = peek(1)->sign;
    const DateToken first = m_tokens[m_at];
    const DateToken second = m_tokens[m_at + 2];
    if (isSign(3, sign) && isNumber(4, 1, 4)) {
        const DateToken third = m_tokens[m_at + 4];
        m_at += 5;
        if (isSign(0, u'.')) ++m_at; // "2025. 2. 24."
        return threeParts(first, second, third, sign);
    }
    // Two parts alone are a date only as they are written on boards: two digits each.
    if (first.digits != 2 || second.digits != 2 || first.end != m_tokens[m_at + 1].begin) return {};
    m_at += 3;
    if (isSign(0, u'.')) ++m_at;
    const bool dayFirst = m_context.order == DateContext::Order::DayFirst || first.value > 12;
    if (dayFirst) return withoutYear(second.value, first.value);
    return withoutYear(first.value, second.value);
}

std::optional<QDate> DateReader::threeParts(const DateToken &a, const DateToken &b, const DateToken &c,
                                            char16_t sign) const
{
    if (a.digits == 3 || c.digits == 3) return {};
    if (a.digits == 4) return c.digits <= 2 ? valid(a.value, b.value, c.value) : std::nullopt;
    using Order = DateContext::Order;
    std::array<Order, 3> tries{Order::YearFirst, Order::MonthFirst, Order::DayFirst};
    // With points the day stands first wherever the year stands last.
    if (sign == u'.') std::swap(tries[1], tries[2]);
    std::stable_partition(tries.begin(), tries.end(), [this](Order order) { return order == m_context.order; });
    for (const Order order : tries) {
        std::optional<QDate> date;
        switch (order) {
        case Order::YearFirst:
            if (c.digits <= 2 && a.digits == 2) date = valid(fullYear(a), b.value, c.value);
            break;
        case Order::MonthFirst:
            if (c.digits != 1) date = valid(fullYear(c), a.value, b.value);
            break;
        case Order::DayFirst:
            if (c.digits != 1) date = valid(fullYear(c), b.value, a.value);
            break;
        }
        if (date) return date;
    }
    return {};
}

int DateReader::fullYear(const DateToken &token) const
{
    if (token.digits != 2) return token.value;
    const int thisYear = now().date().year();
    const int year = thisYear / 100 * 100 + token.value;
    return year > thisYear + 1 ? year - 100 : year;
}

std::optional<QDate> DateReader::valid(int year, int month, int day) const
{
    const QDate date(year, month, day);
    if (!date.isValid() || year < 1980 || year > now().date().year() + 5) return {};
    return date;
}

std::optional<QDate> DateReader::withoutYear(int month, int day) const
{
    const QDate today = now().date();
    for (int year = today.year(); year > today.year() - 5; --year) {
        const QDate date(year, month, day);
        if (date.isValid() && date <= today.addDays(1)) return date;
    }
    return {};
}

PostedTime DateReader::made(std::optional<QDate> date, std::optional<Clock> clock) const
{
    if (!date && !clock) return {};
    if (!clock) return PostedTime::day(*date, offsetAt(*date, QTime()));
    if (!date) {
        const QDateTime here = now();
        date = here.date();
        if (QDateTime(*date, clock->time, m_context.zone) > here.addSecs(60 * kAheadMinutes)) date = date->addDays(-1);
    } else if (clock->isNextDay) {
        date = date->addDays(1);
    }
    if (!clock->zone) return PostedTime::moment(*date, clock->time, offsetAt(*date, clock->time), clock->seconds);
    const QDateTime there(*date, clock->time, Qt::OffsetFromUTC, *clock->zone);
    const QDateTime here = there.toTimeZone(m_context.zone);
    return PostedTime::moment(here.date(), here.time(), here.offsetFromUtc(), clock->seconds);
}

} // namespace newsboard
