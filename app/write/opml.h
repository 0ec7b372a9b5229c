#pragma once

#include "app/domain/board.h"

#include <QByteArray>
#include <QList>

namespace newsboard {

/// The boards as OPML 2.0 (UTF-8), in their order, folders where their first board stands. A feed has `xmlUrl`; a board
/// that is none has `htmlUrl`, `newsboard:kind`, and `xmlUrl` where its page names a feed, so that other programs can
/// follow it. The sample board, which comes with the program, is left out. Reading it with readOpml() gives the same
/// boards: names, addresses, kinds, feeds, folders. Pure.
QByteArray boardsAsOpml(const QList<Board> &boards);
/// Whether a board is written at all.
bool isInOpml(const Board &board);

} // namespace newsboard
