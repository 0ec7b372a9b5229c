#pragma once

#include "app/domain/run.h"
#include "app/store/connection.h"

#include <QList>

namespace newsboard {

// The log of what was done for boards. Everything throws StoreFailure; writers run inside the caller's transaction.

/// The newest of a board are kept; a run that found nothing and failed at nothing takes the place of one like it, so
/// that a board that is looked at all day keeps the runs that tell something.
void noteRun(Connection &connection, const Run &run);
/// The newest runs of a board (0: of all), the newest first.
QList<Run> loadRuns(Connection &connection, BoardId board, int limit);

} // namespace newsboard
