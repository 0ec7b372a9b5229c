#pragma once

#include "app/search/fold.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace newsboard {

/// What one UTF-16 unit of a folded text must be.
struct Place {
    char16_t exact = 0; ///< This very character always will do …
    qint8 initial = -1; ///< … and, unless -1, a syllable with this initial (0 … 18),
    quint32 vowels = 0; ///< one of these vowels (bits 0 … 20)
    quint32 finals = 0; ///< and one of these finals (bits 0 … 27; bit 0: none).
    bool open = false;  ///< Still being typed: the syllables count in every text. Else (a jamo that stands for an
                        ///< initial) they count in titles and authors only, elsewhere a jamo is itself.

    bool isExact() const { return initial < 0; }
    /// `initials`: the text is a title or an author.
    bool admits(char16_t c, bool initials) const;
    friend bool operator==(const Place &, const Place &) = default;
};

/// A run of characters looked for anywhere in a folded text; never empty.
struct Pattern {
    QList<Place> places;
    bool startsWord = false; ///< No letter or digit stands before it, and no Latin one behind it if it ends in Latin.

    /// The characters themselves, where each place is exact in texts that have no initials; else empty.
    QString exactText(bool initials) const;
    /// Where it begins in a folded text, from `from` on; -1 where it does not stand in it.
    qsizetype findIn(QStringView folded, qsizetype from, bool initials) const;
    friend bool operator==(const Pattern &, const Pattern &) = default;
};

/// How a typed text is read as a pattern.
struct PatternOptions {
    qsizetype openAt = -1; ///< Index in the typed text of the character that the input method still composes; -1: none.
    bool literal = false;  ///< Quoted: a jamo is itself (but for the one at openAt).
};
/// The patterns of a typed text; a text matches when one of them stands in it. One, or two while a syllable with a
/// final is being composed: the final may stay (국, 굯) or move on (구 and a syllable with ㄱ). Empty where nothing is
/// left of the text when folded. Spaces at either end do not count.
QList<Pattern> patternsOf(QStringView typed, const PatternOptions &options = {});

} // namespace newsboard
