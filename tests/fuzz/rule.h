#pragma once

#include <QtGlobal>

#include <cstdlib>

namespace newsboard {

/// Ends the program where a rule is broken. Not qFatal: a fuzzer reads a trap's place from its stack.
inline void require(bool holds, const char *rule)
{
    if (holds) return;
    qCritical("broken: %s", rule);
    std::abort();
}

} // namespace newsboard
