#include "app/usecases/clean_up.h"

#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/boards.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr auto kCleanEvery = 1h;
constexpr qsizetype kArticlesAtOnce = 20;

} // namespace

/// A clean-up under way.
struct CleanUp::Cleaning {
    BoardId board = 0;
    CleanUpPlan plan;
    qsizetype done = 0;
    bool isCancelled = false;
};

CleanUp::CleanUp(Store &store, Boards &boards, QObject *parent) : QObject(parent), m_store(store), m_boards(boards)
{
    connect(&m_timer, &QTimer::timeout, this, &CleanUp::cleanAll);
}

void CleanUp::begin()
{
    purge(QDateTime::currentDateTimeUtc());
    m_timer.start(kCleanEvery);
    if (!m_boards.boards().isEmpty()) return cleanAll();
    connect(&m_boards, &Boards::boardsChanged, this, &CleanUp::cleanAll, Qt::SingleShotConnection);
}

void CleanUp::purge(const QDateTime &before)
{
    whenDone(m_store.purgeSome(before), this, [this, before](const Result<bool> &more) {
        // Where it failed, the next start of the program goes on with it.
        if (more && more.value()) purge(before);
    });
}

void CleanUp::plan(BoardId board, const Budget &budget)
{
    whenDone(m_store.planCleanUp(board, budget, QDateTime::currentDateTimeUtc()), this,
             [this, board, generation = ++m_plan](const Result<CleanUpPlan> &plan) {
                 if (generation != m_plan) return;
                 if (plan)
                     emit planned(board, plan.value());
                 else
                     emit failed(board, plan.error());
             });
}

void CleanUp::cleanAll()
{
    const QList<Board> boards = m_boards.boards();
    for (const Board &board : boards)
        clean(board);
}

void CleanUp::clean(const Board &board)
{
    if (board.budget.isEmpty() || m_cleanings.contains(board.id)) return;
    const auto cleaning = std::make_shared<Cleaning>();
    cleaning->board = board.id;
    m_cleanings.insert(board.id, cleaning);
    whenDone(m_store.planCleanUp(board.id, board.budget, QDateTime::currentDateTimeUtc()), this,
             [this, cleaning](const Result<CleanUpPlan> &plan) {
                 if (!plan) {
                     m_cleanings.remove(cleaning->board);
                     emit failed(cleaning->board, plan.error());
                     return;
                 }
                 cleaning->plan = plan.value();
                 if (!cleaning->plan.going.isEmpty()) emit started(cleaning->board);
                 forget(cleaning);
             });
}

void CleanUp::cancel(BoardId board)
{
    if (const auto cleaning = m_cleanings.value(board)) cleaning->isCancelled = true;
}

/// Forgets the next few articles, and then the others.
void CleanUp::forget(const std::shared_ptr<Cleaning> &cleaning)
{
    const BoardId board = cleaning->board;
    const QList<Key> &going = cleaning->plan.going;
    if (cleaning->isCancelled || cleaning->done == going.size()) {
        m_cleanings.remove(board);
        if (cleaning->isCancelled)
            emit failed(board, Error{ErrorKind::Cancelled, {}, 0});
        else
            emit finished(board, cleaning->plan.freed);
        return;
    }
    const QList<Key> part = going.mid(cleaning->done, kArticlesAtOnce);
    whenDone(m_store.forgetArticles(board, part), this,
             [this, cleaning, count = part.size()](const Result<Change> &change) {
                 if (!change) {
                     m_cleanings.remove(cleaning->board);
                     emit failed(cleaning->board, change.error());
                     return;
                 }
                 cleaning->done += count;
                 emit progressed(cleaning->board, cleaning->done, cleaning->plan.going.size());
                 forget(cleaning);
             });
}

} // namespace newsboard
