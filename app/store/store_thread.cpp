#include "app/store/store_thread.h"

#include <utility>

namespace newsboard {

StoreThread::StoreThread(const QString &file, Connection::Access access) : m_file(file), m_access(access)
{
    m_loop.moveToThread(&m_thread);
    m_thread.start();
}

void StoreThread::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(&m_loop, std::move(job), Qt::QueuedConnection);
}

void StoreThread::close(std::function<void()> last)
{
    post([this, last = std::move(last)] {
        last();
        m_connection.reset();
        m_thread.quit();
    });
    m_thread.wait();
}

Connection &StoreThread::connection()
{
    Q_ASSERT(QThread::currentThread() == &m_thread);
    if (!m_connection) m_connection = std::make_unique<Connection>(m_file, m_access);
    return *m_connection;
}

} // namespace newsboard
