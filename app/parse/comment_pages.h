#pragma once

#include "app/domain/article.h"
#include "app/parse/tree.h"

#include <QList>
#include <QSet>
#include <QUrl>

namespace newsboard {

/// The pages that an article's comments stand on.
struct CommentPager {
    int current = 0;          ///< The one that was read; 0 where there is no pager.
    QList<CommentPage> pages; ///< By number, the current one among them; empty where there is no pager.
};

/// Reads the page links in what holds the comments (`?cpage=2`, `/comment-page-2`, or a number that the address of the
/// same article has in a parameter). Links in the `bodies` of comments are somebody's words and do not count, nor do
/// those that lead to another article or to another host. Pages between two that are linked to are filled in.
CommentPager findCommentPages(const PageTree &tree, const QList<const xmlNode *> &roots,
                              const QSet<const xmlNode *> &bodies, const QUrl &address);

} // namespace newsboard
