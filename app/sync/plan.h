#pragma once

#include "app/domain/headline.h"
#include "app/domain/list_page.h"

#include <QList>

namespace newsboard {

/// A headline of the cache as far as a page concerns it.
struct KnownHeadline {
    Key key = 0;
    Headline headline;
    bool isGone = false;

    friend bool operator==(const KnownHeadline &, const KnownHeadline &) = default;
};

/// What the cache knows of a page before it is applied: every row whose id stands on the page, and every row whose
/// decimal id lies between the smallest and the largest of the page.
using Known = QList<KnownHeadline>;

struct HeadlineUpdate {
    Key key = 0;
    Headline headline;       ///< As it is to stand from now on.
    bool keepsTitle = false; ///< The older title goes into the history: it was an edit.
    bool returned = false;   ///< It was gone and is back.

    friend bool operator==(const HeadlineUpdate &, const HeadlineUpdate &) = default;
};

/// What a page means for the cache.
struct Plan {
    QList<Headline> add;          ///< In the page's order.
    QList<HeadlineUpdate> update; ///< Rows whose server's side changed.
    QList<Key> gone;              ///< Rows that the page proves to be missing.
    bool metKnown = false;        ///< A row that is no notice was known before.

    friend bool operator==(const Plan &, const Plan &) = default;
};

/// The rows of a page, each id once: a notice that also stands as a numbered row is one headline with both facts.
QList<Headline> distinctRows(const QList<Headline> &rows);

/// The row as it is to stand, of what was known and what the page says now: counts that the page does not show stay, a
/// finer date is not replaced by a coarser one, a title that was only cut short by the list stays whole.
Headline merged(const Headline &known, const Headline &now, bool isFirstPage);

/// Pure: no clock, no I/O. A truncated page, and one whose order is not certain, prove nothing to be gone.
Plan plan(const Known &known, const ListPage &page);

/// The decimal ids that a page spans, if its rows run strictly downwards by decimal ids (notices apart): what lies
/// between two of them and is not there is gone. Nothing else proves an order.
struct IdSpan {
    qint64 smallest = 0;
    qint64 largest = 0;
};
std::optional<IdSpan> certainSpan(const QList<Headline> &rows);

/// An id that is a plain decimal below 2^39, as a number: it is its own rank.
std::optional<qint64> decimalId(const QString &id);

} // namespace newsboard
