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
        raise(m_lastKey, m_last);
    }
    return met == rows;
}

void DateBounds::raise(Key key, qint64 posted)
{
    const auto raiseIn = [posted](QHash<qint64, qint64> &newest, qint64 part) {
        const auto known = newest.find(part);
        if (known == newest.end())
            newest.insert(part, posted);
        else
            *known = std::max(*known, posted);
    };
    raiseIn(m_newest, KeySet::blockOf(key));
    raiseIn(m_newestOfChunk, KeySet::chunkOf(key));
}

void DateBounds::take(const QSet<Key> &changed)
{
    for (const Key key : changed) {
        m_posted.bind(1, key);
        if (!m_posted.next()) continue;
        const qint64 posted = m_posted.number(0);
        m_posted.reset();
        if (posted < m_last) continue; // It will be met, or is older than the last anyway.
        raise(key, posted);
    }
}

void DateBounds::forget()
{
    m_newest.clear();
    m_newestOfChunk.clear();
    m_last = m_lastKey = kNever;
}

} // namespace newsboard
