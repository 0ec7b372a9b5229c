#pragma once

#include "app/domain/back_fill.h"
#include "app/store/connection.h"

namespace newsboard {

// The tables of gaps and back-fills. Everything throws StoreFailure; writers run inside the caller's transaction.

/// How far a board's back-fill has come, with its gaps from the newest down.
BackFillState loadBackFill(Connection &connection, BoardId board);
/// Boards whose older headlines are wanted and not all there.
QList<BoardId> loadUnfinished(Connection &connection);
/// Those that were paused before they came to their end.
QList<BoardId> loadPaused(Connection &connection);
/// Older headlines are wanted, as far as `until`; all of them where it is invalid.
void wantBackFill(Connection &connection, BoardId board, const QDateTime &until);
/// No start of the program goes on with it unasked.
void pauseBackFill(Connection &connection, BoardId board);
/// Older headlines are wanted no more, though what is missing stays known.
void unwantBackFill(Connection &connection, BoardId board);
/// Older headlines that the cache lacks from here on; one that begins at the same row is replaced.
void addGap(Connection &connection, BoardId board, const RowGap &gap);
/// The gap's upper end moved down; a gap without an upper end is closed, and with the last one the board is whole.
void moveGap(Connection &connection, BoardId board, Key upper, const std::optional<RowGap> &now);
/// All of the board was read in one go: there is no gap.
void noteWhole(Connection &connection, BoardId board);
/// The key from which on upwards no row is missing, as far as the cache knows; above every key where it knows nothing.
Key unbrokenFrom(Connection &connection, BoardId board);

} // namespace newsboard
