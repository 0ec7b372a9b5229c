// Of a date: the time of day, its zone, and how long ago it was.

#include "app/parse/date_reader.h"

#include <algorithm>

namespace newsboard {

std::optional<PostedTime> DateReader::relative()
{
    const qsizetype start = m_at;
    if (isWord(0, DateWord::Kind::Now)) {
        ++m_at;
        if (isWord(0, DateWord::Kind::Ago)) ++m_at;
        return minuteOf(now());
    }
    while (isWord(0, DateWord::Kind::Noise))
        ++m_at;
    const bool before = isWord(0, DateWord::Kind::AgoBefore);
    if (before) ++m_at;
    QDateTime when = now();
    DateUnit finest = DateUnit::Year;
    int spans = 0;
    for (; spans < 3; ++spans) {
        while (spans > 0 && isSign(0, u','))
            ++m_at;
        const bool counted = isNumber(0, 1, 3);
        if (!counted && !isWord(0, DateWord::Kind::One)) break;
        const DateToken *word = peek(1);
        if (!word || word->kind != DateToken::Kind::Word) break;
        if (word->word.kind != DateWord::Kind::Unit && word->word.kind != DateWord::Kind::Mark) break;
        const auto unit = DateUnit(word->word.value);
        when = earlier(when, unit, counted ? number(0) : 1);
        finest = std::min(finest, unit);
        m_at += 2;
    }
    const bool after = spans > 0 && isWord(0, DateWord::Kind::Ago);
    if (after) ++m_at;
    if (spans == 0 || !(before || after)) {
        m_at = start;
        return {};
    }
    if (finest >= DateUnit::Day) return PostedTime::day(when.date(), when.offsetFromUtc());
    return minuteOf(when);
}

QDateTime DateReader::earlier(const QDateTime &when, DateUnit unit, int count)
{
    switch (unit) {
    case DateUnit::Second:
        return when.addSecs(-count);
    case DateUnit::Minute:
        return when.addSecs(-60 * count);
    case DateUnit::Hour:
        return when.addSecs(-3600 * count);
    case DateUnit::Day:
        return when.addDays(-count);
    case DateUnit::Week:
        return when.addDays(-7 * count);
    case DateUnit::Month:
        return when.addMonths(-count);
    case DateUnit::Year:
        return when.addYears(-count);
    }
    return when;
}

PostedTime DateReader::minuteOf(const QDateTime &when)
{
    return PostedTime::moment(when.date(), QTime(when.time().hour(), when.time().minute()), when.offsetFromUtc());
}

std::optional<QDate> DateReader::dayWord()
{
    if (!isWord(0, DateWord::Kind::DayBefore)) return {};
    const int days = peek()->word.value;
    ++m_at;
    return now().date().addDays(-days);
}

std::optional<DateReader::Clock> DateReader::time()
{
    const qsizetype start = m_at;
    std::optional<bool> afternoon;
    if (isWord(0, DateWord::Kind::Morning) || isWord(0, DateWord::Kind::Afternoon)) {
        afternoon = isWord(0, DateWord::Kind::Afternoon);
        ++m_at;
    }
    int hour = -1;
    int minute = 0;
    int second = 0;
    bool seconds = false;
    if (isNumber(0) && isSign(1, u':') && isNumber(2, 2, 2) && isClose(0, 2)) {
        hour = number(0);
        minute = number(2);
        m_at += 3;
        if (isSign(0, u':') && isNumber(1, 2, 2)) {
            second = number(1);
            seconds = true;
            m_at += 2;
            if (isSign(0, u'.') && isNumber(1, 1, 9)) m_at += 2; // Parts of a second.
        }
    } else if (isNumber(0) && isMark(1, DateUnit::Hour)) {
        hour = number(0);
        m_at += 2;
        if (isNumber(0) && isMark(1, DateUnit::Minute)) {
            minute = number(0);
            m_at += 2;
            if (isNumber(0) && isMark(1, DateUnit::Second)) {
                second = number(0);
                seconds = true;
                m_at += 2;
            }
        }
    } else if (isNumber(0) && (isWord(1, DateWord::Kind::Morning) || isWord(1, DateWord::Kind::Afternoon))) {
        hour = number(0);
        ++m_at;
    }
    if (hour < 0) {
        m_at = start;
        return {};
    }
    if (!afternoon && (isWord(0, DateWord::Kind::Morning) || isWord(0, DateWord::Kind::Afternoon))) {
        afternoon = isWord(0, DateWord::Kind::Afternoon);
        ++m_at;
    }
    if (afternoon && hour <= 12) hour = hour % 12 + (*afternoon ? 12 : 0);
    const QTime time(hour == 24 ? 0 : hour, minute, second);
    // "24:30" is written where hours run from 1 to 24, and is the first one of its day.
    const bool isNextDay = hour == 24 && time == QTime(0, 0);
    if (!time.isValid()) {
        m_at = start;
        return {};
    }
    return Clock{time, seconds, {}, isNextDay};
}

bool DateReader::isClose(qsizetype from, qsizetype to) const
{
    for (qsizetype i = from; i < to; ++i) {
        if (peek(i)->end != peek(i + 1)->begin) return false;
    }
    return true;
}

void DateReader::readZone(Clock &clock)
{
    if (isWord(0, DateWord::Kind::Zone)) {
        clock.zone = peek()->word.value * 60;
        ++m_at;
        return;
    }
    const bool east = isSign(0, u'+');
    if (!east && !isSign(0, u'-')) return;
    int minutes = 0;
    qsizetype used = 0;
    if (isNumber(1, 4, 4)) {
        minutes = number(1) / 100 * 60 + number(1) % 100;
        used = 2;
    } else if (isNumber(1, 2, 2) && isSign(2, u':') && isNumber(3, 2, 2)) {
        minutes = number(1) * 60 + number(3);
        used = 4;
    }
    if (used == 0 || minutes > 14 * 60) return;
    clock.zone = (east ? minutes : -minutes) * 60;
    m_at += used;
}

} // namespace newsboard
