#pragma once

#include "app/domain/board.h"
#include "app/sync/page_rows.h"

#include <QList>

#include <optional>

namespace newsboard {

/// The numbers of all rows of a board with keys above `above` are `amount` higher than what stands in the rows. A post
/// that vanishes lowers the numbers of everything that was posted after it: one value instead of a million rows.
struct NumberShift {
    Key above = 0;
    qint64 amount = 0;

    friend bool operator==(const NumberShift &, const NumberShift &) = default;
};

/// What a page tells by its numbers, on a board where they count the posts below.
struct NumberReading {
    bool isUnknown = false; ///< None of its rows was known with a number: it compares with nothing.
    Key top = 0;            ///< Its first and last row; of known ones, until the others have keys.
    Key bottom = 0;
    qint64 topNumber = 0; ///< Of its first and last numbered row.
    qint64 bottomNumber = 0;
    qint64 below = 0;          ///< By how much its lowest known row's number is off: what came or went below …
    qint64 above = 0;          ///< … and the highest one's.
    qint64 cameBelow = 0;      ///< Rows of the page below its lowest known one …
    qint64 cameAbove = 0;      ///< … and above its highest.
    QList<NumberShift> shifts; ///< What came and went on the page itself, and makes its numbers right.
    QList<NumberShift> open;   ///< What came or went elsewhere, as far as it is known where: right below the page.

    friend bool operator==(const NumberReading &, const NumberReading &) = default;
};

/// The row that comes next above or below a page, with the number that the cache has for it.
struct NumberNeighbour {
    Key key = 0;
    qint64 number = 0;
    bool mayLackRows = false; ///< Rows may be missing between it and the page that were never read.

    friend bool operator==(const NumberNeighbour &, const NumberNeighbour &) = default;
};

/// Between which keys the numbers of the cache go on from row to row.
struct NumberedPart {
    std::optional<Key> oldest = {}; ///< The board's oldest row with a number.
    std::optional<Key> newest = {}; ///< Rows above it came by a refresh that broke off; none: there are no such rows.
    /// A row whose number, and those of the rows above it, were made right by a page before: as long as this page says
    /// the same of it, only what is below it is compared.
    std::optional<Key> exact = {};
    QList<NumberShift> open = {}; ///< What an earlier page left to be found; it may lie further down than it thought.
    std::optional<NumberNeighbour> upper = {}; ///< Neither is there where a row that may or may not count is nearer.
    std::optional<NumberNeighbour> lower = {};
    /// The page has the numbers that it must have by those of the first one: no row is left out.
    bool isPlaced = false;
};

/// What is known of a board's numbers before a page is read.
struct NumberHabit {
    NumberKind kind = NumberKind::Unknown;
    bool showsHoles = true; ///< The page is one of the board's own list, which leaves no row out.
};

/// What a page's numbers tell, of themselves and of the rows.
struct NumberFinding {
    NumberKind kind = NumberKind::Unknown;
    std::optional<NumberReading> reading = {}; ///< Where they count, or may.
};

/// Reads the numbers of a page's rows beside those of the cache. No reading where they do not run down by one from row
/// to row, or where the rows do not stand in the order of their keys: then the numbers count something else, and prove
/// nothing. Nor as long as nothing has shown that they count, where rows came and moved none, or where a difference
/// between two rows is not what came and went between them; later on the cache's own numbers are wrong there, told by
/// an old page. `missing` holds the rows of the cache that are missing from the page.
NumberFinding readNumbers(const QList<PageRow> &rows, const QList<KnownHeadline> &known, const QList<Key> &missing,
                          const NumberedPart &part, const NumberHabit &habit);

/// A row whose number is right already, and those of the rows above it up to the next change.
struct ExactPlace {
    Key key = 0;
    qint64 number = 0;
    bool isNew = false; ///< It was not known before: the numbers below it say nothing of it.

    friend bool operator==(const ExactPlace &, const ExactPlace &) = default;
};
/// Completes the shifts of a page where the rows from `exact` upwards are right already: what is shifted below does not
/// move them, and what is left to be found lies right below them.
void keepExact(NumberReading &reading, const ExactPlace &exact);

/// By how much the number of a row is shifted.
qint64 shiftAt(const QList<NumberShift> &shifts, Key key);

} // namespace newsboard
