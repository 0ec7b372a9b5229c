#pragma once

#include "app/domain/ids.h"

#include <QString>

#include <optional>

namespace newsboard {

/// In which order a search gives its rows.
enum class SearchOrder : quint8 {
    Newest, ///< A board's by posting order; those of several boards by date.
    Best,   ///< First those whose titles and authors alone meet the query, then the others; each newest first.
};

/// A search that the person keeps in the sidebar.
struct SavedSearch {
    qint64 id = 0; ///< 0 until it is kept.
    QString name;
    QString query;                ///< As typed.
    BoardId board = 0;            ///< 0: every board.
    std::optional<qint64> unread; ///< How many unread rows it finds; empty until they were counted.

    friend bool operator==(const SavedSearch &, const SavedSearch &) = default;
};

} // namespace newsboard
