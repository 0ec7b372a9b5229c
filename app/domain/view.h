#pragma once

#include "app/domain/ids.h"

#include <optional>

namespace newsboard {

/// Which headlines a table shows, and in which order.
struct View {
    enum class Filter : quint8 { All, Unread, Starred };
    enum class Column : quint8 { Newest, Number, Title, Author, Posted, Views, Votes, Comments };

    struct Order {
        Column column = Column::Newest; ///< Newest: notices first, then posting order.
        bool ascending = false;

        friend bool operator==(const Order &, const Order &) = default;
    };

    BoardId board = 0; ///< 0: every board.
    Filter filter = Filter::All;
    Order order = {};

    friend bool operator==(const View &, const View &) = default;
};

/// The order of one column, in place of the one that a list has by itself.
using ColumnOrder = View::Order;

/// A stretch of one board's headlines, notices first, then the newest.
struct ListQuery {
    BoardId board = 0;
    int limit = -1;            ///< -1: all.
    std::optional<Key> before; ///< Only keys below this one, and no notices.
    bool unread = false;       ///< Only …
    bool starred = false;
};

} // namespace newsboard
