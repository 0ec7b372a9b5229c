#pragma once

#include "app/domain/list_page.h"
#include "app/parse/tree.h"

#include <QUrl>

namespace newsboard {

/// The feed that the page names for the board at `list.boardUrl`; an empty address if it names none.
QUrl findFeed(const PageTree &tree, const ListPage &list);

/// The first feed that a page names, whosever it is; for a page that is no board.
QUrl anyFeed(const PageTree &tree);

} // namespace newsboard
