#pragma once

#include "app/store/connection.h"
#include "app/sync/number_search.h"
#include "app/sync/numbers.h"

#include <QList>
#include <QString>

#include <optional>

namespace newsboard {

// The table of shifts of numbers: see NumberShift. Everything throws StoreFailure; writers run inside the caller's
// transaction.

/// What is to be added to the number in a row of headlines `h`, as an expression.
QString shiftOfRow();
/// What is to be taken from a number before it is stored, as an expression of the row's board and key.
QString shiftOfKey(const QString &board, const QString &key);

/// Adds the shifts of a page to those there are; the open ones stay so until settleShifts().
void addShifts(Connection &connection, BoardId board, const NumberReading &reading);
/// Every change behind the shifts of the board has been found, or is given up.
void settleShifts(Connection &connection, BoardId board);
/// As settleShifts(), of those between two rows: what moves the upper one and not the lower one.
void settleShiftsBetween(Connection &connection, BoardId board, Key lower, Key upper);
QList<NumberShift> openShifts(Connection &connection, BoardId board);

/// What the board's numbers have shown themselves to be.
void noteNumberKind(Connection &connection, BoardId board, NumberKind kind);

/// The board's oldest row with a number that is neither a notice nor gone.
std::optional<Key> oldestNumbered(Connection &connection, BoardId board);
/// A page whose neighbours are asked for: what it says of them is not in the cache yet.
struct PageBeside {
    BoardId board = 0;
    const QList<PageRow> &rows;
    bool isNewest = false; ///< It says what is pinned.
};
/// The row that comes next below the page's lowest key, and the one above its highest; see NumberedPart.
std::optional<NumberNeighbour> neighbourBelow(Connection &connection, const PageBeside &page, Key lowest);
std::optional<NumberNeighbour> neighbourAbove(Connection &connection, const PageBeside &page, Key highest);
/// What a search for changes begins with.
NumberSearch::Ground groundOf(Connection &connection, BoardId board);
/// The newest headline that the board prints this number for; one that is gone only where there is no other.
std::optional<Key> keyOfShiftedNumber(Connection &connection, BoardId board, qint64 number);

} // namespace newsboard
