#pragma once

#include "app/domain/list_page.h"
#include "app/parse/tree.h"

#include <QSet>
#include <QStringList>

namespace newsboard {

/// Where an article stands on a page that no skin knows.
struct FoundBody {
    const xmlNode *title = nullptr;
    const xmlNode *body = nullptr;   ///< Null: the page has no article.
    QSet<const xmlNode *> chrome;    ///< Inside the body, but not part of it.
    QList<const xmlNode *> pictures; ///< Between the title and the body.
    QString heading;                 ///< The text around the title and down to the body: author, date, counts.
};

/// What is known of the page before its article is looked for.
struct BodySearch {
    QStringList titles;         ///< What the title may read, the surest first.
    bool isArticlePage = false; ///< The open row says that there is an article, or the address of a page without list.
    bool takesAnyHead = false;  ///< The page's first heading is the title where none of `titles` stands on the page.
    QString id;                 ///< Of the article that is surely on the page: its own links are no rows.
    const ListPage *list = nullptr;
    const xmlNode *comments = nullptr; ///< Known not to be part of the body; may be null.
    QSet<const xmlNode *> posts;       ///< The same for comments that stand by themselves.
};

/// Scores the blocks after the title by their text outside links and its punctuation. Rows of the list, comments,
/// menus and the like do not count.
FoundBody findBody(const PageTree &tree, const BodySearch &search);

/// Whether an article's text stands between its title and the first of the posts below.
bool standsApart(const xmlNode *title, const xmlNode *post);

} // namespace newsboard
