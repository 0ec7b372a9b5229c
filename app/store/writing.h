#pragma once

#include "app/domain/change.h"
#include "app/store/store_thread.h"

#include <QPromise>

#include <deque>
#include <optional>
#include <vector>

namespace newsboard {

/// The writes, one after the other on the one connection that writes. What waits together is written in one
/// transaction, for a commit waits for the disk; every answer comes after its commit.
class Writing {
public:
    /// `tell` is called on the thread after a commit, with each change in it that is not empty.
    Writing(const QString &file, std::function<void(const Change &)> tell);
    ~Writing();
    Q_DISABLE_COPY_MOVE(Writing)

    /// Names this store's writes in the change log.
    const QString &self() const { return m_self; }
    /// Brings the file to the newest schema. Blocks; for the start.
    Done prepare();

    /// `work(connection)` returns a Result<T>, or throws, and is then undone; `changeOf(value)` is what it changed.
    /// A work that shares its transaction with one that fails is run again. From any thread.
    template<typename T, typename Work, typename ChangeOf> QFuture<Result<T>> ask(Work work, ChangeOf changeOf)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> answer = promise->future();
        auto result = std::make_shared<std::optional<Result<T>>>();
        Write write;
        write.work = [result, work = std::move(work), changeOf = std::move(changeOf)](Connection &connection) {
            result->emplace(work(connection));
            if (!(*result)->ok()) throw StoreFailure{(*result)->error()};
            return changeOf((*result)->value());
        };
        write.end = [promise, result](const std::optional<Error> &error) {
            promise->addResult(error ? Result<T>(*error) : std::move(**result));
            promise->finish();
        };
        m_thread.post([this, write = std::move(write)] { enqueue(write); });
        return answer;
    }

private:
    struct Write {
        std::function<Change(Connection &)> work; ///< Throws StoreFailure.
        std::function<void(const std::optional<Error> &)> end;
    };

    void enqueue(const Write &write);
    void writeWaiting();
    /// The first of the waiting writes, as many as fit into a short transaction.
    void writeTogether();
    void writeAlone(const Write &write);
    Change carryOut(const Write &write);

    StoreThread m_thread;
    std::function<void(const Change &)> m_tell;
    QString m_self;
    std::deque<Write> m_waiting;
};

} // namespace newsboard
