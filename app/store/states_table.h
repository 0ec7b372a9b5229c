#pragma once

#include "app/domain/change.h"
#include "app/store/connection.h"
#include "app/store/store.h"

namespace newsboard {

// The tables of what a person did. Everything throws StoreFailure and runs inside the caller's transaction.

/// Changes the states of headlines; lists those that really changed.
Change applyState(Connection &connection, const QList<Key> &keys, const StateChange &state, const QDateTime &now);
/// Marks all of a board read (0: of every board); lists those that were unread.
Change applyAllRead(Connection &connection, BoardId board, const QDateTime &now);

} // namespace newsboard
