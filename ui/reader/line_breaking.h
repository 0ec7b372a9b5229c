#pragma once

#include <QString>

namespace newsboard {

/// Between two letters that stay on one line: U+2060, without width or sound.
inline constexpr QChar kJoiner(u'\x2060');

/// Sets joiners (U+2060) into the text of cleaned HTML so that Korean breaks between words, as newspapers have it, and
/// not between syllables; a word too long for a line stays breakable. A last line of one or two syllables takes the
/// word before with it. For display only; preformatted text, tables, and what comes after
/// a very long report are left alone. Linear.
QString withKeptWords(const QString &html);
/// Takes them out again: for everything that leaves the reader.
QString withoutJoiners(QString text);

} // namespace newsboard
