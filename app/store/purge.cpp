#include "app/store/purge.h"

#include "app/domain/ids.h"
#include "app/store/columns.h"
#include "app/store/index_table.h"
#include "app/store/pictures_table.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kPurgedAtOnce = 200;
constexpr int kMarksAtOnce = 2000;

QList<Key> keysFrom(Cursor query)
{
    QList<Key> keys;
    while (query.next())
        keys.append(query.value(0).toLongLong());
    return keys;
}

/// The rows of a board that go, some of them.
QList<Key> goingRows(Connection &connection, Key from, Key end)
{
    return keysFrom(
        connection.query(u"SELECT key FROM headlines WHERE key >= ? AND key < ? AND NOT EXISTS "
                         "(SELECT 1 FROM states s WHERE s.key = headlines.key AND s.starred_at IS NOT NULL) "
                         "LIMIT ?"_s,
                         {from, end, kPurgedAtOnce}));
}

void deleteRows(Connection &connection, const QList<Key> &keys)
{
    IndexWriter index(connection);
    for (const Key key : keys)
        index.removeRow(key);
    index.finish();
    for (const auto table : {"headlines"_L1, "unread"_L1, "bodies"_L1, "revisions"_L1})
        connection.run(u"DELETE FROM %1 WHERE key IN (SELECT value FROM json_each(?))"_s.arg(table), {keyList(keys)});
    forgetPlaces(connection, keys);
}

/// Ids that are no decimals get other ranks when they are seen again: their marks would be another's.
bool deleteMarks(Connection &connection, BoardId board)
{
    return connection.run(u"DELETE FROM states WHERE key IN (SELECT key FROM states WHERE key >= ? AND key < ? "
                          "AND starred_at IS NULL LIMIT ?)"_s,
                          {makeKey(board, kFirstAllottedRank), makeKey(board + 1, 0), kMarksAtOnce}) > 0;
}

} // namespace

bool purgeSome(Connection &connection, const QDateTime &before)
{
    const QList<Key> boards =
        keysFrom(connection.query(u"SELECT id FROM boards WHERE removed_at < ?"_s, {before.toSecsSinceEpoch()}));
    for (const Key id : boards) {
        const auto board = BoardId(id);
        const Key from = makeKey(board, 0);
        const Key end = makeKey(board + 1, 0);
        const QList<Key> going = goingRows(connection, from, end);
        if (!going.isEmpty()) deleteRows(connection, going);
        if (!going.isEmpty() || deleteMarks(connection, board)) {
            // Near enough while it goes on; exact below, from the few rows that stay.
            connection.run(u"UPDATE boards SET headlines = max(headlines - ?, 0), unread = min(unread, headlines) "
                           "WHERE id = ?"_s,
                           {going.size(), id});
            return true;
        }
        connection.run(u"UPDATE boards SET "
                       "headlines = (SELECT count(*) FROM headlines WHERE key >= ? AND key < ?), "
                       "unread = (SELECT count(*) FROM unread WHERE key >= ? AND key < ?) WHERE id = ?"_s,
                       {from, end, from, end, id});
    }
    return false;
}

} // namespace newsboard
