#include "app/store/views.h"

#include "app/search/segments.h"
#include "app/store/columns.h"
#include "app/store/index_pages.h"
#include "app/store/index_table.h"
#include "app/store/shifts_table.h"
#include "app/store/statement.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kKeysAtOnce = 500;
/// To go along the rows themselves takes, for each, as long as to read so many keys of the search index.
constexpr qint64 kRowCost = 8;
constexpr qint64 kManyKeys = 20'000;

using Filter = View::Filter;
using Column = View::Column;

/// Millions, it may be: a value in between for each would take twice as long as the reading.
QList<Key> readKeys(Connection &connection, const QString &sql, const QList<qint64> &values)
{
    Statement query(connection, sql.toUtf8());
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bind(int(i) + 1, values[i]);
    QList<Key> keys;
    while (query.next())
        keys.append(query.number(0));
    return keys;
}

/// Where the keys of a filtered view come from: each of these is a range in the order of keys.
QString rangeOf(Filter filter)
{
    switch (filter) {
    case Filter::All:
        return u"SELECT key FROM headlines WHERE "_s;
    case Filter::Unread:
        return u"SELECT key FROM unread WHERE "_s;
    case Filter::Starred:
        return u"SELECT key FROM states INDEXED BY states_starred WHERE starred_at IS NOT NULL AND "_s;
    }
    Q_UNREACHABLE();
}

QString orderColumn(Column column)
{
    switch (column) {
    case Column::Newest:
    case Column::Posted:
        return u"h.posted"_s;
    case Column::Number:
        return u"h.number + "_s + shiftOfRow(); // As it is shown.
    case Column::Title:
        return u"nullif(h.title, '') COLLATE NOCASE"_s;
    case Column::Author:
        return u"nullif(h.author, '') COLLATE NOCASE"_s;
    case Column::Views:
        return u"h.views"_s;
    case Column::Votes:
        return u"h.votes"_s;
    case Column::Comments:
        return u"h.comments"_s;
    }
    Q_UNREACHABLE();
}

/// Those without a value stand last, whichever way the order runs.
QString orderTerms(const ColumnOrder &order)
{
    const QString column = orderColumn(order.column);
    // Downwards, SQLite has NULLs last by itself, and an index serves.
    return order.ascending ? u"%1 IS NULL, %1 ASC, h.key ASC"_s.arg(column) : u"%1 DESC, h.key DESC"_s.arg(column);
}

QList<Key> noticesOf(Connection &connection, BoardId board, Filter filter)
{
    QString sql = u"SELECT key FROM headlines INDEXED BY headlines_notice "
                  "WHERE board = ? AND flags & 1 AND gone_at IS NULL"_s;
    if (filter == Filter::Unread) sql += u" AND key IN (SELECT key FROM unread)"_s;
    if (filter == Filter::Starred) sql += u" AND key IN (SELECT key FROM states WHERE starred_at IS NOT NULL)"_s;
    return readKeys(connection, sql + u" ORDER BY key DESC"_s, {board});
}

/// All keys of a board that is a large part of the cache, from the search index, where they lie close together: the
/// rows themselves are a hundred times as many bytes. Nothing where it has not just as many as the board.
std::optional<KeySet> indexedKeys(Connection &connection, BoardId board)
{
    const qint64 rows = connection.value(u"SELECT headlines FROM boards WHERE id = ?"_s, {board}).toLongLong();
    const qint64 all = connection.value(u"SELECT sum(headlines) FROM boards"_s).toLongLong();
    if (rows < kManyKeys || rows * kRowCost < all) return {};
    const auto index = searchedIndex(connection);
    if (!index || !index->isWhole) return {};
    IndexPages pages(connection, index->table());
    if (!pages.isKnown()) return {};
    pages.within(makeKey(board, 0), makeKey(board + 1, 0) - 1);
    KeyCollector collected;
    pages.addRows(everyRow(), &collected);
    KeySet found = collected.taken();
    return found.count() == rows ? std::optional(std::move(found)) : std::nullopt;
}

/// As keysInOrder() of a whole board, for millions: no list of whole keys comes first.
std::optional<KeyList> indexedKeysInOrder(Connection &connection, BoardId board)
{
    const std::optional<KeySet> keys = indexedKeys(connection, board);
    if (!keys) return {};
    KeySet others = *keys;
    KeyCollector pinned;
    const QList<Key> notices = noticesOf(connection, board, Filter::All);
    for (const Key notice : notices) {
        if (!keys->contains(notice)) return {}; // The index is not as it should be.
        pinned.add(notice);
    }
    others.subtract(pinned.taken());
    const auto all = [&notices, &others](auto take) {
        std::for_each(notices.begin(), notices.end(), take);
        others.downwards([&take](Key key) {
            take(key);
            return true;
        });
    };
    const qint64 lowest = rankOf(*keys->smallest());
    if (rankOf(*keys->largest()) - lowest > std::numeric_limits<quint32>::max()) {
        QList<Key> whole;
        all([&whole](Key key) { whole.append(key); });
        return whole;
    }
    QList<quint32> offsets;
    offsets.reserve(keys->count());
    all([&offsets, lowest](Key key) { offsets.append(quint32(rankOf(key) - lowest)); });
    return KeyList::ofBoard(board, lowest, offsets);
}

/// A board's headlines by their keys, the notices first; `before` leaves out the notices, and all from there upwards.
QList<Key> keysInOrder(Connection &connection, BoardId board, Filter filter, bool ascending,
                       const std::optional<Key> &before, int limit)
{
    const QList<Key> notices = noticesOf(connection, board, filter);
    const QSet<Key> pinned(notices.cbegin(), notices.cend());
    QList<Key> keys = before ? QList<Key>() : notices;
    const Key end = makeKey(board + 1, 0);
    // The notices stand among the others too: so many more are asked for.
    const QString order = ascending ? u"ASC"_s : u"DESC"_s;
    QList<Key> all =
        readKeys(connection, rangeOf(filter) + u"key >= ? AND key < ? ORDER BY key %1 LIMIT ?"_s.arg(order),
                 {makeKey(board, 0), before ? std::min(*before, end) : end, limit < 0 ? -1 : limit + pinned.size()});
    if (!pinned.isEmpty()) all.removeIf([&pinned](Key key) { return pinned.contains(key); });
    if (keys.isEmpty())
        keys = std::move(all);
    else
        keys += all;
    return limit >= 0 && keys.size() > limit ? keys.first(limit) : keys;
}

/// The keys of a view in the order of a column.
QList<Key> sortedKeys(Connection &connection, const View &view, int limit)
{
    QStringList where;
    QList<qint64> values;
    if (view.board != 0) {
        const QString key = view.filter == Filter::All ? u"h.key"_s : u"f.key"_s;
        where.append(key + u" >= ? AND "_s + key + u" < ?"_s);
        values = {makeKey(view.board, 0), makeKey(view.board + 1, 0)};
    } else {
        where.append(u"h.key >> %1 IN (SELECT id FROM boards WHERE removed_at IS NULL)"_s.arg(kRankBits));
    }
    // A filter's own table leads (CROSS JOIN), so that the work is that of what it lets through.
    QString from = u"headlines h"_s;
    if (view.filter == Filter::Unread) from = u"unread f CROSS JOIN headlines h ON h.key = f.key"_s;
    if (view.filter == Filter::Starred) {
        from = u"states f INDEXED BY states_starred CROSS JOIN headlines h ON h.key = f.key"_s;
        where.append(u"f.starred_at IS NOT NULL"_s);
    }
    values << limit;
    return readKeys(connection,
                    u"SELECT h.key FROM %1 WHERE %2 ORDER BY %3 LIMIT ?"_s.arg(from, where.join(u" AND "_s),
                                                                               orderTerms(view.order)),
                    values);
}

} // namespace

bool isRangeOfKeys(const View &view)
{
    if (view.order.column != Column::Newest) return false;
    return view.board != 0 || (view.filter == Filter::All && !view.order.ascending);
}

QList<Key> keysOfView(Connection &connection, const View &view, int limit)
{
    if (view.board != 0 && view.order.column == Column::Newest)
        return keysInOrder(connection, view.board, view.filter, view.order.ascending, {}, limit);
    return sortedKeys(connection, view, limit);
}

KeyList allKeysOfView(Connection &connection, const View &view)
{
    const bool isWhole = view.board != 0 && view.filter == Filter::All && view.order.column == Column::Newest;
    if (isWhole && !view.order.ascending) {
        if (auto keys = indexedKeysInOrder(connection, view.board)) return *keys;
    }
    return KeyList::packed(keysOfView(connection, view));
}

QList<Key> sortedByColumn(Connection &connection, const QList<Key> &keys, const ColumnOrder &order)
{
    const QString sql =
        u"SELECT h.key FROM json_each(?) k CROSS JOIN headlines h ON h.key = k.value ORDER BY "_s + orderTerms(order);
    // Not one that the connection keeps: it would keep the keys, too.
    Statement query(connection, sql.toUtf8());
    query.bind(1, keyList(keys));
    QList<Key> sorted;
    sorted.reserve(keys.size());
    while (query.next())
        sorted.append(query.number(0));
    return sorted;
}

QList<HeadlineRow> rowsOfKeys(Connection &connection, const QList<Key> &keys)
{
    static const QString select =
        u"SELECT"_s + rowColumns() + u"FROM json_each(?) k CROSS JOIN headlines h ON h.key = k.value"_s;
    QList<HeadlineRow> rows;
    rows.reserve(keys.size());
    for (qsizetype from = 0; from < keys.size(); from += kKeysAtOnce) {
        // One statement for many rows: each takes and gives back a lock on the file. They come in the list's order.
        Cursor query = connection.query(select, {keyList(keys.mid(from, kKeysAtOnce))});
        while (query.next())
            rows.append(rowFrom(query));
    }
    return rows;
}

std::optional<HeadlineRow> rowOfKey(Connection &connection, Key key)
{
    static const QString select = u"SELECT"_s + rowColumns() + u"FROM headlines h WHERE h.key = ?"_s;
    Cursor query = connection.query(select, {key});
    return query.next() ? std::optional(rowFrom(query)) : std::nullopt;
}

QList<HeadlineRow> rowsOfQuery(Connection &connection, const ListQuery &query)
{
    const Filter filter = query.starred ? Filter::Starred : query.unread ? Filter::Unread : Filter::All;
    const bool both = query.starred && query.unread;
    // The starred are few: of them the unread are picked out by hand.
    const QList<Key> keys = keysInOrder(connection, query.board, filter, false, query.before, both ? -1 : query.limit);
    QList<HeadlineRow> rows = rowsOfKeys(connection, keys);
    if (!both) return rows;
    rows.removeIf([](const HeadlineRow &row) { return row.read; });
    return query.limit >= 0 && rows.size() > query.limit ? rows.first(query.limit) : rows;
}

} // namespace newsboard
