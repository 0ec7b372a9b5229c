#include "app/usecases/refresh.h"

#include "app/usecases/refresh_run.h"

namespace newsboard {

Refresh::Refresh(Store &store, Fetcher &fetcher, const SkinSet &skins, QObject *parent)
    : QObject(parent), m_store(store), m_fetcher(fetcher), m_skins(skins)
{
}

Refresh::~Refresh() = default;

void Refresh::refresh(const Board &board, const RefreshOptions &options)
{
    const BoardId id = board.id;
    if (m_runs.contains(id)) return;
    auto *run = new RefreshRun(m_store, m_fetcher, m_skins, board, options, this);
    m_runs.insert(id, run);
    const auto leave = [this, run, id] {
        m_runs.remove(id);
        run->deleteLater();
    };
    connect(run, &RefreshRun::progressed, this,
            [this, id, total = options.pages](int pages) { emit progressed(id, pages, total); });
    connect(run, &RefreshRun::ended, this, [this, leave, id](const RefreshReport &report) {
        leave();
        emit finished(id, report);
    });
    connect(run, &RefreshRun::failed, this, [this, leave, id](const Error &error, const RefreshReport &report) {
        leave();
        emit failed(id, error, report);
    });
    emit started(id);
    run->begin();
}

void Refresh::cancel(BoardId board)
{
    if (RefreshRun *run = m_runs.value(board, nullptr)) run->cancel();
}

void Refresh::cancelAll()
{
    const auto runs = m_runs.values();
    for (RefreshRun *run : runs)
        run->cancel();
}

bool Refresh::isRunning(BoardId board) const
{
    return m_runs.contains(board);
}

} // namespace newsboard
