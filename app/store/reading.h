#pragma once

#include "app/domain/change.h"
#include "app/store/change_log.h"
#include "app/store/store_thread.h"

#include <QPromise>
#include <QTimer>

namespace newsboard {

/// The reads that may take long, on a thread that no write delays, and the eye on what other processes write.
class Reading {
public:
    explicit Reading(const QString &file) : m_thread(file, Connection::Access::Read) {}
    ~Reading();
    Q_DISABLE_COPY_MOVE(Reading)

    /// The answer of `work(connection)`; what it throws becomes the error. From any thread.
    template<typename T, typename Work> QFuture<Result<T>> ask(Work work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> answer = promise->future();
        m_thread.post([this, promise, work = std::move(work)] {
            try {
                promise->addResult(Result<T>(work(m_thread.connection())));
            } catch (const StoreFailure &failure) {
                promise->addResult(Result<T>(failure.error));
            }
            promise->finish();
        });
        return answer;
    }

    /// Looks once a second for changes that are not of the writer `self`; `tell` is called on the thread.
    void follow(const QString &self, std::function<void(const Change &)> tell);

private:
    void look(const QString &self, const std::function<void(const Change &)> &tell);

    StoreThread m_thread;
    std::unique_ptr<QTimer> m_timer;            ///< Of the thread, as is the follower.
    std::unique_ptr<ChangeFollower> m_follower; ///< Made at the first look that succeeds.
};

} // namespace newsboard
