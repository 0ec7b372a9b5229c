#pragma once

#include <QRandomGenerator>
#include <QString>
#include <QStringList>

namespace newsboard {

/// How many cases a property is tried on: `usual`, or NEWSBOARD_SEARCH_CASES.
int searchCases(int usual);

/// A text of Hangul, Hanja, Kana and Latin, with digits, signs, white space of all kinds and marks in pieces.
QString randomText(QRandomGenerator &random, int characters);

/// Another way to write the same for a reader: decomposed, full or half width, another case, other quotes and dots.
QString writtenOtherwise(QRandomGenerator &random, const QString &text);

/// A stretch of a text that begins and ends between characters as a reader sees them.
QString randomStretch(QRandomGenerator &random, const QString &text, int most);

/// A Hangul word of so many syllables.
QString randomWord(QRandomGenerator &random, int syllables);

/// What an input method of two sets of keys shows, stroke by stroke, while a Hangul word is typed: the text whose last
/// character is being composed.
QStringList typedStrokes(const QString &word);

} // namespace newsboard
