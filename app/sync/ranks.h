#pragma once

#include "app/domain/ids.h"

#include <QList>

#include <optional>

namespace newsboard {

/// The ranks that a board has given out itself, to rows whose ids are no plain decimals.
struct AllottedRanks {
    std::optional<qint64> smallest;
    std::optional<qint64> largest;
};

/// Gives ranks to the rows of a page, newest first, so that their order is that of the page: `known` holds the rank of
/// each row that has one. New rows above all known ones come to lie above every rank of the board, those below all
/// known ones below; between two known ones they take the room there is. Ranks stay within 2^39 … 2^40.
QList<qint64> allottedRanks(const QList<std::optional<qint64>> &known, const AllottedRanks &allotted);

} // namespace newsboard
