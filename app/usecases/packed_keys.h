#pragma once

#include "app/domain/ids.h"

#include <QByteArray>
#include <QList>

namespace newsboard {

/// Keys in their order, in little memory: of neighbours a byte or two each.
class PackedKeys {
public:
    PackedKeys() = default;
    /// Quickest and smallest where each key is near the one before; any order is kept.
    explicit PackedKeys(const QList<Key> &keys);

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// As they were given, in time proportional to how many they are.
    QList<Key> keys() const;

private:
    /// Each key's difference from the one before, its sign in the lowest bit, seven bits to a byte.
    QByteArray m_bytes;
};

} // namespace newsboard
