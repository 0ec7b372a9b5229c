#pragma once

#include "app/domain/headline.h"
#include "app/search/folded_row.h"
#include "app/search/query.h"

#include <QStringList>

namespace newsboard {

/// Everything that a query can ask of a row, in memory. All text as the cache has it, not folded.
struct SearchedRow {
    BoardId board = 0;
    QString boardName; ///< As the person sees it.
    Headline headline;
    QStringList tags;         ///< The article's.
    QString body;             ///< The article's plain text; empty where it is not in the cache, as are …
    QStringList commentTexts; ///< … the comments: their authors and texts, each a text of its own.
    QStringList labels;
    bool read = false;
    bool starred = false;
    bool gone = false;
    bool hidden = false;
    bool hasArticle = false;
    bool hasRevisions = false;
};

/// Whether a row meets a query: the answer that any index must give too. Pure, thread-safe.
bool matches(const Query &query, const SearchedRow &row);
bool matches(const Clause &clause, const SearchedRow &row);

/// What the texts of a row alone say to a clause.
enum class Verdict : quint8 {
    No,
    Perhaps, ///< It depends on what else the row is.
    Yes,
};
Verdict judged(const Clause &clause, const FoldedRow &row);

/// Whether a query looks at bodies or comments or the article's tags at all; if not, these members need not be filled.
bool readsArticles(const Query &query);

/// Where what a query asks for stands in the text of a field (Title, Author, Body, Comment; Any: no jamo initials):
/// in the text's own positions, ascending, never overlapping. What is excluded is not marked.
QList<TextRange> highlights(const Query &query, QStringView text, Field field);

/// The same for patterns alone; stretches that overlap are one. `initials`: the text is a title or an author.
QList<TextRange> standsAt(const QList<Pattern> &patterns, QStringView text, bool initials);

} // namespace newsboard
