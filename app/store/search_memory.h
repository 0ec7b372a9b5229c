#pragma once

#include "app/store/change_log.h"
#include "app/store/date_bounds.h"
#include "app/store/recent_rows.h"

namespace newsboard {

/// What searches keep of the cache in memory, from one to the next, current by the change log. Belongs to its
/// connection's thread; everything happens inside a transaction of the caller's and throws StoreFailure.
class SearchMemory {
public:
    explicit SearchMemory(Connection &connection);

    /// Takes in what was changed since the last call; the first thing in each transaction.
    void follow();
    RecentRows &rows() { return m_rows; }
    DateBounds &dates() { return m_dates; }
    /// Reads some more for the searches of a board (0: of all) to come; false where nothing is left to be read.
    bool readMore(BoardId board);

private:
    void forget();

    ChangeFollower m_changes;
    RecentRows m_rows;
    DateBounds m_dates;
};

} // namespace newsboard
