#pragma once

#include "app/domain/ids.h"
#include "app/domain/upkeep.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace newsboard {

/// How a board's addresses are made.
struct AddressRule {
    QString idParameter;  ///< The query parameter that is a row's identity (`document_srl`); empty: a path part.
    QString pageTemplate; ///< Address of a page with `{page}` where its value stands; empty: not learnt.
    int firstPage = 1;    ///< The value that stands for the first page …
    int pageStep = 1;     ///< … and how much it grows with each (`start=0, 25, 50`: 0 and 25).

    /// The address of page `page` (1 = newest); `list` for page 1, and an empty one if the rule is not learnt.
    QUrl pageAddress(int page, const QUrl &list) const;
    friend bool operator==(const AddressRule &, const AddressRule &) = default;
};

/// What tells that a page is still the one that was read, without reading it again.
struct PageCopy {
    QByteArray etag;
    QByteArray lastModified;
    QByteArray digest; ///< Of its bytes.

    friend bool operator==(const PageCopy &, const PageCopy &) = default;
};

/// A source of headlines, as the cache knows it.
/// What the numbers are that a board prints, as far as its pages have shown it.
enum class NumberKind : quint8 {
    Unknown,  ///< They may count.
    Counting, ///< They count the posts below: what came or went moved those of known rows.
    Fixed,    ///< Each post keeps its own: they have holes, or rows came that moved none.
};

/// In place of a skin's name: the list was found by its looks.
inline constexpr QLatin1StringView kDetectedSkin{"detected"};

struct Board {
    BoardId id = 0; ///< 0 until it is kept.
    QString name;   ///< The person's own name for it if there is one, else the page's.
    QUrl url;       ///< Canonical address of its list.
    QString kind;   ///< `rhymix`, `xe`, `gnuboard5`, `gnuboard4`, `zeroboard4` … or `board` where it is not known.
    QString skin;   ///< The skin that reads it, or kDetectedSkin.
    QString charset;
    QByteArray zone = "Asia/Seoul"; ///< IANA name.
    QUrl feed;                      ///< If the page names one.
    QStringList folder;             ///< Where the person keeps it, the outermost folder first; empty: in none.
    AddressRule addresses;
    bool showsNumbers = false; ///< Which columns the board has.
    bool showsViews = false;
    bool showsVotes = false;
    int rowsPerPage = 0; ///< How many rows its first page has when it is whole, pinned ones apart; 0: not known yet.

    qint64 headlines = 0; ///< Counts kept by the store.
    qint64 unread = 0;
    qint64 starred = 0;
    int position = 0;         ///< Its place in the sidebar.
    QDateTime lastRefreshed;  ///< UTC, the last refresh that ended well.
    QDateTime failingSince;   ///< UTC; invalid while all is well.
    QString lastError;        ///< In words; empty while all is well.
    bool isClosed = false;    ///< Its server said that it is gone for good (410).
    bool allPictures = false; ///< The person lets its articles have their pictures from any host.
    PrefetchRule prefetch;    ///< The person's own, as is the budget.
    Budget budget;
    NumberKind numberKind = NumberKind::Unknown; ///< Kept by the store.
    bool isOrdered = true; ///< Kept by the store: no page contradicted lately that the rows stand in the order of their
                           ///< ids. One that is sorted by last comment or by votes does.
    PageCopy newestPage;   ///< Of its first page, when the last refresh ended well.

    friend bool operator==(const Board &, const Board &) = default;
};

/// Where a board stands in the sidebar; a list of them is an order.
struct BoardPlace {
    BoardId board = 0;
    QStringList folder; ///< As Board::folder.

    friend bool operator==(const BoardPlace &, const BoardPlace &) = default;
};

} // namespace newsboard
