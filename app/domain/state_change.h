#pragma once

#include <optional>

namespace newsboard {

/// What a person does to headlines; members left empty stay as they are.
struct StateChange {
    std::optional<bool> read;
    std::optional<bool> starred;
};

} // namespace newsboard
