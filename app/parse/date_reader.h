#pragma once

#include "app/domain/posted_time.h"
#include "app/parse/date_tokens.h"
#include "app/parse/dates.h"

#include <QDateTime>

#include <optional>

namespace newsboard {

/// Reads the tokens of a date one after another; every reader leaves the place as it was if it fails. A value.
class DateReader {
public:
    /// `tokens` and `context` outlive it; it begins at token `at`.
    DateReader(const DateTokens &tokens, const DateContext &context, qsizetype at)
        : m_tokens(tokens), m_context(context), m_at(at)
    {
    }

    qsizetype at() const { return m_at; }
    /// Whether what was read is a day word alone.
    bool wasDayWord() const { return m_dayWord; }

    /// The longest date that begins here; unknown where none does.
    PostedTime read();
    /// Signs and small words that say nothing; at the end of a date only what belongs to it.
    void skipNoise(bool inside);

private:
    struct Clock {
        QTime time;
        bool seconds = false;
        std::optional<int> zone; ///< Seconds from UTC.
        bool isNextDay = false;  ///< "24:00" is the end of its day (ISO 8601-1:2019, 4.3.8).
    };

    const DateToken *peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() ? &m_tokens[m_at + ahead] : nullptr;
    }
    bool isSign(qsizetype ahead, char16_t sign) const
    {
        const DateToken *token = peek(ahead);
        return token && token->kind == DateToken::Kind::Sign && token->sign == sign;
    }
    bool isWord(qsizetype ahead, DateWord::Kind kind) const
    {
        const DateToken *token = peek(ahead);
        return token && token->kind == DateToken::Kind::Word && token->word.kind == kind;
    }
    bool isMark(qsizetype ahead, DateUnit unit) const
    {
        return isWord(ahead, DateWord::Kind::Mark) && peek(ahead)->word.value == int(unit);
    }
    bool isNumber(qsizetype ahead, int leastDigits = 1, int mostDigits = 2) const
    {
        const DateToken *token = peek(ahead);
        return token && token->kind == DateToken::Kind::Number && token->digits >= leastDigits &&
               token->digits <= mostDigits;
    }
    int number(qsizetype ahead) const { return m_tokens[m_at + ahead].value; }

    QDateTime now() const { return m_context.now.toTimeZone(m_context.zone); }
    int offsetAt(QDate date, QTime time) const;

    /// "3분 전", "1시간 20분 전", "vor 3 Stunden", "an hour ago", "just now".
    std::optional<PostedTime> relative();
    static QDateTime earlier(const QDateTime &when, DateUnit unit, int count);
    static PostedTime minuteOf(const QDateTime &when);
    std::optional<QDate> dayWord();
    std::optional<Clock> time();

    /// Whether two tokens stand without a space between them: "3 : 1" is no hour.
    bool isClose(qsizetype from, qsizetype to) const;
    void readZone(Clock &clock);
    std::optional<QDate> calendarDate();

    /// With the year that stands behind the time, where the date has none: "Feb 24 07:05:00 UTC 2025".
    std::optional<QDate> withYearBehind(std::optional<QDate> date);

    /// "2025년 2월 24일", "2月24日", "'25년 2월 24일", "24 2월 2025".
    std::optional<QDate> markedDate();

    /// "Dec 06, 2008", "13 Déc 2013", "3. März 2014", "January 5".
    std::optional<QDate> namedDate();

    /// "2025.02.24", "25-02-24", "02.24", "24/02/2025".
    std::optional<QDate> numericDate();
    bool isDateSign(qsizetype ahead) const { return isSign(ahead, u'.') || isSign(ahead, u'-') || isSign(ahead, u'/'); }
    std::optional<QDate> threeParts(const DateToken &a, const DateToken &b, const DateToken &c, char16_t sign) const;
    int fullYear(const DateToken &token) const;

    /// Boards began with the Web; a date before it, or years ahead, is a number of another kind.
    std::optional<QDate> valid(int year, int month, int day) const;

    /// This year, or the last where that would lie in the future.
    std::optional<QDate> withoutYear(int month, int day) const;
    PostedTime made(std::optional<QDate> date, std::optional<Clock> clock) const;

    const DateTokens &m_tokens;
    const DateContext &m_context;
    qsizetype m_at;
    const qsizetype m_start = m_at;
    bool m_dayWord = false;
    bool m_isYearGuessed = false; ///< A month's name and a day stood alone.
};

} // namespace newsboard
