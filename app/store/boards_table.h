#pragma once

#include "app/domain/board.h"
#include "app/store/connection.h"
#include "app/store/new_board.h"

#include <QList>

#include <optional>

namespace newsboard {

// The table of boards. Everything throws StoreFailure; writers run inside the caller's transaction.

QList<Board> loadBoards(Connection &connection);
std::optional<Board> loadBoard(Connection &connection, BoardId id);
/// Whether there is such a board, in sight or removed.
bool isKept(Connection &connection, BoardId id);

/// Keeps a board; one already there by its fingerprint stays as it is, one that was removed comes back as described.
BoardId keepBoard(Connection &connection, const Board &board, const QString &fingerprint);
/// Keeps boards behind those that are there, in this order and in their folders. Those already there stay as they are;
/// those that were removed come back as described. The ids of those that were not in sight before.
QList<BoardId> keepBoards(Connection &connection, const QList<NewBoard> &boards);
/// Puts boards into this order and these folders; boards that are not named keep their place.
void arrangeBoards(Connection &connection, const QList<BoardPlace> &places);
/// What pages tell of a board: everything but its names, its counts and its health.
void describeBoard(Connection &connection, const Board &board);
/// The person's own name for it; empty gives back the page's.
void nameBoard(Connection &connection, BoardId id, const QString &name);
/// Whether its articles may have their pictures from any host.
void allowBoardPictures(Connection &connection, BoardId id, bool allowed);
void setBoardRemoved(Connection &connection, BoardId id, bool removed);
void noteBoardRefreshed(Connection &connection, BoardId id, const QDateTime &now, const PageCopy &newestPage);
/// What the first page was when the last refresh ended counts no more: another one was taken since.
void forgetPageCopy(Connection &connection, BoardId id);
/// What the first page was counts no more: rows that came since may have vanished again.
void noteBoardFailed(Connection &connection, BoardId id, const QDateTime &now, const Error &error);
/// The address learnt anew; nothing happens where another board has it.
void moveBoard(Connection &connection, BoardId id, const QUrl &url, const QString &fingerprint);
/// What of its articles is fetched unasked and how much of them is kept.
void setUpkeep(Connection &connection, BoardId id, const PrefetchRule &prefetch, const Budget &budget);
/// Adds to the counts that are kept beside a board.
/// By how much a board's counts change.
struct CountsChange {
    qint64 headlines = 0;
    qint64 unread = 0;
    qint64 starred = 0;

    friend bool operator==(const CountsChange &, const CountsChange &) = default;
};
void addToCounts(Connection &connection, BoardId id, const CountsChange &change);

} // namespace newsboard
