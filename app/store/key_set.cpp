#include "app/store/key_set.h"

#include <algorithm>
#include <numeric>

namespace newsboard {

size_t KeySet::slotOf(qint64 number) const
{
    size_t slot = firstSlotOf(number);
    while (m_slots[slot].number >= 0 && m_slots[slot].number != number)
        slot = (slot + 1) & (m_slots.size() - 1);
    return slot;
}

void KeySet::widen()
{
    constexpr size_t kFewest = 64;
    m_slots.assign(std::max(kFewest, m_slots.size() * 2), {});
    for (size_t place = 0; place < m_blocks.size(); ++place)
        m_slots[slotOf(m_blocks[place].number)] = {m_blocks[place].number, place};
}

void KeySet::look(qint64 number)
{
    if (m_blocks.size() * 2 >= m_slots.size()) widen();
    Slot &slot = m_slots[slotOf(number)];
    if (slot.number < 0) {
        slot = {number, m_blocks.size()};
        m_blocks.push_back({number, {}});
    }
    m_lastNumber = number;
    m_last = slot.place;
}

const KeySet::Block *KeySet::find(qint64 number) const
{
    if (m_slots.empty()) return nullptr;
    const Slot &slot = m_slots[slotOf(number)];
    return slot.number < 0 ? nullptr : &m_blocks[slot.place];
}

bool KeySet::contains(Key key) const
{
    const Block *const block = find(key >> kBlockBits);
    return block && (block->words[size_t(key & (kBlockKeys - 1)) / 64] >> (key & 63) & 1);
}

bool KeySet::isEmpty() const
{
    return std::all_of(m_blocks.begin(), m_blocks.end(), [](const Block &block) {
        return std::all_of(block.words.begin(), block.words.end(), [](quint64 word) { return word == 0; });
    });
}

std::optional<Key> KeySet::smallest() const
{
    const std::vector<qint64> numbers = blocks();
    if (numbers.empty()) return {};
    const Block &block = *find(*std::min_element(numbers.begin(), numbers.end()));
    size_t word = 0;
    while (block.words[word] == 0)
        ++word;
    return block.number << kBlockBits | qint64(word * 64) | __builtin_ctzll(block.words[word]);
}

std::optional<Key> KeySet::largest() const
{
    std::optional<Key> largest;
    const std::vector<qint64> numbers = blocks();
    if (numbers.empty()) return {};
    downwardsIn(*std::max_element(numbers.begin(), numbers.end()), [&largest](Key key) {
        largest = key;
        return false;
    });
    return largest;
}

/// The bits of a block, all words at once: a byte of the sum is at most 128. (Counting word by word is a call of a
/// function for each, on processors that are asked for nothing newer than the first of theirs.)
int KeySet::countIn(const Block &block)
{
    constexpr quint64 kPairs = 0x5555'5555'5555'5555;
    constexpr quint64 kFours = 0x3333'3333'3333'3333;
    constexpr quint64 kBytes = 0x0F0F'0F0F'0F0F'0F0F;
    constexpr quint64 kTwoBytes = 0x00FF'00FF'00FF'00FF;
    quint64 sums = 0;
    for (quint64 word : block.words) {
        word -= word >> 1 & kPairs;
        word = (word & kFours) + (word >> 2 & kFours);
        sums += (word + (word >> 4)) & kBytes;
    }
    sums = (sums & kTwoBytes) + (sums >> 8 & kTwoBytes);
    return int(sums * 0x0001'0001'0001'0001 >> 48);
}

qint64 KeySet::count() const
{
    qint64 count = 0;
    for (const Block &block : m_blocks)
        count += countIn(block);
    return count;
}

bool KeySet::hasMoreThan(qint64 keys) const
{
    qint64 count = 0;
    return std::any_of(m_blocks.begin(), m_blocks.end(),
                       [&](const Block &block) { return (count += countIn(block)) > keys; });
}

std::vector<qint64> KeySet::blocks() const
{
    std::vector<qint64> numbers;
    for (const Block &block : m_blocks) {
        if (std::any_of(block.words.begin(), block.words.end(), [](quint64 word) { return word != 0; }))
            numbers.push_back(block.number);
    }
    return numbers;
}

void KeySet::unite(const KeySet &other)
{
    if (m_blocks.empty()) {
        *this = other;
        return;
    }
    for (const Block &block : other.m_blocks) {
        look(block.number);
        for (size_t i = 0; i < kWords; ++i)
            m_blocks[m_last].words[i] |= block.words[i];
    }
}

void KeySet::intersect(const KeySet &other)
{
    for (Block &block : m_blocks) {
        const Block *const same = other.find(block.number);
        for (size_t i = 0; i < kWords; ++i)
            block.words[i] &= same ? same->words[i] : 0;
    }
}

void KeySet::subtract(const KeySet &other)
{
    for (Block &block : m_blocks) {
        if (const Block *const same = other.find(block.number)) {
            for (size_t i = 0; i < kWords; ++i)
                block.words[i] &= ~same->words[i];
        }
    }
}

void KeySet::cut(Key first, Key last, bool keepsInside)
{
    for (Block &block : m_blocks) {
        const Key begin = block.number << kBlockBits;
        const Key end = begin + kBlockKeys - 1;
        if (begin >= first && end <= last) {
            if (!keepsInside) block.words = {};
            continue;
        }
        if (end < first || begin > last) {
            if (keepsInside) block.words = {};
            continue;
        }
        for (Key key = begin; key <= end; ++key) {
            const bool isInside = key >= first && key <= last;
            if (isInside != keepsInside) block.words[size_t(key - begin) / 64] &= ~(quint64(1) << (key & 63));
        }
    }
}

std::vector<size_t> KeySet::inOrder() const
{
    std::vector<size_t> order(m_blocks.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::sort(order.begin(), order.end(),
              [this](size_t a, size_t b) { return m_blocks[a].number < m_blocks[b].number; });
    return order;
}

} // namespace newsboard
