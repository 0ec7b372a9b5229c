#include "app/domain/board_order.h"

#include "app/domain/board_list.h"

#include <QHash>

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace newsboard {

namespace {

QStringList bounded(const QStringList &folder)
{
    return folder.first(std::min(folder.size(), kDeepestFolder));
}

/// Behind the last board within a folder; nothing where there is none.
std::optional<qsizetype> endOf(const QList<Board> &order, const QStringList &folder)
{
    for (qsizetype i = order.size(); i > 0; --i) {
        if (isWithin(order[i - 1].folder, folder)) return i;
    }
    return {};
}

} // namespace

QList<Board> inTreeOrder(const QList<Board> &boards)
{
    // A board's place is the list of where its folders begin, the outermost first, and then where it stands itself.
    QHash<QStringList, qsizetype> beginnings;
    std::vector<std::pair<std::vector<qsizetype>, qsizetype>> order;
    order.reserve(size_t(boards.size()));
    for (qsizetype i = 0; i < boards.size(); ++i) {
        std::vector<qsizetype> place;
        QStringList folder;
        for (const QString &name : boards[i].folder) {
            folder.append(name);
            const auto known = beginnings.constFind(folder);
            place.push_back(known == beginnings.constEnd() ? *beginnings.insert(folder, i) : *known);
        }
        place.push_back(i);
        order.emplace_back(std::move(place), i);
    }
    std::sort(order.begin(), order.end());
    QList<Board> ordered;
    ordered.reserve(boards.size());
    for (const auto &[place, i] : order)
        ordered.append(boards[i]);
    return ordered;
}

bool isWithin(const QStringList &folder, const QStringList &outer)
{
    return folder.size() >= outer.size() && std::equal(outer.cbegin(), outer.cend(), folder.cbegin());
}

QStringList folderAround(const QStringList &folder)
{
    return folder.first(std::max(folder.size() - 1, qsizetype(0)));
}

QList<BoardPlace> placesOf(const QList<Board> &boards)
{
    QList<BoardPlace> places;
    const QList<Board> ordered = inTreeOrder(boards);
    for (const Board &board : ordered)
        places.append({board.id, board.folder});
    return places;
}

QList<BoardPlace> movedInto(const QList<Board> &boards, const QList<BoardId> &moved, const QStringList &folder)
{
    QList<Board> order = boards;
    for (const BoardId id : moved) {
        const auto found =
            std::find_if(order.begin(), order.end(), [id](const Board &board) { return board.id == id; });
        if (found == order.end()) continue;
        Board board = *found;
        board.folder = bounded(folder);
        const qsizetype stood = found - order.begin();
        order.erase(found);
        order.insert(endOf(order, board.folder).value_or(stood), board);
    }
    return placesOf(order);
}

QList<BoardPlace> moved(const QList<Board> &boards, const BoardMove &move)
{
    const auto isMoved = [&move](const Board &board) {
        return move.boards.contains(board.id) && isWithin(board.folder, move.from);
    };
    QList<Board> going;
    std::copy_if(boards.cbegin(), boards.cend(), std::back_inserter(going), isMoved);
    if (going.isEmpty()) return placesOf(boards);
    const qsizetype stood = std::find_if(boards.cbegin(), boards.cend(), isMoved) - boards.cbegin();
    QList<Board> order = boards;
    order.removeIf(isMoved);
    for (Board &board : going)
        board.folder = bounded(move.to + board.folder.sliced(move.from.size()));
    const auto neighbour =
        std::find_if(order.cbegin(), order.cend(), [&move](const Board &board) { return board.id == move.neighbour; });
    qsizetype at = stood;
    if (move.neighbour == 0) at = endOf(order, move.to).value_or(stood);
    if (neighbour != order.cend()) at = neighbour - order.cbegin() + (move.behind ? 1 : 0);
    for (const Board &board : std::as_const(going))
        order.insert(at++, board);
    return placesOf(order);
}

QList<BoardPlace> renamedFolder(const QList<Board> &boards, const QStringList &from, const QStringList &to)
{
    if (from.isEmpty() || (to.size() > from.size() && isWithin(to, from))) return placesOf(boards);
    QList<Board> order = boards;
    for (Board &board : order) {
        if (isWithin(board.folder, from)) board.folder = bounded(to + board.folder.sliced(from.size()));
    }
    return placesOf(order);
}

} // namespace newsboard
