#pragma once

#include "app/domain/board.h"
#include "app/domain/headline.h"
#include "app/domain/list_page.h"

#include <QList>

namespace newsboard {

/// Whether a page does not go with what is known of its board, so that nothing may be taken from it: the list of
/// another board, whose articles have addresses of another make; or rows without their neighbours, on a board whose
/// numbers run without holes: several of them, or any where the numbers are known to count; none where each post is
/// known to keep its own. `newest` are the board's
/// newest rows in the cache. Pure.
bool isDoubtful(const ListPage &page, const QList<Headline> &newest, NumberKind kind);

/// What the addresses of a board's articles have in common: everything but the number of each.
QString addressMould(const QUrl &url);

} // namespace newsboard
