#pragma once

#include "app/parse/header_row.h"
#include "app/parse/list_row_reader.h"

#include <algorithm>

namespace newsboard {

/// How much lists of one page look like a board.
class ListScales {
public:
    ListScales(ListRowReader *rows, HeaderRows *headers) : m_rows(*rows), m_headers(*headers) {}

    struct Weight {
        HeaderPlaces header;
        double value = 0;
    };

    /// The weight of a list; 0 as soon as it is sure not to exceed `least`.
    Weight weigh(const RowGroup &group, double least);

    /// What no weight of a list of so many rows exceeds.
    static double most(qsizetype rows)
    {
        return double(std::min(rows, kMostCounted) * kMostLetters) * kMostByDates * kMostByHeader * kMostByIdentity;
    }

private:
    static constexpr qsizetype kSample = 8;
    static constexpr qsizetype kMostCounted = 60;
    static constexpr qsizetype kMostLetters = 60;
    static constexpr double kFewRepeated = 0.25; ///< Pinned rows may stand again among the others.
    static constexpr double kMostByDates = 1.15;
    static constexpr double kMostByHeader = 3;
    static constexpr double kMostByIdentity = 1.02; ///< What the identity's own shape may add.

    ListRowReader &m_rows;
    HeaderRows &m_headers;
};

} // namespace newsboard
