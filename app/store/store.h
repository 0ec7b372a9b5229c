#pragma once

// The public face of app/store for everything that writes: values in, values out, one writing connection on one thread.

#include "app/domain/article.h"
#include "app/domain/back_fill.h"
#include "app/domain/board.h"
#include "app/domain/change.h"
#include "app/domain/key_list.h"
#include "app/domain/list_page.h"
#include "app/domain/result.h"
#include "app/domain/run.h"
#include "app/domain/search.h"
#include "app/domain/state_change.h"
#include "app/domain/upkeep.h"
#include "app/domain/view.h"
#include "app/store/new_board.h"
#include "app/store/searching.h"
#include "app/sync/number_search.h"
#include "app/sync/rhythm.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace newsboard {

/// What applying a page of a board did, and what it tells a refresh.
struct Applied {
    Change change;
    int added = 0;
    int changed = 0;
    int gone = 0;
    int pinned = 0;          ///< Of applyVanished(): notices whose places lie there, and which no number counts.
    bool metKnown = false;   ///< A numbered row of the page was known before: nothing newer is missing below it.
    QList<NumberShift> open; ///< Changes of numbers whose places are to be found.
    Key lowest = 0;          ///< Of the page's rows in order; 0 where it has none.
    Key last = 0;            ///< The last of them, as the page has it: on a board that is sorted otherwise another one.
    bool isOrdered = true;   ///< As Board::isOrdered, from now on.
    NumberKind numberKind = NumberKind::Unknown; ///< As it is known from now on.
    bool hasReturned = false;                    ///< Rows that were gone are back.
    bool isUndecided = false;                    ///< As Plan::isUndecided.
    bool isNewerOpen = false;                    ///< As Plan::isNewerOpen.
    std::optional<NumberReading> numbers; ///< What its numbers told; their keys are those of its first and last row.
};

/// What a refresh knows of the numbers around a page.
struct RefreshPlace {
    /// Rows, downwards, from which up to the next change the numbers are right already: what the page tells of changes
    /// below does not move them.
    QList<ExactPlace> exact;
    std::optional<Key> newest; ///< As NumberedPart::newest.
    bool isPlaced = false;     ///< As NumberedPart::isPlaced.
};

/// The cache. Lives on a thread of its own, which it starts and stops; every member function may be called from any
/// thread and returns at once. Requests are done in order. Destruction finishes what was asked for, then closes.
class Store : public QObject {
    Q_OBJECT

public:
    /// Opens (or makes) the cache in `folder`, migrating it. Blocks; for the start of the program.
    /// Errors: NoPermission, ReadOnly, DiskFull, CacheNewer, CacheDamaged, CacheBusy, CacheFailed.
    static Result<std::unique_ptr<Store>> open(const QString &folder);
    ~Store() override;

    QString fileName() const;

    // Boards.
    QFuture<Result<QList<Board>>> boards();
    /// Keeps a board; one already there (by its fingerprint) is returned as it is.
    QFuture<Result<Board>> addBoard(const Board &board, const QString &fingerprint);
    /// Keeps many boards at once, behind the others, with their names and folders; the ids of those that were not
    /// there.
    QFuture<Result<QList<BoardId>>> addBoards(const QList<NewBoard> &boards);
    /// Puts boards into this order and these folders.
    QFuture<Done> arrangeBoards(const QList<BoardPlace> &places);
    /// What a page told of a board anew (zone, rule, columns, feed); never its name or its states.
    QFuture<Result<Board>> updateBoard(const Board &board);
    QFuture<Done> renameBoard(BoardId board, const QString &name);
    /// Takes a board out of sight; its rows are kept until purgeSome(), so that restoreBoard() undoes it.
    QFuture<Done> removeBoard(BoardId board);
    QFuture<Done> removeBoards(const QList<BoardId> &boards);
    QFuture<Result<Board>> restoreBoard(BoardId board);
    /// Forgets a part of what boards hold that were removed before then; false: nothing is left to do.
    QFuture<Result<bool>> purgeSome(const QDateTime &before);
    /// A refresh ended well; `newestPage` is the board's first page as it was then. With `numbersSettled` no change of
    /// the board's numbers is left to be found.
    QFuture<Done> noteRefreshed(BoardId board, const QDateTime &now, const PageCopy &newestPage = {},
                                bool numbersSettled = true);
    QFuture<Done> noteFailed(BoardId board, const QDateTime &now, const Error &error);
    /// The board's list is at `board.url` from now on; nothing happens where another board is there already.
    QFuture<Done> moveBoard(const Board &board, const QString &fingerprint);

    // The server's side.
    QFuture<Result<Applied>> applyPage(BoardId board, const ListPage &page, const QDateTime &now,
                                       const RefreshPlace &place = {});
    QFuture<Result<Applied>> applyVanished(BoardId board, const NumberSearch::Vanished &vanished, const QDateTime &now);
    QFuture<Result<NumberSearch::Ground>> numberGround(BoardId board);

    // Older headlines.
    QFuture<Result<BackFillState>> backFill(BoardId board);
    /// Boards whose older headlines are wanted and not all there.
    QFuture<Result<QList<BoardId>>> unfinishedBackFills();
    /// Those that were paused before they came to their end.
    QFuture<Result<QList<BoardId>>> pausedBackFills();
    QFuture<Done> wantBackFill(BoardId board, const QDateTime &until);
    QFuture<Done> pauseBackFill(BoardId board);
    QFuture<Done> unwantBackFill(BoardId board);
    QFuture<Done> addGap(BoardId board, const RowGap &gap);
    /// The gap's upper end moved down; without a gap it is closed, and with the last one the board is whole.
    QFuture<Done> moveGap(BoardId board, Key upper, const std::optional<RowGap> &now);
    /// The board was read from its newest to its first post in one go.
    QFuture<Done> noteWhole(BoardId board);
    /// The board's numbers are each post's own: between two of its pages there was a hole twice.
    QFuture<Done> noteFixedNumbers(BoardId board);
    QFuture<Result<Applied>> applyArticle(BoardId board, const Article &article, const QDateTime &now);

    // Pictures.
    QFuture<Done> allowPictures(BoardId board, bool allowed);
    /// Keeps what came for an address of an article, whether it is shown or refused; bytes of a refused one are not
    /// kept.
    QFuture<Done> keepPicture(Key article, const QUrl &address, const PictureFile &file, const QDateTime &now);
    /// Notes that an article shows pictures which others brought.
    QFuture<Done> sharePictures(Key article, const QList<QUrl> &addresses);
    QFuture<Result<QList<KnownPicture>>> findPictures(const QList<QUrl> &addresses);
    QFuture<Result<std::optional<PictureFile>>> picture(const QUrl &address);
    /// The files that are there, in order, as long as they are no more than `mostBytes` together.
    QFuture<Result<QHash<QUrl, PictureFile>>> pictureFiles(const QList<QUrl> &addresses, qint64 mostBytes);

    // Articles for reading offline, and what they take.
    QFuture<Done> setUpkeep(BoardId board, const PrefetchRule &prefetch, const Budget &budget);
    /// The headlines whose articles a rule wants and the cache has not as they are now, the newest first.
    QFuture<Result<QList<HeadlineRow>>> missingArticles(BoardId board, const PrefetchRule &rule, int limit);
    /// What cleaning up by a budget would do now; an empty budget tells what is there.
    QFuture<Result<CleanUpPlan>> planCleanUp(BoardId board, const Budget &budget, const QDateTime &now);
    /// Forgets articles with their pictures, but for those that are starred or gone from the server by now.
    QFuture<Result<Change>> forgetArticles(BoardId board, const QList<Key> &keys);

    // The log of what was done for boards.
    QFuture<Done> noteRun(const Run &run);
    /// The newest runs of a board (0: of all), the newest first.
    QFuture<Result<QList<Run>>> runs(BoardId board, int limit);

    // How often boards are looked at.
    QFuture<Result<QHash<BoardId, Rhythm>>> rhythms();
    QFuture<Done> keepRhythm(BoardId board, const Rhythm &rhythm);

    // The person's side.
    /// The result lists the keys that really changed: what an undo has to turn back.
    QFuture<Result<Change>> setState(const QList<Key> &keys, const StateChange &state);
    QFuture<Result<Change>> markAllRead(BoardId board);

    // Searching; see Searching for what is answered when.
    SearchAnswers search(const SearchRequest &request);
    void cancelSearch();
    QFuture<Result<qint64>> countFound(const SearchRequest &request);
    QFuture<Result<QHash<Key, Snippet>>> snippets(const Query &query, const QList<Key> &keys);
    /// What somebody of this name wrote, at most `most` headlines and as many comments.
    QFuture<Result<Writings>> writingsOf(const QString &author, int most);
    QFuture<Result<QList<SavedSearch>>> savedSearches();
    QFuture<Result<SavedSearch>> saveSearch(const SavedSearch &search);
    QFuture<Done> removeSavedSearch(qint64 id);
    QFuture<Result<QStringList>> recentSearches();
    QFuture<Done> rememberSearch(const QString &query, const QDateTime &now);
    QFuture<Done> forgetRecentSearches();

    // The search index.
    QFuture<Result<IndexProgress>> indexProgress();
    QFuture<Done> beginIndexRebuild();
    /// Does a part of what is left of building the index, in a short transaction of its own.
    QFuture<Result<BuiltPart>> buildIndexSome();
    /// Puts pieces of the index together, in a short transaction of its own; whether more is left.
    QFuture<Result<bool>> mergeIndexSome();
    /// The future's progress is in thousandths.
    QFuture<Result<IndexCheck>> checkIndex(std::shared_ptr<std::atomic_bool> cancelled);

    // Reading, on a connection of its own that a long write does not delay.
    QFuture<Result<QList<HeadlineRow>>> list(const ListQuery &query);
    QFuture<Result<KeyList>> keys(const View &view);                    ///< In the view's order.
    QFuture<Result<QList<HeadlineRow>>> rowsOf(const QList<Key> &keys); ///< In their order, those that are there.
    QFuture<Result<std::optional<Article>>> article(BoardId board, const QString &id);
    QFuture<Result<std::optional<HeadlineRow>>> find(BoardId board, const QString &id);

signals:
    /// After each transaction that changed something, from the store's thread: connect with a receiver.
    void changed(const newsboard::Change &change);

private:
    class Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace newsboard
