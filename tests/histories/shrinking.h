#pragma once

#include "tests/histories/history.h"

#include <functional>

namespace newsboard {

/// The history without whatever it still fails without: rounds, events, trouble, restarts; then with fewer posts and
/// simpler choices. `fails` plays a history; it is asked no more than `mostPlays` times. The result fails.
History shrunk(History history, const std::function<bool(const History &)> &fails, int mostPlays = 100);

} // namespace newsboard
