#pragma once

#include "app/domain/error.h"
#include "app/domain/result.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace newsboard {

class Store;

/// The search index's upkeep: what searching itself does not need, since rows that are not in it yet are looked at one
/// by one. Unasked, it puts the pieces together that storing leaves, a while after the cache has changed: a search
/// looks into each of them. GUI thread; all work is done in short parts on the store's threads.
class SearchIndex : public QObject {
    Q_OBJECT

public:
    /// What comparing it with the cache showed; see IndexCheck.
    struct Report {
        qint64 rows = 0;     ///< Compared.
        qint64 segments = 0; ///< In the index.
        qint64 wrong = 0;    ///< Places where the index is not as it should be.
        bool isWhole = false;
        bool isRight = false;
    };

    explicit SearchIndex(Store &store, QObject *parent = nullptr);
    ~SearchIndex() override;

    /// Goes on with what an earlier version of the program, or an interrupted rebuild, left to do. finished() follows.
    void complete();
    /// Makes the index anew beside the one there is, which is searched meanwhile; goes on with a rebuild that was
    /// interrupted. progressed() and finished() follow, or failed().
    void rebuild();
    /// Reads the whole cache: progressed() and checked() follow, or failed().
    void check();
    /// Whatever is under way ends soon; a rebuild can be gone on with.
    void cancel();

signals:
    void progressed(qint64 done, qint64 all); ///< Rows, or parts of a check.
    void finished(qint64 rows);               ///< The index is whole; how many it has.
    void checked(const newsboard::SearchIndex::Report &report);
    void failed(const newsboard::Error &error);

private:
    void begin();
    void buildNext(int run);
    void mergeNext();

    Store &m_store;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    int m_run = 0; ///< A newer one ends the older.
    qint64 m_done = 0;
    qint64 m_all = 0;
    QTimer m_mergeLater; ///< Changes come in bursts, and what else is to be written comes first.
};

} // namespace newsboard
