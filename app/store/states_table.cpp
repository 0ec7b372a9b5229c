#include "app/store/states_table.h"

#include "app/store/boards_table.h"
#include "app/store/columns.h"
#include "app/store/statement.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// So many keys are handed to SQLite at once.
constexpr qsizetype kChunk = 5000;

QSet<Key> keysOf(Cursor query)
{
    QSet<Key> keys;
    while (query.next())
        keys.insert(query.value(0).toLongLong());
    return keys;
}

/// Those of the listed keys that become read or unread by this.
QSet<Key> setRead(Connection &connection, const QString &keys, bool read, qint64 now)
{
    if (read) {
        const QSet<Key> changed =
            keysOf(connection.query(u"SELECT key FROM unread WHERE key IN (SELECT value FROM json_each(?))"_s, {keys}));
        connection.run(u"INSERT INTO states (key, read_at) "
                       "SELECT key, ? FROM unread WHERE key IN (SELECT value FROM json_each(?)) "
                       "ON CONFLICT (key) DO UPDATE SET read_at = excluded.read_at"_s,
                       {now, keys});
        connection.run(u"DELETE FROM unread WHERE key IN (SELECT value FROM json_each(?))"_s, {keys});
        return changed;
    }
    const QSet<Key> changed =
        keysOf(connection.query(u"SELECT key FROM headlines WHERE key IN (SELECT value FROM json_each(?)) "
                                "AND key NOT IN (SELECT key FROM unread)"_s,
                                {keys}));
    connection.run(u"INSERT OR IGNORE INTO unread (key) "
                   "SELECT key FROM headlines WHERE key IN (SELECT value FROM json_each(?))"_s,
                   {keys});
    connection.run(u"UPDATE states SET read_at = NULL WHERE key IN (SELECT value FROM json_each(?))"_s, {keys});
    return changed;
}

/// Those of the listed keys that become starred or lose their star by this.
QSet<Key> setStarred(Connection &connection, const QString &keys, bool starred, qint64 now)
{
    if (starred) {
        const QSet<Key> changed =
            keysOf(connection.query(u"SELECT key FROM headlines WHERE key IN (SELECT value FROM json_each(?)) "
                                    "AND key NOT IN (SELECT key FROM states WHERE starred_at IS NOT NULL)"_s,
                                    {keys}));
        connection.run(u"INSERT INTO states (key, starred_at) "
                       "SELECT key, ? FROM headlines WHERE key IN (SELECT value FROM json_each(?)) "
                       "ON CONFLICT (key) DO UPDATE SET starred_at = ifnull(starred_at, excluded.starred_at)"_s,
                       {now, keys});
        return changed;
    }
    const QString those = u" WHERE starred_at IS NOT NULL AND key IN (SELECT value FROM json_each(?))"_s;
    const QSet<Key> changed = keysOf(connection.query(u"SELECT key FROM states"_s + those, {keys}));
    connection.run(u"UPDATE states SET starred_at = NULL"_s + those, {keys});
    return changed;
}

} // namespace

Change applyState(Connection &connection, const QList<Key> &keys, const StateChange &state, const QDateTime &now)
{
    Change change;
    const qint64 seconds = now.toSecsSinceEpoch();
    QHash<BoardId, CountsChange> boards;
    for (qsizetype from = 0; from < keys.size(); from += kChunk) {
        const QList<Key> chunk = keys.mid(from, kChunk);
        const QString list = keyList(chunk);
        const QSet<Key> read = state.read ? setRead(connection, list, *state.read, seconds) : QSet<Key>();
        const QSet<Key> starred = state.starred ? setStarred(connection, list, *state.starred, seconds) : QSet<Key>();
        for (const Key key : chunk) {
            if (read.contains(key) || starred.contains(key)) change.states.append(key);
        }
        for (const Key key : read)
            boards[boardOf(key)].unread += *state.read ? -1 : 1;
        for (const Key key : starred)
            boards[boardOf(key)].starred += *state.starred ? 1 : -1;
    }
    for (auto board = boards.cbegin(); board != boards.cend(); ++board)
        addToCounts(connection, board.key(), *board);
    change.boards = !boards.isEmpty();
    if (boards.size() == 1) change.board = boards.cbegin().key();
    return change;
}

Change applyAllRead(Connection &connection, BoardId board, const QDateTime &now)
{
    QList<BoardId> boards;
    {
        Cursor query = connection.query(
            u"SELECT id FROM boards WHERE (id = ? OR ? = 0) AND removed_at IS NULL AND unread > 0 ORDER BY id DESC"_s,
            {board, board});
        while (query.next())
            boards.append(query.value(0).toInt());
    }
    Change change;
    change.board = board;
    for (const BoardId id : std::as_const(boards)) {
        const Key from = makeKey(id, 0);
        const Key to = makeKey(id + 1, 0);
        {
            Statement query(connection, "SELECT key FROM unread WHERE key >= ? AND key < ? ORDER BY key DESC");
            query.bind(1, from);
            query.bind(2, to);
            while (query.next())
                change.states.append(query.number(0));
        }
        connection.run(u"INSERT INTO states (key, read_at) SELECT key, ? FROM unread WHERE key >= ? AND key < ? "
                       "ON CONFLICT (key) DO UPDATE SET read_at = excluded.read_at"_s,
                       {now.toSecsSinceEpoch(), from, to});
        connection.run(u"DELETE FROM unread WHERE key >= ? AND key < ?"_s, {from, to});
        connection.run(u"UPDATE boards SET unread = 0 WHERE id = ?"_s, {id});
    }
    change.boards = !change.states.isEmpty();
    return change;
}

} // namespace newsboard
