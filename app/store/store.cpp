#include "app/store/store.h"

#include "app/store/articles_table.h"
#include "app/store/boards_table.h"
#include "app/store/gaps_table.h"
#include "app/store/headlines_table.h"
#include "app/store/pictures_table.h"
#include "app/store/purge.h"
#include "app/store/reading.h"
#include "app/store/rhythms_table.h"
#include "app/store/runs_table.h"
#include "app/store/searches_table.h"
#include "app/store/shifts_table.h"
#include "app/store/states_table.h"
#include "app/store/upkeep_table.h"
#include "app/store/views.h"
#include "app/store/writing.h"
#include "app/sync/clean_up.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const auto kLockName = "opening.lock"_L1;
constexpr int kOpeningWait = 10'000; ///< Milliseconds.

const auto kFileName = "newsboard.sqlite"_L1;
constexpr auto kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

/// Why nothing can be made at `path`, as far as its file system tells.
Error whyNot(const QString &path)
{
    QDir nearest = QFileInfo(path).dir();
    while (!nearest.exists() && !nearest.isRoot())
        nearest.setPath(QFileInfo(nearest.path()).path());
    const QStorageInfo storage(nearest);
    if (storage.isReadOnly()) return {ErrorKind::ReadOnly, path, 0};
    if (storage.isValid() && storage.bytesTotal() > 0 && storage.bytesAvailable() == 0)
        return {ErrorKind::DiskFull, path, 0};
    return {ErrorKind::NoPermission, path, 0};
}

/// Makes the folder, for its owner alone; one that is there stays as it is. Throws StoreFailure.
void makeFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir()) return;
    if (info.exists()) throw StoreFailure{Error{ErrorKind::NoPermission, folder, 0}};
    const QDir parent = info.dir();
    if (!QDir().mkpath(parent.path()) || !parent.mkdir(info.fileName(), kOwnerOnly | QFile::ExeOwner))
        throw StoreFailure{whyNot(folder)};
}

/// Makes the file, for its owner alone; SQLite gives its journals the same permissions. Throws StoreFailure.
void makeFile(const QString &path)
{
    QFile file(path);
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly) && !file.exists())
        throw StoreFailure{whyNot(path)};
    if (file.permissions() != (kOwnerOnly | QFile::ReadUser | QFile::WriteUser)) file.setPermissions(kOwnerOnly);
}

Error noSuchBoard(BoardId id)
{
    return {ErrorKind::NoSuchBoard, QString::number(id), 0};
}

Change changedBoard(BoardId id)
{
    Change change;
    change.board = id;
    change.boards = true;
    return change;
}

template<typename T> Change noChange(const T &)
{
    return {};
}

} // namespace

class Store::Private {
public:
    Private(const QString &storeFile, std::function<void(const Change &)> tell)
        : file(storeFile), writing(storeFile, std::move(tell)), reading(storeFile), searching(storeFile)
    {
    }

    /// A write to one board that is there, removed or not.
    template<typename Work> QFuture<Done> writeBoard(BoardId board, Work work)
    {
        return writing.ask<std::monostate>(
            [board, work](Connection &connection) -> Done {
                if (!isKept(connection, board)) return noSuchBoard(board);
                work(connection);
                return done();
            },
            [board](std::monostate) { return changedBoard(board); });
    }

    /// The same, where nothing that anybody shows changes.
    template<typename Work> QFuture<Done> writeQuietly(BoardId board, Work work)
    {
        return writing.ask<std::monostate>(
            [board, work](Connection &connection) -> Done {
                if (!isKept(connection, board)) return noSuchBoard(board);
                work(connection);
                return done();
            },
            noChange<std::monostate>);
    }

    /// A write that concerns no board, and nothing that anybody shows.
    template<typename Work> QFuture<Done> writeAnywhere(Work work)
    {
        return writing.ask<std::monostate>(
            [work](Connection &connection) -> Done {
                work(connection);
                return done();
            },
            noChange<std::monostate>);
    }

    QString file;
    Writing writing;
    Reading reading;     ///< Ends before the writing does: a reader would keep the journal from being truncated.
    Searching searching; ///< So does this.
};

Store::Store(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString &folder)
{
    qRegisterMetaType<Change>();
    try {
        makeFolder(folder);
        const QString file = QDir(folder).filePath(kFileName);
        // Processes that make a new cache at the same moment do so one after another: SQLite's own waiting does not
        // cover the change to WAL. Where the lock cannot be had, opening goes on and says by itself what is wrong.
        QLockFile opening(QDir(folder).filePath(kLockName));
        opening.tryLock(kOpeningWait);
        makeFile(file);
        auto store = std::unique_ptr<Store>(new Store(nullptr));
        Store *const that = store.get();
        const auto tell = [that](const Change &change) { emit that->changed(change); };
        store->d = std::make_unique<Private>(file, tell);
        if (const Done prepared = store->d->writing.prepare(); !prepared) return prepared.error();
        store->d->reading.follow(store->d->writing.self(), tell);
        return store;
    } catch (const StoreFailure &failure) {
        return failure.error;
    }
}

QString Store::fileName() const
{
    return d->file;
}

QFuture<Result<QList<Board>>> Store::boards()
{
    return d->reading.ask<QList<Board>>([](Connection &connection) { return loadBoards(connection); });
}

QFuture<Result<Board>> Store::addBoard(const Board &board, const QString &fingerprint)
{
    return d->writing.ask<Board>(
        [board, fingerprint](Connection &connection) -> Result<Board> {
            return *loadBoard(connection, keepBoard(connection, board, fingerprint));
        },
        [](const Board &kept) { return changedBoard(kept.id); });
}

QFuture<Result<QList<BoardId>>> Store::addBoards(const QList<NewBoard> &boards)
{
    return d->writing.ask<QList<BoardId>>(
        [boards](Connection &connection) -> Result<QList<BoardId>> { return keepBoards(connection, boards); },
        [](const QList<BoardId> &added) { return added.isEmpty() ? Change() : changedBoard(added.first()); });
}

QFuture<Done> Store::arrangeBoards(const QList<BoardPlace> &places)
{
    return d->writing.ask<std::monostate>(
        [places](Connection &connection) -> Done {
            newsboard::arrangeBoards(connection, places);
            return done();
        },
        [places](std::monostate) { return places.isEmpty() ? Change() : changedBoard(places.first().board); });
}

QFuture<Result<Board>> Store::updateBoard(const Board &board)
{
    return d->writing.ask<Board>(
        [board](Connection &connection) -> Result<Board> {
            if (!loadBoard(connection, board.id)) return noSuchBoard(board.id);
            describeBoard(connection, board);
            return *loadBoard(connection, board.id);
        },
        [](const Board &kept) { return changedBoard(kept.id); });
}

QFuture<Done> Store::renameBoard(BoardId board, const QString &name)
{
    return d->writeBoard(board, [=](Connection &connection) { nameBoard(connection, board, name.trimmed()); });
}

QFuture<Done> Store::removeBoard(BoardId board)
{
    return d->writeBoard(board, [=](Connection &connection) { setBoardRemoved(connection, board, true); });
}

QFuture<Done> Store::removeBoards(const QList<BoardId> &boards)
{
    return d->writing.ask<std::monostate>(
        [boards](Connection &connection) -> Done {
            for (const BoardId board : boards)
                setBoardRemoved(connection, board, true);
            return done();
        },
        [](std::monostate) { return changedBoard(0); });
}

QFuture<Result<Board>> Store::restoreBoard(BoardId board)
{
    return d->writing.ask<Board>(
        [board](Connection &connection) -> Result<Board> {
            setBoardRemoved(connection, board, false);
            const auto restored = loadBoard(connection, board);
            if (!restored) return noSuchBoard(board);
            return *restored;
        },
        [](const Board &restored) { return changedBoard(restored.id); });
}

QFuture<Result<bool>> Store::purgeSome(const QDateTime &before)
{
    // Out of sight already: nothing that anybody shows changes.
    return d->writing.ask<bool>(
        [before](Connection &connection) -> Result<bool> { return newsboard::purgeSome(connection, before); },
        noChange<bool>);
}

QFuture<Done> Store::noteRefreshed(BoardId board, const QDateTime &now, const PageCopy &newestPage, bool numbersSettled)
{
    return d->writeBoard(board, [=](Connection &connection) {
        noteBoardRefreshed(connection, board, now, newestPage);
        if (numbersSettled) settleShifts(connection, board);
    });
}

QFuture<Done> Store::noteFailed(BoardId board, const QDateTime &now, const Error &error)
{
    return d->writeBoard(board, [=](Connection &connection) { noteBoardFailed(connection, board, now, error); });
}

QFuture<Done> Store::moveBoard(const Board &board, const QString &fingerprint)
{
    return d->writeBoard(
        board.id, [=](Connection &connection) { newsboard::moveBoard(connection, board.id, board.url, fingerprint); });
}

QFuture<Result<Applied>> Store::applyPage(BoardId board, const ListPage &page, const QDateTime &now,
                                          const RefreshPlace &place)
{
    return d->writing.ask<Applied>(
        [board, page, now, place](Connection &connection) -> Result<Applied> {
            if (!isKept(connection, board)) return noSuchBoard(board);
            Applied applied = applyPageTo(connection, board, page, now, place);
            keepTexts(connection, board, page.texts, now, &applied.change);
            return applied;
        },
        [](const Applied &applied) { return applied.change; });
}

QFuture<Result<Applied>> Store::applyVanished(BoardId board, const NumberSearch::Vanished &vanished,
                                              const QDateTime &now)
{
    return d->writing.ask<Applied>(
        [board, vanished, now](Connection &connection) -> Result<Applied> {
            return newsboard::applyVanished(connection, board, vanished, now);
        },
        [](const Applied &applied) { return applied.change; });
}

QFuture<Result<NumberSearch::Ground>> Store::numberGround(BoardId board)
{
    return d->reading.ask<NumberSearch::Ground>(
        [board](Connection &connection) { return groundOf(connection, board); });
}

QFuture<Result<Applied>> Store::applyArticle(BoardId board, const Article &article, const QDateTime &now)
{
    return d->writing.ask<Applied>(
        [board, article, now](Connection &connection) -> Result<Applied> {
            if (!isKept(connection, board)) return noSuchBoard(board);
            if (article.id.isEmpty()) return Error{ErrorKind::NoSuchArticle, article.url.toDisplayString(), 0};
            return applyArticleTo(connection, board, article, now);
        },
        [](const Applied &applied) { return applied.change; });
}

QFuture<Result<BackFillState>> Store::backFill(BoardId board)
{
    return d->reading.ask<BackFillState>([board](Connection &connection) { return loadBackFill(connection, board); });
}

QFuture<Result<QList<BoardId>>> Store::unfinishedBackFills()
{
    return d->reading.ask<QList<BoardId>>([](Connection &connection) { return loadUnfinished(connection); });
}

QFuture<Result<QList<BoardId>>> Store::pausedBackFills()
{
    return d->reading.ask<QList<BoardId>>([](Connection &connection) { return loadPaused(connection); });
}

QFuture<Done> Store::wantBackFill(BoardId board, const QDateTime &until)
{
    return d->writeQuietly(board, [=](Connection &connection) { newsboard::wantBackFill(connection, board, until); });
}

QFuture<Done> Store::pauseBackFill(BoardId board)
{
    return d->writeQuietly(board, [=](Connection &connection) { newsboard::pauseBackFill(connection, board); });
}

QFuture<Done> Store::unwantBackFill(BoardId board)
{
    return d->writeQuietly(board, [=](Connection &connection) { newsboard::unwantBackFill(connection, board); });
}

QFuture<Done> Store::addGap(BoardId board, const RowGap &gap)
{
    return d->writeQuietly(board, [=](Connection &connection) { newsboard::addGap(connection, board, gap); });
}

QFuture<Done> Store::moveGap(BoardId board, Key upper, const std::optional<RowGap> &now)
{
    return d->writeQuietly(board, [=](Connection &connection) { newsboard::moveGap(connection, board, upper, now); });
}

QFuture<Done> Store::noteWhole(BoardId board)
{
    return d->writeQuietly(board, [=](Connection &connection) { newsboard::noteWhole(connection, board); });
}

QFuture<Done> Store::noteFixedNumbers(BoardId board)
{
    return d->writeQuietly(board,
                           [=](Connection &connection) { noteNumberKind(connection, board, NumberKind::Fixed); });
}

QFuture<Done> Store::allowPictures(BoardId board, bool allowed)
{
    return d->writeBoard(board, [=](Connection &connection) { allowBoardPictures(connection, board, allowed); });
}

QFuture<Done> Store::keepPicture(Key article, const QUrl &address, const PictureFile &file, const QDateTime &now)
{
    return d->writeQuietly(boardOf(article), [=](Connection &connection) {
        newsboard::keepPicture(connection, article, address, file, now);
    });
}

QFuture<Done> Store::sharePictures(Key article, const QList<QUrl> &addresses)
{
    return d->writeQuietly(boardOf(article),
                           [=](Connection &connection) { newsboard::sharePictures(connection, article, addresses); });
}

QFuture<Result<QList<KnownPicture>>> Store::findPictures(const QList<QUrl> &addresses)
{
    return d->reading.ask<QList<KnownPicture>>(
        [addresses](Connection &connection) { return newsboard::findPictures(connection, addresses); });
}

QFuture<Result<std::optional<PictureFile>>> Store::picture(const QUrl &address)
{
    return d->reading.ask<std::optional<PictureFile>>(
        [address](Connection &connection) { return loadPicture(connection, address); });
}

QFuture<Result<QHash<QUrl, PictureFile>>> Store::pictureFiles(const QList<QUrl> &addresses, qint64 mostBytes)
{
    return d->reading.ask<QHash<QUrl, PictureFile>>([addresses, mostBytes](Connection &connection) {
        QHash<QUrl, PictureFile> files;
        qint64 left = mostBytes;
        for (const QUrl &address : addresses) {
            const auto file = loadPicture(connection, address);
            if (!file || file->bytes.size() > left) continue;
            left -= file->bytes.size();
            files.insert(address, *file);
        }
        return files;
    });
}

QFuture<Done> Store::setUpkeep(BoardId board, const PrefetchRule &prefetch, const Budget &budget)
{
    return d->writeBoard(board,
                         [=](Connection &connection) { newsboard::setUpkeep(connection, board, prefetch, budget); });
}

QFuture<Result<QList<HeadlineRow>>> Store::missingArticles(BoardId board, const PrefetchRule &rule, int limit)
{
    return d->reading.ask<QList<HeadlineRow>>([board, rule, limit](Connection &connection) {
        return rowsOfKeys(connection, newsboard::missingArticles(connection, board, rule, limit));
    });
}

QFuture<Result<CleanUpPlan>> Store::planCleanUp(BoardId board, const Budget &budget, const QDateTime &now)
{
    return d->reading.ask<CleanUpPlan>([board, budget, now](Connection &connection) {
        return newsboard::planCleanUp(keptArticles(connection, board), budget, now);
    });
}

QFuture<Result<Change>> Store::forgetArticles(BoardId board, const QList<Key> &keys)
{
    return d->writing.ask<Change>(
        [board, keys](Connection &connection) -> Result<Change> {
            return newsboard::forgetArticles(connection, board, keys);
        },
        [](const Change &change) { return change.articles.isEmpty() ? Change() : change; });
}

QFuture<Done> Store::noteRun(const Run &run)
{
    return d->writeQuietly(run.board, [run](Connection &connection) { newsboard::noteRun(connection, run); });
}

QFuture<Result<QList<Run>>> Store::runs(BoardId board, int limit)
{
    return d->reading.ask<QList<Run>>(
        [board, limit](Connection &connection) { return loadRuns(connection, board, limit); });
}

QFuture<Result<QHash<BoardId, Rhythm>>> Store::rhythms()
{
    return d->reading.ask<QHash<BoardId, Rhythm>>([](Connection &connection) { return loadRhythms(connection); });
}

QFuture<Done> Store::keepRhythm(BoardId board, const Rhythm &rhythm)
{
    return d->writeQuietly(board, [=](Connection &connection) { newsboard::keepRhythm(connection, board, rhythm); });
}

QFuture<Result<Change>> Store::setState(const QList<Key> &keys, const StateChange &state)
{
    return d->writing.ask<Change>(
        [keys, state](Connection &connection) {
            return applyState(connection, keys, state, QDateTime::currentDateTimeUtc());
        },
        [](const Change &change) { return change; });
}

QFuture<Result<Change>> Store::markAllRead(BoardId board)
{
    return d->writing.ask<Change>(
        [board](Connection &connection) { return applyAllRead(connection, board, QDateTime::currentDateTimeUtc()); },
        [](const Change &change) { return change; });
}

SearchAnswers Store::search(const SearchRequest &request)
{
    return d->searching.search(request);
}

void Store::cancelSearch()
{
    d->searching.cancel();
}

QFuture<Result<qint64>> Store::countFound(const SearchRequest &request)
{
    return d->searching.count(request);
}

QFuture<Result<QHash<Key, Snippet>>> Store::snippets(const Query &query, const QList<Key> &keys)
{
    return d->searching.snippets(query, keys);
}

QFuture<Result<Writings>> Store::writingsOf(const QString &author, int most)
{
    return d->searching.writings(author, most);
}

QFuture<Result<QList<SavedSearch>>> Store::savedSearches()
{
    return d->reading.ask<QList<SavedSearch>>([](Connection &connection) { return loadSavedSearches(connection); });
}

QFuture<Result<SavedSearch>> Store::saveSearch(const SavedSearch &search)
{
    return d->writing.ask<SavedSearch>(
        [search](Connection &connection) -> Result<SavedSearch> { return newsboard::saveSearch(connection, search); },
        noChange<SavedSearch>);
}

QFuture<Done> Store::removeSavedSearch(qint64 id)
{
    return d->writeAnywhere([=](Connection &connection) { newsboard::removeSavedSearch(connection, id); });
}

QFuture<Result<QStringList>> Store::recentSearches()
{
    return d->reading.ask<QStringList>([](Connection &connection) { return loadRecentSearches(connection); });
}

QFuture<Done> Store::rememberSearch(const QString &query, const QDateTime &now)
{
    return d->writeAnywhere([=](Connection &connection) { newsboard::rememberSearch(connection, query, now); });
}

QFuture<Done> Store::forgetRecentSearches()
{
    return d->writeAnywhere([](Connection &connection) { newsboard::forgetRecentSearches(connection); });
}

QFuture<Result<IndexProgress>> Store::indexProgress()
{
    return d->reading.ask<IndexProgress>([](Connection &connection) { return newsboard::indexProgress(connection); });
}

QFuture<Done> Store::beginIndexRebuild()
{
    return d->writeAnywhere([](Connection &connection) { beginRebuild(connection); });
}

QFuture<Result<BuiltPart>> Store::buildIndexSome()
{
    return d->writing.ask<BuiltPart>([](Connection &connection) -> Result<BuiltPart> { return buildSome(connection); },
                                     noChange<BuiltPart>);
}

QFuture<Result<bool>> Store::mergeIndexSome()
{
    return d->writing.ask<bool>([](Connection &connection) -> Result<bool> { return mergeSome(connection); },
                                noChange<bool>);
}

QFuture<Result<IndexCheck>> Store::checkIndex(std::shared_ptr<std::atomic_bool> cancelled)
{
    return d->searching.check(std::move(cancelled));
}

QFuture<Result<QList<HeadlineRow>>> Store::list(const ListQuery &query)
{
    return d->reading.ask<QList<HeadlineRow>>([query](Connection &connection) {
        const Snapshot snapshot(connection); // As for keys().
        return rowsOfQuery(connection, query);
    });
}

QFuture<Result<KeyList>> Store::keys(const View &view)
{
    return d->reading.ask<KeyList>([view](Connection &connection) {
        const Snapshot snapshot(connection); // What the search index says must be of one moment.
        return allKeysOfView(connection, view);
    });
}

QFuture<Result<QList<HeadlineRow>>> Store::rowsOf(const QList<Key> &keys)
{
    return d->reading.ask<QList<HeadlineRow>>([keys](Connection &connection) { return rowsOfKeys(connection, keys); });
}

QFuture<Result<std::optional<Article>>> Store::article(BoardId board, const QString &id)
{
    return d->reading.ask<std::optional<Article>>([board, id](Connection &connection) {
        const auto key = keyOfId(connection, board, id);
        return key ? loadArticle(connection, *key) : std::nullopt;
    });
}

QFuture<Result<std::optional<HeadlineRow>>> Store::find(BoardId board, const QString &id)
{
    return d->reading.ask<std::optional<HeadlineRow>>([board, id](Connection &connection) {
        const auto key = keyOfId(connection, board, id);
        return key ? rowOfKey(connection, *key) : std::nullopt;
    });
}

} // namespace newsboard
