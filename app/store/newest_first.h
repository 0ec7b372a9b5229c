#pragma once

#include "app/store/key_set.h"
#include "app/store/search_watch.h"
#include "app/store/statement.h"

#include <QScopeGuard>

#include <optional>
#include <utility>
#include <vector>

namespace newsboard {

/// Puts rows in the order of a board, which is that of their keys, or of all boards (0), by their dates. Belongs to its
/// connection's thread; everything throws StoreFailure.
class NewestFirst {
public:
    NewestFirst(Connection &connection, BoardId board, SearchWatch &watch);

    /// Hands over the rows of a set, the newest first, as long as `take(key)` says that it wants more.
    template<typename Take> void go(const KeySet &keys, Take take)
    {
        if (m_board != 0) {
            keys.downwards(take);
            return;
        }
        if (keys.count() <= fewRows()) {
            for (const auto &[posted, key] : dated(keys)) {
                if (!take(key)) return;
            }
            return;
        }
        const auto end = qScopeGuard([this] { m_byDate.reset(); });
        while (m_byDate.next()) {
            const Key key = m_byDate.number(0);
            m_watch.step();
            if (keys.contains(key) && !take(key)) return;
        }
    }

private:
    /// For so many rows at most it is quicker to ask for the date of each than to go along all dates.
    qint64 fewRows();
    /// With their dates; the newest first.
    std::vector<std::pair<qint64, Key>> dated(const KeySet &keys);

    Connection &m_connection;
    BoardId m_board;
    SearchWatch &m_watch;
    Statement m_posted;
    Statement m_byDate;
    std::optional<qint64> m_fewRows;
};

} // namespace newsboard
