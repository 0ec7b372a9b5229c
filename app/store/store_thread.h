#pragma once

#include "app/store/connection.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace newsboard {

/// A thread with one connection to the cache, which is opened when it is first needed. Its event loop is the queue of
/// what is asked: no lock, and what is posted from one thread is done in that order. Where nothing was asked for a
/// while, it gives back the memory that the work took, the file's pages among that: the system has them still.
class StoreThread {
public:
    StoreThread(const QString &file, Connection::Access access);
    /// close() must have been called.
    ~StoreThread() = default;
    Q_DISABLE_COPY_MOVE(StoreThread)

    void post(std::function<void()> job);
    /// Behind everything that was posted before: `last` runs, the connection is closed, the thread ends. Blocks.
    void close(std::function<void()> last);

    /// On the thread itself. Throws StoreFailure where the file cannot be opened.
    Connection &connection();
    /// Lives on the thread: the receiver for what is connected to it.
    QObject &loop() { return m_loop; }

private:
    /// On the thread.
    void restLater();
    void rest();

    QString m_file;
    Connection::Access m_access;
    QThread m_thread;
    QObject m_loop;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QTimer> m_rest; ///< Of the thread.
    bool m_isClosed = false;        ///< Of the thread.
};

} // namespace newsboard
