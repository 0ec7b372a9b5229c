#pragma once

#include "app/store/key_set.h"
#include "app/store/statement.h"

#include <QHash>
#include <QSet>

#include <limits>

namespace newsboard {

/// How new the rows of each chunk and block of neighbouring keys are at most: of some thousand rows that a search
/// found, those of a few blocks are the newest, and the dates of the others need not be read. The dates are gone along
/// from the newest on, a few at a time; whatever was not met yet is older than the last. Belongs to its connection's
/// thread; throws StoreFailure.
class DateBounds {
public:
    explicit DateBounds(Connection &connection);

    /// No row of this block of a KeySet, or this chunk, has a later date.
    qint64 newestOf(qint64 block) const { return m_newest.value(block, m_last); }
    qint64 newestOfChunk(qint64 chunk) const { return m_newestOfChunk.value(chunk, m_last); }
    /// Goes along some more dates; false where there is nothing left, or enough is known.
    bool readMore(int rows);
    /// Rows that came or changed.
    void take(const QSet<Key> &changed);
    void forget();

private:
    /// There is a row of this date in the key's chunk and block.
    void raise(Key key, qint64 posted);

    static constexpr qint64 kNever = std::numeric_limits<qint64>::max();

    Statement m_next;
    Statement m_posted;
    QHash<qint64, qint64> m_newest; ///< By block.
    QHash<qint64, qint64> m_newestOfChunk;
    qint64 m_last = kNever; ///< The date up to which all are known, …
    Key m_lastKey = kNever; ///< … and the row.
};

} // namespace newsboard
