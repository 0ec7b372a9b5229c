#include "app/store/searching.h"

#include "app/store/searched_rows.h"
#include "app/store/writings.h"

#include <QMutexLocker>
#include <QPromise>

namespace newsboard {

namespace {

template<typename T> struct Promised {
    QPromise<Result<T>> promise;
    bool isKept = false;

    Promised() { promise.start(); }
    void keep(Result<T> value)
    {
        if (isKept) return;
        isKept = true;
        promise.addResult(std::move(value));
        promise.finish();
    }
};

const Error &cancelled()
{
    static const Error error{ErrorKind::Cancelled, {}, 0};
    return error;
}

} // namespace

Searching::~Searching()
{
    cancel();
    m_thread.close([this] { m_memory.reset(); });
}

SearchMemory &Searching::memory()
{
    if (!m_memory) m_memory = std::make_unique<SearchMemory>(m_thread.connection());
    return *m_memory;
}

void Searching::readAhead(BoardId board, const Flag &overtaken)
{
    try {
        bool more = true;
        while (more && !*overtaken) {
            const Snapshot snapshot(m_thread.connection());
            memory().follow();
            more = memory().readMore(board);
        }
    } catch (const StoreFailure &) {
        // The next search says what is wrong.
    }
}

Searching::Flag Searching::overtake()
{
    const QMutexLocker locker(&m_mutex);
    m_overtaken->store(true);
    m_overtaken = std::make_shared<std::atomic_bool>(false);
    return m_overtaken;
}

Searching::Flag Searching::current()
{
    const QMutexLocker locker(&m_mutex);
    return m_overtaken;
}

void Searching::cancel()
{
    overtake();
}

SearchAnswers Searching::search(const SearchRequest &request)
{
    struct Promises {
        Promised<SearchAnswers::First> first;
        Promised<qint64> count;
        Promised<QList<Key>> all;
    };
    auto promises = std::make_shared<Promises>();
    const SearchAnswers answers{promises->first.promise.future(), promises->count.promise.future(),
                                promises->all.promise.future()};
    m_thread.post([this, request, promises, overtaken = overtake()] {
        SearchListener listener;
        listener.first = [&](const QList<Key> &keys, bool isAll) {
            promises->first.keep(SearchAnswers::First{keys, isAll});
            if (!isAll) return;
            promises->count.keep(qint64(keys.size()));
            promises->all.keep(keys);
        };
        listener.counted = [&](qint64 count) { promises->count.keep(count); };
        listener.all = [&](const QList<Key> &keys) { promises->all.keep(keys); };
        Error error = cancelled();
        try {
            if (!*overtaken) runSearch(m_thread.connection(), memory(), request, listener, *overtaken);
        } catch (const StoreFailure &failure) {
            error = failure.error;
        }
        promises->first.keep(error);
        promises->count.keep(error);
        promises->all.keep(error);
        // Behind what was asked meanwhile.
        m_thread.post([this, board = request.board, overtaken] { readAhead(board, overtaken); });
    });
    return answers;
}

QFuture<Result<qint64>> Searching::count(const SearchRequest &request)
{
    auto promised = std::make_shared<Promised<qint64>>();
    m_thread.post([this, request, promised, overtaken = current()] {
        try {
            SearchListener listener;
            listener.first = [&](const QList<Key> &keys, bool isAll) {
                if (isAll) promised->keep(qint64(keys.size()));
            };
            listener.counted = [&](qint64 count) { promised->keep(count); };
            if (!*overtaken) runSearch(m_thread.connection(), memory(), request, listener, *overtaken);
            promised->keep(cancelled());
        } catch (const StoreFailure &failure) {
            promised->keep(failure.error);
        }
    });
    return promised->promise.future();
}

QFuture<Result<QHash<Key, Snippet>>> Searching::snippets(const Query &query, const QList<Key> &keys)
{
    auto promised = std::make_shared<Promised<QHash<Key, Snippet>>>();
    m_thread.post([this, query, keys, promised, overtaken = current()] {
        try {
            QHash<Key, Snippet> found;
            SearchedRows rows(m_thread.connection(), {.article = true});
            SearchedRow row;
            for (const Key key : keys) {
                if (*overtaken) return promised->keep(cancelled());
                if (!rows.read(key, &row) || !rows.readArticle(key, &row)) continue;
                Snippet hit = snippet(query, row.body, Field::Body);
                for (qsizetype i = 0; hit.hits.isEmpty() && i < row.commentTexts.size(); ++i)
                    hit = snippet(query, row.commentTexts[i], Field::Comment);
                if (!hit.hits.isEmpty()) found.insert(key, hit);
            }
            promised->keep(found);
        } catch (const StoreFailure &failure) {
            promised->keep(failure.error);
        }
    });
    return promised->promise.future();
}

QFuture<Result<Writings>> Searching::writings(const QString &author, int most)
{
    auto promised = std::make_shared<Promised<Writings>>();
    m_thread.post([this, author, most, promised, overtaken = current()] {
        try {
            if (!*overtaken) promised->keep(writingsOf(m_thread.connection(), memory(), author, most, *overtaken));
            promised->keep(cancelled());
        } catch (const StoreFailure &failure) {
            promised->keep(failure.error);
        }
    });
    return promised->promise.future();
}

QFuture<Result<IndexCheck>> Searching::check(std::shared_ptr<std::atomic_bool> stop)
{
    auto promised = std::make_shared<Promised<IndexCheck>>();
    constexpr int kWhole = 1000;
    promised->promise.setProgressRange(0, kWhole);
    m_thread.post([this, stop, promised] {
        const auto told = [&promised](const IndexProgress &progress) {
            promised->promise.setProgressValue(int(progress.done * kWhole / std::max(progress.all, qint64(1))));
        };
        try {
            const Snapshot snapshot(m_thread.connection());
            promised->keep(checkIndex(m_thread.connection(), told, *stop));
        } catch (const StoreFailure &failure) {
            promised->keep(failure.error);
        }
    });
    return promised->promise.future();
}

} // namespace newsboard
