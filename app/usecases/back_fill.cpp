#include "app/usecases/back_fill.h"

#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/back_fill_run.h"

namespace newsboard {

BackFill::BackFill(Store &store, Fetcher &fetcher, const SkinSet &skins, Refresh &refresh, QObject *parent)
    : QObject(parent), m_store(store), m_fetcher(fetcher), m_skins(skins), m_refresh(refresh)
{
}

BackFill::~BackFill() = default;

void BackFill::start(const Board &board, const Limit &limit)
{
    const BoardId id = board.id;
    if (m_runs.contains(id)) return;
    auto *run = new BackFillRun(m_store, m_fetcher, m_skins, m_refresh, board, limit, this);
    m_runs.insert(id, run);
    const auto leave = [this, run, id] {
        m_runs.remove(id);
        run->deleteLater();
    };
    connect(run, &BackFillRun::progressed, this,
            [this, id](const BackFillProgress &progress) { emit progressed(id, progress); });
    connect(run, &BackFillRun::ended, this, [this, leave, id](const BackFillProgress &progress, bool whole) {
        leave();
        emit finished(id, progress, whole);
    });
    connect(run, &BackFillRun::failed, this, [this, leave, id](const Error &error, const BackFillProgress &progress) {
        leave();
        emit failed(id, error, progress);
    });
    emit started(id);
    run->begin();
}

void BackFill::pause(BoardId board)
{
    m_store.pauseBackFill(board);
    if (BackFillRun *run = m_runs.value(board, nullptr)) run->cancel();
}

void BackFill::cancel(BoardId board)
{
    m_store.unwantBackFill(board);
    if (BackFillRun *run = m_runs.value(board, nullptr)) run->cancel();
}

void BackFill::pauseAll()
{
    const QList<BoardId> boards = m_runs.keys();
    for (const BoardId board : boards)
        pause(board);
}

void BackFill::resumeAll(const QList<Board> &boards)
{
    whenDone(m_store.unfinishedBackFills(), this, [this, boards](const Result<QList<BoardId>> &unfinished) {
        if (!unfinished) return;
        for (const Board &board : boards) {
            if (!unfinished->contains(board.id)) continue;
            whenDone(m_store.backFill(board.id), this, [this, board](const Result<BackFillState> &state) {
                if (state) start(board, {state->until, 0});
            });
        }
    });
}

} // namespace newsboard
