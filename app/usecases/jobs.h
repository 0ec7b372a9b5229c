#pragma once

#include "app/domain/job.h"
#include "app/usecases/pace.h"

#include <QList>
#include <QObject>

namespace newsboard {

class BackFill;
class Boards;
class CleanUp;
class Prefetch;
class Refresh;
class Store;

/// All that goes on in the background, in one list, and the log of what did. GUI thread.
class Jobs : public QObject {
    Q_OBJECT

public:
    /// What goes on. Everything outlives the jobs.
    struct Sources {
        Boards &boards;
        Refresh &refresh;
        BackFill &backFill;
        Prefetch &prefetch;
        CleanUp &cleanUp;
    };

    Jobs(Store &store, const Sources &sources, QObject *parent = nullptr);

    /// What is under way, in the order in which it began; what is paused stays.
    const QList<Job> &jobs() const { return m_jobs; }
    /// Whether a job can be paused, so that it goes on from there later.
    static bool canPause(RunKind kind) { return kind == RunKind::BackFill; }
    /// Stops it where it is, and keeps it in the list; nothing happens to a kind that cannot be paused.
    void pause(BoardId board, RunKind kind);
    /// Goes on with a paused one, as far as it was wanted.
    void resume(BoardId board, RunKind kind);
    /// Ends it; what it brought so far is kept.
    void cancel(BoardId board, RunKind kind);

    /// The newest runs of a board (0: of all boards): runsLoaded() follows.
    void loadRuns(BoardId board, int limit);

signals:
    void changed();                         ///< jobs() is another list, or one of them got on.
    void logged(const newsboard::Run &run); ///< A run ended and stands in the log.
    void runsLoaded(newsboard::BoardId board, const QList<newsboard::Run> &runs);

private:
    void listenToRefresh();
    void listenToBackFill();
    void listenToPrefetch();
    void listenToCleanUp();
    Job *find(BoardId board, RunKind kind);
    void begin(BoardId board, RunKind kind);
    void tell(BoardId board, RunKind kind, qint64 done, qint64 total, double perSecond, qint64 secondsLeft);
    void end(Run run, const QString &error);
    void loadPaused();

    Store &m_store;
    Pace m_telling;
    Sources m_sources;
    QList<Job> m_jobs;
};

} // namespace newsboard
