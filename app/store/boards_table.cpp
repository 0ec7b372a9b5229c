#include "app/store/boards_table.h"

#include "app/store/columns.h"
#include "app/store/index_table.h"
#include "app/store/pictures_table.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kShowsNumbers = 1;
constexpr int kShowsViews = 2;
constexpr int kShowsVotes = 4;
constexpr int kAlsoStarred = 1;
constexpr int kAlsoUnread = 2;
constexpr int kAlsoPictures = 4;

QString selectBoards()
{
    return u"SELECT id, ifnull(given_name, name), url, kind, skin, charset, zone, feed, id_parameter, page_template, "
           "first_page, page_step, shows, position, headlines, unread, last_refreshed, failing_since, last_error, "
           "closed_at IS NOT NULL, page_etag, page_modified, page_digest, pictures_from_anywhere, folder, "
           "prefetch_newest, prefetch_also, keep_days, keep_bytes, number_kind, rows_per_page, starred, "
           "disordered_at FROM boards "_s;
}

Board boardFrom(const Cursor &query)
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
    board.isClosed = query.value(19).toBool();
    board.newestPage = {query.value(20).toByteArray(), query.value(21).toByteArray(), query.value(22).toByteArray()};
    board.allPictures = query.value(23).toBool();
    board.folder = query.value(24).toString().split(u'\n', Qt::SkipEmptyParts);
    const int also = query.value(26).toInt();
    board.prefetch = {query.value(25).toInt(), (also & kAlsoStarred) != 0, (also & kAlsoUnread) != 0,
                      (also & kAlsoPictures) != 0};
    board.budget = {query.value(27).toInt(), query.value(28).toLongLong()};
    board.numberKind = NumberKind(query.value(29).toInt());
    board.rowsPerPage = query.value(30).toInt();
    board.starred = query.value(31).toLongLong();
    board.isOrdered = isOrderedAt(query.value(32), QDateTime::currentSecsSinceEpoch());
    return board;
}

QVariantList describingColumns(const Board &board)
{
    const int shows = (board.showsNumbers ? kShowsNumbers : 0) | (board.showsViews ? kShowsViews : 0) |
                      (board.showsVotes ? kShowsVotes : 0);
    return {filled(board.url.toString(QUrl::FullyEncoded)),
            filled(board.kind),
            filled(board.skin),
            filled(board.charset),
            QString::fromLatin1(board.zone),
            filled(board.feed.toString(QUrl::FullyEncoded)),
            filled(board.addresses.idParameter),
            filled(board.addresses.pageTemplate),
            board.addresses.firstPage,
            board.addresses.pageStep,
            shows,
            board.rowsPerPage};
}

QString folderColumn(const QStringList &folder)
{
    return filled(folder.join(u'\n'));
}

struct KnownBoard {
    BoardId id = 0;
    bool wasRemoved = false;
};

std::optional<KnownBoard> boardOfFingerprint(Connection &connection, const QString &fingerprint)
{
    Cursor query =
        connection.query(u"SELECT id, removed_at IS NOT NULL FROM boards WHERE fingerprint = ?"_s, {fingerprint});
    if (!query.next()) return {};
    return KnownBoard{query.value(0).toInt(), query.value(1).toBool()};
}

/// Behind all others.
int freePosition(Connection &connection)
{
    return connection.value(u"SELECT ifnull(max(position), 0) + 1 FROM boards"_s).toInt();
}

BoardId insertBoard(Connection &connection, const Board &board, const QString &fingerprint, int position)
{
    QVariantList values = describingColumns(board);
    values << filled(board.name) << fingerprint << position << folderColumn(board.folder);
    return BoardId(connection
                       .query(u"INSERT INTO boards (url, kind, skin, charset, zone, feed, id_parameter, page_template, "
                              "first_page, page_step, shows, rows_per_page, name, fingerprint, position, folder) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                              values)
                       .lastId());
}

} // namespace

QList<Board> loadBoards(Connection &connection)
{
    QList<Board> boards;
    Cursor query = connection.query(selectBoards() + u"WHERE removed_at IS NULL ORDER BY position, id"_s);
    while (query.next())
        boards.append(boardFrom(query));
    return boards;
}

std::optional<Board> loadBoard(Connection &connection, BoardId id)
{
    Cursor query = connection.query(selectBoards() + u"WHERE id = ? AND removed_at IS NULL"_s, {id});
    return query.next() ? std::optional(boardFrom(query)) : std::nullopt;
}

bool isKept(Connection &connection, BoardId id)
{
    return connection.value(u"SELECT 1 FROM boards WHERE id = ?"_s, {id}).isValid();
}

BoardId keepBoard(Connection &connection, const Board &board, const QString &fingerprint)
{
    const std::optional<KnownBoard> known = boardOfFingerprint(connection, fingerprint);
    if (!known) return insertBoard(connection, board, fingerprint, freePosition(connection));
    if (known->wasRemoved) {
        Board again = board;
        again.id = known->id;
        describeBoard(connection, again);
        setBoardRemoved(connection, known->id, false);
    }
    return known->id;
}

QList<BoardId> keepBoards(Connection &connection, const QList<NewBoard> &boards)
{
    QList<BoardId> added;
    int position = freePosition(connection);
    for (const NewBoard &coming : boards) {
        const std::optional<KnownBoard> known = boardOfFingerprint(connection, coming.fingerprint);
        if (known && !known->wasRemoved) continue;
        if (known) {
            Board again = coming.board;
            again.id = known->id;
            describeBoard(connection, again);
            connection.run(
                u"UPDATE boards SET removed_at = NULL, name = ?, given_name = NULL, folder = ?, position = ? "
                "WHERE id = ?"_s,
                {filled(again.name), folderColumn(again.folder), position, again.id});
            added.append(again.id);
        } else {
            added.append(insertBoard(connection, coming.board, coming.fingerprint, position));
        }
        ++position;
    }
    return added;
}

void arrangeBoards(Connection &connection, const QList<BoardPlace> &places)
{
    int position = 1;
    for (const BoardPlace &place : places)
        connection.run(u"UPDATE boards SET position = ?, folder = ? WHERE id = ?"_s,
                       {position++, folderColumn(place.folder), place.board});
}

void describeBoard(Connection &connection, const Board &board)
{
    QVariantList values = describingColumns(board);
    values << board.id;
    connection.run(u"UPDATE boards SET url = ?, kind = ?, skin = ?, charset = ?, zone = ?, feed = ?, id_parameter = ?, "
                   "page_template = ?, first_page = ?, page_step = ?, shows = ?, rows_per_page = ? WHERE id = ?"_s,
                   values);
}

void nameBoard(Connection &connection, BoardId id, const QString &name)
{
    connection.run(u"UPDATE boards SET given_name = nullif(?, '') WHERE id = ?"_s, {filled(name), id});
}

void allowBoardPictures(Connection &connection, BoardId id, bool allowed)
{
    connection.run(u"UPDATE boards SET pictures_from_anywhere = ? WHERE id = ?"_s, {allowed, id});
}

void setBoardRemoved(Connection &connection, BoardId id, bool removed)
{
    connection.run(u"UPDATE boards SET removed_at = CASE WHEN ? THEN unixepoch() END WHERE id = ?"_s, {removed, id});
}

void noteBoardRefreshed(Connection &connection, BoardId id, const QDateTime &now, const PageCopy &newestPage)
{
    connection.run(u"UPDATE boards SET last_refreshed = ?, failing_since = NULL, last_error = NULL, closed_at = NULL, "
                   "page_etag = ?, page_modified = ?, page_digest = ? WHERE id = ?"_s,
                   {now.toSecsSinceEpoch(), filled(QString::fromLatin1(newestPage.etag)),
                    filled(QString::fromLatin1(newestPage.lastModified)),
                    filled(QString::fromLatin1(newestPage.digest)), id});
}

void forgetPageCopy(Connection &connection, BoardId id)
{
    connection.run(u"UPDATE boards SET page_etag = '', page_modified = '', page_digest = '' WHERE id = ? AND "
                   "ifnull(page_digest, '') != ''"_s,
                   {id});
}

void noteBoardFailed(Connection &connection, BoardId id, const QDateTime &now, const Error &error)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    const bool isClosed = error.kind == ErrorKind::HttpStatus && error.status == 410;
    connection.run(u"UPDATE boards SET failing_since = ifnull(failing_since, ?), last_error = ?, "
                   "closed_at = CASE WHEN ? THEN ifnull(closed_at, ?) END, "
                   "page_etag = '', page_modified = '', page_digest = '' WHERE id = ?"_s,
                   {seconds, filled(errorText(error)), isClosed, seconds, id});
}

void moveBoard(Connection &connection, BoardId id, const QUrl &url, const QString &fingerprint)
{
    connection.run(u"UPDATE boards SET url = ?, fingerprint = ? WHERE id = ? "
                   "AND NOT EXISTS (SELECT 1 FROM boards WHERE fingerprint = ? AND id <> ?)"_s,
                   {url.toString(QUrl::FullyEncoded), fingerprint, id, fingerprint, id});
}

void setUpkeep(Connection &connection, BoardId id, const PrefetchRule &prefetch, const Budget &budget)
{
    const int also = (prefetch.starred ? kAlsoStarred : 0) | (prefetch.unread ? kAlsoUnread : 0) |
                     (prefetch.pictures ? kAlsoPictures : 0);
    connection.run(
        u"UPDATE boards SET prefetch_newest = ?, prefetch_also = ?, keep_days = ?, keep_bytes = ? WHERE id = ?"_s,
        {prefetch.newest, also, budget.days, budget.bytes, id});
}

void addToCounts(Connection &connection, BoardId id, const CountsChange &change)
{
    if (change == CountsChange()) return;
    connection.run(u"UPDATE boards SET headlines = headlines + ?, unread = unread + ?, starred = starred + ? "
                   "WHERE id = ?"_s,
                   {change.headlines, change.unread, change.starred, id});
}

} // namespace newsboard
