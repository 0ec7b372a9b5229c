#pragma once

#include "app/domain/board.h"
#include "app/domain/headline.h"
#include "app/domain/list_page.h"

#include <QList>

namespace newsboard {

// Whether a page goes with what is known of its board; from one that does not nothing may be taken. `newest` are the
// board's newest rows in the cache, newest first. Pure.

/// Whether it is the list of another board, whose articles have addresses of another make.
bool isOfAnotherBoard(const ListPage &page, const QList<Headline> &newest);
/// Whether rows are left out: every second one of those that are known; or, on a board whose numbers run without holes,
/// several of its numbers that were not missing before, or any where they are known to count.
bool leavesRowsOut(const ListPage &page, const QList<Headline> &newest, NumberKind kind);

/// Whether it has no more than half the rows of an ordinary page, and is neither cut nor the board's last one.
/// `rowsPerPage` is Board::rowsPerPage.
bool isShort(const ListPage &page, int rowsPerPage);

/// Whether it is the last page of a board whose numbers count, and does not reach down to the first post.
bool lacksItsEnd(const ListPage &page, NumberKind kind);

/// What the addresses of a board's articles have in common: everything but the number of each.
QString addressMould(const QUrl &url);

} // namespace newsboard
