#pragma once

#include "app/search/query.h"

#include <QList>
#include <QString>

#include <optional>

class QTextEdit;

namespace newsboard {

/// What is looked for in the article shown: where it stands, marked, one of them the current one. Finds in what is
/// shown (head, body, comments that are not folded), with the folding of all searching.
class ArticleHits {
public:
    /// `view` outlives it.
    explicit ArticleHits(QTextEdit &view) : m_view(view) {}

    /// Looks for a text as it is typed, spaces included; `openAt` is the place of a syllable still being composed.
    /// Goes to the first hit from what is in sight on.
    void findText(const QString &text, qsizetype openAt);
    /// Marks what a search asked for, and goes nowhere.
    void markQuery(const Query &query);
    void clear();
    bool isEmpty() const { return !m_query && m_patterns.isEmpty(); }

    /// The document was set anew: looks again, and stays where it is.
    void lookAgain();
    /// To the next hit (1) or the one before (-1), round the ends.
    void step(int step);

    int count() const { return int(m_hits.size()); }
    int current() const { return m_current; } ///< From 0; -1 where none was gone to.

private:
    void look();
    int firstInSight() const;
    void goTo(int hit);
    void mark();

    QTextEdit &m_view;
    QList<Pattern> m_patterns;    ///< What is looked for: these …
    std::optional<Query> m_query; ///< … or this.
    QList<TextRange> m_hits;      ///< In the document's positions.
    int m_current = -1;
};

} // namespace newsboard
