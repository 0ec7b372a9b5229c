#pragma once

#include "app/domain/back_fill.h"
#include "app/store/connection.h"

namespace newsboard {

// The tables of gaps and back-fills. Everything throws StoreFailure; writers run inside the caller's transaction.

BackFillState loadBackFill(Connection &connection, BoardId board);
/// Boards whose older headlines are wanted and not all there.
QList<BoardId> loadUnfinished(Connection &connection);
void wantBackFill(Connection &connection, BoardId board, const QDateTime &until);
void pauseBackFill(Connection &connection, BoardId board);
void addGap(Connection &connection, BoardId board, const RowGap &gap);
/// The gap's upper end moved down; a gap without an upper end is closed, and with the last one the board is whole.
void moveGap(Connection &connection, BoardId board, Key upper, const std::optional<RowGap> &now);

} // namespace newsboard
