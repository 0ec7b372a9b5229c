#pragma once

#include <QByteArrayView>
#include <QHashFunctions>
#include <QStringView>

#include <cstring>
#include <unordered_map>
#include <unordered_set>

namespace newsboard {

/// Hash of names and words, other in each process, so that no page can know which of its words collide.
///
/// Qt's own hash of strings is not used while a page is read: Qt 6.4 computes it with AES instructions of two
/// generations, and processors with AVX-512 pay some 180 ns a word for the change between them (measured; half of the
/// time that the detector took on top of parsing the tree).
struct TextHash {
    size_t operator()(QStringView text) const { return hash(text.utf16(), size_t(text.size()) * sizeof(char16_t)); }
    size_t operator()(QByteArrayView text) const { return hash(text.data(), size_t(text.size())); }

private:
    static size_t hash(const void *text, size_t size)
    {
        static const quint64 seed = QHashSeed::globalSeed();
        const char *at = static_cast<const char *>(text);
        quint64 hash = seed ^ size;
        for (; size >= sizeof(quint64); at += sizeof(quint64), size -= sizeof(quint64))
            hash = mixed(hash, wordAt(at, sizeof(quint64)));
        return size_t(size > 0 ? mixed(hash, wordAt(at, size)) : hash);
    }
    static quint64 wordAt(const char *at, size_t size)
    {
        quint64 word = 0;
        std::memcpy(&word, at, size);
        return word;
    }
    /// Both halves of the product, so that every bit of the word reaches every bit of the hash.
    static quint64 mixed(quint64 hash, quint64 word)
    {
        __extension__ using Product = unsigned __int128;
        const Product product = Product(hash ^ word) * 0x9E37'79B9'7F4A'7C15;
        return quint64(product) ^ quint64(product >> 64);
    }
};

/// A hash table by name or word: QString, QStringView, QByteArray or QByteArrayView.
template<typename Text, typename Value> using TextMap = std::unordered_map<Text, Value, TextHash>;
template<typename Text> using TextSet = std::unordered_set<Text, TextHash>;

/// The value of a text, or null.
template<typename Text, typename Value> const Value *find(const TextMap<Text, Value> &map, const Text &text)
{
    const auto found = map.find(text);
    return found == map.end() ? nullptr : &found->second;
}

} // namespace newsboard
