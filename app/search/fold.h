#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace newsboard {

/// A stretch of a text, in its UTF-16 units.
struct TextRange {
    qsizetype begin = 0;
    qsizetype length = 0;

    qsizetype end() const { return begin + length; }
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// Text as it is compared when people search: composed (NFD and compatibility Hanja too), of one width and one case,
/// without diacritics, joiners and direction marks; quotes, dots and dashes of every shape are `'`, `.` and `-`; a run
/// of white space is one space. A jamo is its compatibility letter whatever its shape, a cluster (ㅄ) its two letters.
/// Kana keep their voiced marks. Folding works on one character with its marks at a time, so that the folded form of
/// a part of a text (cut between characters) is a part of the folded text. Thread-safe.
QString folded(QStringView text);

/// A folded text that knows where each of its units came from.
struct FoldedText {
    QString text;
    QList<qint32> begins; ///< For each unit of `text`: where its character begins in the original …
    QList<qint32> ends;   ///< … and where it ends, marks included.

    /// The stretch of the original that a stretch of `text` stands for; `folded` lies within `text`.
    TextRange original(TextRange folded) const;
};
FoldedText foldedWithPlaces(QStringView text);

} // namespace newsboard
