#pragma once

#include "app/domain/board.h"
#include "app/store/connection.h"

#include <QList>

#include <optional>

namespace newsboard {

// The table of boards. Everything throws StoreFailure; writers run inside the caller's transaction.

QList<Board> loadBoards(Connection &connection);
std::optional<Board> loadBoard(Connection &connection, BoardId id);
/// The board with this fingerprint, removed ones too.
std::optional<BoardId> boardWithFingerprint(Connection &connection, const QString &fingerprint);

BoardId insertBoard(Connection &connection, const Board &board, const QString &fingerprint);
void updateBoardRow(Connection &connection, const Board &board);
void setBoardRemoved(Connection &connection, BoardId id, bool removed);
/// Deletes the rows of removed boards and the boards themselves; starred headlines' states stay.
void purgeRemovedBoards(Connection &connection);
/// Adds to the counts that are kept beside a board.
void addToCounts(Connection &connection, BoardId id, qint64 headlines, qint64 unread);

} // namespace newsboard
