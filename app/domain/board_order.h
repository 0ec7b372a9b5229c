#pragma once

#include "app/domain/board.h"

#include <QList>
#include <QStringList>

namespace newsboard {

// The order of boards and folders. A folder has no place of its own: it stands where its first board does, is there
// as soon as a board is in it, and vanishes with the last. Pure.

/// The boards as a tree shows them: each folder in one piece, where its first board stands.
QList<Board> inTreeOrder(const QList<Board> &boards);
/// Whether `folder` is `outer` or lies in it, however deep.
bool isWithin(const QStringList &folder, const QStringList &outer);
/// The folder that a folder lies in; empty at the top.
QStringList folderAround(const QStringList &folder);

/// Where the boards stand now.
QList<BoardPlace> placesOf(const QList<Board> &boards);
/// With these boards at the end of a folder, in their order; an empty one is the top.
QList<BoardPlace> movedInto(const QList<Board> &boards, const QList<BoardId> &moved, const QStringList &folder);
/// Boards that go somewhere together.
struct BoardMove {
    QList<BoardId> boards;
    QStringList from;      ///< A folder that all of them are in: what lies deeper keeps its folders.
    QStringList to;        ///< What takes its place.
    BoardId neighbour = 0; ///< The board that they stand beside then; 0: at the end of `to`.
    bool behind = false;   ///< Behind it, and not before.

    friend bool operator==(const BoardMove &, const BoardMove &) = default;
};
/// Boards that are not in `from`, or not there, stay.
QList<BoardPlace> moved(const QList<Board> &boards, const BoardMove &move);
/// With what is in a folder, folders included, in another; where that is there already they become one. An empty `to`
/// dissolves it. A folder cannot go into itself: nothing changes then.
QList<BoardPlace> renamedFolder(const QList<Board> &boards, const QStringList &from, const QStringList &to);

} // namespace newsboard
