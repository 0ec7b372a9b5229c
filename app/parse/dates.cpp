#include "app/parse/dates.h"

#include "app/parse/date_words.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// A date is short; a longer text is none, and is not read any further.
constexpr qsizetype kLongestDate = 72;
constexpr qsizetype kLongestSearched = 4000;
/// Day words stand for a date in a label, not in a sentence.
constexpr qsizetype kLongestLabel = 24;
/// Clocks differ, and so do zones: what lies ahead by less than this is still today.
constexpr int kAheadMinutes = 15;

struct Token {
    enum class Kind : quint8 { Number, Word, Sign, Unknown };
    Kind kind = Kind::Unknown;
    int value = 0;  ///< Of a number.
    int digits = 0; ///< How many digits it was written with.
    char16_t sign = 0;
    DateWord word{DateWord::Kind::Noise, 0};
    qsizetype begin = 0;
    qsizetype end = 0;
};

using Tokens = QVarLengthArray<Token, 32>;

int dateDigit(QChar c)
{
    if (c >= u'0' && c <= u'9') return c.unicode() - u'0';
    if (c >= u'０' && c <= u'９') return c.unicode() - u'０';
    return -1;
}

/// The sign that a character is to dates; 0 for a letter or the like.
char16_t signOf(QChar c)
{
    switch (c.unicode()) {
    case u'.':
    case u'-':
    case u'/':
    case u':':
    case u',':
    case u'+':
    case u'(':
    case u')':
    case u'~':
        return c.unicode();
    case u'：':
        return u':';
    case u'／':
        return u'/';
    case u'．':
        return u'.';
    case u'‐':
    case u'‑':
    case u'–':
    case u'−':
    case u'－':
        return u'-';
    case u'，':
        return u',';
    case u'（':
        return u'(';
    case u'）':
        return u')';
    case u'[':
    case u']':
    case u'|':
    case u'@':
    case u'·':
    case u'•':
    case u'»':
    case u'«':
    case u'\'':
        return u',';
    default:
        return 0;
    }
}

/// The end of a short remark in brackets that holds no digit ("(월)", "(火)"); -1 if this is none.
qsizetype remarkEnd(QStringView text, qsizetype at)
{
    for (qsizetype i = at + 1; i < text.size() && i <= at + 8; ++i) {
        if (signOf(text[i]) == u')') return i + 1;
        if (dateDigit(text[i]) >= 0) return -1;
    }
    return -1;
}

Tokens tokensOf(QStringView text)
{
    Tokens tokens;
    qsizetype at = 0;
    while (at < text.size()) {
        const QChar c = text[at];
        if (c.isSpace()) {
            ++at;
            continue;
        }
        Token token;
        token.begin = at;
        if (dateDigit(c) >= 0) {
            qint64 value = 0;
            while (at < text.size() && dateDigit(text[at]) >= 0) {
                if (token.digits < 9) value = value * 10 + dateDigit(text[at]);
                ++token.digits;
                ++at;
            }
            token.kind = Token::Kind::Number;
            token.value = int(value);
        } else if (const char16_t sign = signOf(c)) {
            if (sign == u'(') {
                if (const qsizetype end = remarkEnd(text, at); end > 0) {
                    at = end;
                    continue;
                }
            }
            token.kind = Token::Kind::Sign;
            token.sign = sign;
            ++at;
        } else {
            qsizetype length = 1;
            if (const auto word = dateWordAt(text.sliced(at), &length)) {
                token.kind = Token::Kind::Word;
                token.word = *word;
            } else {
                while (at + length < text.size() && text[at + length].isLetter() && c.unicode() < 0x1100)
                    ++length;
            }
            at += length;
        }
        token.end = at;
        tokens.append(token);
    }
    return tokens;
}

/// Reads tokens one after another; every reader leaves the place as it was if it fails.
class DateReader {
public:
    DateReader(const Tokens &tokens, const DateContext &context, qsizetype at)
        : m_tokens(tokens), m_context(context), m_at(at)
    {
    }

    qsizetype at() const { return m_at; }
    /// Whether what was read is a day word alone.
    bool wasDayWord() const { return m_dayWord; }

    PostedTime read()
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
        return made(date, clock);
    }

    /// Signs and small words that say nothing; at the end of a date only what belongs to it.
    void skipNoise(bool inside)
    {
        for (; m_at < m_tokens.size(); ++m_at) {
            const Token &token = m_tokens[m_at];
            if (token.kind == Token::Kind::Sign) {
                if (token.sign == u':' || token.sign == u'+' || token.sign == u'~' || (!inside && token.sign == u'/'))
                    return;
                continue;
            }
            if (token.kind != Token::Kind::Word) return;
            const auto kind = token.word.kind;
            if (kind != DateWord::Kind::Weekday && kind != DateWord::Kind::Noise && kind != DateWord::Kind::TimeSign)
                return;
        }
    }

private:
    struct Clock {
        QTime time;
        bool seconds = false;
        std::optional<int> zone; ///< Seconds from UTC.
    };

    const Token *peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() ? &m_tokens[m_at + ahead] : nullptr;
    }
    bool isSign(qsizetype ahead, char16_t sign) const
    {
        const Token *token = peek(ahead);
        return token && token->kind == Token::Kind::Sign && token->sign == sign;
    }
    bool isWord(qsizetype ahead, DateWord::Kind kind) const
    {
        const Token *token = peek(ahead);
        return token && token->kind == Token::Kind::Word && token->word.kind == kind;
    }
    bool isMark(qsizetype ahead, DateUnit unit) const
    {
        return isWord(ahead, DateWord::Kind::Mark) && peek(ahead)->word.value == int(unit);
    }
    bool isNumber(qsizetype ahead, int leastDigits = 1, int mostDigits = 2) const
    {
        const Token *token = peek(ahead);
        return token && token->kind == Token::Kind::Number && token->digits >= leastDigits &&
               token->digits <= mostDigits;
    }
    int number(qsizetype ahead) const { return m_tokens[m_at + ahead].value; }

    QDateTime now() const { return m_context.now.toTimeZone(m_context.zone); }
    int offsetAt(QDate date, QTime time) const
    {
        return m_context.zone.offsetFromUtc(QDateTime(date, time.isValid() ? time : QTime(12, 0), m_context.zone));
    }

    /// "3분 전", "1시간 20분 전", "vor 3 Stunden", "an hour ago", "just now".
    std::optional<PostedTime> relative()
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
            const Token *word = peek(1);
            if (!word || word->kind != Token::Kind::Word) break;
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

    static QDateTime earlier(const QDateTime &when, DateUnit unit, int count)
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

    static PostedTime minuteOf(const QDateTime &when)
    {
        return PostedTime::moment(when.date(), QTime(when.time().hour(), when.time().minute()), when.offsetFromUtc());
    }

    std::optional<QDate> dayWord()
    {
        if (!isWord(0, DateWord::Kind::DayBefore)) return {};
        const int days = peek()->word.value;
        ++m_at;
        return now().date().addDays(-days);
    }

    std::optional<Clock> time()
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
        if (!time.isValid()) {
            m_at = start;
            return {};
        }
        return Clock{time, seconds, {}};
    }

    /// Whether two tokens stand without a space between them: "3 : 1" is no hour.
    bool isClose(qsizetype from, qsizetype to) const
    {
        for (qsizetype i = from; i < to; ++i) {
            if (peek(i)->end != peek(i + 1)->begin) return false;
        }
        return true;
    }

    void readZone(Clock &clock)
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

    std::optional<QDate> calendarDate()
    {
        const qsizetype start = m_at;
        for (auto form : {&DateReader::markedDate, &DateReader::namedDate, &DateReader::numericDate}) {
            if (auto date = (this->*form)()) return date;
            m_at = start;
        }
        return {};
    }

    /// "2025년 2월 24일", "2月24日", "'25년 2월 24일".
    std::optional<QDate> markedDate()
    {
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

    /// "Dec 06, 2008", "13 Déc 2013", "3. März 2014", "January 5".
    std::optional<QDate> namedDate()
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
        while (isSign(0, u',') || isSign(0, u'.') || isSign(0, u'-') || isSign(0, u'/') ||
               isWord(0, DateWord::Kind::Noise))
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
        return withoutYear(month, day);
    }

    /// "2025.02.24", "25-02-24", "02.24", "24/02/2025".
    std::optional<QDate> numericDate()
    {
        if (!isNumber(0, 1, 4) || !isDateSign(1) || !isNumber(2)) return {};
        const char16_t sign = peek(1)->sign;
        const Token first = m_tokens[m_at];
        const Token second = m_tokens[m_at + 2];
        if (isSign(3, sign) && isNumber(4, 1, 4)) {
            const Token third = m_tokens[m_at + 4];
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

    bool isDateSign(qsizetype ahead) const { return isSign(ahead, u'.') || isSign(ahead, u'-') || isSign(ahead, u'/'); }

    std::optional<QDate> threeParts(const Token &a, const Token &b, const Token &c, char16_t sign) const
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

    int fullYear(const Token &token) const
    {
        if (token.digits != 2) return token.value;
        const int thisYear = now().date().year();
        const int year = thisYear / 100 * 100 + token.value;
        return year > thisYear + 1 ? year - 100 : year;
    }

    /// Boards began with the Web; a date before it, or years ahead, is a number of another kind.
    std::optional<QDate> valid(int year, int month, int day) const
    {
        const QDate date(year, month, day);
        if (!date.isValid() || year < 1980 || year > now().date().year() + 5) return {};
        return date;
    }

    /// This year, or the last where that would lie in the future.
    std::optional<QDate> withoutYear(int month, int day) const
    {
        const QDate today = now().date();
        for (int year = today.year(); year > today.year() - 5; --year) {
            const QDate date(year, month, day);
            if (date.isValid() && date <= today.addDays(1)) return date;
        }
        return {};
    }

    PostedTime made(std::optional<QDate> date, std::optional<Clock> clock) const
    {
        if (!date && !clock) return {};
        if (!clock) return PostedTime::day(*date, offsetAt(*date, QTime()));
        if (!date) {
            const QDateTime here = now();
            date = here.date();
            if (QDateTime(*date, clock->time, m_context.zone) > here.addSecs(60 * kAheadMinutes))
                date = date->addDays(-1);
        }
        if (!clock->zone) return PostedTime::moment(*date, clock->time, offsetAt(*date, clock->time), clock->seconds);
        const QDateTime there(*date, clock->time, Qt::OffsetFromUTC, *clock->zone);
        const QDateTime here = there.toTimeZone(m_context.zone);
        return PostedTime::moment(here.date(), here.time(), here.offsetFromUtc(), clock->seconds);
    }

    const Tokens &m_tokens;
    const DateContext &m_context;
    qsizetype m_at;
    const qsizetype m_start = m_at;
    bool m_dayWord = false;
};

/// Cheap: whether a text can be a date at all.
bool mayBeDate(QStringView text)
{
    if (text.isEmpty() || text.size() > kLongestDate) return false;
    for (const QChar c : text) {
        if (dateDigit(c) >= 0) return true;
    }
    return mayBeginDateWord(text.front().toLower());
}

} // namespace

PostedTime parseDate(QStringView text, const DateContext &context)
{
    text = text.trimmed();
    if (!mayBeDate(text)) return {};
    const Tokens tokens = tokensOf(text.toString().toLower());
    for (const Token &token : tokens) {
        if (token.kind == Token::Kind::Unknown) return {};
    }
    DateReader reader(tokens, context, 0);
    reader.skipNoise(false);
    const PostedTime posted = reader.read();
    reader.skipNoise(true);
    return reader.at() == tokens.size() ? posted : PostedTime{};
}

PostedTime findDate(QStringView text, const DateContext &context, qsizetype *begin, qsizetype *length)
{
    const QString folded = text.first(std::min(text.size(), kLongestSearched)).toString().toLower();
    const Tokens tokens = tokensOf(folded);
    PostedTime best;
    qsizetype bestBegin = 0;
    qsizetype bestLength = 0;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == Token::Kind::Unknown || tokens[i].kind == Token::Kind::Sign) continue;
        DateReader reader(tokens, context, i);
        const PostedTime posted = reader.read();
        if (!posted.isKnown() || reader.at() == i) continue;
        if (reader.wasDayWord() && !posted.hasTime() && text.size() > kLongestLabel) continue;
        const qsizetype from = tokens[i].begin;
        const qsizetype size = tokens[reader.at() - 1].end - from;
        if (size > bestLength) {
            best = posted;
            bestBegin = from;
            bestLength = size;
        }
        i = std::max(i, reader.at() - 1);
    }
    if (begin) *begin = bestBegin;
    if (length) *length = bestLength;
    return best;
}

DateContext::Order dateOrder(const QStringList &dates, DateContext::Order otherwise)
{
    using Order = DateContext::Order;
    bool yearFirst = true;
    bool monthFirst = true;
    bool dayFirst = true;
    bool pointed = false;
    bool any = false;
    for (const QString &text : dates) {
        const Tokens tokens = tokensOf(text.left(kLongestDate).toLower());
        for (qsizetype i = 0; i + 4 < tokens.size(); ++i) {
            const auto isNumber = [&](qsizetype at) { return tokens[at].kind == Token::Kind::Number; };
            const bool parts = isNumber(i) && isNumber(i + 2) && isNumber(i + 4) &&
                               tokens[i + 1].kind == Token::Kind::Sign && tokens[i + 1].sign != u':' &&
                               tokens[i + 3].sign == tokens[i + 1].sign;
            if (!parts || tokens[i].digits == 4) continue;
            any = true;
            pointed = pointed || tokens[i + 1].sign == u'.';
            const Token &a = tokens[i];
            const Token &b = tokens[i + 2];
            const Token &c = tokens[i + 4];
            yearFirst = yearFirst && a.digits == 2 && c.digits <= 2 && b.value >= 1 && b.value <= 12 && c.value >= 1 &&
                        c.value <= 31;
            monthFirst = monthFirst && a.value >= 1 && a.value <= 12 && b.value >= 1 && b.value <= 31;
            dayFirst = dayFirst && a.value >= 1 && a.value <= 31 && b.value >= 1 && b.value <= 12;
            break;
        }
    }
    if (!any) return otherwise;
    if ((otherwise == Order::YearFirst && yearFirst) || (otherwise == Order::MonthFirst && monthFirst) ||
        (otherwise == Order::DayFirst && dayFirst))
        return otherwise;
    if (yearFirst) return Order::YearFirst;
    if (dayFirst && pointed) return Order::DayFirst;
    if (monthFirst) return Order::MonthFirst;
    return dayFirst ? Order::DayFirst : otherwise;
}

} // namespace newsboard
