#pragma once

#include "app/domain/article.h"
#include "app/parse/dates.h"
#include "app/parse/name_pattern.h"
#include "app/parse/skin.h"

#include <QSet>

namespace newsboard {

/// Comments on a page, and where they stand.
struct FoundComments {
    QList<Comment> comments;
    QList<const xmlNode *> roots; ///< What holds them; none where there are no comments.
    QSet<const xmlNode *> bodies; ///< The elements that are somebody's words.

    const xmlNode *root() const { return roots.isEmpty() ? nullptr : roots.first(); }
};

/// The comments that a skin's part finds, in the page's order; at most 5,000. Their HTML is cleaned.
FoundComments readComments(const CommentsPart &part, XPathPage &page, const DateContext &dates);

/// Comments on a page that no skin knows: looks for repeated blocks under something named for comments, each with a
/// name, a date and a text.
FoundComments findComments(const PageTree &tree, const DateContext &dates);

/// The date that an element or one inside it states for machines (`datetime`, or a whole date in `title`), else the
/// first in its text.
PostedTime dateIn(const xmlNode *element, const DateContext &dates);

/// What elements that hold comments, or the form for one, are called.
const QRegularExpression &commentNames();

} // namespace newsboard
