#pragma once

#include "app/search/query_parts.h"
#include "app/store/key_set.h"
#include "app/store/row_states.h"
#include "app/store/searched_rows.h"
#include "app/store/statement.h"

#include <optional>

namespace newsboard {

/// Looks at single rows for one search: what the index and the sets do not tell. Belongs to its connection's thread;
/// everything throws StoreFailure.
class RowJudge {
public:
    /// All of them must outlive it.
    RowJudge(Connection &connection, const Query &query, const QueryParts &parts, RowStates &states);

    /// From now on only rows of the right state are asked about, or also others.
    void assumeStates(bool areRight) { m_areStatesRight = areRight; }
    /// Of the rows that are not among these, no article would help; nothing: of any it may.
    void setByArticle(const std::optional<KeySet> &rows) { m_byArticle = rows; }

    /// Whether there is such a row: those of a removed board go without a word.
    bool isThere(Key key);
    /// Whether a row that meets what is asked of texts meets the rest.
    bool passes(Key key);
    /// Whether a row meets the whole query.
    bool meets(Key key);

private:
    bool hasRightState(Key key);

    Connection &m_connection;
    const Clause &m_root;
    const QueryParts &m_parts;
    RowStates &m_states;
    Statement m_isThere;
    bool m_areStatesRight = false;
    std::optional<KeySet> m_byArticle;
    std::optional<SearchedRows> m_filtered;
    std::optional<SearchedRows> m_looked;
};

} // namespace newsboard
