#pragma once

#include "app/domain/ids.h"
#include "app/search/pattern.h"
#include "app/search/shorthand.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringView>
#include <QTimeZone>

#include <optional>
#include <variant>

namespace newsboard {

/// Which texts of a row a word is looked for in.
enum class Field : quint8 {
    Any,     ///< Title, author, body and comments.
    Title,   ///< `title:` `제목:`
    Author,  ///< `author:` `글쓴이:`
    Body,    ///< `body:` `본문:`
    Comment, ///< `comment:` `댓글:` — the comments' texts and authors.
    Tag,     ///< `tag:` `태그:` — category, the article's tags, and what stands in brackets in the title.
};

/// Letters that stand somewhere in a field's text: one of the patterns suffices. The first are what was typed, others
/// its shorthand.
struct TextCondition {
    Field field = Field::Any;
    QList<Pattern> patterns; ///< Never empty.

    friend bool operator==(const TextCondition &, const TextCondition &) = default;
};

/// `is:` `상태:`
enum class RowState : quint8 { Unread, Read, Starred, Gone, Notice, New, Hidden, Secret };

/// `has:` `있음:`
enum class Holding : quint8 { Comments, Picture, File, Revisions, Article };

/// `number:` `번호:` — first … last, both included.
struct NumberCondition {
    qint64 first = 0;
    qint64 last = 0;

    friend bool operator==(const NumberCondition &, const NumberCondition &) = default;
};

/// `board:` `게시판:` — one whose name holds the letters, or the one of this id (0: none was given).
struct BoardCondition {
    QList<Pattern> name;
    BoardId id = 0;

    friend bool operator==(const BoardCondition &, const BoardCondition &) = default;
};

/// `label:` `라벨:` — a label whose name holds the letters.
struct LabelCondition {
    QList<Pattern> name;

    friend bool operator==(const LabelCondition &, const LabelCondition &) = default;
};

/// `date:` `after:` `before:` — from `from` (included) until `until` (excluded), either may be open. A row without a
/// date never meets it.
struct PostedCondition {
    std::optional<qint64> from;  ///< Seconds …
    std::optional<qint64> until; ///< … since 1970:
    bool boardsClock = true; ///< as the board's clock shows them (PostedTime::sortSeconds() + offsetSeconds), since a
                             ///< day means the one that the board prints; false: as moments (sortSeconds()).

    friend bool operator==(const PostedCondition &, const PostedCondition &) = default;
};

using Condition =
    std::variant<TextCondition, RowState, Holding, NumberCondition, BoardCondition, LabelCondition, PostedCondition>;

/// A query as a tree. An All without parts is met by every row.
struct Clause {
    enum class Kind : quint8 {
        All, ///< Each of the parts.
        Any, ///< One of the parts (never empty).
        Not, ///< Not its one part.
        One, ///< The condition.
    };
    Kind kind = Kind::All;
    QList<Clause> parts;
    Condition condition;

    friend bool operator==(const Clause &a, const Clause &b);
};

/// Something in a query that was not read as it seems to have been meant.
struct Complaint {
    enum class Reason : quint8 {
        UnknownValue, ///< `is:blue`, `date:soon`, `number:x`: searched as text.
        LoneOperator, ///< `OR` with nothing on one side: searched as text.
        Unfinished,   ///< A word of the language without its value yet: it does not count.
        TooLong,      ///< More than a query may hold (see kLongestQuery, kMostConditions): the rest does not count.
    };
    Reason reason;
    TextRange range; ///< In the query's text.
    QString text;    ///< What stands there.

    friend bool operator==(const Complaint &, const Complaint &) = default;
};

/// What shorthand added to a word ("also 美").
struct Addition {
    QString typed; ///< The part of the word, folded: 미국.
    QString also;  ///< 美

    friend bool operator==(const Addition &, const Addition &) = default;
};

/// What was typed into a search box, understood.
struct Query {
    Clause root;
    QList<Complaint> complaints; ///< In the order of the text.
    QList<Addition> additions;   ///< Each once, in the order of the text.

    /// Met by every row.
    bool isEmpty() const { return root.kind == Clause::Kind::All && root.parts.isEmpty(); }
    friend bool operator==(const Query &, const Query &) = default;
};

/// What a query's meaning depends on besides its text.
struct QueryContext {
    QDateTime now;  ///< For 어제, 7d …; invalid: words that need it are not read.
    QTimeZone zone; ///< Of the person; which day it is. Invalid: that of `now`.
    qsizetype composingFrom =
        -1;                     ///< Index in the text where the input method's preedit begins; -1: nothing is composed.
    qsizetype composingTo = -1; ///< Where it ends; -1: at the text's end.
    bool typing = false; ///< The text may go on: a value, or an OR, left unfinished at its end does not count yet.
    Shorthand shorthand; ///< Empty: none.
};

inline constexpr qsizetype kLongestQuery = 2'000; ///< UTF-16 units; what lies behind is left out and complained about.
inline constexpr int kMostConditions = 64;

/// Reads a query; never fails. Words must all be met; `OR` (`또는`, `|`) joins its two neighbours and binds closer than
/// standing side by side; `-word` (`NOT word`) excludes; `"…"` is literal, spaces included, and takes no shorthand;
/// brackets group; `title:x` looks in one place only, `title:(a OR b)` for a whole group. Pure, thread-safe.
Query parseQuery(QStringView text, const QueryContext &context);

/// A text as one literal phrase of the language, whatever stands in it: `author:` + quotedPhrase(name).
QString quotedPhrase(QStringView text);

} // namespace newsboard
