#pragma once

#include "app/domain/ids.h"
#include "app/store/key_chunk.h"

#include <optional>
#include <utility>
#include <vector>

namespace newsboard {

/// A set of keys for quick union, intersection and difference, in chunks of 65,536 neighbours: a million keys of one
/// board that lie side by side are 130 KB. Made of nothing by a KeyCollector. A value.
class KeySet {
public:
    KeySet() = default;
    /// Chunks by their numbers upwards (the keys' upper bits), each of which has something.
    KeySet(std::vector<qint64> &&numbers, std::vector<KeyChunk> &&chunks)
        : m_numbers(std::move(numbers)), m_chunks(std::move(chunks))
    {
    }

    /// The number of the chunk of 65,536 neighbours that a key belongs to, and of the block of 1,024.
    static qint64 chunkOf(Key key) { return key >> KeyChunk::kBits; }
    static qint64 blockOf(Key key) { return key >> KeyChunk::kBlockBits; }

    bool contains(Key key) const;
    /// Nothing where it is empty.
    std::optional<Key> smallest() const;
    std::optional<Key> largest() const;
    bool isEmpty() const { return m_chunks.empty(); }
    qint64 count() const;
    /// Without counting on behind them.
    bool hasMoreThan(qint64 keys) const;

    void unite(const KeySet &other);
    void intersect(const KeySet &other);
    void subtract(const KeySet &other);
    /// Keeps only the keys from `first` to `last`, or takes just those out.
    void keepRange(Key first, Key last) { cut(first, last, true); }
    void removeRange(Key first, Key last) { cut(first, last, false); }

    /// The keys downwards, the largest first; `take(key)` returns whether to go on.
    template<typename Take> void downwards(Take take) const
    {
        for (size_t i = m_chunks.size(); i-- > 0;) {
            const auto takeAt = [&take, first = firstOf(m_numbers[i])](KeyChunk::Place place) {
                return take(first | place);
            };
            if (!m_chunks[i].downwards(takeAt)) return;
        }
    }
    /// The keys of one block, in the same way.
    template<typename Take> void downwardsIn(qint64 block, Take take) const
    {
        const qint64 number = block / KeyChunk::kBlocks;
        const KeyChunk *const chunk = find(number);
        if (!chunk) return;
        const auto takeAt = [&take, first = firstOf(number)](KeyChunk::Place place) { return take(first | place); };
        chunk->downwardsInBlock(int(block % KeyChunk::kBlocks), takeAt);
    }
    /// The numbers of the chunks that have keys, upwards.
    const std::vector<qint64> &chunks() const { return m_numbers; }
    /// Those of the blocks of one chunk.
    std::vector<qint64> blocksIn(qint64 chunk) const;

private:
    static Key firstOf(qint64 number) { return number << KeyChunk::kBits; }
    const KeyChunk *find(qint64 number) const;
    /// Does it to each chunk, with its number, and lets those go that have nothing then.
    template<typename Change> void change(Change change);
    void cut(Key first, Key last, bool keepsInside);

    std::vector<qint64> m_numbers; ///< Upwards; of the chunks.
    std::vector<KeyChunk> m_chunks;
};

} // namespace newsboard
