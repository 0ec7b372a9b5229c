#include "app/store/views.h"

#include "app/store/columns.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const auto kIsNotice = "(h.flags & 1 AND h.gone_at IS NULL)"_L1;

QList<Key> keysOf(QSqlQuery &query)
{
    QList<Key> keys;
    while (query.next())
        keys.append(query.value(0).toLongLong());
    query.finish();
    return keys;
}

QVariantList boardRange(BoardId board)
{
    return {makeKey(board, 0), makeKey(board + 1, 0)};
}

QString filterCondition(View::Filter filter)
{
    switch (filter) {
    case View::Filter::All:
        return u"1"_s;
    case View::Filter::Unread:
        return u"h.key IN (SELECT key FROM unread)"_s;
    case View::Filter::Starred:
        return u"h.key IN (SELECT key FROM states WHERE starred_at IS NOT NULL)"_s;
    }
    return u"1"_s;
}

QString orderColumn(View::Column column)
{
    switch (column) {
    case View::Column::Newest:
        return u"h.posted"_s;
    case View::Column::Number:
        return u"h.number"_s;
    case View::Column::Title:
        return u"h.title COLLATE NOCASE"_s;
    case View::Column::Author:
        return u"h.author COLLATE NOCASE"_s;
    case View::Column::Posted:
        return u"h.posted"_s;
    case View::Column::Views:
        return u"h.views"_s;
    case View::Column::Votes:
        return u"h.votes"_s;
    case View::Column::Comments:
        return u"h.comments"_s;
    }
    return u"h.posted"_s;
}

/// A board's headlines as they were posted, notices first.
QList<Key> newestOfBoard(Connection &connection, BoardId board, int limit)
{
    QList<Key> keys = keysOf(connection.run(
        u"SELECT key FROM headlines INDEXED BY headlines_notice WHERE board = ? AND flags & 1 AND gone_at IS NULL ORDER BY key DESC LIMIT ?"_s,
        {board, limit}));
    const QSet<Key> notices(keys.cbegin(), keys.cend());
    // The notices among the range are few; asking for so many more makes up for leaving them out.
    const int more = limit < 0 ? -1 : limit;
    QVariantList values = boardRange(board);
    values << more;
    QSqlQuery &query =
        connection.run(u"SELECT key FROM headlines WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT ?"_s, values);
    while (query.next()) {
        const Key key = query.value(0).toLongLong();
        if (!notices.contains(key)) keys.append(key);
    }
    query.finish();
    return limit >= 0 && keys.size() > limit ? keys.first(limit) : keys;
}

} // namespace

bool isRangeOfKeys(const View &view)
{
    if (view.sortBy != View::Column::Newest || view.ascending) return false;
    return view.board != 0 || view.filter == View::Filter::All;
}

QList<Key> keysOfView(Connection &connection, const View &view, int limit)
{
    if (view.board != 0 && view.sortBy == View::Column::Newest && !view.ascending) {
        QVariantList values = boardRange(view.board);
        values << limit;
        switch (view.filter) {
        case View::Filter::All:
            return newestOfBoard(connection, view.board, limit);
        case View::Filter::Unread:
            return keysOf(connection.run(
                u"SELECT key FROM unread WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT ?"_s, values));
        case View::Filter::Starred:
            return keysOf(
                connection.run(u"SELECT key FROM states INDEXED BY states_starred WHERE starred_at IS NOT NULL "
                               "AND key >= ? AND key < ? ORDER BY key DESC LIMIT ?"_s,
                               values));
        }
    }
    const QString direction = view.ascending ? u"ASC"_s : u"DESC"_s;
    const QString where = view.board != 0 ? u"h.key >= ? AND h.key < ?"_s
                                          : u"h.board IN (SELECT id FROM boards WHERE removed_at IS NULL)"_s;
    QVariantList values = view.board != 0 ? boardRange(view.board) : QVariantList();
    values << limit;
    const QString column = orderColumn(view.sortBy);
    // Rows without a value stand at the end whichever way the order runs; the index on the date has them there by
    // itself.
    const bool byDate = view.board == 0 && view.sortBy == View::Column::Newest && !view.ascending;
    const QString nulls = byDate ? QString() : u"%1 IS NULL, "_s.arg(column);
    return keysOf(
        connection.run(u"SELECT h.key FROM headlines h WHERE %1 AND %2 ORDER BY %3%4 %5, h.key DESC LIMIT ?"_s.arg(
                           where, filterCondition(view.filter), nulls, column, direction),
                       values));
}

QList<HeadlineRow> rowsOfKeys(Connection &connection, const QList<Key> &keys)
{
    QList<HeadlineRow> rows;
    rows.reserve(keys.size());
    for (const Key key : keys) {
        if (const auto row = rowOfKey(connection, key)) rows.append(*row);
    }
    return rows;
}

std::optional<HeadlineRow> rowOfKey(Connection &connection, Key key)
{
    QSqlQuery &query = connection.run(u"SELECT"_s + rowColumns() + u"FROM headlines h WHERE h.key = ?"_s, {key});
    if (!query.next()) return {};
    const HeadlineRow row = rowFrom(query);
    query.finish();
    return row;
}

QList<HeadlineRow> rowsOfQuery(Connection &connection, const ListQuery &query)
{
    QString where = u"h.key >= ? AND h.key < ?"_s;
    const Key end = query.before ? std::min(*query.before, makeKey(query.board + 1, 0)) : makeKey(query.board + 1, 0);
    if (query.unread) where += u" AND "_s + filterCondition(View::Filter::Unread);
    if (query.starred) where += u" AND "_s + filterCondition(View::Filter::Starred);
    // Going on from a key, the notices were listed before.
    if (query.before) where += u" AND NOT "_s + kIsNotice;
    QSqlQuery &found = connection.run(u"SELECT"_s + rowColumns() + u"FROM headlines h WHERE "_s + where +
                                          u" ORDER BY "_s + kIsNotice + u" DESC, h.key DESC LIMIT ?"_s,
                                      {makeKey(query.board, 0), end, query.limit});
    QList<HeadlineRow> rows;
    while (found.next())
        rows.append(rowFrom(found));
    found.finish();
    return rows;
}

} // namespace newsboard
