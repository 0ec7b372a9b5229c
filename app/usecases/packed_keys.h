#pragma once

#include "app/domain/ids.h"

#include <QByteArray>
#include <QList>

namespace newsboard {

/// Keys in their order, in little memory: of neighbours a byte or two each.
class PackedKeys {
public:
    PackedKeys() = default;
    explicit PackedKeys(const QList<Key> &keys);

    bool isEmpty() const { return m_bytes.isEmpty(); }
    QList<Key> keys() const;

private:
    QByteArray
        m_bytes; ///< Each key's difference from the one before, its sign in the lowest bit, seven bits to a byte.
};

} // namespace newsboard
