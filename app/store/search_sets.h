#pragma once

#include "app/search/query_parts.h"
#include "app/store/key_set.h"
#include "app/store/row_states.h"
#include "app/store/search_plan.h"
#include "app/store/search_watch.h"
#include "app/store/statement.h"

#include <optional>
#include <utility>

namespace newsboard {

/// The rows that may meet a search, as far as the index and the person's states tell. Belongs to its connection's
/// thread; everything throws StoreFailure.
class SearchSets {
public:
    /// Of a board, or of all that are in sight (0). All of them must outlive it.
    SearchSets(Connection &connection, const QueryParts &parts, BoardId board, RowStates &states, SearchWatch &watch)
        : m_connection(connection), m_parts(parts), m_board(board), m_states(states), m_watch(watch)
    {
    }
    /// From now on the rows are found, too, whose titles and authors alone have all that is asked of texts.
    void wantBest() { m_wantsBest = true; }

    /// Told before each list of the index, or of all rows, is read: the rows that are left by what was read until then,
    /// nothing where that may be any; and how many pages it takes, roughly. Returns whether to go on.
    using BeforeReading = SearchPlan::BeforeReading;
    /// Finds them. False: it was not to go on.
    bool find(const BeforeReading &goOn);
    /// Leaves only rows that are read, or unread, as asked.
    void restrictToStates();
    bool areStatesRight() const { return m_areStatesRight; }

    /// What is there, the filters still to be applied.
    const KeySet &certain() const { return m_certain; }
    /// The same, which are not here any more then.
    KeySet takenCertain() { return std::exchange(m_certain, {}); }
    /// May be there: the row says it. Disjoint from the others.
    const KeySet &doubtful() const { return m_doubtful; }
    const KeySet &best() const { return m_best; }
    /// Of what is not in it no article would help; nothing: of any it may.
    const std::optional<KeySet> &byArticle() const { return m_byArticle; }

private:
    /// Where the person's states leave few enough: the rows of these.
    std::optional<KeySet> listed();
    /// What the index says; nothing where it says nothing, or was not to go on.
    std::optional<Candidates> indexed(const std::optional<KeySet> &within, const BeforeReading &goOn);
    /// Of the board, or of all, from a key on.
    KeySet keysFrom(Key first);
    KeySet keysOf(Statement &query);
    void restrictToScope(KeySet *keys);

    Connection &m_connection;
    const QueryParts &m_parts;
    BoardId m_board;
    RowStates &m_states;
    SearchWatch &m_watch;
    bool m_wantsBest = false;
    bool m_isEnough = false;
    bool m_areStatesRight = false; ///< The sets hold only rows of the right state.
    KeySet m_certain;
    KeySet m_doubtful;
    KeySet m_best;
    std::optional<KeySet> m_byArticle;
};

} // namespace newsboard
