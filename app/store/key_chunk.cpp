#include "app/store/key_chunk.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <numeric>

namespace newsboard {

namespace {

/// So few places are put in order one by one.
constexpr size_t kSortedAlone = 32;

constexpr quint64 bitOf(KeyChunk::Place place)
{
    return quint64(1) << (place & 63);
}

/// The bits that are set in sixteen words, all words at once: a byte of the sum is at most 128. (Counting word by word
/// is a call of a function for each, on processors that are asked for nothing newer than the first of theirs.)
int countIn(const quint64 *words)
{
    constexpr quint64 kPairs = 0x5555'5555'5555'5555;
    constexpr quint64 kFours = 0x3333'3333'3333'3333;
    constexpr quint64 kBytes = 0x0F0F'0F0F'0F0F'0F0F;
    constexpr quint64 kTwoBytes = 0x00FF'00FF'00FF'00FF;
    quint64 sums = 0;
    for (int i = 0; i < 16; ++i) {
        quint64 word = words[i];
        word -= word >> 1 & kPairs;
        word = (word & kFours) + (word >> 2 & kFours);
        sums += (word + (word >> 4)) & kBytes;
    }
    sums = (sums & kTwoBytes) + (sums >> 8 & kTwoBytes);
    return int(sums * 0x0001'0001'0001'0001 >> 48);
}

/// By one byte of each and then by the other: four steps for each place, none of which has to be guessed.
void sortByBytes(std::vector<KeyChunk::Place> *places)
{
    constexpr size_t kBytes = 256;
    std::array<quint32, kBytes> low{};
    std::array<quint32, kBytes> high{};
    for (const KeyChunk::Place place : *places) {
        ++low[place % kBytes];
        ++high[place / kBytes];
    }
    std::exclusive_scan(low.begin(), low.end(), low.begin(), quint32(0));
    std::exclusive_scan(high.begin(), high.end(), high.begin(), quint32(0));
    std::vector<KeyChunk::Place> byLow(places->size());
    for (const KeyChunk::Place place : *places)
        byLow[low[place % kBytes]++] = place;
    for (const KeyChunk::Place place : byLow)
        (*places)[high[place / kBytes]++] = place;
}

} // namespace

KeyChunk::KeyChunk(std::vector<Place> &&places) : m_places(std::move(places))
{
    if (std::adjacent_find(m_places.begin(), m_places.end(), std::greater_equal<Place>()) == m_places.end()) return;
    if (m_places.size() > kFew / 2) {
        m_words = wordsOf(m_places);
        m_places = {};
        return;
    }
    if (m_places.size() > kSortedAlone)
        sortByBytes(&m_places);
    else
        std::sort(m_places.begin(), m_places.end());
    m_places.erase(std::unique(m_places.begin(), m_places.end()), m_places.end());
}

std::vector<quint64> KeyChunk::wordsOf(const std::vector<Place> &places)
{
    std::vector<quint64> words(kWords);
    for (const Place place : places)
        words[place / 64] |= bitOf(place);
    return words;
}

bool KeyChunk::isEmpty() const
{
    return m_places.empty() && std::all_of(m_words.begin(), m_words.end(), [](quint64 word) { return word == 0; });
}

qint64 KeyChunk::count() const
{
    qint64 count = qint64(m_places.size());
    for (size_t word = 0; word < m_words.size(); word += 16)
        count += countIn(&m_words[word]);
    return count;
}

bool KeyChunk::contains(Place place) const
{
    if (isByBits()) return m_words[place / 64] & bitOf(place);
    return std::binary_search(m_places.begin(), m_places.end(), place);
}

KeyChunk::Place KeyChunk::smallest() const
{
    if (!isByBits()) return m_places.front();
    size_t word = 0;
    while (m_words[word] == 0)
        ++word;
    return Place(word * 64 + size_t(__builtin_ctzll(m_words[word])));
}

KeyChunk::Place KeyChunk::largest() const
{
    Place largest = 0;
    const auto take = [&largest](Place place) {
        largest = place;
        return false;
    };
    downwards(take);
    return largest;
}

quint64 KeyChunk::blocks() const
{
    quint64 blocks = 0;
    for (const Place place : m_places)
        blocks |= quint64(1) << (place >> kBlockBits);
    for (size_t word = 0; word < m_words.size(); ++word) {
        if (m_words[word] != 0) blocks |= quint64(1) << (word * 64 >> kBlockBits);
    }
    return blocks;
}

std::vector<KeyChunk::Place>::const_iterator KeyChunk::placeOf(int place) const
{
    return std::lower_bound(m_places.begin(), m_places.end(), place);
}

void KeyChunk::unite(const KeyChunk &other)
{
    if (!isByBits() && !other.isByBits() && m_places.size() + other.m_places.size() <= kFew) {
        std::vector<Place> places;
        places.reserve(m_places.size() + other.m_places.size());
        std::set_union(m_places.begin(), m_places.end(), other.m_places.begin(), other.m_places.end(),
                       std::back_inserter(places));
        m_places = std::move(places);
        return;
    }
    if (!isByBits()) {
        m_words = wordsOf(m_places);
        m_places = {};
    }
    for (const Place place : other.m_places)
        m_words[place / 64] |= bitOf(place);
    for (size_t word = 0; word < other.m_words.size(); ++word)
        m_words[word] |= other.m_words[word];
}

void KeyChunk::intersect(const KeyChunk &other)
{
    if (isByBits() && other.isByBits()) {
        for (size_t word = 0; word < kWords; ++word)
            m_words[word] &= other.m_words[word];
        return;
    }
    std::vector<Place> places;
    if (!isByBits() && !other.isByBits()) {
        std::set_intersection(m_places.begin(), m_places.end(), other.m_places.begin(), other.m_places.end(),
                              std::back_inserter(places));
    } else {
        const KeyChunk &byBits = isByBits() ? *this : other;
        const std::vector<Place> &few = isByBits() ? other.m_places : m_places;
        std::copy_if(few.begin(), few.end(), std::back_inserter(places),
                     [&byBits](Place place) { return byBits.contains(place); });
    }
    m_places = std::move(places);
    m_words = {};
}

void KeyChunk::subtract(const KeyChunk &other)
{
    if (!isByBits()) {
        std::vector<Place> places;
        std::copy_if(m_places.begin(), m_places.end(), std::back_inserter(places),
                     [&other](Place place) { return !other.contains(place); });
        m_places = std::move(places);
        return;
    }
    for (const Place place : other.m_places)
        m_words[place / 64] &= ~bitOf(place);
    for (size_t word = 0; word < other.m_words.size(); ++word)
        m_words[word] &= ~other.m_words[word];
}

void KeyChunk::cut(Place first, Place last, bool keepsInside)
{
    const auto isKept = [=](Place place) { return (place >= first && place <= last) == keepsInside; };
    m_places.erase(std::remove_if(m_places.begin(), m_places.end(), [&](Place place) { return !isKept(place); }),
                   m_places.end());
    for (size_t word = 0; word < m_words.size(); ++word) {
        for (quint64 bits = m_words[word]; bits != 0; bits &= bits - 1) {
            const int bit = __builtin_ctzll(bits);
            if (!isKept(Place(word * 64 + size_t(bit)))) m_words[word] &= ~(quint64(1) << bit);
        }
    }
}

} // namespace newsboard
