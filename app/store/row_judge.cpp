#include "app/store/row_judge.h"

#include "app/search/matches.h"

namespace newsboard {

RowJudge::RowJudge(Connection &connection, const Query &query, const QueryParts &parts, RowStates &states)
    : m_connection(connection), m_root(query.root), m_parts(parts), m_states(states),
      m_isThere(connection, "SELECT 1 FROM headlines WHERE key = ?")
{
}

bool RowJudge::isThere(Key key)
{
    m_isThere.bind(1, key);
    const bool isThere = m_isThere.next();
    m_isThere.reset();
    return isThere;
}

bool RowJudge::hasRightState(Key key)
{
    if (m_areStatesRight || !(m_parts.unread || m_parts.read)) return true;
    const bool isUnread = m_states.isUnread(key);
    return (!m_parts.unread || isUnread) && (!m_parts.read || !isUnread);
}

bool RowJudge::passes(Key key)
{
    if (!hasRightState(key)) return false;
    if (m_parts.filter.parts.isEmpty()) return true;
    if (!m_filtered) m_filtered.emplace(m_connection, SearchedRows::partsOf(m_parts.filter));
    SearchedRow row;
    if (!m_filtered->read(key, &row)) return false;
    m_filtered->readArticle(key, &row);
    return matches(m_parts.filter, row);
}

bool RowJudge::meets(Key key)
{
    if (!hasRightState(key)) return false;
    if (!m_looked) m_looked.emplace(m_connection, SearchedRows::partsOf(m_root));
    SearchedRow row;
    if (!m_looked->read(key, &row)) return false;
    // More text can only help where nothing is excluded, and the article is the dearest to read.
    if (m_parts.onlyAsks && matches(m_root, row)) return true;
    if (m_byArticle && !m_byArticle->contains(key)) return false;
    if (!m_looked->readArticle(key, &row)) return !m_parts.onlyAsks && matches(m_root, row);
    return matches(m_root, row);
}

} // namespace newsboard
