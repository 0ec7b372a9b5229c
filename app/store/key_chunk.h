#pragma once

#include <QtGlobal>

#include <utility>
#include <vector>

namespace newsboard {

/// Some of 65,536 neighbours, each known by its place among them: the places upwards where they are few, else a bit for
/// each. Most of what is done with it stays within the processor's first cache. A value.
class KeyChunk {
public:
    using Place = quint16;

    static constexpr int kBits = 16;
    /// Of a block, a part of a chunk.
    static constexpr int kBlockBits = 10;
    static constexpr int kBlocks = 1 << (kBits - kBlockBits);
    static constexpr size_t kWords = (size_t(1) << kBits) / 64;
    /// So many places are kept one by one: of more, the bits take less memory.
    static constexpr size_t kFew = 4 * kWords;

    KeyChunk() = default;
    /// In any order, each as often as one likes.
    explicit KeyChunk(std::vector<Place> &&places);
    /// Of kWords.
    explicit KeyChunk(std::vector<quint64> &&words) : m_words(std::move(words)) {}
    /// The bits of these places, kWords.
    static std::vector<quint64> wordsOf(const std::vector<Place> &places);

    bool isEmpty() const;
    qint64 count() const;
    bool contains(Place place) const;
    /// There must be one.
    Place smallest() const;
    Place largest() const;
    /// A bit for each of the blocks that have something.
    quint64 blocks() const;

    void unite(const KeyChunk &other);
    void intersect(const KeyChunk &other);
    void subtract(const KeyChunk &other);
    /// Keeps only the places from `first` to `last`, or takes just those out.
    void cut(Place first, Place last, bool keepsInside);

    /// The places downwards; `take(place)` returns whether to go on. Returns whether it was gone through.
    template<typename Take> bool downwards(Take &take) const
    {
        if (isByBits()) return downwardsIn(0, kWords, take);
        for (auto place = m_places.rbegin(); place != m_places.rend(); ++place) {
            if (!take(*place)) return false;
        }
        return true;
    }
    /// Those of one block, in the same way.
    template<typename Take> bool downwardsInBlock(int block, Take &take) const
    {
        constexpr size_t kWordsOfBlock = kWords / kBlocks;
        if (isByBits()) return downwardsIn(size_t(block) * kWordsOfBlock, size_t(block + 1) * kWordsOfBlock, take);
        const auto begin = placeOf(block << kBlockBits);
        for (auto place = placeOf((block + 1) << kBlockBits); place != begin;) {
            if (!take(*--place)) return false;
        }
        return true;
    }

private:
    bool isByBits() const { return !m_words.empty(); }
    /// The first that is not below.
    std::vector<Place>::const_iterator placeOf(int place) const;
    template<typename Take> bool downwardsIn(size_t begin, size_t end, Take &take) const
    {
        for (size_t word = end; word-- > begin;) {
            for (quint64 bits = m_words[word]; bits != 0;) {
                const int bit = 63 - __builtin_clzll(bits);
                bits &= ~(quint64(1) << bit);
                if (!take(Place(word * 64 + size_t(bit)))) return false;
            }
        }
        return true;
    }

    std::vector<Place> m_places; ///< Upwards, each once; empty where there are bits.
    std::vector<quint64> m_words;
};

} // namespace newsboard
