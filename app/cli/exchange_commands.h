#pragma once

#include "app/cli/options.h"
#include "app/cli/outcome.h"
#include "app/cli/output.h"

#include <QList>

namespace newsboard {

/// newsboard export BOARD|all --format opml|json|csv|markdown [--output FILE]
Outcome exportBoards(Session &session, const Options &options, Output &out);

/// newsboard import FILE: says what became of the boards of the file, and returns those that were added.
Result<QList<Board>> importBoards(Session &session, const Options &options, Output &out);

} // namespace newsboard
