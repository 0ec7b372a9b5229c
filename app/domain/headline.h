#pragma once

#include "app/domain/ids.h"
#include "app/domain/posted_time.h"

#include <QFlags>
#include <QString>
#include <QUrl>

#include <optional>

namespace newsboard {

/// What the server says of a row. What the person did (read, starred) is State, elsewhere.
enum class Flag : quint16 {
    Notice = 0x01,   ///< A pinned row.
    New = 0x02,      ///< The server's badge for young posts.
    Secret = 0x04,   ///< Readable by its author and the staff alone.
    File = 0x08,     ///< Has an attachment.
    Picture = 0x10,  ///< Has a picture.
    CutTitle = 0x20, ///< The list shortened the title ("…"): no evidence of an edit.
};
Q_DECLARE_FLAGS(Flags, Flag)
Q_DECLARE_OPERATORS_FOR_FLAGS(Flags)

/// One row of a board, as its server prints it. All text is plain text, cleaned of controls and bidi marks.
struct Headline {
    QString id;                   ///< The server's stable identity; never empty.
    std::optional<qint64> number; ///< What the board prints; inferred for the open row; none for notices and the like.
    QString title;
    QString author;
    PostedTime posted;
    std::optional<qint64> comments; ///< The counts are empty where the board shows none.
    std::optional<qint64> views;
    std::optional<qint64> votes;
    QString category;
    int depth = 0; ///< Of a reply: 0 for a post of its own.
    Flags flags;
    QUrl url; ///< The article's address, absolute, without what changes with the page it was found on.

    bool isNotice() const { return flags.testFlag(Flag::Notice); }
    friend bool operator==(const Headline &, const Headline &) = default;
};

/// A headline as the cache holds it: what the server said, what the person did, and when.
struct HeadlineRow {
    Key key = 0;
    Headline headline;
    bool read = false;
    bool starred = false;
    bool hasArticle = false; ///< Its article is in the cache.
    QDateTime firstSeen;     ///< UTC.
    QDateTime lastSeen;      ///< UTC.
    QDateTime goneAt;        ///< UTC; invalid while the server has it.

    BoardId board() const { return boardOf(key); }
    bool isGone() const { return goneAt.isValid(); }
    friend bool operator==(const HeadlineRow &, const HeadlineRow &) = default;
};

} // namespace newsboard
