#include "app/store/row_states.h"

#include "app/store/key_collector.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// To read that one row is read takes as long as to read so many unread ones, which are kept 64 to a word.
constexpr qint64 kReadRowCost = 8;

} // namespace

RowStates::RowStates(Connection &connection, BoardId board, SearchWatch &watch)
    : m_connection(connection), m_board(board), m_watch(watch),
      m_isUnread(connection, "SELECT 1 FROM unread WHERE key = ?")
{
}

qint64 RowStates::unreadCount()
{
    return sumOf(u"unread"_s);
}

qint64 RowStates::sumOf(const QString &count)
{
    return m_connection
        .value(u"SELECT sum(%1) FROM boards WHERE removed_at IS NULL AND (id = ? OR ? = 0)"_s.arg(count),
               {m_board, m_board})
        .toLongLong();
}

bool RowStates::isUnread(Key key)
{
    m_isUnread.bind(1, key);
    const bool isUnread = m_isUnread.next();
    m_isUnread.reset();
    return isUnread;
}

KeySet RowStates::starred()
{
    return keysOf("SELECT key FROM states INDEXED BY states_starred WHERE starred_at IS NOT NULL");
}

void RowStates::keep(std::initializer_list<KeySet *> sets, bool isUnread)
{
    // The shorter of two lists that say the same.
    const qint64 unreadRows = unreadCount();
    const bool byUnread = unreadRows <= kReadRowCost * (sumOf(u"headlines"_s) - unreadRows);
    const KeySet listed = byUnread ? unread() : keysOf("SELECT key FROM states WHERE read_at IS NOT NULL");
    for (KeySet *const keys : sets)
        byUnread == isUnread ? keys->intersect(listed) : keys->subtract(listed);
}

KeySet RowStates::unread()
{
    constexpr int kWordBits = 6;
    KeyCollector keys;
    Statement query(m_connection, "SELECT word, bits FROM unread_words WHERE word >= ? AND word < ?");
    query.bind(1, m_board != 0 ? makeKey(m_board, 0) >> kWordBits : 0);
    query.bind(2, m_board != 0 ? makeKey(m_board + 1, 0) >> kWordBits : std::numeric_limits<qint64>::max());
    while (query.next()) {
        keys.addWord(query.number(0), quint64(query.number(1)));
        m_watch.step();
    }
    return keys.taken();
}

KeySet RowStates::keysOf(QByteArrayView sql)
{
    KeyCollector keys;
    Statement query(m_connection, sql);
    while (query.next()) {
        if (const Key key = query.number(0); key >= 0) keys.add(key); // Else the file is damaged.
        m_watch.step();
    }
    return keys.taken();
}

} // namespace newsboard
