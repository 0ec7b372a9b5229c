#include "app/usecases/search_index.h"

#include "app/store/store.h"
#include "app/usecases/async.h"

#include <QFutureWatcher>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr auto kMergeAfter = 2s;
constexpr auto kMergePause = 50ms;

} // namespace

SearchIndex::SearchIndex(Store &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_mergeLater.setSingleShot(true);
    connect(&m_mergeLater, &QTimer::timeout, this, &SearchIndex::mergeNext);
    connect(&m_store, &Store::changed, this, [this] {
        if (!m_mergeLater.isActive()) m_mergeLater.start(kMergeAfter);
    });
}

SearchIndex::~SearchIndex()
{
    *m_cancelled = true;
}

void SearchIndex::cancel()
{
    ++m_run;
    *m_cancelled = true;
}

void SearchIndex::complete()
{
    cancel();
    begin();
}

void SearchIndex::rebuild()
{
    cancel();
    whenDone(m_store.beginIndexRebuild(), this, [this, run = m_run](const Done &begun) {
        if (run != m_run) return;
        if (!begun) {
            emit failed(begun.error());
            return;
        }
        begin();
    });
}

void SearchIndex::begin()
{
    whenDone(m_store.indexProgress(), this, [this, run = m_run](const Result<IndexProgress> &progress) {
        if (run != m_run) return;
        if (!progress) {
            emit failed(progress.error());
            return;
        }
        m_done = progress->done;
        m_all = progress->all;
        if (progress->isWhole) {
            m_mergeLater.start(kMergeAfter);
            emit finished(m_all);
            return;
        }
        emit progressed(m_done, m_all);
        buildNext(run);
    });
}

void SearchIndex::buildNext(int run)
{
    // One part after the other: what others want to write comes in between.
    whenDone(m_store.buildIndexSome(), this, [this, run](const Result<BuiltPart> &part) {
        if (run != m_run) return;
        if (!part) {
            emit failed(part.error());
            return;
        }
        m_done += part->rows;
        m_all = std::max(m_all, m_done);
        if (!part->more) {
            m_mergeLater.start(kMergeAfter);
            emit finished(m_done);
            return;
        }
        emit progressed(m_done, m_all);
        buildNext(run);
    });
}

void SearchIndex::mergeNext()
{
    whenDone(m_store.mergeIndexSome(), this, [this](const Result<bool> &more) {
        // Where it failed, the next change tries again.
        if (more && *more) m_mergeLater.start(kMergePause);
    });
}

void SearchIndex::check()
{
    cancel();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    const QFuture<Result<IndexCheck>> checking = m_store.checkIndex(m_cancelled);
    auto *const watcher = new QFutureWatcher<Result<IndexCheck>>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, [this, watcher, run = m_run](int done) {
        if (run == m_run) emit progressed(done, watcher->progressMaximum());
    });
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(checking);
    whenDone(checking, this, [this, run = m_run](const Result<IndexCheck> &check) {
        if (run != m_run) return;
        if (check)
            emit checked({check->rows, check->segments, check->wrong, check->isWhole, check->isRight()});
        else
            emit failed(check.error());
    });
}

} // namespace newsboard
