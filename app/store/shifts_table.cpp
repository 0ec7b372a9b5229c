#include "app/store/shifts_table.h"

#include "app/store/gaps_table.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// More shifts than these are folded into the rows, from the newest rows on.
constexpr int kMostShifts = 64;

QList<NumberShift> loadShifts(Connection &connection, BoardId board)
{
    QList<NumberShift> shifts;
    Cursor query = connection.query(
        u"SELECT above, sum(amount) FROM number_shifts WHERE board = ? GROUP BY above ORDER BY above"_s, {board});
    while (query.next())
        shifts.append({query.value(0).toLongLong(), query.value(1).toLongLong()});
    return shifts;
}

/// Writes the settled shift with the fewest rows above it into them.
void foldHighest(Connection &connection, BoardId board)
{
    const QVariant above =
        connection.value(u"SELECT max(above) FROM number_shifts WHERE board = ? AND settled = 1"_s, {board});
    if (above.isNull()) return;
    const qint64 amount =
        connection.value(u"SELECT amount FROM number_shifts WHERE board = ? AND above = ?"_s, {board, above})
            .toLongLong();
    connection.run(u"UPDATE headlines SET number = number + ? WHERE key > ? AND key < ? AND number IS NOT NULL"_s,
                   {amount, above, makeKey(board + 1, 0)});
    connection.run(u"DELETE FROM number_shifts WHERE board = ? AND above = ? AND settled = 1"_s, {board, above});
}

/// The first of these rows that is there and no notice by what the page says; none where it may or may not count.
std::optional<NumberNeighbour> firstCounted(Connection &connection, const PageBeside &page, const QString &which,
                                            const QVariantList &values)
{
    QSet<QString> pinned;
    for (const PageRow &row : page.rows) {
        if (!row.isInOrder) pinned.insert(row.headline.id);
    }
    Cursor query = connection.query(u"SELECT h.key, h.id, h.flags & 1, h.depth, h.number, h.number + "_s +
                                        shiftOfRow() + u" FROM headlines h WHERE h.gone_at IS NULL AND "_s + which,
                                    values);
    while (query.next()) {
        const bool isPinned = pinned.contains(query.value(1).toString());
        const bool wasPinned = query.value(2).toBool();
        if (isPinned || (wasPinned && !page.isNewest)) continue;
        if (wasPinned || query.value(3).toInt() > 0 || query.value(4).isNull()) return {};
        return NumberNeighbour{query.value(0).toLongLong(), query.value(5).toLongLong()};
    }
    return {};
}

} // namespace

QString shiftOfRow()
{
    return u"(SELECT ifnull(sum(n.amount), 0) FROM number_shifts n WHERE n.board = h.board AND n.above < h.key)"_s;
}

QString shiftOfKey(const QString &board, const QString &key)
{
    return u"(SELECT ifnull(sum(amount), 0) FROM number_shifts WHERE board = %1 AND above < %2)"_s.arg(board, key);
}

void addShifts(Connection &connection, BoardId board, const NumberReading &reading)
{
    if (reading.shifts.isEmpty() && reading.open.isEmpty()) return;
    const auto add = [&](const NumberShift &shift, bool settled) {
        connection.run(u"INSERT INTO number_shifts (board, above, amount, settled) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (board, above, settled) DO UPDATE SET amount = amount + excluded.amount"_s,
                       {board, shift.above, shift.amount, settled});
    };
    for (const NumberShift &shift : reading.shifts)
        add(shift, true);
    for (const NumberShift &shift : reading.open)
        add(shift, false);
    connection.run(u"DELETE FROM number_shifts WHERE board = ? AND amount = 0"_s, {board});
    const int count = connection.value(u"SELECT count(*) FROM number_shifts WHERE board = ?"_s, {board}).toInt();
    for (int over = count; over > kMostShifts; --over)
        foldHighest(connection, board);
}

void settleShifts(Connection &connection, BoardId board)
{
    settleShiftsBetween(connection, board, makeKey(board, 0) - 1, makeKey(board + 1, 0));
}

void settleShiftsBetween(Connection &connection, BoardId board, Key lower, Key upper)
{
    const int settled =
        connection.run(u"INSERT INTO number_shifts (board, above, amount, settled) SELECT board, above, amount, 1 "
                       "FROM number_shifts WHERE board = ? AND settled = 0 AND above >= ? AND above < ? "
                       "ON CONFLICT (board, above, settled) DO UPDATE SET amount = amount + excluded.amount"_s,
                       {board, lower, upper});
    if (settled == 0) return;
    connection.run(u"DELETE FROM number_shifts WHERE board = ? AND ((settled = 0 AND above >= ? AND above < ?) OR "
                   "amount = 0)"_s,
                   {board, lower, upper});
}

void noteNumberKind(Connection &connection, BoardId board, NumberKind kind)
{
    connection.run(u"UPDATE boards SET number_kind = ? WHERE id = ?"_s, {int(kind), board});
    // What was to be found is not there where nothing counts.
    if (kind == NumberKind::Fixed) settleShifts(connection, board);
}

QList<NumberShift> openShifts(Connection &connection, BoardId board)
{
    QList<NumberShift> shifts;
    Cursor query =
        connection.query(u"SELECT above, amount FROM number_shifts WHERE board = ? AND settled = 0"_s, {board});
    while (query.next())
        shifts.append({query.value(0).toLongLong(), query.value(1).toLongLong()});
    return shifts;
}

NumberSearch::Ground groundOf(Connection &connection, BoardId board)
{
    NumberSearch::Ground ground;
    ground.lowestKey = makeKey(board, 0) - 1;
    ground.open = openShifts(connection, board);
    ground.unbrokenFrom = unbrokenFrom(connection, board);
    const auto oldest = oldestNumbered(connection, board);
    if (!oldest) return ground;
    ground.deepest = *oldest;
    ground.deepestNumber =
        connection.value(u"SELECT h.number + "_s + shiftOfRow() + u" FROM headlines h WHERE h.key = ?"_s, {*oldest})
            .toLongLong();
    return ground;
}

std::optional<NumberNeighbour> neighbourBelow(Connection &connection, const PageBeside &page, Key lowest)
{
    auto next = firstCounted(connection, page, u"h.key < ? AND h.key >= ? ORDER BY h.key DESC"_s,
                             {lowest, makeKey(page.board, 0)});
    if (next) next->mayLackRows = next->key < unbrokenFrom(connection, page.board);
    return next;
}

std::optional<NumberNeighbour> neighbourAbove(Connection &connection, const PageBeside &page, Key highest)
{
    auto next = firstCounted(connection, page, u"h.key > ? AND h.key < ? ORDER BY h.key"_s,
                             {highest, makeKey(page.board + 1, 0)});
    if (next) next->mayLackRows = highest < unbrokenFrom(connection, page.board);
    return next;
}

std::optional<Key> oldestNumbered(Connection &connection, BoardId board)
{
    const QVariant key =
        connection.value(u"SELECT key FROM headlines WHERE key >= ? AND key < ? AND number IS NOT NULL "
                         "AND gone_at IS NULL AND flags & 1 = 0 AND depth = 0 ORDER BY key LIMIT 1"_s,
                         {makeKey(board, 0), makeKey(board + 1, 0)});
    return key.isValid() ? std::optional(key.toLongLong()) : std::nullopt;
}

std::optional<Key> keyOfShiftedNumber(Connection &connection, BoardId board, qint64 number)
{
    const QList<NumberShift> shifts = loadShifts(connection, board);
    std::optional<Key> gone;
    Key end = makeKey(board + 1, 0) - 1;
    for (qsizetype i = shifts.size(); i >= 0; --i) {
        // Between two shifts every row is shifted by as much.
        const Key begin = i > 0 ? shifts[i - 1].above : makeKey(board, 0) - 1;
        Cursor query =
            connection.query(u"SELECT key, gone_at IS NOT NULL FROM headlines WHERE board = ? AND number = ? "
                             "AND key > ? AND key <= ? ORDER BY gone_at IS NOT NULL, key DESC LIMIT 1"_s,
                             {board, number - shiftAt(shifts, end), begin, end});
        end = begin;
        if (!query.next()) continue;
        const Key key = query.value(0).toLongLong();
        if (!query.value(1).toBool()) return key;
        if (!gone) gone = key;
    }
    return gone;
}

} // namespace newsboard
