#pragma once

#include "app/cli/options.h"
#include "app/cli/outcome.h"
#include "app/cli/output.h"

namespace newsboard {

class Session;

/// `search QUERY [--board BOARD] [--limit N] [--best]`: rows as `list` prints them, with the line around the hit.
Outcome searchCache(Session &session, const Options &options, Output &out);
/// `index --check|--rebuild`; IndexWrong where a check finds faults.
Outcome tendIndex(Session &session, const Options &options, Output &out);

} // namespace newsboard
