#pragma once

#include "app/store/key_set.h"

#include <vector>

namespace newsboard {

/// Says of most keys that are not in a set that they are not: quicker than the set does, and in less memory than a
/// processor keeps at hand. A value.
class KeyFilter {
public:
    /// A set of more keys than these is not worth it.
    static constexpr qint64 kMostKeys = qint64(1) << 16;

    /// Takes time proportional to how many they are; the set need not live on.
    explicit KeyFilter(const KeySet &keys);

    /// False: it is not in the set.
    bool mayHave(Key key) const
    {
        const quint64 place = placeOf(key);
        return m_bits[place / 64] >> (place & 63) & 1;
    }

private:
    quint64 placeOf(Key key) const
    {
        constexpr quint64 kGolden = 0x9E3779B97F4A7C15ULL;
        return quint64(key) * kGolden >> m_shift;
    }

    int m_shift = 0;
    std::vector<quint64> m_bits;
};

} // namespace newsboard
