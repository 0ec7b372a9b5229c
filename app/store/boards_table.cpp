#include "app/store/boards_table.h"

#include "app/store/columns.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kShowsNumbers = 1;
constexpr int kShowsViews = 2;
constexpr int kShowsVotes = 4;

QString selectBoards()
{
    return u"SELECT id, ifnull(given_name, name), url, kind, skin, charset, zone, feed, id_parameter, page_template, "
           u"first_page, "
           "page_step, shows, position, headlines, unread, last_refreshed, failing_since, last_error FROM boards "_s;
}

Board boardFrom(const QSqlQuery &query)
{
    Board board;
    board.id = query.value(0).toInt();
    board.name = query.value(1).toString();
    board.url = QUrl(query.value(2).toString());
    board.kind = query.value(3).toString();
    board.skin = query.value(4).toString();
    board.charset = query.value(5).toString();
    board.zone = query.value(6).toByteArray();
    board.feed = QUrl(query.value(7).toString());
    board.addresses.idParameter = query.value(8).toString();
    board.addresses.pageTemplate = query.value(9).toString();
    board.addresses.firstPage = query.value(10).toInt();
    board.addresses.pageStep = query.value(11).toInt();
    const int shows = query.value(12).toInt();
    board.showsNumbers = shows & kShowsNumbers;
    board.showsViews = shows & kShowsViews;
    board.showsVotes = shows & kShowsVotes;
    board.position = query.value(13).toInt();
    board.headlines = query.value(14).toLongLong();
    board.unread = query.value(15).toLongLong();
    board.lastRefreshed = momentFrom(query.value(16));
    board.failingSince = momentFrom(query.value(17));
    board.lastError = query.value(18).toString();
    return board;
}

QVariantList describingColumns(const Board &board)
{
    const int shows = (board.showsNumbers ? kShowsNumbers : 0) | (board.showsViews ? kShowsViews : 0) |
                      (board.showsVotes ? kShowsVotes : 0);
    // Empty strings, not NULLs: Qt binds a null QString as NULL.
    const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
    return {text(board.name),
            text(board.url.toString(QUrl::FullyEncoded)),
            text(board.kind),
            text(board.skin),
            text(board.charset),
            QString::fromLatin1(board.zone),
            text(board.feed.toString(QUrl::FullyEncoded)),
            text(board.addresses.idParameter),
            text(board.addresses.pageTemplate),
            board.addresses.firstPage,
            board.addresses.pageStep,
            shows};
}

} // namespace

QList<Board> loadBoards(Connection &connection)
{
    QList<Board> boards;
    QSqlQuery &query = connection.run(selectBoards() + u"WHERE removed_at IS NULL ORDER BY position, id"_s);
    while (query.next())
        boards.append(boardFrom(query));
    return boards;
}

std::optional<Board> loadBoard(Connection &connection, BoardId id)
{
    QSqlQuery &query = connection.run(selectBoards() + u"WHERE id = ? AND removed_at IS NULL"_s, {id});
    if (!query.next()) return {};
    const Board board = boardFrom(query);
    query.finish();
    return board;
}

std::optional<BoardId> boardWithFingerprint(Connection &connection, const QString &fingerprint)
{
    const QVariant id = connection.value(u"SELECT id FROM boards WHERE fingerprint = ?"_s, {fingerprint});
    return id.isValid() ? std::optional(id.toInt()) : std::nullopt;
}

BoardId insertBoard(Connection &connection, const Board &board, const QString &fingerprint)
{
    QVariantList values = describingColumns(board);
    values << fingerprint << connection.value(u"SELECT ifnull(max(position), 0) + 1 FROM boards"_s);
    return connection
        .run(u"INSERT INTO boards (name, url, kind, skin, charset, zone, feed, id_parameter, page_template, "
             u"first_page, page_step, "
             "shows, fingerprint, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
             values)
        .lastInsertId()
        .toInt();
}

void updateBoardRow(Connection &connection, const Board &board)
{
    QVariantList values = describingColumns(board).sliced(1); // The name stays the person's or the first page's.
    values << board.id;
    connection.run(u"UPDATE boards SET url = ?, kind = ?, skin = ?, charset = ?, zone = ?, feed = ?, id_parameter = ?, "
                   "page_template = ?, first_page = ?, page_step = ?, shows = ? WHERE id = ?"_s,
                   values);
}

void setBoardRemoved(Connection &connection, BoardId id, bool removed)
{
    connection.run(u"UPDATE boards SET removed_at = CASE WHEN ? THEN unixepoch() END WHERE id = ?"_s, {removed, id});
}

void purgeRemovedBoards(Connection &connection)
{
    QList<BoardId> removed;
    QSqlQuery &query = connection.run(u"SELECT id FROM boards WHERE removed_at IS NOT NULL"_s);
    while (query.next())
        removed.append(query.value(0).toInt());
    for (const BoardId id : removed) {
        const QVariantList range{makeKey(id, 0), makeKey(id + 1, 0)};
        for (const auto *table : {"headlines", "unread", "bodies", "revisions"})
            connection.run(u"DELETE FROM %1 WHERE key >= ? AND key < ?"_s.arg(QLatin1StringView(table)), range);
        connection.run(u"DELETE FROM states WHERE key >= ? AND key < ?"_s, range);
        connection.run(u"DELETE FROM boards WHERE id = ?"_s, {id});
    }
}

void addToCounts(Connection &connection, BoardId id, qint64 headlines, qint64 unread)
{
    if (headlines == 0 && unread == 0) return;
    connection.run(u"UPDATE boards SET headlines = headlines + ?, unread = unread + ? WHERE id = ?"_s,
                   {headlines, unread, id});
}

} // namespace newsboard
