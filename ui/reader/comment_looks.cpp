#include "ui/reader/comment_looks.h"

namespace newsboard {

namespace {

constexpr qsizetype kRememberedLooks = 500;

} // namespace

QSet<int> CommentLooks::fresh(Key article, const QList<Comment> &comments) const
{
    const auto known = m_seen.constFind(article);
    if (known != m_seen.constEnd()) return freshComments(comments, *known);
    return m_memory ? commentsSince(comments, m_memory->lastLook(article)) : QSet<int>();
}

void CommentLooks::look(Key article, const QList<Comment> &comments)
{
    m_before = m_memory ? m_memory->lastLook(article) : QDateTime();
    if (m_memory && !comments.isEmpty()) m_memory->look(article, QDateTime::currentDateTimeUtc());
    if (m_seen.size() >= kRememberedLooks) m_seen.erase(m_seen.begin());
    m_seen.insert(article, commentMarks(comments));
}

QSet<int> CommentLooks::takeMore(Key article, const QList<Comment> &comments)
{
    QSet<QString> &seen = m_seen[article];
    QSet<int> fresh = commentsSince(comments, m_before);
    fresh.intersect(freshComments(comments, seen));
    seen += commentMarks(comments);
    return fresh;
}

} // namespace newsboard
