#include "app/store/writing.h"

#include "app/store/change_log.h"
#include "app/store/index_build.h"
#include "app/store/schema.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QUuid>

namespace newsboard {

namespace {

/// A transaction takes no further write in after this long: another process waits for it, and so do those asking.
constexpr qint64 kLongestGroupMs = 30;

} // namespace

Writing::Writing(const QString &file, std::function<void(const Change &)> tell)
    : m_thread(file, Connection::Access::Write), m_tell(std::move(tell)),
      m_self(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Writing::~Writing()
{
    m_thread.close([this] {
        writeWaiting();
        try {
            m_thread.connection().value(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        } catch (const StoreFailure &) {
            // The journal holds what the file does not: the next start reads both.
        }
    });
}

Done Writing::prepare()
{
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    QFuture<Done> answer = promise->future();
    m_thread.post([this, promise] {
        try {
            migrate(m_thread.connection());
            if (!hasIndex(m_thread.connection())) {
                Transaction transaction(m_thread.connection());
                prepareIndex(m_thread.connection());
                transaction.commit();
            }
            promise->addResult(done());
        } catch (const StoreFailure &failure) {
            promise->addResult(Done(failure.error));
        }
        promise->finish();
    });
    return answer.result();
}

void Writing::enqueue(const Write &write)
{
    m_waiting.push_back(write);
    // Behind whatever else has been posted by now: all of that is written together.
    if (m_waiting.size() == 1) m_thread.post([this] { writeWaiting(); });
}

void Writing::writeWaiting()
{
    while (!m_waiting.empty())
        writeTogether();
}

void Writing::writeTogether()
{
    std::vector<Write> together;
    QList<Change> changes;
    try {
        Transaction transaction(m_thread.connection());
        QElapsedTimer time;
        time.start();
        do {
            together.push_back(std::move(m_waiting.front()));
            m_waiting.pop_front();
            changes.append(carryOut(together.back()));
        } while (!m_waiting.empty() && time.elapsed() < kLongestGroupMs);
        transaction.commit();
    } catch (const StoreFailure &failure) {
        if (together.empty()) { // Not even begun.
            together.push_back(std::move(m_waiting.front()));
            m_waiting.pop_front();
        }
        if (together.size() == 1) {
            together.front().end(failure.error);
            return;
        }
        // Each by itself, so that one's failure is not the others'.
        for (const Write &write : together)
            writeAlone(write);
        return;
    }
    for (const Change &change : std::as_const(changes)) {
        if (!change.isEmpty()) m_tell(change);
    }
    for (const Write &write : together)
        write.end({});
}

void Writing::writeAlone(const Write &write)
{
    try {
        Transaction transaction(m_thread.connection());
        const Change change = carryOut(write);
        transaction.commit();
        if (!change.isEmpty()) m_tell(change);
        write.end({});
    } catch (const StoreFailure &failure) {
        write.end(failure.error);
    }
}

Change Writing::carryOut(const Write &write)
{
    Change change = write.work(m_thread.connection());
    if (!change.isEmpty()) noteChange(m_thread.connection(), m_self, change);
    return change;
}

} // namespace newsboard
