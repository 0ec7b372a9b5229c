#pragma once

#include "app/domain/result.h"
#include "app/domain/writings.h"
#include "app/search/snippet.h"
#include "app/store/index_build.h"
#include "app/store/search_run.h"
#include "app/store/store_thread.h"

#include <QFuture>
#include <QHash>
#include <QMutex>

#include <atomic>
#include <memory>

namespace newsboard {

/// The three answers to one search; those that are not needed any more end with Cancelled.
struct SearchAnswers {
    struct First {
        QList<Key> keys;
        bool isAll = false;
    };
    QFuture<Result<First>> first;
    QFuture<Result<qint64>> count;
    QFuture<Result<QList<Key>>> all; ///< In order.
};

/// The searches, on a thread and a connection of their own: neither a long write nor the reading of an article waits
/// for them, or they for it. From any thread.
class Searching {
public:
    explicit Searching(const QString &file) : m_thread(file, Connection::Access::Read) {}
    ~Searching();
    Q_DISABLE_COPY_MOVE(Searching)

    /// Ends the search under way and those that wait, then does this one.
    SearchAnswers search(const SearchRequest &request);
    /// Ends the search under way.
    void cancel();
    /// How many rows a query finds; ends with Cancelled when a search comes in between.
    QFuture<Result<qint64>> count(const SearchRequest &request);
    /// The surroundings of hits in bodies and comments, for the rows that have some; ends with Cancelled when a search
    /// comes in between.
    QFuture<Result<QHash<Key, Snippet>>> snippets(const Query &query, const QList<Key> &keys);
    /// What somebody wrote, at most `most` headlines and as many comments; ends with Cancelled when a search comes in
    /// between.
    QFuture<Result<Writings>> writings(const QString &author, int most);
    /// Compares the index with the cache; long. The future's progress is in thousandths.
    QFuture<Result<IndexCheck>> check(std::shared_ptr<std::atomic_bool> cancelled);

private:
    using Flag = std::shared_ptr<std::atomic_bool>;

    Flag overtake();
    Flag current();
    /// On the thread.
    SearchMemory &memory();
    /// Reads what the searches to come need in memory, until one comes.
    void readAhead(BoardId board, const Flag &overtaken);

    StoreThread m_thread;
    std::unique_ptr<SearchMemory> m_memory; ///< Of the thread.
    QMutex m_mutex; ///< Of the flag: searches come from the window, counts from wherever changes do.
    Flag m_overtaken = std::make_shared<std::atomic_bool>(false); ///< Of the newest search.
};

} // namespace newsboard
