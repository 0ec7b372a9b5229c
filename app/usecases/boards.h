#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/error.h"
#include "app/domain/list_page.h"
#include "app/domain/result.h"
#include "app/usecases/pace.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace newsboard {

class Fetcher;
class Store;
class SkinSet;
struct ParsedPage;
struct ReadPage;

/// A board that was found behind an address and is not kept yet.
struct BoardPreview {
    Board board;
    ListPage page;                      ///< Its first page, or the page that was given.
    std::optional<BoardId> alreadyKept; ///< The board is there already.
    bool isSample = false;
};

/// The boards a person follows: looking at one before keeping it, keeping, renaming, removing, undoing.
/// GUI thread; answers come as signals. A request id of look() is a generation number: only the newest is answered.
class Boards : public QObject {
    Q_OBJECT

public:
    Boards(Store &store, Fetcher &fetcher, const SkinSet &skins, QObject *parent = nullptr);

    /// As last loaded, in the sidebar's order (that of a tree of folders), without removed ones; kept current by the
    /// store's changes.
    const QList<Board> &boards() const { return m_boards; }
    std::optional<Board> board(BoardId id) const;
    /// The board of this id, exact name, or address, as a person would write it.
    std::optional<Board> find(const QString &idNameOrAddress) const;
    /// Loads them for the first time; boardsChanged() follows.
    void load();

    /// Finds the board behind what was typed: previewed() or lookFailed() follows. Fetches the page and, where that is
    /// an article's or a filtered one, the board's own list.
    int look(const QString &typedAddress);
    void cancelLook();
    /// Keeps the board and stores the page that was seen; kept() follows (with the old board if it was there already).
    void keep(const BoardPreview &preview);

    /// Keeps boards that are known from elsewhere, without looking at them, behind the others; `then` is told, on this
    /// thread and unless `receiver` is gone by then, which of them were not there before, once they are listed.
    void keepAll(const QList<Board> &boards, QObject *receiver,
                 std::function<void(const Result<QList<BoardId>> &)> then);

    void rename(BoardId board, const QString &name);
    /// Puts the boards into this order and these folders (see board_order.h); boardsChanged() follows.
    void arrange(const QList<BoardPlace> &places);
    /// What of its articles is fetched unasked and how much of them is kept.
    void setUpkeep(BoardId board, const PrefetchRule &prefetch, const Budget &budget);
    void remove(BoardId board);
    /// The same for many, of which nobody is told one by one.
    void removeAll(const QList<BoardId> &boards);
    void undoRemove(BoardId board);

    /// Where the sample board lives in the resources.
    static QString sampleAddress();

signals:
    void boardsChanged();
    void previewed(int request, const newsboard::BoardPreview &preview);
    void lookFailed(int request, const newsboard::Error &error);
    void kept(const newsboard::Board &board, int headlines);
    void removed(const newsboard::Board &board);
    void restored(const newsboard::Board &board);
    void failed(const newsboard::Error &error); ///< Storing, renaming, removing went wrong.

private:
    void reload();
    void take(const QList<Board> &boards);
    void announce(const Board &added, int headlines);
    void lookAt(int request, const QUrl &address, bool mayFallBack, std::shared_ptr<const ReadPage> seen);
    void lookFurther(int request, const ReadPage &read, const std::shared_ptr<const ReadPage> &seen);
    void presentAsIs(int request, const ReadPage &read);
    void present(int request, const ParsedPage &page, const QUrl &address);

    Store &m_store;
    Pace m_reloading;
    Fetcher &m_fetcher;
    const SkinSet &m_skins;
    QList<Board> m_boards;
    int m_request = 0;
    QFuture<void> m_fetch; ///< Of the look that is under way.
};

} // namespace newsboard
