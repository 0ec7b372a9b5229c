#include "app/store/search_sets.h"

#include "app/store/index_pages.h"
#include "app/store/index_table.h"
#include "app/store/key_collector.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// So few unread rows are rather put together at once than asked for one by one.
constexpr qint64 kFewUnread = 20'000;
/// To read all rows, where the index says nothing, takes as long as so many of its pages.
constexpr qint64 kPagesOfAll = 1000;

} // namespace

bool SearchSets::find(const BeforeReading &goOn)
{
    const std::optional<KeySet> within = listed();
    std::optional<Candidates> found;
    if (!m_parts.asked.parts.isEmpty()) found = indexed(within, goOn);
    if (m_isEnough) return false;
    if (found) {
        m_certain = std::move(found->certain);
        m_doubtful = std::move(found->doubtful);
    } else {
        if (!within && !goOn(nullptr, kPagesOfAll)) return false;
        // A star stays when its headline is cleaned away.
        KeySet &keys = m_parts.starred || !m_parts.asked.parts.isEmpty() ? m_doubtful : m_certain;
        keys = within ? *within : keysFrom(0);
    }
    for (KeySet *const keys : {&m_certain, &m_doubtful})
        restrictToScope(keys);
    return true;
}

std::optional<KeySet> SearchSets::listed()
{
    std::optional<KeySet> listed;
    if (m_parts.starred) listed = m_states.starred();
    if (m_parts.unread && m_states.unreadCount() <= kFewUnread) {
        if (listed)
            m_states.keepUnread({&*listed});
        else
            listed = m_states.unread();
        m_areStatesRight = !m_parts.read;
    }
    if (listed) restrictToScope(&*listed);
    return listed;
}

std::optional<Candidates> SearchSets::indexed(const std::optional<KeySet> &within, const BeforeReading &goOn)
{
    const auto index = searchedIndex(m_connection);
    if (!index) return {};
    IndexPages pages(m_connection, index->table());
    if (!pages.isKnown()) return {};
    pages.endWhen(m_watch.overtaken());
    if (m_board != 0) pages.within(makeKey(m_board, 0), makeKey(m_board + 1, 0) - 1);
    SearchPlan plan(pages);
    plan.askBeforeReading([&](const KeySet *left, qint64 count) {
        // What is left of the rows that the index has may not be all that is left.
        m_isEnough = !goOn(index->isWhole ? left : nullptr, count);
        return !m_isEnough;
    });
    std::optional<Candidates> found = plan.candidates(m_parts.asked, within);
    if (!found) return {};
    if (index->isWhole && m_parts.onlyAsks && m_parts.filter.parts.isEmpty()) m_byArticle = plan.rowsByArticle();
    if (m_wantsBest) m_best = plan.certain(ofHeadline(m_parts.asked));
    if (!index->isWhole) {
        // Rows that the index does not have yet.
        KeySet others = within ? *within : keysFrom(index->covered + 1);
        if (within) others.keepRange(index->covered + 1, std::numeric_limits<Key>::max());
        found->doubtful.unite(others);
    }
    return found;
}

void SearchSets::restrictToStates()
{
    if (m_areStatesRight) return;
    m_areStatesRight = true;
    if (m_parts.unread) m_states.keepUnread({&m_certain, &m_doubtful});
    if (m_parts.read) m_states.keepRead({&m_certain, &m_doubtful});
}

KeySet SearchSets::keysFrom(Key first)
{
    if (m_board == 0 && first == 0) {
        // Of all rows the index of dates is read: it is a tenth of the table.
        Statement all(m_connection, "SELECT key FROM headlines");
        return keysOf(all);
    }
    Statement some(m_connection, "SELECT key FROM headlines WHERE key >= ? AND key < ?");
    some.bind(1, m_board == 0 ? first : std::max(first, makeKey(m_board, 0)));
    some.bind(2, m_board == 0 ? std::numeric_limits<Key>::max() : makeKey(m_board + 1, 0));
    return keysOf(some);
}

KeySet SearchSets::keysOf(Statement &query)
{
    KeyCollector keys;
    while (query.next()) {
        if (const Key key = query.number(0); key >= 0) keys.add(key); // Else the file is damaged.
        m_watch.step();
    }
    return keys.taken();
}

void SearchSets::restrictToScope(KeySet *keys)
{
    if (m_board != 0) keys->keepRange(makeKey(m_board, 0), makeKey(m_board + 1, 0) - 1);
    Cursor removed = m_connection.query(u"SELECT id FROM boards WHERE removed_at IS NOT NULL"_s);
    while (removed.next()) {
        const BoardId board = removed.value(0).toInt();
        keys->removeRange(makeKey(board, 0), makeKey(board + 1, 0) - 1);
    }
}

} // namespace newsboard
