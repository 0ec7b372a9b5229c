#pragma once

#include <QStringView>

#include <optional>

namespace newsboard {

/// What a word of a date means, in any of the languages we read.
struct DateWord {
    enum class Kind : quint8 {
        Month,     ///< A month's name; value 1 … 12.
        Weekday,   ///< Says nothing that the date does not say.
        Mark,      ///< Stands behind a number: 년 月 日 …; value is a Unit. Also a unit of time that has passed.
        Unit,      ///< A unit of time that has passed: 시간, minutes …; value is a Unit.
        Ago,       ///< After a span of time: 전, ago, 前.
        AgoBefore, ///< Before a span of time: vor, il y a, hace.
        DayBefore, ///< today, yesterday …; value is how many days back.
        Now,       ///< just now, 방금.
        One,       ///< a minute ago, an hour ago.
        Morning,   ///< am; 오전.
        Afternoon, ///< pm; 오후.
        Zone,      ///< A zone's name; value is its offset from UTC in minutes.
        TimeSign,  ///< The T of ISO 8601.
        Noise,     ///< at, on, um, Uhr, the st of 1st …
    };
    Kind kind;
    int value = 0;
};

enum class DateUnit : quint8 { Second, Minute, Hour, Day, Week, Month, Year };

/// The longest word of a date that begins `text`; its length in `length`. Letters of one case only (lower).
/// Words of alphabets are taken whole, others by their beginning.
std::optional<DateWord> dateWordAt(QStringView text, qsizetype *length);
/// Cheap: whether a word of a date may begin with this character.
bool mayBeginDateWord(QChar c);

} // namespace newsboard
