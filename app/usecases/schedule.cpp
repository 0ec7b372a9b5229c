#include "app/usecases/schedule.h"

#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/boards.h"
#include "app/usecases/network.h"
#include "app/usecases/refresh.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr auto kLookEvery = 10s;
/// So many boards at most are begun at a time: after a night all of them are due.
constexpr int kAtOnce = 4;

} // namespace

Schedule::Schedule(Store &store, Boards &boards, Refresh &refresh, Network &network, QObject *parent)
    : QObject(parent), m_store(store), m_boards(boards), m_refresh(refresh), m_network(network)
{
    connect(&m_timer, &QTimer::timeout, this, &Schedule::look);
    connect(&m_refresh, &Refresh::finished, this, [this](BoardId board, const RefreshReport &report) {
        setRhythm(board, afterLook(m_rhythms.value(board), report.added, QDateTime::currentDateTimeUtc(),
                                   QRandomGenerator::global()->generate()));
    });
    connect(&m_refresh, &Refresh::failed, this, [this](BoardId board, const Error &error, const RefreshReport &) {
        if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Offline) return;
        setRhythm(board, afterFailure(m_rhythms.value(board), error.wait, QDateTime::currentDateTimeUtc()));
    });
}

void Schedule::begin()
{
    whenDone(m_store.rhythms(), this, [this](const Result<QHash<BoardId, Rhythm>> &rhythms) {
        QHash<BoardId, Rhythm> all = rhythms ? rhythms.value() : QHash<BoardId, Rhythm>();
        all.insert(m_rhythms); // What was learnt meanwhile is newer.
        m_rhythms = all;
        m_timer.start(kLookEvery);
        look();
    });
}

void Schedule::look()
{
    if (!m_network.allowsLooking()) return;
    int begun = 0;
    for (const Board &board : m_boards.boards())
        begun += m_refresh.isRunning(board.id) ? 1 : 0;
    for (const Board &board : m_boards.boards()) {
        if (begun >= kAtOnce) return;
        if (m_refresh.isRunning(board.id) || !isDue(board)) continue;
        ++begun;
        m_refresh.refresh(board);
    }
}

bool Schedule::isDue(const Board &board) const
{
    const bool isWeb = board.url.scheme().startsWith("http"_L1); // The sample never has news.
    if (board.isClosed || !isWeb) return false;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto rhythm = m_rhythms.constFind(board.id);
    if (rhythm != m_rhythms.constEnd() && rhythm->due.isValid()) return rhythm->due <= now;
    // Not looked at by the schedule yet: the first time when its usual interval has passed.
    return !board.lastRefreshed.isValid() || board.lastRefreshed.secsTo(now) >= Rhythm().interval;
}

void Schedule::setRhythm(BoardId board, const Rhythm &rhythm)
{
    m_rhythms.insert(board, rhythm);
    m_store.keepRhythm(board, rhythm);
}

} // namespace newsboard
