#include "app/store/store_thread.h"

#include "app/store/freed_memory.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr auto kRestAfter = 1s;

} // namespace

StoreThread::StoreThread(const QString &file, Connection::Access access) : m_file(file), m_access(access)
{
    m_loop.moveToThread(&m_thread);
    m_thread.start();
}

void StoreThread::post(std::function<void()> job)
{
    const auto work = [this, job = std::move(job)] {
        job();
        restLater();
    };
    QMetaObject::invokeMethod(&m_loop, work, Qt::QueuedConnection);
}

void StoreThread::close(std::function<void()> last)
{
    const auto end = [this, last = std::move(last)] {
        last();
        m_isClosed = true;
        m_rest.reset();
        m_connection.reset();
        m_thread.quit();
    };
    QMetaObject::invokeMethod(&m_loop, end, Qt::QueuedConnection);
    m_thread.wait();
}

void StoreThread::restLater()
{
    if (m_isClosed) return; // A job that was posted behind the last one.
    if (!m_rest) {
        m_rest = std::make_unique<QTimer>();
        m_rest->setSingleShot(true);
        m_rest->setInterval(kRestAfter);
        QObject::connect(m_rest.get(), &QTimer::timeout, &m_loop, [this] { rest(); });
    }
    m_rest->start();
}

void StoreThread::rest()
{
    if (m_connection) m_connection->letPagesGo();
    giveFreedMemoryBack();
}

Connection &StoreThread::connection()
{
    Q_ASSERT(QThread::currentThread() == &m_thread);
    if (!m_connection) m_connection = std::make_unique<Connection>(m_file, m_access);
    return *m_connection;
}

} // namespace newsboard
