#pragma once

#include "app/store/key_set.h"

#include <set>

namespace newsboard {

/// What a set of keys holds, as the standard library would hold it.
inline std::set<Key> plainOf(const KeySet &keys)
{
    std::set<Key> plain;
    keys.downwards([&plain](Key key) {
        plain.insert(key);
        return true;
    });
    return plain;
}

} // namespace newsboard
