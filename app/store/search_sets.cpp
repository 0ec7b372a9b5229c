#include "app/store/search_sets.h"

#include "app/store/index_pages.h"
#include "app/store/index_table.h"
#include "app/store/key_collector.h"
#include "app/store/search_plan.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// So few rows are sooner looked at than the next word is looked up.
constexpr qint64 kLookedAtAlone = 24;
/// So few unread rows are rather put together at once than asked for one by one.
constexpr qint64 kFewUnread = 20'000;

} // namespace

bool SearchSets::find(qint64 placesAtMost)
{
    m_isComplete = m_areStatesRight = false;
    m_byArticle.reset();
    const auto index = searchedIndex(m_connection);
    std::optional<Candidates> found;
    bool isPartial = false;
    if (index && !m_parts.asked.parts.isEmpty()) {
        IndexPages pages(m_connection, index->table());
        if (pages.isKnown()) {
            pages.endWhen(m_watch.overtaken());
            pages.limit(placesAtMost);
            if (m_board != 0) pages.within(makeKey(m_board, 0), makeKey(m_board + 1, 0) - 1);
            SearchPlan plan(pages);
            found = plan.candidates(m_parts.asked, kLookedAtAlone);
            if (plan.isCut()) return false;
            isPartial = plan.isPartial();
            if (index->isWhole && m_parts.onlyAsks && m_parts.filter.parts.isEmpty())
                m_byArticle = plan.rowsByArticle();
            if (found && m_wantsBest) {
                if (auto best = plan.candidates(ofHeadline(m_parts.asked), 0)) m_best = std::move(best->certain);
            }
        }
    }
    const bool areFewUnread = m_parts.unread && m_states.unreadCount() <= kFewUnread;
    // The index says nothing, and there is no short list either.
    if (!found && placesAtMost < kEveryPlace && !m_parts.starred && !areFewUnread) return false;
    if (found) {
        m_certain = std::move(found->certain);
        m_doubtful = std::move(found->doubtful);
        if (!index->isWhole) addAfter(index->covered);
    } else {
        addAll();
    }
    restrictToScope();
    if (areFewUnread) restrictToStates();
    if (m_parts.starred) {
        const KeySet starred = m_states.starred();
        m_certain.intersect(starred);
        m_doubtful.intersect(starred);
    }
    m_isComplete = !isPartial;
    return true;
}

void SearchSets::restrictToStates()
{
    if (m_areStatesRight) return;
    m_areStatesRight = true;
    if (m_parts.unread) m_states.keepUnread({&m_certain, &m_doubtful});
    if (m_parts.read) m_states.keepRead({&m_certain, &m_doubtful});
}

/// Rows that the index does not have yet.
void SearchSets::addAfter(Key covered)
{
    m_doubtful.unite(keysFrom(covered + 1));
}

KeySet SearchSets::keysFrom(Key first)
{
    KeyCollector keys;
    Statement query(m_connection, "SELECT key FROM headlines WHERE key >= ?");
    query.bind(1, first);
    while (query.next()) {
        keys.add(query.number(0));
        m_watch.step();
    }
    return keys.taken();
}

/// The index says nothing: every row, or the smaller list that the states give.
void SearchSets::addAll()
{
    // A star stays when its headline is cleaned away.
    KeySet &keys = m_parts.starred || !m_parts.asked.parts.isEmpty() ? m_doubtful : m_certain;
    m_certain = m_doubtful = {};
    if (m_parts.starred) {
        keys = m_states.starred();
    } else if (m_parts.unread) {
        keys = m_states.unread();
    } else {
        keys = keysFrom(std::numeric_limits<Key>::min());
    }
}

void SearchSets::restrictToScope()
{
    const auto within = [this](BoardId board, bool keep) {
        const Key first = makeKey(board, 0);
        const Key last = makeKey(board + 1, 0) - 1;
        for (KeySet *keys : {&m_certain, &m_doubtful})
            keep ? keys->keepRange(first, last) : keys->removeRange(first, last);
    };
    if (m_board != 0) within(m_board, true);
    Cursor removed = m_connection.query(u"SELECT id FROM boards WHERE removed_at IS NOT NULL"_s);
    while (removed.next())
        within(removed.value(0).toInt(), false);
}

} // namespace newsboard
