#pragma once

#include "app/domain/list_page.h"
#include "app/parse/tree.h"

#include <QSet>
#include <QStringList>

namespace newsboard {

/// Where an article stands on a page that no skin knows.
struct FoundBody {
    const xmlNode *title = nullptr;
    const xmlNode *body = nullptr; ///< Null: the page has no article.
    QSet<const xmlNode *> chrome;  ///< Inside the body, but not part of it.
    QString heading;               ///< The text between title and body: author, date, counts.
};

struct BodySearch {
    QStringList titles;         ///< What the title may read, the surest first.
    bool isArticlePage = false; ///< The address or the open row says that there is an article.
    const ListPage *list = nullptr;
    const xmlNode *comments = nullptr; ///< Known not to be part of the body; may be null.
};

/// Scores the blocks after the title by their text outside links and its punctuation. Rows of the list, comments,
/// menus and the like do not count.
FoundBody findBody(const PageTree &tree, const BodySearch &search);

} // namespace newsboard
