#include "app/store/key_set.h"

#include <algorithm>

namespace newsboard {

const KeyChunk *KeySet::find(qint64 number) const
{
    const auto at = std::lower_bound(m_numbers.begin(), m_numbers.end(), number);
    return at == m_numbers.end() || *at != number ? nullptr : &m_chunks[size_t(at - m_numbers.begin())];
}

bool KeySet::contains(Key key) const
{
    const KeyChunk *const chunk = find(chunkOf(key));
    return chunk && chunk->contains(KeyChunk::Place(key));
}

std::optional<Key> KeySet::smallest() const
{
    if (isEmpty()) return {};
    return firstOf(m_numbers.front()) | m_chunks.front().smallest();
}

std::optional<Key> KeySet::largest() const
{
    if (isEmpty()) return {};
    return firstOf(m_numbers.back()) | m_chunks.back().largest();
}

qint64 KeySet::count() const
{
    qint64 count = 0;
    for (const KeyChunk &chunk : m_chunks)
        count += chunk.count();
    return count;
}

bool KeySet::hasMoreThan(qint64 keys) const
{
    qint64 count = 0;
    return std::any_of(m_chunks.begin(), m_chunks.end(),
                       [&](const KeyChunk &chunk) { return (count += chunk.count()) > keys; });
}

std::vector<qint64> KeySet::blocksIn(qint64 chunk) const
{
    std::vector<qint64> numbers;
    const KeyChunk *const found = find(chunk);
    for (quint64 blocks = found ? found->blocks() : 0; blocks != 0; blocks &= blocks - 1)
        numbers.push_back(chunk * KeyChunk::kBlocks + __builtin_ctzll(blocks));
    return numbers;
}

void KeySet::unite(const KeySet &other)
{
    if (this == &other || other.isEmpty()) return;
    if (isEmpty()) {
        *this = other;
        return;
    }
    KeySet united;
    united.m_numbers.reserve(m_numbers.size() + other.m_numbers.size());
    united.m_chunks.reserve(m_numbers.size() + other.m_numbers.size());
    size_t own = 0;
    size_t its = 0;
    while (own < m_numbers.size() || its < other.m_numbers.size()) {
        const bool isOwn =
            its == other.m_numbers.size() || (own < m_numbers.size() && m_numbers[own] <= other.m_numbers[its]);
        const bool isIts =
            own == m_numbers.size() || (its < other.m_numbers.size() && other.m_numbers[its] <= m_numbers[own]);
        united.m_numbers.push_back(isOwn ? m_numbers[own] : other.m_numbers[its]);
        united.m_chunks.push_back(isOwn ? std::move(m_chunks[own++]) : other.m_chunks[its]);
        if (isOwn && isIts) united.m_chunks.back().unite(other.m_chunks[its]);
        its += isIts ? 1 : 0;
    }
    *this = std::move(united);
}

template<typename Change> void KeySet::change(Change change)
{
    size_t kept = 0;
    for (size_t i = 0; i < m_chunks.size(); ++i) {
        change(m_numbers[i], m_chunks[i]);
        if (m_chunks[i].isEmpty()) continue;
        m_numbers[kept] = m_numbers[i];
        if (kept != i) m_chunks[kept] = std::move(m_chunks[i]);
        ++kept;
    }
    m_numbers.resize(kept);
    m_chunks.resize(kept);
}

void KeySet::intersect(const KeySet &other)
{
    if (this == &other) return;
    change([&other](qint64 number, KeyChunk &chunk) {
        const KeyChunk *const same = other.find(number);
        same ? chunk.intersect(*same) : void(chunk = {});
    });
}

void KeySet::subtract(const KeySet &other)
{
    if (this == &other) {
        *this = {};
        return;
    }
    change([&other](qint64 number, KeyChunk &chunk) {
        if (const KeyChunk *const same = other.find(number)) chunk.subtract(*same);
    });
}

void KeySet::cut(Key first, Key last, bool keepsInside)
{
    change([=](qint64 number, KeyChunk &chunk) {
        const Key begin = firstOf(number);
        const Key end = begin | ((Key(1) << KeyChunk::kBits) - 1);
        const bool isOutside = end < first || begin > last;
        const bool isInside = begin >= first && end <= last;
        if (isOutside || isInside) {
            if (isInside != keepsInside) chunk = {};
            return;
        }
        chunk.cut(KeyChunk::Place(std::max(first, begin)), KeyChunk::Place(std::min(last, end)), keepsInside);
    });
}

} // namespace newsboard
