#include "app/usecases/files.h"

#include "app/domain/picture.h"
#include "app/fetch/reply_reader.h"
#include "app/usecases/async.h"

#include <QSaveFile>
#include <QtConcurrentRun>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr qint64 kMostFileBytes = qint64(4) * 1024 * 1024 * 1024;
constexpr qint64 kMostWaiting = 16 * 1024 * 1024; ///< Bytes in memory that the disk has not taken yet.
constexpr auto kLongest = 12h;

} // namespace

/// A file on its way to the disk. Everything but `waiting` and `isBroken` belongs to the writing thread.
class FileWriter {
public:
    explicit FileWriter(const QString &path) : m_file(path) {}

    void append(const QByteArray &bytes)
    {
        if (!isBroken && open() && m_file.write(bytes) != bytes.size()) fail();
        waiting -= bytes.size();
    }

    /// The file takes its place; false where anything went wrong, and then nothing is left of it.
    bool commit()
    {
        if (isBroken || !open()) return false;
        // QSaveFile does not notice where the last of its buffer cannot be written.
        if (m_file.flush() && m_file.commit()) return true;
        fail();
        return false;
    }

    void drop()
    {
        if (m_isOpen) m_file.cancelWriting();
        isBroken = true;
    }

    QString reason() const { return m_reason; }

    std::atomic<qint64> waiting = 0;
    std::atomic<bool> isBroken = false;

private:
    bool open()
    {
        if (m_isOpen) return true;
        m_isOpen = m_file.open(QIODevice::WriteOnly);
        if (!m_isOpen) fail();
        return m_isOpen;
    }

    void fail()
    {
        m_reason = m_file.errorString();
        if (m_isOpen) m_file.cancelWriting();
        isBroken = true;
    }

    QSaveFile m_file;
    bool m_isOpen = false;
    QString m_reason;
};

Files::Files(Fetcher &fetcher, QObject *parent) : QObject(parent), m_fetcher(fetcher)
{
    m_writing.setMaxThreadCount(1);
}

Files::~Files()
{
    for (Running &running : m_running) {
        running.fetching.cancel();
        m_writing.start([writer = running.writer] { writer->drop(); });
    }
    m_writing.waitForDone(); // At shutdown: what is being written ends whole or goes.
}

int Files::fetch(const QUrl &address, const Board &board, const QString &path)
{
    const int download = ++m_last;
    const bool inwards =
        isPrivateHost(address.host()) != PrivateHost::No && isPrivateHost(board.url.host()) == PrivateHost::No;
    if (inwards) {
        QMetaObject::invokeMethod(
            this,
            [this, download, address] {
                emit failed(download, {ErrorKind::BadAddress, address.host(), 0});
            },
            Qt::QueuedConnection);
        return download;
    }
    auto writer = std::make_shared<FileWriter>(path);
    const bool isHome = isAtHome(address, board.url);
    FetchRequest request;
    request.url = address;
    request.urgent = true;
    request.board = board.id;
    request.withoutCookies = !isHome;
    if (isHome) request.referer = board.url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    request.bodyBytes = kMostFileBytes;
    request.deadline = kLongest;
    request.take = [this, download, writer](const QByteArray &bytes, qint64 received, qint64 total) {
        writer->waiting += bytes.size();
        m_writing.start([writer, bytes] { writer->append(bytes); });
        if (!m_running.contains(download)) return;
        emit progressed(download, received, total);
        if (writer->isBroken) giveUp(download);
    };
    request.isFull = [writer] { return writer->waiting > kMostWaiting; };
    const QFuture<Result<Fetched>> fetching = m_fetcher.fetch(request);
    m_running.insert(download, {path, writer, fetching});
    whenDone(fetching, this, [this, download](const Result<Fetched> &fetched) { end(download, fetched); });
    return download;
}

void Files::end(int download, const Result<Fetched> &fetched)
{
    const auto running = m_running.constFind(download);
    if (running == m_running.constEnd()) return;
    if (!fetched) return conclude(download, fetched.error());
    if (fetched->cut) return conclude(download, {ErrorKind::ConnectionLost, fetched->url.host(), 0});
    const Running done = *running;
    m_running.erase(running);
    commit(download, done.writer, done.path);
}

void Files::conclude(int download, const Error &error)
{
    const Running ended = m_running.take(download);
    const QFuture<void> dropping = QtConcurrent::run(&m_writing, [writer = ended.writer] { writer->drop(); });
    auto *watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, download, error] {
        watcher->deleteLater();
        emit failed(download, error);
    });
    watcher->setFuture(dropping);
}

/// The disk takes no more: the rest is not fetched.
void Files::giveUp(int download)
{
    const Running broken = m_running.take(download);
    QFuture<Result<Fetched>>(broken.fetching).cancel();
    commit(download, broken.writer, broken.path);
}

void Files::cancel(int download)
{
    const auto running = m_running.find(download);
    if (running == m_running.end()) return;
    running->fetching.cancel();
    conclude(download, {ErrorKind::Cancelled, {}, 0});
}

int Files::write(const QString &path, const QByteArray &bytes)
{
    const int download = ++m_last;
    auto writer = std::make_shared<FileWriter>(path);
    m_writing.start([writer, bytes] { writer->append(bytes); });
    commit(download, writer, path);
    return download;
}

void Files::commit(int download, const std::shared_ptr<FileWriter> &writer, const QString &path)
{
    const QFuture<QString> committing =
        QtConcurrent::run(&m_writing, [writer] { return writer->commit() ? QString() : writer->reason() + u' '; });
    whenDone(committing, this, [this, download, path](const QString &reason) {
        if (reason.isEmpty())
            emit saved(download, path);
        else
            emit notWritten(download, path, reason.trimmed());
    });
}

} // namespace newsboard
