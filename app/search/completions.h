#pragma once

#include "app/search/query.h"

#include <QStringList>

namespace newsboard {

/// The names that a query may speak of, best first.
struct KnownNames {
    QStringList boards;
    QStringList authors;
    QStringList labels;
    QStringList tags;
};

/// One way to go on with what is typed.
struct Completion {
    QString shown;      ///< For a list: `board:`, 새벽통신.
    TextRange replaced; ///< Of the query's text …
    QString text;       ///< … with this, quoted where it must be.

    friend bool operator==(const Completion &, const Completion &) = default;
};

/// How the word at the cursor may go on, at most `limit` ways: keywords for the beginning of a word; for the value of
/// `board:` `author:` `label:` `tag:` names that hold its letters (initials and a syllable not yet whole count), those
/// that begin with them first; for `is:` `has:` and dates the words of the language, in Korean where Korean was typed.
/// Nothing within a word of plain text and where the word is whole already. Pure.
QList<Completion> completions(QStringView text, qsizetype cursor, const KnownNames &names, qsizetype limit = 10);

} // namespace newsboard
