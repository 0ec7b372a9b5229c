#pragma once

#include "app/search/pattern.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QList>
#include <QStringList>
#include <QStringView>

namespace newsboard {

// What a search index holds of a text: for each character of a word one segment, the text from there up to the end of
// the word, at most six characters of it. Whatever is looked for is the beginning of a segment, and a sorted list of
// segments answers with a range. A syllable is spelled by its initial, vowel and final (or the lack of one), so that a
// syllable still being typed is the beginning of a segment too. Of the first two syllables both initials come first:
// two initials are a range as well, and more of them a small range with some left out. A syllable alone is as many
// ranges as there are initials; since it begins very many segments of a long text, the syllables of these are segments
// of their own as well, each once, and so are the initials of long texts and titles. In long texts a word's last
// character is followed by the space and the first one of the next word: where the words of a phrase meet is a range
// too.
//
// A segment is bytes, its first saying whose text it is. A syllable is three ASCII letters or digits, any other
// character its UTF-8 (an ASCII one is moved to where no text is), so that no two texts are spelled alike. Where a
// syllable stands first, what follows it is told behind its initial: the second one's initial, or one of two digits.

/// Another spelling is another version: an index of one cannot be kept up, or searched, by another. (7 and 8 spell
/// alike; an index of 7 that was built anew could not give back all that it had.)
inline constexpr int kSegmenterVersion = 8;

/// What a segment's first byte says.
enum class SegmentOf : char {
    Title = 't',
    Author = 'a',
    Category = 'g',
    Body = 'b',
    Comments = 'c',
    Tags = 'h',
    InitialOfTitle = 'o', ///< One initial, each once …
    InitialOfBody = 'm',
    InitialOfComments = 'n',
    SyllableOfBody = 's', ///< … and one syllable: too many other segments begin with it.
    SyllableOfComments = 'r',
    Row = 'z', ///< Alone, once for each headline.
};

/// The segments of what a list tells of a row; a space behind each. All texts as the cache has them, not folded.
QByteArray headlineSegments(QStringView title, QStringView author, QStringView category);
/// The segments of what only its article tells. A comment's author and its text are two of `comments`.
QByteArray articleSegments(QStringView body, const QStringList &comments, const QStringList &tags);

/// Segments that begin with certain bytes and, where the beginnings do not say all of it, hold certain characters.
struct SegmentRange {
    QByteArrayList beginnings; ///< Sorted by nothing; no one is the beginning of another.
    QList<Place> shape;        ///< The segment's first characters; empty: all that begin so count.
    bool initials = false;     ///< Whether a jamo of the shape stands for syllables.

    /// Whether a segment, with its first byte, has the shape; it must have one of the beginnings.
    bool admits(QByteArrayView segment) const;
};

/// What every row has.
SegmentRange everyRow();

/// How a pattern is asked for.
struct SegmentRanges {
    QList<SegmentRange> all; ///< Each must be met. Empty: the index cannot tell.
    bool isExact = false;    ///< What meets them holds the pattern; else it may.
};
/// Where a pattern can stand in one field's texts. What does not meet the ranges does not hold it.
SegmentRanges segmentRanges(const Pattern &pattern, SegmentOf field);

} // namespace newsboard
