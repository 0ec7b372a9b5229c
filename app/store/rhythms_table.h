#pragma once

#include "app/domain/ids.h"
#include "app/store/connection.h"
#include "app/sync/rhythm.h"

#include <QHash>

namespace newsboard {

// The table of rhythms. Everything throws StoreFailure; writers run inside the caller's transaction.

/// What was learnt of all boards; one never looked at has none.
QHash<BoardId, Rhythm> loadRhythms(Connection &connection);
/// Replaces what was learnt of a board.
void keepRhythm(Connection &connection, BoardId board, const Rhythm &rhythm);

} // namespace newsboard
