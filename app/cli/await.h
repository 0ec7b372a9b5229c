#pragma once

#include "app/domain/result.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <optional>

namespace newsboard {

/// Waits for one answer in an event loop of the command's own. `start(answer, receiver)` connects signals of the use
/// cases to `answer`, with `receiver` as their context, and sets the work going.
template<typename T, typename Start> Result<T> await(Start start)
{
    QEventLoop loop;
    QObject receiver;
    std::optional<Result<T>> result;
    start(
        [&loop, &result](Result<T> answer) {
            if (!result) result.emplace(std::move(answer));
            loop.quit();
        },
        &receiver);
    if (!result) loop.exec();
    return std::move(*result);
}

template<typename T> Result<T> await(QFuture<Result<T>> future)
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished()) loop.exec();
    return future.result();
}

} // namespace newsboard
