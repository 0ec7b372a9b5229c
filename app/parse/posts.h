#pragma once

#include "app/domain/article.h"
#include "app/parse/dates.h"
#include "app/parse/parse.h"
#include "app/parse/tree.h"

namespace newsboard {

/// One of the like blocks of a page that each hold a name, a date and a text.
struct FoundPost {
    const xmlNode *item = nullptr;
    const xmlNode *body = nullptr; ///< Null where the post has no text of its own (it was deleted).
    QString id;
    QString author;
    PostedTime posted;
    int depth = 0; ///< Blocks within a block are answers to it.
};

/// The posts of a topic or the comments below an article, found by their being alike, whatever they are called. Blocks
/// that lead to rows of `list` are none.
QList<FoundPost> findPosts(const PageTree &tree, const xmlNode *title, const DateContext &dates, const ListPage &list);

} // namespace newsboard
