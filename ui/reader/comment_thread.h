#pragma once

#include "app/domain/article.h"

#include <QDateTime>
#include <QList>
#include <QSet>
#include <QString>
#include <QUrl>

namespace newsboard {

struct DisplayBudget;
struct ReferenceTargets;
struct ReaderStyle;

/// How a person looks at the comments of an article. The numbers are places in the article's list.
struct ThreadView {
    bool newestFirst = false; ///< Of the comments on the article; answers stay below what they answer.
    int person = -1;          ///< Only the comments by whoever wrote this one; -1: all.
    QSet<int> turned;         ///< Comments whose answers are not as they are at first: folded or unfolded.
    QSet<int> fresh;          ///< Came since the last look.
    bool isFetching = false;  ///< Another page of them is on its way.
    bool isOnPaper = false;   ///< Without its links to turn and to fold it: nobody can click there.

    friend bool operator==(const ThreadView &, const ThreadView &) = default;
};

/// Pages of the comments that can be fetched: by number, 0 where there is none.
struct MissingPages {
    int above = 0;
    int below = 0;
    int last = 0; ///< How many pages there are.
};

/// One line of the thread as it is shown.
struct ThreadLine {
    int comment = 0;
    int answers = 0;       ///< All below it.
    bool isFolded = false; ///< Its answers are not shown.

    friend bool operator==(const ThreadLine &, const ThreadLine &) = default;
};

/// What is shown, in order. Many answers to one comment are folded at first. Pure and linear.
QList<ThreadLine> threadLines(const QList<Comment> &comments, const ThreadView &view);
/// The comments as HTML, within the budget; its links are `reader:…`, for turnedBy(), and `reader:more/2` … for the
/// pages in `missing`. Empty without comments.
QString threadHtml(const QList<Comment> &comments, const QString &articleAuthor, const ThreadView &view,
                   const MissingPages &missing, const ReferenceTargets &targets, const ReaderStyle &style,
                   DisplayBudget &budget);
/// The view after a click on one of those links; the same for any other.
ThreadView turnedBy(const QUrl &link, const ThreadView &view);

/// The view in which a comment is shown for certain: everybody's, its thread unfolded.
ThreadView withComment(const QList<Comment> &comments, const ThreadView &view, int comment);

/// The same view of a longer list, in which the comments stand at other places.
ThreadView movedTo(const QList<Comment> &after, const QList<Comment> &before, const ThreadView &view);
/// Where a comment of one list stands in another; -1 for nowhere.
int placeIn(const QList<Comment> &after, const Comment &comment);

/// Which of the comments were not there at the last look.
QSet<int> freshComments(const QList<Comment> &comments, const QSet<QString> &seen);
/// Which of them were written after a moment, as far as their server tells the time.
QSet<int> commentsSince(const QList<Comment> &comments, const QDateTime &moment);
/// What a comment is known by from one look to the next.
QSet<QString> commentMarks(const QList<Comment> &comments);

} // namespace newsboard
