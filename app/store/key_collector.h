#pragma once

#include "app/store/key_set.h"

#include <memory>
#include <vector>

namespace newsboard {

/// Keys as they come, none of them negative, in any order and each as often as one likes: what a set is made of. Some
/// nanoseconds each, also for millions that lie far apart: a key is written behind the others of its chunk, and what is
/// written there stays in the processor's nearer memory.
class KeyCollector {
    static constexpr int kWordBits = 6;

    struct Memory {
        std::vector<KeyChunk::Place> places; ///< As many as there is room for.
        std::vector<quint64> words;          ///< Of the places that found no room; mostly none.
    };
    /// What each key asks for is in one line of the processor's memory.
    struct Chunk {
        qint64 number = -1;              ///< -1: none.
        KeyChunk::Place *next = nullptr; ///< Where the next place is written, …
        KeyChunk::Place *end = nullptr;  ///< … if it is not here.
        std::unique_ptr<Memory> memory;
    };

public:
    /// One key by itself; a Run is quicker for many.
    void add(Key key) { addPlace(chunkOf(KeySet::chunkOf(key)), KeyChunk::Place(key)); }
    /// The keys of a word, 64 neighbours, whose bits are set.
    void addWord(qint64 word, quint64 bits);
    /// Adds keys of which many neighbours follow one another: where these go is looked up once. Nothing else may be
    /// added, or taken, as long as it lives.
    class Run {
    public:
        explicit Run(KeyCollector &keys) : m_keys(keys) {}
        Q_DISABLE_COPY_MOVE(Run)
        ~Run() { leave(); }

        void add(Key key)
        {
            if (KeySet::chunkOf(key) != m_number) enter(KeySet::chunkOf(key));
            if (m_next == m_end) makeRoom();
            *m_next++ = KeyChunk::Place(key);
        }

    private:
        void enter(qint64 number)
        {
            leave();
            m_number = number;
            m_chunk = &m_keys.chunkOf(number);
            m_next = m_chunk->next;
            m_end = m_chunk->end;
        }
        void leave()
        {
            if (m_chunk) m_chunk->next = m_next;
        }
        void makeRoom()
        {
            m_chunk->next = m_next;
            KeyCollector::makeRoom(*m_chunk);
            m_next = m_chunk->next;
            m_end = m_chunk->end;
        }

        KeyCollector &m_keys;
        qint64 m_number = -1;
        Chunk *m_chunk = nullptr;
        KeyChunk::Place *m_next = nullptr; ///< As in the chunk, …
        KeyChunk::Place *m_end = nullptr;  ///< … and in the processor's registers.
    };
    /// What was added; nothing is left.
    KeySet taken();

private:
    void addPlace(Chunk &chunk, KeyChunk::Place place)
    {
        if (chunk.next == chunk.end) makeRoom(chunk);
        *chunk.next++ = place;
    }
    static void makeRoom(Chunk &chunk);
    /// Puts what was written among the bits.
    static void moveToWords(Chunk &chunk);
    static KeyChunk finished(Chunk &chunk);

    Chunk &chunkOf(qint64 number)
    {
        if (!m_chunks.empty()) {
            Chunk &chunk = m_chunks[firstSlotOf(number)];
            if (chunk.number == number) return chunk;
        }
        return lookedFor(number);
    }
    Chunk &lookedFor(qint64 number);
    size_t firstSlotOf(qint64 number) const
    {
        constexpr quint64 kGolden = 0x9E3779B97F4A7C15ULL;
        return size_t(quint64(number) * kGolden >> 32) & (m_chunks.size() - 1);
    }
    /// The slot where a chunk's number is, or would be; there must be slots.
    size_t slotOf(qint64 number) const;
    void widen();

    std::vector<Chunk> m_chunks; ///< By a hash of their numbers; a power of two, at most half full.
    size_t m_used = 0;
};

} // namespace newsboard
