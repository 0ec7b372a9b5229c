#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"

#include <QHash>
#include <QString>

namespace newsboard {

// An article as a file of its own: head, body, comments, and the address it is from. Nothing in it runs, and nothing is
// loaded when it is opened: pictures are in it, or links.

/// The article with what its list knows better than its page.
Article completed(Article article, const Headline &headline);

/// One file, with those of its pictures inside whose files are given.
QString articleAsHtml(const Article &article, const QHash<QUrl, PictureFile> &pictures = {});
QString articleAsMarkdown(const Article &article);
QString articleAsText(const Article &article);

} // namespace newsboard
