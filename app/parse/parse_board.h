#pragma once

#include "app/domain/list_page.h"
#include "app/parse/skin.h"

namespace newsboard {

/// What a page tells of the board as a whole, once its rows are read. The same for every kind and for the detector.

/// The kind of a board that no skin told, by the page's generator and the form of its addresses; `board` if unknown.
QString kindOfBoard(const PageTree &tree, const ListPage &list, const QUrl &address);

/// Reads boardUrl, boardName, feed, and the pages. `skin` is null where the detector found the rows.
void readBoard(const QUrl &address, const Skin *skin, XPathPage &page, const QString &articleTitle, ListPage *list,
               QStringList *explanation);

} // namespace newsboard
