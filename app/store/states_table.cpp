#include "app/store/states_table.h"

#include "app/store/boards_table.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

bool setRead(Connection &connection, Key key, bool read, qint64 now)
{
    const bool wasUnread = connection.value(u"SELECT count(*) FROM unread WHERE key = ?"_s, {key}).toInt() > 0;
    if (wasUnread != read) return false;
    if (read) {
        connection.run(u"DELETE FROM unread WHERE key = ?"_s, {key});
        connection.run(
            u"INSERT INTO states (key, read_at) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET read_at = excluded.read_at"_s,
            {key, now});
    } else {
        connection.run(u"INSERT OR IGNORE INTO unread (key) VALUES (?)"_s, {key});
        connection.run(u"UPDATE states SET read_at = NULL WHERE key = ?"_s, {key});
    }
    return true;
}

bool setStarred(Connection &connection, Key key, bool starred, qint64 now)
{
    const bool was =
        connection.value(u"SELECT count(*) FROM states WHERE key = ? AND starred_at IS NOT NULL"_s, {key}).toInt() > 0;
    if (was == starred) return false;
    connection.run(u"INSERT INTO states (key, starred_at) VALUES (?, CASE WHEN ? THEN ? END) "
                   "ON CONFLICT (key) DO UPDATE SET starred_at = excluded.starred_at"_s,
                   {key, starred, now});
    return true;
}

} // namespace

Change applyState(Connection &connection, const QList<Key> &keys, const StateChange &state, const QDateTime &now)
{
    Change change;
    const qint64 seconds = now.toSecsSinceEpoch();
    QHash<BoardId, qint64> unread;
    QSet<BoardId> boards;
    for (const Key key : keys) {
        const bool exists = connection.value(u"SELECT count(*) FROM headlines WHERE key = ?"_s, {key}).toInt() > 0;
        if (!exists) continue;
        const bool readChanged = state.read && setRead(connection, key, *state.read, seconds);
        const bool starChanged = state.starred && setStarred(connection, key, *state.starred, seconds);
        if (readChanged) unread[boardOf(key)] += *state.read ? -1 : 1;
        if (!readChanged && !starChanged) continue;
        change.states.append(key);
        boards.insert(boardOf(key));
    }
    for (auto board = unread.cbegin(); board != unread.cend(); ++board)
        addToCounts(connection, board.key(), 0, board.value());
    change.boards = !unread.isEmpty();
    if (boards.size() == 1) change.board = *boards.cbegin();
    return change;
}

Change applyAllRead(Connection &connection, BoardId board, const QDateTime &now)
{
    Change change;
    change.board = board;
    const Key from = makeKey(board, 0);
    const Key to = board == 0 ? std::numeric_limits<Key>::max() : makeKey(board + 1, 0);
    QSqlQuery &query =
        connection.run(u"SELECT key FROM unread WHERE key >= ? AND key < ? ORDER BY key DESC"_s, {from, to});
    while (query.next())
        change.states.append(query.value(0).toLongLong());
    if (change.states.isEmpty()) return change;
    connection.run(u"INSERT INTO states (key, read_at) SELECT key, ? FROM unread WHERE key >= ? AND key < ? "
                   "ON CONFLICT (key) DO UPDATE SET read_at = excluded.read_at"_s,
                   {now.toSecsSinceEpoch(), from, to});
    connection.run(u"DELETE FROM unread WHERE key >= ? AND key < ?"_s, {from, to});
    connection.run(u"UPDATE boards SET unread = 0 WHERE id = ? OR ? = 0"_s, {board, board});
    change.boards = true;
    return change;
}

} // namespace newsboard
