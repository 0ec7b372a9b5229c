#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace newsboard {

/// Calls `then(value)` on the receiver's thread when the future is finished, unless the receiver is gone by then or the
/// future was cancelled without a value. (`QFuture::then` with a context asserts where the context dies first: Qt 6.4.)
template<typename T, typename Then> void whenDone(const QFuture<T> &future, QObject *receiver, Then then)
{
    auto *watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0) then(watcher->future().result());
    });
    watcher->setFuture(future);
}

} // namespace newsboard
