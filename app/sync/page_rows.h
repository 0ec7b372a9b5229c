#pragma once

#include "app/domain/headline.h"

#include <QList>

namespace newsboard {

/// A headline of the cache as far as a page concerns it.
struct KnownHeadline {
    Key key = 0;
    Headline headline;
    bool isGone = false;

    friend bool operator==(const KnownHeadline &, const KnownHeadline &) = default;
};

/// A row of a page, each id once.
struct PageRow {
    Headline headline;     ///< Of a notice that is also a numbered row: both facts.
    bool isInOrder = true; ///< It stands among the numbered rows; false for one that is pinned alone.

    friend bool operator==(const PageRow &, const PageRow &) = default;
};
QList<PageRow> distinctRows(const QList<Headline> &rows);

/// Whether the numbers of the rows in order run down by one from each to the next; not where one of them has none.
bool runsByOne(const QList<PageRow> &rows);

} // namespace newsboard
