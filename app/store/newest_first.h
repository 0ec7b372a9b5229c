#pragma once

#include "app/store/date_bounds.h"
#include "app/store/key_set.h"
#include "app/store/search_watch.h"
#include "app/store/statement.h"

#include <functional>
#include <optional>

namespace newsboard {

/// Puts rows in the order of a board, which is that of their keys, or of all boards (0), by their dates. Belongs to its
/// connection's thread; everything throws StoreFailure.
class NewestFirst {
public:
    using Take = std::function<bool(Key)>;

    NewestFirst(Connection &connection, DateBounds &dates, BoardId board, SearchWatch &watch);

    /// Hands over the first rows of a set, the newest first, as long as `take(key)` says that it wants more: some
    /// dozens, mostly.
    void first(const KeySet &keys, const Take &take);
    /// Hands over all rows of a set.
    void all(const KeySet &keys, const std::function<void(Key)> &take);

private:
    /// Asking for the date of each, those of the newest blocks first.
    void byBlocks(const KeySet &keys, qint64 datesAtMost, const Take &take);
    /// Going along the dates of all rows.
    void alongDates(const KeySet &keys, const Take &take);
    /// How many dates are asked for, to find the first rows, before to go along all dates is quicker.
    qint64 datesOfFirst(const KeySet &keys);
    /// For so many rows at most it is quicker to ask for the date of each than to go along all dates.
    qint64 fewRows();
    /// When a row was posted; nothing where there is no such row.
    std::optional<qint64> postedOf(Key key);

    Connection &m_connection;
    DateBounds &m_dates;
    BoardId m_board;
    SearchWatch &m_watch;
    Statement m_posted;
    Statement m_byDate;
    std::optional<qint64> m_fewRows;
};

} // namespace newsboard
