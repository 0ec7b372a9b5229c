#pragma once

#include "app/search/matches.h"

namespace newsboard {

/// One line of a longer text, around what was searched for.
struct Snippet {
    QString text; ///< White space runs are one space; `…` where the text was cut.
    QList<TextRange> hits;

    bool isEmpty() const { return text.isEmpty(); }
    friend bool operator==(const Snippet &, const Snippet &) = default;
};

/// The surroundings of the first hit in a body or comment, at most about `length` units long, cut between words where
/// it can; empty where nothing of the query stands in the text.
Snippet snippet(const Query &query, QStringView text, Field field, qsizetype length = 120);

} // namespace newsboard
