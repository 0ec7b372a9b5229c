#pragma once

#include <algorithm>
#include <array>
#include <cstring>

namespace newsboard {

// Names of the elements that the cleaner writes; the same for what fills its document and what finishes it.

inline bool isSameName(const char *a, const char *b)
{
    return a && b && std::strcmp(a, b) == 0;
}

template<size_t N> bool isOneOfNames(const char *name, const std::array<const char *, N> &names)
{
    return std::any_of(names.begin(), names.end(), [name](const char *known) { return isSameName(name, known); });
}

/// Blocks that hold inline content only.
inline constexpr std::array<const char *, 3> kLineOnlyBlocks{"pre", "figcaption", "caption"};

} // namespace newsboard
