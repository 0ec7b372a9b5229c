#pragma once

#include "app/search/query_parts.h"
#include "app/store/key_set.h"
#include "app/store/row_states.h"
#include "app/store/search_watch.h"
#include "app/store/statement.h"

#include <limits>
#include <optional>

namespace newsboard {

/// The rows that may meet a search, as far as the index and the person's states tell. Belongs to its connection's
/// thread; everything throws StoreFailure.
class SearchSets {
public:
    static constexpr qint64 kEveryPlace = std::numeric_limits<qint64>::max();

    /// Of a board, or of all that are in sight (0). All of them must outlive it.
    SearchSets(Connection &connection, const QueryParts &parts, BoardId board, RowStates &states, SearchWatch &watch)
        : m_connection(connection), m_parts(parts), m_board(board), m_states(states), m_watch(watch)
    {
    }
    /// From now on the rows are found, too, whose titles and authors alone have all that is asked of texts.
    void wantBest() { m_wantsBest = true; }

    /// Finds them anew. False: they stand at more places of the index than that, or it takes looking at every row;
    /// nothing is found then.
    bool find(qint64 placesAtMost);
    /// Whether the index was asked for all words.
    bool isComplete() const { return m_isComplete; }
    /// Leaves only rows that are read, or unread, as asked.
    void restrictToStates();
    bool areStatesRight() const { return m_areStatesRight; }

    /// What is there, the filters still to be applied.
    const KeySet &certain() const { return m_certain; }
    /// May be there: the row says it. Disjoint from the others.
    const KeySet &doubtful() const { return m_doubtful; }
    const KeySet &best() const { return m_best; }
    /// Of what is not in it no article would help; nothing: of any it may.
    const std::optional<KeySet> &byArticle() const { return m_byArticle; }

private:
    void addAfter(Key covered);
    /// Of all rows.
    KeySet keysFrom(Key first);
    void addAll();
    void restrictToScope();

    Connection &m_connection;
    const QueryParts &m_parts;
    BoardId m_board;
    RowStates &m_states;
    SearchWatch &m_watch;
    bool m_wantsBest = false;
    bool m_isComplete = false;
    bool m_areStatesRight = false; ///< The sets hold only rows of the right state.
    KeySet m_certain;
    KeySet m_doubtful;
    KeySet m_best;
    std::optional<KeySet> m_byArticle;
};

} // namespace newsboard
