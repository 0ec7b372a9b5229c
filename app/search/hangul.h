#pragma once

#include <QtGlobal>

#include <optional>

namespace newsboard {

/// A composed Hangul syllable by the numbers of its letters, in Unicode's order.
struct Syllable {
    int initial = 0; ///< 0 (ㄱ) … 18 (ㅎ)
    int vowel = 0;   ///< 0 (ㅏ) … 20 (ㅣ)
    int final = 0;   ///< 0 (none), 1 (ㄱ) … 27 (ㅎ)

    /// U+AC00 … U+D7A3.
    char16_t character() const { return char16_t(0xac00 + (initial * 21 + vowel) * 28 + final); }
    friend bool operator==(const Syllable &, const Syllable &) = default;
};

constexpr bool isSyllable(char16_t c)
{
    return c >= 0xac00 && c <= 0xd7a3;
}
/// The letters of a syllable; `c` must be one.
constexpr Syllable splitSyllable(char16_t c)
{
    const int place = c - 0xac00;
    return {place / (21 * 28), place / 28 % 21, place % 28};
}
/// The number of the initial that a compatibility jamo (ㄱ … ㅎ) is; -1 for vowels, clusters and all else.
int initialOfJamo(char16_t jamo);
/// The compatibility jamo of an initial, 0 … 18.
char16_t jamoOfInitial(int initial);
/// The two letters of a cluster of consonants (ㅄ → ㅂ, ㅅ); nothing for any other jamo.
struct TwoJamo {
    char16_t first = 0;
    char16_t second = 0;
};
std::optional<TwoJamo> splitCluster(char16_t jamo);
/// The compatibility jamo that a conjoining one (U+1100 … U+11C2) shows; 0 for old letters and all else.
char16_t compatibilityJamo(char16_t conjoining);

/// What a syllable that is still being typed can become, as sets of bits by vowel and by final.
quint32 vowelsFrom(int vowel); ///< The vowel and the double vowels that begin with it.
quint32 finalsFrom(int final); ///< Every final for none; else the final and the double ones that begin with it.
/// A final that moves on to the next syllable when a vowel follows: what stays (a final, or 0) and what goes (an
/// initial). Nothing where there is no final.
struct MovedFinal {
    int stays = 0;
    int goes = 0;
};
std::optional<MovedFinal> movedFinal(int final);

} // namespace newsboard
