#include "app/usecases/jobs.h"

#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/back_fill.h"
#include "app/usecases/boards.h"
#include "app/usecases/clean_up.h"
#include "app/usecases/prefetch.h"
#include "app/usecases/refresh.h"

#include <algorithm>

namespace newsboard {

namespace {

/// How often the progress of jobs is told.
constexpr std::chrono::milliseconds kTellingPace{100};

/// Why a run ended before its end; nothing for one that the person, or the missing network, kept from it.
QString reasonOf(const Error &error)
{
    return error.kind == ErrorKind::Cancelled ? QString() : errorText(error);
}

} // namespace

Jobs::Jobs(Store &store, const Sources &sources, QObject *parent)
    : QObject(parent), m_store(store), m_telling(kTellingPace, [this] { emit changed(); }), m_sources(sources)
{
    listenToRefresh();
    listenToBackFill();
    listenToPrefetch();
    listenToCleanUp();
    connect(
        &m_sources.boards, &Boards::boardsChanged, this, [this] { loadPaused(); }, Qt::SingleShotConnection);
}

void Jobs::listenToRefresh()
{
    Refresh &refresh = m_sources.refresh;
    connect(&refresh, &Refresh::started, this, [this](BoardId board) { begin(board, RunKind::Refresh); });
    connect(&refresh, &Refresh::progressed, this,
            [this](BoardId board, int done, int total) { tell(board, RunKind::Refresh, done, total, 0, -1); });
    const auto note = [this](BoardId board, const RefreshReport &report, const QString &error) {
        Run run;
        run.board = board;
        run.kind = RunKind::Refresh;
        run.requests = report.requests;
        run.added = report.added;
        run.changed = report.changed;
        run.gone = report.gone;
        end(run, error);
    };
    connect(&refresh, &Refresh::finished, this,
            [note](BoardId board, const RefreshReport &report) { note(board, report, {}); });
    connect(&refresh, &Refresh::failed, this, [note](BoardId board, const Error &error, const RefreshReport &report) {
        note(board, report, reasonOf(error));
    });
}

void Jobs::listenToBackFill()
{
    BackFill &backFill = m_sources.backFill;
    connect(&backFill, &BackFill::started, this, [this](BoardId board) { begin(board, RunKind::BackFill); });
    connect(&backFill, &BackFill::progressed, this, [this](BoardId board, const BackFillProgress &progress) {
        const qint64 total = progress.left < 0 ? 0 : progress.added + progress.left;
        tell(board, RunKind::BackFill, progress.added, total, progress.perSecond, progress.secondsLeft());
    });
    const auto note = [this](BoardId board, const BackFillProgress &progress, const QString &error) {
        Run run;
        run.board = board;
        run.kind = RunKind::BackFill;
        run.requests = progress.pages;
        run.added = progress.added;
        end(run, error);
    };
    connect(&backFill, &BackFill::finished, this,
            [note](BoardId board, const BackFillProgress &progress, bool) { note(board, progress, {}); });
    connect(&backFill, &BackFill::failed, this,
            [note](BoardId board, const Error &error, const BackFillProgress &progress) {
                note(board, progress, reasonOf(error));
            });
}

void Jobs::listenToPrefetch()
{
    Prefetch &prefetch = m_sources.prefetch;
    connect(&prefetch, &Prefetch::started, this, [this](BoardId board) { begin(board, RunKind::Prefetch); });
    connect(&prefetch, &Prefetch::progressed, this, [this](BoardId board, const PrefetchProgress &progress) {
        tell(board, RunKind::Prefetch, progress.done, progress.total, progress.perSecond, progress.secondsLeft());
    });
    const auto note = [this](BoardId board, const PrefetchProgress &progress, const QString &error) {
        Run run;
        run.board = board;
        run.kind = RunKind::Prefetch;
        run.requests = progress.requests;
        run.added = progress.done - std::min(progress.done, progress.failed);
        end(run, error);
    };
    connect(&prefetch, &Prefetch::finished, this,
            [note](BoardId board, const PrefetchProgress &progress) { note(board, progress, {}); });
    connect(&prefetch, &Prefetch::failed, this,
            [note](BoardId board, const Error &error, const PrefetchProgress &progress) {
                note(board, progress, reasonOf(error));
            });
}

void Jobs::listenToCleanUp()
{
    CleanUp &cleanUp = m_sources.cleanUp;
    connect(&cleanUp, &CleanUp::started, this, [this](BoardId board) { begin(board, RunKind::CleanUp); });
    connect(&cleanUp, &CleanUp::progressed, this,
            [this](BoardId board, qint64 done, qint64 total) { tell(board, RunKind::CleanUp, done, total, 0, -1); });
    const auto note = [this](BoardId board, qint64 articles, const QString &error) {
        Run run;
        run.board = board;
        run.kind = RunKind::CleanUp;
        run.added = articles;
        end(run, error);
    };
    connect(&cleanUp, &CleanUp::finished, this,
            [note](BoardId board, const KeptSize &freed) { note(board, freed.articles, {}); });
    connect(&cleanUp, &CleanUp::failed, this,
            [note](BoardId board, const Error &error) { note(board, 0, reasonOf(error)); });
}

Job *Jobs::find(BoardId board, RunKind kind)
{
    const auto job = std::find_if(m_jobs.begin(), m_jobs.end(),
                                  [&](const Job &one) { return one.board == board && one.kind == kind; });
    return job == m_jobs.end() ? nullptr : &*job;
}

void Jobs::begin(BoardId board, RunKind kind)
{
    m_jobs.removeIf([&](const Job &job) { return job.board == board && job.kind == kind; });
    Job job;
    job.board = board;
    job.kind = kind;
    job.began = QDateTime::currentDateTimeUtc();
    m_jobs.append(job);
    emit changed();
}

void Jobs::tell(BoardId board, RunKind kind, qint64 done, qint64 total, double perSecond, qint64 secondsLeft)
{
    Job *const job = find(board, kind);
    if (job == nullptr) return;
    job->done = done;
    job->total = total;
    job->perSecond = perSecond;
    job->secondsLeft = secondsLeft;
    m_telling.want();
}

/// The run ended: into the log, unless it never began. A paused job stays in the list.
void Jobs::end(Run run, const QString &error)
{
    const Job *const job = find(run.board, run.kind);
    if (job == nullptr) return;
    run.began = job->began;
    run.ended = QDateTime::currentDateTimeUtc();
    run.error = error;
    if (!job->isPaused) m_jobs.removeAt(job - m_jobs.constData());
    emit changed();
    whenDone(m_store.noteRun(run), this, [this, run](const Done &noted) {
        if (noted) emit logged(run); // A board that is gone by now has no log.
    });
}

void Jobs::pause(BoardId board, RunKind kind)
{
    Job *const job = find(board, kind);
    if (job == nullptr || !canPause(kind)) return;
    job->isPaused = true;
    job->perSecond = 0;
    job->secondsLeft = -1;
    m_sources.backFill.pause(board);
    emit changed();
}

void Jobs::resume(BoardId board, RunKind kind)
{
    const auto kept = m_sources.boards.board(board);
    if (!kept || !canPause(kind)) return;
    whenDone(m_store.backFill(board), this, [this, board = *kept](const Result<BackFillState> &state) {
        m_sources.backFill.start(board, {state ? state->until : QDateTime(), 0});
    });
}

void Jobs::cancel(BoardId board, RunKind kind)
{
    switch (kind) {
    case RunKind::Refresh:
        m_sources.refresh.cancel(board);
        break;
    case RunKind::BackFill:
        m_sources.backFill.cancel(board);
        // One that runs says itself that it ended.
        if (m_jobs.removeIf([&](const Job &job) { return job.board == board && job.kind == kind && job.isPaused; }) > 0)
            emit changed();
        break;
    case RunKind::Prefetch:
        m_sources.prefetch.cancel(board);
        break;
    case RunKind::CleanUp:
        m_sources.cleanUp.cancel(board);
        break;
    }
}

/// What an earlier start of the program left paused.
void Jobs::loadPaused()
{
    whenDone(m_store.pausedBackFills(), this, [this](const Result<QList<BoardId>> &paused) {
        if (!paused) return;
        for (const BoardId board : paused.value()) {
            if (find(board, RunKind::BackFill) != nullptr || !m_sources.boards.board(board)) continue;
            Job job;
            job.board = board;
            job.kind = RunKind::BackFill;
            job.isPaused = true;
            m_jobs.append(job);
        }
        emit changed();
    });
}

void Jobs::loadRuns(BoardId board, int limit)
{
    whenDone(m_store.runs(board, limit), this, [this, board](const Result<QList<Run>> &runs) {
        if (runs) emit runsLoaded(board, runs.value());
    });
}

} // namespace newsboard
