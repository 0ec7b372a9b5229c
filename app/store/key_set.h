#pragma once

#include "app/domain/ids.h"

#include <QtGlobal>

#include <array>
#include <optional>
#include <vector>

namespace newsboard {

/// A set of keys for quick union, intersection and difference: a bit for each key, in blocks of 1,024 neighbours, none
/// where there is no key. A million keys of one board that lie side by side are 130 KB.
class KeySet {
public:
    /// The number of the block that a key belongs to.
    static qint64 blockOf(Key key) { return key >> kBlockBits; }

    void insert(Key key)
    {
        lookQuickly(key >> kBlockBits);
        m_blocks[m_last].words[size_t(key & (kBlockKeys - 1)) / 64] |= quint64(1) << (key & 63);
    }
    /// The keys from `first` on, a multiple of 64, whose bits are set.
    void insertWord(Key first, quint64 bits)
    {
        lookQuickly(first >> kBlockBits);
        m_blocks[m_last].words[size_t(first & (kBlockKeys - 1)) / 64] |= bits;
    }
    bool contains(Key key) const;
    /// Nothing where it is empty.
    std::optional<Key> smallest() const;
    std::optional<Key> largest() const;
    bool isEmpty() const;
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
        const std::vector<size_t> order = inOrder();
        for (auto at = order.rbegin(); at != order.rend(); ++at) {
            if (!downwardsIn(m_blocks[*at], take)) return;
        }
    }
    /// The keys of one block, in the same way.
    template<typename Take> void downwardsIn(qint64 number, Take take) const
    {
        if (const Block *const block = find(number)) downwardsIn(*block, take);
    }
    /// The numbers of the blocks that have keys, in no order.
    std::vector<qint64> blocks() const;

private:
    static constexpr int kBlockBits = 10;
    static constexpr qint64 kBlockKeys = qint64(1) << kBlockBits;
    static constexpr size_t kWords = size_t(kBlockKeys / 64);

    struct Block {
        qint64 number = 0;
        std::array<quint64, kWords> words{};
    };

    /// Whether it was gone through.
    template<typename Take> static bool downwardsIn(const Block &block, Take &take)
    {
        for (size_t word = kWords; word-- > 0;) {
            for (quint64 bits = block.words[word]; bits != 0;) {
                const int bit = 63 - __builtin_clzll(bits);
                bits &= ~(quint64(1) << bit);
                if (!take(Key(block.number << kBlockBits | qint64(word * 64) | bit))) return false;
            }
        }
        return true;
    }

    /// Where a block of a number is.
    struct Slot {
        qint64 number = -1;
        size_t place = 0;
    };

    static int countIn(const Block &block);
    void cut(Key first, Key last, bool keepsInside);
    /// Makes the block of this number the last one used; adds it where it is new.
    void look(qint64 number);
    /// The same, for millions of keys: mostly it is there, and where it is looked for first.
    void lookQuickly(qint64 number)
    {
        if (number == m_lastNumber) return;
        const Slot *const slot = m_slots.empty() ? nullptr : &m_slots[firstSlotOf(number)];
        if (!slot || slot->number != number) {
            look(number);
            return;
        }
        m_lastNumber = number;
        m_last = slot->place;
    }
    const Block *find(qint64 number) const;
    std::vector<size_t> inOrder() const; ///< The places of the blocks, by their numbers upwards.

    size_t firstSlotOf(qint64 number) const
    {
        constexpr quint64 kGolden = 0x9E3779B97F4A7C15ULL;
        return size_t(quint64(number) * kGolden >> 32) & (m_slots.size() - 1);
    }
    /// The slot where a block's number is, or would be; there must be slots.
    size_t slotOf(qint64 number) const;
    void widen();

    std::vector<Block> m_blocks;
    std::vector<Slot> m_slots; ///< A power of two, at most half full.
    qint64 m_lastNumber = -1;
    size_t m_last = 0;
};

} // namespace newsboard
