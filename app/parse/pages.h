#pragma once

#include "app/domain/list_page.h"
#include "app/parse/tree.h"

#include <QList>
#include <QUrl>

namespace newsboard {

/// What a skin knows of the pagination; everything may be empty.
struct PageMarks {
    QList<xmlNodePtr> roots; ///< The blocks of page links.
    xmlNodePtr current = nullptr;
};

/// Reads the pagination of a board's page into `list`: page, lastPage, nextPage, isLast and how page addresses are
/// made. Needs list->rows, boardUrl and kind: links of rows are no page links. Returns the page's link to
/// page 1, if it has one.
QUrl readPages(const PageTree &tree, const QUrl &address, const PageMarks &marks, ListPage *list,
               QStringList *explanation = nullptr);

} // namespace newsboard
