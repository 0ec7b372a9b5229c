#include "app/usecases/prefetch.h"

#include "app/usecases/boards.h"
#include "app/usecases/network.h"
#include "app/usecases/prefetch_run.h"
#include "app/usecases/refresh.h"

namespace newsboard {

Prefetch::Prefetch(Store &store, Fetcher &fetcher, const SkinSet &skins, QObject *parent)
    : QObject(parent), m_store(store), m_fetcher(fetcher), m_skins(skins)
{
}

Prefetch::~Prefetch() = default;

void Prefetch::start(const Board &board, const PrefetchRule &rule)
{
    run(board, rule, true);
}

void Prefetch::run(const Board &board, const PrefetchRule &rule, bool isAsked)
{
    const BoardId id = board.id;
    if (m_runs.contains(id) || rule.isEmpty()) return;
    auto *const run = new PrefetchRun(m_store, m_fetcher, m_skins, board, rule, this);
    run->avoid(m_refused, isAsked);
    m_runs.insert(id, run);
    const auto leave = [this, run, id] {
        m_runs.remove(id);
        run->deleteLater();
    };
    // A run that has nothing to do is nobody's news, unless somebody asked for it.
    connect(run, &PrefetchRun::began, this, [this, id] { emit started(id); });
    connect(run, &PrefetchRun::progressed, this,
            [this, id](const PrefetchProgress &progress) { emit progressed(id, progress); });
    connect(run, &PrefetchRun::ended, this, [this, leave, id, isAsked](const PrefetchProgress &progress) {
        leave();
        if (isAsked || progress.total > 0) emit finished(id, progress);
    });
    connect(run, &PrefetchRun::failed, this, [this, leave, id](const Error &error, const PrefetchProgress &progress) {
        leave();
        emit failed(id, error, progress);
    });
    run->begin();
}

void Prefetch::cancel(BoardId board)
{
    if (PrefetchRun *const run = m_runs.value(board, nullptr)) run->cancel();
}

void Prefetch::cancelAll()
{
    const QList<PrefetchRun *> runs = m_runs.values();
    for (PrefetchRun *const run : runs)
        run->cancel();
}

void Prefetch::follow(Refresh &refresh, Boards &boards, Network &network)
{
    connect(&refresh, &Refresh::finished, this, [this, &boards, &network](BoardId id, const RefreshReport &) {
        const auto board = boards.board(id);
        if (board && network.allowsLooking()) run(*board, board->prefetch, false);
    });
}

} // namespace newsboard
