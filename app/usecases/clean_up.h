#pragma once

#include "app/domain/board.h"
#include "app/domain/error.h"
#include "app/domain/upkeep.h"

#include <QObject>
#include <QTimer>

namespace newsboard {

class Boards;
class Store;

/// Keeps the cache within its budgets: forgets what removed boards held, and the articles that a board's budget has no
/// room for, in parts so small that everything else comes in between. GUI thread; answers come as signals.
class CleanUp : public QObject {
    Q_OBJECT

public:
    CleanUp(Store &store, Boards &boards, QObject *parent = nullptr);

    /// For the start of the window: what was removed before now is forgotten for good, for nothing is left to undo;
    /// then every board's budget is seen to, and again every hour.
    void begin();
    /// What a budget would mean for a board now, an empty one what is there: planned() follows. The last one asked
    /// counts.
    void plan(BoardId board, const Budget &budget);
    /// Cleans up by the board's own budget: finished() follows, or failed(). A board without one is left as it is.
    void clean(const Board &board);
    /// Ends it after the part that is under way: failed() with Cancelled follows. What went is not had back.
    void cancel(BoardId board);

signals:
    void planned(newsboard::BoardId board, const newsboard::CleanUpPlan &plan);
    void started(newsboard::BoardId board);
    void progressed(newsboard::BoardId board, qint64 done, qint64 total); ///< Articles.
    void finished(newsboard::BoardId board, const newsboard::KeptSize &freed);
    void failed(newsboard::BoardId board, const newsboard::Error &error);

private:
    struct Cleaning;

    void purge(const QDateTime &before);
    void cleanAll();
    void forget(const std::shared_ptr<Cleaning> &cleaning);

    Store &m_store;
    Boards &m_boards;
    QTimer m_timer;
    int m_plan = 0; ///< Generation of the last plan asked for.
    QHash<BoardId, std::shared_ptr<Cleaning>> m_cleanings;
};

} // namespace newsboard
