#pragma once

#include "app/domain/back_fill.h"
#include "app/domain/board.h"
#include "app/domain/error.h"

#include <QHash>
#include <QObject>

namespace newsboard {

class BackFillRun;
class Fetcher;
class Refresh;
class SkinSet;
class Store;

/// Fetches a board's older headlines until nothing is missing: gaps first, then down to the first post, page by page at
/// the pace of its host, however posts come and vanish meanwhile. What was reached is in the cache, so that it goes on
/// from there after a pause, a failure, or another start of the program. GUI thread; answers come as signals.
class BackFill : public QObject {
    Q_OBJECT

public:
    struct Limit {
        QDateTime until;  ///< No further than to headlines of this moment; invalid: to the first post.
        qint64 count = 0; ///< No more new headlines than about this many now; 0: all.
    };

    BackFill(Store &store, Fetcher &fetcher, const SkinSet &skins, Refresh &refresh, QObject *parent = nullptr);
    ~BackFill() override;

    void start(const Board &board, const Limit &limit);
    void start(const Board &board) { start(board, {}); }
    /// Stops, and stays so until start(); failed() follows with Cancelled where it was running.
    void pause(BoardId board);
    void pauseAll();
    /// The same for good: it is wanted no more, and no list names it as paused.
    void cancel(BoardId board);
    bool isRunning(BoardId board) const { return m_runs.contains(board); }
    /// Goes on with what is not complete and was not paused, of these boards.
    void resumeAll(const QList<Board> &boards);

signals:
    void started(newsboard::BoardId board);
    void progressed(newsboard::BoardId board, const newsboard::BackFillProgress &progress);
    /// `whole`: down to the first post; else to the limit.
    void finished(newsboard::BoardId board, const newsboard::BackFillProgress &progress, bool whole);
    void failed(newsboard::BoardId board, const newsboard::Error &error, const newsboard::BackFillProgress &progress);

private:
    Store &m_store;
    Fetcher &m_fetcher;
    const SkinSet &m_skins;
    Refresh &m_refresh;
    QHash<BoardId, BackFillRun *> m_runs; ///< Owned as children.
};

} // namespace newsboard
