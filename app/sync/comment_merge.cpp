#include "app/sync/comment_merge.h"

#include <QHash>
#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// What a comment is known by: its id, or else who said what when.
QString identityOf(const Comment &comment)
{
    if (!comment.id.isEmpty()) return comment.id;
    return u'\n' + comment.author + u'\n' + comment.posted.toIso() + u'\n' + comment.text;
}

} // namespace

QList<Comment> mergedComments(const QList<Comment> &known, const QList<Comment> &page, int number)
{
    QSet<QString> onPage;
    for (const Comment &comment : page)
        onPage.insert(identityOf(comment));
    QList<Comment> before;
    QList<Comment> after;
    QList<Comment> first;                     // Of the page, above all that it has now.
    QHash<QString, QList<Comment>> followers; // The ones that stay, behind the one of the page that they stood behind.
    QString last;
    for (const Comment &comment : known) {
        const QString identity = identityOf(comment);
        if (onPage.contains(identity))
            last = identity;
        else if (comment.page != 0 && comment.page < number)
            before.append(comment);
        else if (comment.page > number)
            after.append(comment);
        else if (last.isEmpty())
            first.append(comment);
        else
            followers[last].append(comment);
    }
    QList<Comment> merged = before + first;
    for (Comment comment : page) {
        comment.page = number;
        merged.append(comment);
        merged.append(followers.take(identityOf(comment)));
    }
    return merged + after;
}

QList<CommentPage> mergedPages(const QList<CommentPage> &known, const QList<CommentPage> &now)
{
    QMap<int, CommentPage> pages;
    for (const CommentPage &page : known)
        pages.insert(page.number, page);
    for (const CommentPage &page : now)
        pages.insert(page.number, page);
    return pages.values();
}

} // namespace newsboard
