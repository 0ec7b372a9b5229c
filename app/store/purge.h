#pragma once

#include "app/store/connection.h"

#include <QDateTime>

namespace newsboard {

/// Deletes a part of what boards hold that were removed before `before`: little enough for a short transaction, the
/// caller's. Starred headlines, and the read marks of ids that are their own rank, stay for the day the board is added
/// again: it then has the same id. False: nothing is left to do. Throws StoreFailure.
bool purgeSome(Connection &connection, const QDateTime &before);

} // namespace newsboard
