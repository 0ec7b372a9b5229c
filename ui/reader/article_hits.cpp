#include "ui/reader/article_hits.h"

#include "app/search/matches.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>

namespace newsboard {

namespace {

constexpr int kMarkedAround = 500; ///< Hits marked before and after the current one: painting looks at each of them.

/// Hits of the whole article, and those that initials give in its title, which is the first block.
QList<TextRange> hitsOf(const Query &query, const QTextDocument &document)
{
    const QString text = document.toRawText();
    QList<TextRange> hits = highlights(query, text, Field::Body);
    hits.append(highlights(query, text, Field::Comment));
    const QTextBlock title = document.firstBlock();
    for (TextRange range : highlights(query, title.text(), Field::Title)) {
        range.begin += title.position();
        hits.append(range);
    }
    std::sort(hits.begin(), hits.end(), [](const TextRange &a, const TextRange &b) { return a.begin < b.begin; });
    QList<TextRange> apart;
    for (const TextRange &hit : std::as_const(hits)) {
        if (apart.isEmpty() || hit.begin >= apart.back().end()) apart.append(hit);
    }
    return apart;
}

} // namespace

void ArticleHits::findText(const QString &text, qsizetype openAt)
{
    m_query.reset();
    m_patterns = patternsOf(text, {.openAt = openAt, .literal = true});
    look();
    const int first = firstInSight();
    if (first >= 0) return goTo(first);
    mark();
}

void ArticleHits::markQuery(const Query &query)
{
    m_patterns.clear();
    m_query = query;
    look();
    mark();
}

void ArticleHits::clear()
{
    m_patterns.clear();
    m_query.reset();
    look();
    mark();
}

void ArticleHits::lookAgain()
{
    if (isEmpty()) return;
    look();
    mark();
}

void ArticleHits::look()
{
    m_current = -1;
    m_hits =
        m_query ? hitsOf(*m_query, *m_view.document()) : standsAt(m_patterns, m_view.document()->toRawText(), false);
}

int ArticleHits::firstInSight() const
{
    const int top = m_view.cursorForPosition(QPoint(0, 0)).position();
    const auto found =
        std::find_if(m_hits.begin(), m_hits.end(), [top](const TextRange &hit) { return hit.begin >= top; });
    if (m_hits.isEmpty()) return -1;
    return found == m_hits.end() ? 0 : int(found - m_hits.begin());
}

void ArticleHits::step(int step)
{
    if (m_hits.isEmpty()) return;
    if (m_current < 0) return goTo(step > 0 ? firstInSight() : (firstInSight() + count() - 1) % count());
    goTo((m_current + step + count()) % count());
}

void ArticleHits::goTo(int hit)
{
    m_current = hit;
    QScrollBar *scroll = m_view.verticalScrollBar();
    const int before = scroll->value();
    QTextCursor cursor(m_view.document());
    cursor.setPosition(int(m_hits[hit].begin));
    m_view.setTextCursor(cursor);
    m_view.ensureCursorVisible();
    // One that was out of sight comes with what stands around it.
    if (scroll->value() != before)
        scroll->setValue(scroll->value() + m_view.cursorRect().top() - m_view.viewport()->height() / 3);
    mark();
}

void ArticleHits::mark()
{
    const Theme theme = Theme::of(m_view.palette());
    QList<QTextEdit::ExtraSelection> marks;
    const int middle = std::max(m_current, 0);
    const int end = std::min(count(), middle + kMarkedAround);
    for (int i = std::max(middle - kMarkedAround, 0); i < end; ++i) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_view.document());
        mark.cursor.setPosition(int(m_hits[i].begin));
        mark.cursor.setPosition(int(m_hits[i].end()), QTextCursor::KeepAnchor);
        mark.format.setBackground(i == m_current ? theme.currentHit : theme.hit);
        if (i == m_current) mark.format.setForeground(Qt::black);
        marks.append(mark);
    }
    m_view.setExtraSelections(marks);
}

} // namespace newsboard
