#include "app/store/gaps_table.h"

#include "app/store/columns.h"
#include "app/store/shifts_table.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Boards whose older headlines are wanted and not all there.
QList<BoardId> incomplete(Connection &connection, bool paused)
{
    QList<BoardId> boards;
    Cursor query =
        connection.query(u"SELECT b.id FROM backfills f JOIN boards b ON b.id = f.board WHERE f.paused = ? AND "
                         "f.whole = 0 AND b.removed_at IS NULL ORDER BY b.position"_s,
                         {paused});
    while (query.next())
        boards.append(query.value(0).toInt());
    return boards;
}

} // namespace

BackFillState loadBackFill(Connection &connection, BoardId board)
{
    BackFillState state;
    {
        Cursor query = connection.query(u"SELECT until, paused, whole FROM backfills WHERE board = ?"_s, {board});
        if (query.next()) {
            state.isWanted = true;
            state.until = momentFrom(query.value(0));
            state.isPaused = query.value(1).toBool();
            state.isWhole = query.value(2).toBool();
        }
    }
    Cursor query = connection.query(u"SELECT g.upper, g.lower, g.page, h.id, h.number + "_s + shiftOfRow() +
                                        u" FROM gaps g JOIN headlines h ON h.key = g.upper WHERE g.board = ? "
                                        "ORDER BY g.upper DESC"_s,
                                    {board});
    while (query.next())
        state.gaps.append({query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toInt(),
                           query.value(3).toString(), countFrom(query.value(4))});
    return state;
}

QList<BoardId> loadUnfinished(Connection &connection)
{
    return incomplete(connection, false);
}

QList<BoardId> loadPaused(Connection &connection)
{
    return incomplete(connection, true);
}

void wantBackFill(Connection &connection, BoardId board, const QDateTime &until)
{
    connection.run(u"INSERT INTO backfills (board, until, paused, whole) VALUES (?, ?, 0, 0) "
                   "ON CONFLICT (board) DO UPDATE SET until = excluded.until, paused = 0"_s,
                   {board, toColumn(until)});
}

void pauseBackFill(Connection &connection, BoardId board)
{
    connection.run(u"UPDATE backfills SET paused = 1 WHERE board = ?"_s, {board});
}

void unwantBackFill(Connection &connection, BoardId board)
{
    connection.run(u"DELETE FROM backfills WHERE board = ? AND whole = 0"_s, {board});
}

void addGap(Connection &connection, BoardId board, const RowGap &gap)
{
    connection.run(u"INSERT OR REPLACE INTO gaps (board, upper, lower, page) VALUES (?, ?, ?, ?)"_s,
                   {board, gap.upper, gap.lower, gap.page});
}

void moveGap(Connection &connection, BoardId board, Key upper, const std::optional<RowGap> &now)
{
    connection.run(u"DELETE FROM gaps WHERE board = ? AND upper = ?"_s, {board, upper});
    if (now) return addGap(connection, board, *now);
    connection.run(u"UPDATE backfills SET whole = 1 WHERE board = ? AND NOT EXISTS "
                   "(SELECT 1 FROM gaps WHERE gaps.board = backfills.board)"_s,
                   {board});
}

void noteWhole(Connection &connection, BoardId board)
{
    connection.run(u"DELETE FROM gaps WHERE board = ?"_s, {board});
    connection.run(u"INSERT INTO backfills (board, paused, whole) VALUES (?, 0, 1) "
                   "ON CONFLICT (board) DO UPDATE SET whole = 1"_s,
                   {board});
}

Key unbrokenFrom(Connection &connection, BoardId board)
{
    const QVariant newestGap = connection.value(u"SELECT max(upper) FROM gaps WHERE board = ?"_s, {board});
    if (!newestGap.isNull()) return newestGap.toLongLong();
    const bool isWhole = connection.value(u"SELECT whole FROM backfills WHERE board = ?"_s, {board}).toBool();
    return makeKey(isWhole ? board : board + 1, 0);
}

} // namespace newsboard
