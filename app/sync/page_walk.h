#pragma once

#include "app/domain/list_page.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace newsboard {

/// The row below which rows are missing, as it was seen last.
struct WalkFrom {
    QString id;
    std::optional<qint64> number;
    bool isOrdered = true; ///< As Board::isOrdered; else ids say nothing of what lies above or below.

    friend bool operator==(const WalkFrom &, const WalkFrom &) = default;
};

/// What a page is to a walk downwards from a row, while posts come and vanish and push the pages about.
enum class PageFit : quint8 {
    GoesOn,  ///< It overlaps with the row, or its numbers go on right below it: no row was lost in between.
    Perhaps, ///< All of it lies below, and nothing says how far: the page before has to show the row as its last.
    TooDeep, ///< Rows are missing between the row and this page.
    TooHigh, ///< All of it lies above the row.
};
/// Pure; for a page with rows.
PageFit fitOf(const ListPage &page, const WalkFrom &from);

/// A page of fewer rows may show no list, or seem to be empty, where no skin is known for it.
inline constexpr qint64 kFewestOfList = 3;

/// How many rows of a page stand in order, and the number of the first one; what finds a page by a number.
struct PageMeasure {
    int rows = 0;
    std::optional<qint64> top;    ///< Where the numbers run down by one from row to row …
    std::optional<qint64> bottom; ///< … the first and the last.
};
PageMeasure measureOf(const ListPage &page);
/// The ids of its rows in order, without what is pinned, which stands on every page.
QStringList idsInList(const ListPage &page);
/// The page that holds a number, by what another page showed.
int pageOfNumber(qint64 number, int page, const PageMeasure &seen, int rowsPerPage);

} // namespace newsboard
