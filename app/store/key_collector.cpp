#include "app/store/key_collector.h"

#include <algorithm>
#include <utility>

namespace newsboard {

namespace {

/// A line of the processor's memory.
constexpr size_t kFirstRoom = 32;

} // namespace

void KeyCollector::addWord(qint64 word, quint64 bits)
{
    if (bits == 0) return;
    Chunk &chunk = chunkOf(word >> (KeyChunk::kBits - kWordBits));
    const size_t place = size_t(word) % KeyChunk::kWords;
    if ((bits & (bits - 1)) != 0 && chunk.memory && !chunk.memory->words.empty()) {
        chunk.memory->words[place] |= bits;
        return;
    }
    for (; bits != 0; bits &= bits - 1)
        addPlace(chunk, KeyChunk::Place(place * 64 + size_t(__builtin_ctzll(bits))));
}

KeySet KeyCollector::taken()
{
    std::vector<Chunk> chunks = std::exchange(m_chunks, {});
    m_used = 0;
    chunks.erase(std::remove_if(chunks.begin(), chunks.end(), [](const Chunk &chunk) { return chunk.number < 0; }),
                 chunks.end());
    std::sort(chunks.begin(), chunks.end(), [](const Chunk &a, const Chunk &b) { return a.number < b.number; });
    std::vector<qint64> numbers;
    std::vector<KeyChunk> finishedOnes;
    numbers.reserve(chunks.size());
    finishedOnes.reserve(chunks.size());
    for (Chunk &chunk : chunks) {
        numbers.push_back(chunk.number);
        finishedOnes.push_back(finished(chunk));
        chunk.memory.reset();
    }
    return {std::move(numbers), std::move(finishedOnes)};
}

void KeyCollector::makeRoom(Chunk &chunk)
{
    if (!chunk.memory) chunk.memory = std::make_unique<Memory>();
    std::vector<KeyChunk::Place> &places = chunk.memory->places;
    const size_t written = places.size();
    if (written >= KeyChunk::kFew) {
        moveToWords(chunk);
        return;
    }
    places.resize(std::max(kFirstRoom, written * 2));
    chunk.next = places.data() + written;
    chunk.end = places.data() + places.size();
}

void KeyCollector::moveToWords(Chunk &chunk)
{
    std::vector<quint64> &words = chunk.memory->words;
    KeyChunk::Place *const begin = chunk.memory->places.data();
    words.resize(KeyChunk::kWords);
    for (const KeyChunk::Place *place = begin; place != chunk.next; ++place)
        words[*place / 64] |= quint64(1) << (*place & 63);
    chunk.next = begin;
}

KeyChunk KeyCollector::finished(Chunk &chunk)
{
    Memory &memory = *chunk.memory;
    if (!memory.words.empty()) {
        moveToWords(chunk);
        return KeyChunk(std::move(memory.words));
    }
    memory.places.resize(size_t(chunk.next - memory.places.data()));
    return KeyChunk(std::move(memory.places));
}

size_t KeyCollector::slotOf(qint64 number) const
{
    size_t slot = firstSlotOf(number);
    while (m_chunks[slot].number >= 0 && m_chunks[slot].number != number)
        slot = (slot + 1) & (m_chunks.size() - 1);
    return slot;
}

void KeyCollector::widen()
{
    constexpr size_t kFewest = 64;
    std::vector<Chunk> before = std::exchange(m_chunks, std::vector<Chunk>(std::max(kFewest, m_chunks.size() * 2)));
    for (Chunk &chunk : before) {
        if (chunk.number >= 0) m_chunks[slotOf(chunk.number)] = std::move(chunk);
    }
}

KeyCollector::Chunk &KeyCollector::lookedFor(qint64 number)
{
    if (m_used * 2 >= m_chunks.size()) widen();
    Chunk &chunk = m_chunks[slotOf(number)];
    if (chunk.number < 0) {
        chunk.number = number;
        ++m_used;
    }
    return chunk;
}

} // namespace newsboard
