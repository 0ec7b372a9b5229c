#pragma once

#include "app/domain/board.h"

#include <QList>
#include <QString>

namespace newsboard {

/// A board that a list names and that cannot be kept, and why.
struct RefusedBoard {
    enum class Reason : quint8 {
        NoAddress,  ///< It has none.
        NotWhole,   ///< A relative address, which means nothing outside the page it stood on.
        NotWeb,     ///< `javascript:`, `file:` and the like.
        NotAddress, ///< Nothing that an address can be.
        NoFeed,     ///< A link to a page or to another list, which nobody marked as a board.
    };

    QString name;    ///< Plain text; may be empty.
    QString address; ///< As it was written, shortened; plain text.
    Reason reason = Reason::NoAddress;

    friend bool operator==(const RefusedBoard &, const RefusedBoard &) = default;
};

/// The boards that a file lists (OPML), in its order. What the cache alone knows of a board is not filled in.
struct BoardList {
    QList<Board> boards;
    QList<RefusedBoard> refused;
    bool isDamaged = false; ///< It is ill-formed or ends early: what could be read is there, more may be missing.
    bool isCut = false;     ///< It lists more than are taken.

    friend bool operator==(const BoardList &, const BoardList &) = default;
};

/// Folders lie no deeper than this; what a file has deeper lies in the last of these.
inline constexpr qsizetype kDeepestFolder = 8;

/// Where what only Newsboard says in a file stands: `newsboard:kind` on an outline, a board's kind, says that the board
/// is at `htmlUrl`, and `xmlUrl`, if there is one, a feed that it names.
inline constexpr char kOpmlNamespace[] = "urn:newsboard:opml";

/// One sentence in the person's language.
QString refusalText(const RefusedBoard &refused);

/// A folder's path as people read and type it: `News / Korea`. A slash within a name is written as ∕ (U+2215).
QString folderText(const QStringList &folder);
/// And back; empty parts do not count, and what lies too deep lies in the last folder.
QStringList folderFrom(const QString &text);

} // namespace newsboard
