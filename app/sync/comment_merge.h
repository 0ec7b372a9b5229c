#pragma once

#include "app/domain/article.h"

#include <QList>

namespace newsboard {

/// What is known of an article's comments, and what one page of them says now, put together: nothing is lost. A comment
/// that the page has stands where the page has it; pages stand in the order of their numbers; one that the page does
/// not have any more (its page has become another, or it was taken away) stays behind the one it stood behind. Pure,
/// linear in the number of comments.
QList<Comment> mergedComments(const QList<Comment> &known, const QList<Comment> &page, int number);
/// The same of the pages that are known, and those that the newest pager names.
QList<CommentPage> mergedPages(const QList<CommentPage> &known, const QList<CommentPage> &now);

} // namespace newsboard
