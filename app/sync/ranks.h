#pragma once

#include "app/domain/ids.h"

#include <QList>

#include <functional>
#include <optional>

namespace newsboard {

/// The ranks that a board has given out itself, to rows whose ids are no plain decimals. Those of rows that were first
/// seen as notices lie below all others: a notice says nothing of its place in the order.
struct AllottedRanks {
    std::optional<qint64> smallest; ///< Of the rows in order.
    std::optional<qint64> largest;
    std::optional<qint64> largestNotice;
    std::function<std::optional<qint64>(qint64)> nextAbove; ///< The nearest rank above one, of the rows in order.
    std::function<std::optional<qint64>(qint64)> nextBelow;
};

/// Below this lie the ranks of rows that were first seen as notices.
inline constexpr qint64 kFirstOrderedRank = kFirstAllottedRank + (qint64(1) << 30);

/// Gives ranks to the rows of a page, newest first, so that their order is that of the page as far as it does not
/// contradict what is known; `known` holds the rank of each row that has one. On the newest page, rows above all known
/// ones come to lie above every rank of the board. Rows beside a known one take the room next to it; where there is
/// none left they count as the newest. A page without a known row lies above the board's others if it is the newest
/// page, else below them. No rank is given twice; all lie within 2^39 … 2^40.
QList<qint64> allottedRanks(const QList<std::optional<qint64>> &known, bool isNewestPage,
                            const AllottedRanks &allotted);

/// Ranks for that many rows that are seen as notices alone.
QList<qint64> noticeRanks(qsizetype count, const AllottedRanks &allotted);

} // namespace newsboard
