#pragma once

#include "app/domain/board.h"
#include "app/domain/error.h"
#include "app/domain/upkeep.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace newsboard {

class Boards;
class Fetcher;
class Network;
class PrefetchRun;
class Refresh;
class SkinSet;
class Store;

/// How a prefetch is getting on, or ended.
struct PrefetchProgress {
    int done = 0; ///< Articles that came, or would not.
    int total = 0;
    int failed = 0; ///< Of those: would not.
    int pictures = 0;
    int requests = 0;
    double perSecond = 0; ///< Articles.

    /// -1 where nobody can tell yet.
    qint64 secondsLeft() const { return perSecond > 0 ? qint64((total - done) / perSecond) : -1; }
};

/// Fetches articles before anybody asks for them, and their pictures, to be read offline; one after the other, behind
/// everything that a person waits for. What the cache has is not fetched again, unless the list says that there is more
/// of it by now. GUI thread; answers come as signals.
class Prefetch : public QObject {
    Q_OBJECT

public:
    Prefetch(Store &store, Fetcher &fetcher, const SkinSet &skins, QObject *parent = nullptr);
    ~Prefetch() override;

    /// Fetches what the rule wants of the board and the cache has not; one run a board at a time, a second request
    /// joins the first. Articles that would not come are asked for again.
    void start(const Board &board, const PrefetchRule &rule);
    /// Ends it; what came is kept, and failed() with Cancelled follows at once where it was running.
    void cancel(BoardId board);
    void cancelAll();
    bool isRunning(BoardId board) const { return m_runs.contains(board); }
    /// From now on each refresh that ends well is followed by what the board's own rule wants, while the network may be
    /// used unasked; an article that would not come is left alone until the program's next start.
    void follow(Refresh &refresh, Boards &boards, Network &network);

signals:
    void started(newsboard::BoardId board);
    void progressed(newsboard::BoardId board, const newsboard::PrefetchProgress &progress);
    /// Articles that would not come are counted, and no failure.
    void finished(newsboard::BoardId board, const newsboard::PrefetchProgress &progress);
    /// It gave up: the server is away, or wants to be left alone; what came is kept.
    void failed(newsboard::BoardId board, const newsboard::Error &error, const newsboard::PrefetchProgress &progress);

private:
    void run(const Board &board, const PrefetchRule &rule, bool isAsked);

    Store &m_store;
    Fetcher &m_fetcher;
    const SkinSet &m_skins;
    QHash<BoardId, PrefetchRun *> m_runs;                                 ///< Owned as children.
    std::shared_ptr<QSet<Key>> m_refused = std::make_shared<QSet<Key>>(); ///< Articles that would not come.
};

} // namespace newsboard
