#include "app/store/date_bounds.h"

#include <algorithm>

namespace newsboard {

namespace {

/// Some 10 MB; keys that lie far apart have each a block of their own.
constexpr qsizetype kMostBlocks = 200'000;

} // namespace

DateBounds::DateBounds(Connection &connection)
    : m_next(connection, "SELECT posted, key FROM headlines INDEXED BY headlines_posted WHERE (posted, key) < (?, ?) "
                         "ORDER BY posted DESC, key DESC LIMIT ?"),
      m_posted(connection, "SELECT posted FROM headlines WHERE key = ? AND posted IS NOT NULL")
{
}

bool DateBounds::readMore(int rows)
{
    if (m_newest.size() >= kMostBlocks) return false;
    m_next.bind(1, m_last);
    m_next.bind(2, m_lastKey);
    m_next.bind(3, rows);
    int met = 0;
    for (; m_next.next(); ++met) {
        m_last = m_next.number(0);
        m_lastKey = m_next.number(1);
        qint64 &newest = m_newest[KeySet::blockOf(m_lastKey)];
        newest = std::max(newest, m_last);
    }
    return met == rows;
}

void DateBounds::take(const QSet<Key> &changed)
{
    for (const Key key : changed) {
        m_posted.bind(1, key);
        if (!m_posted.next()) continue;
        const qint64 posted = m_posted.number(0);
        m_posted.reset();
        if (posted < m_last) continue; // It will be met, or is older than the last anyway.
        const qint64 block = KeySet::blockOf(key);
        m_newest.insert(block, std::max(newestOf(block), posted));
    }
}

void DateBounds::forget()
{
    m_newest.clear();
    m_last = m_lastKey = kNever;
}

} // namespace newsboard
