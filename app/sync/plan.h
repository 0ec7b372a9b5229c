#pragma once

#include "app/domain/headline.h"
#include "app/domain/list_page.h"
#include "app/sync/numbers.h"
#include "app/sync/page_rows.h"

#include <QList>

#include <optional>

namespace newsboard {

/// What the cache knows of a page before it is applied.
struct Known {
    /// Every row whose id stands on the page, every row whose decimal id lies within certainSpan() of the page, of the
    /// newest page every newer row, and the board's notices.
    QList<KnownHeadline> rows;
    NumberedPart part = {};
    /// No page of the board contradicted lately that its rows stand in the order of their ids.
    bool isOrdered = true;
    NumberKind numberKind = NumberKind::Unknown; ///< As the pages before have shown it.
};

struct HeadlineUpdate {
    Key key = 0;
    Headline headline;       ///< As it is to stand from now on.
    bool keepsTitle = false; ///< The older title goes into the history: it was an edit.
    bool returned = false;   ///< It was gone and is back.

    friend bool operator==(const HeadlineUpdate &, const HeadlineUpdate &) = default;
};

/// What a page means for the cache.
struct Plan {
    QList<Headline> add;           ///< In the page's order.
    QList<HeadlineUpdate> update;  ///< Rows whose server's side changed.
    QList<Key> gone;               ///< Rows that the page proves to be missing.
    bool metKnown = false;         ///< A row that is no notice was known before.
    bool isUndecided = false;      ///< Rows are missing of which the page proves nothing now; known better, it may.
    bool isNewerOpen = false;      ///< Of them only newer ones than the newest page's, whose rows are news themselves.
    bool contradictsOrder = false; ///< Its rows do not stand in the order of their ids: see Known::isOrdered.
    NumberKind numberKind = NumberKind::Unknown; ///< As the pages up to this one have shown it.
    std::optional<NumberReading> numbers;        ///< On a board whose numbers count; `update` follows its shifts.

    friend bool operator==(const Plan &, const Plan &) = default;
};

/// What is to be read from what a row leaves empty, by what the other rows of its page show.
struct PageFacts {
    bool isOwnList = true; ///< A page of the list itself, not the list under an article, which shows less.
    bool endsPins = true;  ///< The whole first page: only there is a missing pin a fact, for many boards print their
                           ///< notices nowhere else.
    bool showsComments = true; ///< Some row shows a count: a row without one has none.
    bool showsCategories = true;

    friend bool operator==(const PageFacts &, const PageFacts &) = default;
};
PageFacts factsOf(const ListPage &page);

/// The row as it is to stand, of what was known and what the page says now. What the page does not show stays; a finer
/// date is not replaced by a coarser one that agrees with it, nor by a reckoned one that is near; a title that the list
/// only cut short stays whole.
Headline merged(const Headline &known, const Headline &now, const PageFacts &facts);

/// The row completed by its article: a title that the list cut short, a date that the list says less of.
Headline completed(const Headline &known, const Headline &article);

/// Whether a title became another by more than being cut short, being shown whole, or by a counter behind it.
bool isEdited(const QString &older, const QString &now);

/// Pure: no clock, no I/O. A page proves a row gone only if it is whole, in a certain order, shows a row on either
/// side, and shows most of what is known between its ends, or accounts for what it does not show by its numbers. By its
/// numbers the newest page also proves that nothing newer is left.
Plan plan(const Known &known, const ListPage &page);

/// Whether the rows that stand in the order of the list run in one direction by their decimal ids; none if one of them
/// has no decimal id.
std::optional<bool> runsByIds(const QList<PageRow> &rows);

/// The decimal ids that a page spans, if its rows run strictly in one direction by decimal ids (notices and replies
/// apart): what lies between two of them and is not there is gone. Nothing else proves an order.
struct IdSpan {
    qint64 smallest = 0;
    qint64 largest = 0;

    friend bool operator==(const IdSpan &, const IdSpan &) = default;
};
std::optional<IdSpan> certainSpan(const QList<PageRow> &rows);

/// An id that is a plain decimal below 2^39, as a number: it is its own rank.
std::optional<qint64> decimalId(const QString &id);

} // namespace newsboard
