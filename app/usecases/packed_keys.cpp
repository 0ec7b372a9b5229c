#include "app/usecases/packed_keys.h"

namespace newsboard {

namespace {

constexpr quint64 kGoesOn = 0x80;

} // namespace

PackedKeys::PackedKeys(const QList<Key> &keys)
{
    quint64 last = 0;
    for (const Key key : keys) {
        const auto difference = qint64(quint64(key) - last);
        last = quint64(key);
        quint64 left = quint64(difference) << 1 ^ quint64(difference >> 63);
        for (; left >= kGoesOn; left >>= 7)
            m_bytes.append(char(left | kGoesOn));
        m_bytes.append(char(left));
    }
    m_bytes.squeeze();
}

QList<Key> PackedKeys::keys() const
{
    QList<Key> keys;
    quint64 last = 0;
    quint64 packed = 0;
    int shift = 0;
    for (const char byte : m_bytes) {
        packed |= quint64(uchar(byte) & ~kGoesOn) << shift;
        shift += 7;
        if (uchar(byte) & kGoesOn) continue;
        last += packed >> 1 ^ (0 - (packed & 1));
        keys.append(Key(last));
        packed = 0;
        shift = 0;
    }
    return keys;
}

} // namespace newsboard
