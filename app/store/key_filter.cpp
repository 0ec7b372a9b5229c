#include "app/store/key_filter.h"

namespace newsboard {

namespace {

/// Eight kilobytes, of a processor's nearest memory.
constexpr int kFewestBits = 16;
/// There are two to this power as many bits as keys, at least: one key in so many that are not there is let through.
constexpr int kBitsOfKey = 4;

} // namespace

KeyFilter::KeyFilter(const KeySet &keys)
{
    int bits = kFewestBits;
    const qint64 count = keys.count();
    while (qint64(1) << (bits - kBitsOfKey) < count)
        ++bits;
    m_shift = 64 - bits;
    m_bits.resize(size_t(1) << (bits - 6));
    keys.downwards([this](Key key) {
        const quint64 place = placeOf(key);
        m_bits[place / 64] |= quint64(1) << (place & 63);
        return true;
    });
}

} // namespace newsboard
