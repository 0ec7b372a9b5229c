#pragma once

#include "app/domain/ids.h"
#include "app/store/connection.h"
#include "app/sync/rhythm.h"

#include <QHash>

namespace newsboard {

// The table of rhythms. Everything throws StoreFailure; writers run inside the caller's transaction.

QHash<BoardId, Rhythm> loadRhythms(Connection &connection);
void keepRhythm(Connection &connection, BoardId board, const Rhythm &rhythm);

} // namespace newsboard
