// The threads that have a connection: their work in order, and what they keep while nothing is asked.

#include "app/store/store_thread.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace newsboard;

class StoreThreadTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void initTestCase();
    void what_is_posted_is_done_in_that_order();
    void what_is_posted_behind_the_last_job_leaves_nothing();
    void at_rest_a_thread_keeps_no_pages();

private:
    QString file() const { return m_folder.filePath(u"some.sqlite"_s); }

    QTemporaryDir m_folder;
};

/// Bytes of the file that the thread's connection has in memory.
static int kept(StoreThread &thread)
{
    std::promise<int> promise;
    thread.post([&] {
        int bytes = 0;
        int most = 0;
        sqlite3_db_status(thread.connection().handle(), SQLITE_DBSTATUS_CACHE_USED, &bytes, &most, 0);
        promise.set_value(bytes);
    });
    return promise.get_future().get();
}

void StoreThreadTest::initTestCase()
{
    Connection connection(file(), Connection::Access::Write);
    connection.run(u"CREATE TABLE numbers (number INTEGER PRIMARY KEY, text TEXT)"_s);
    connection.run(u"WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 20000) "
                   "INSERT INTO numbers SELECT x, hex(randomblob(20)) FROM n"_s);
}

void StoreThreadTest::what_is_posted_is_done_in_that_order()
{
    StoreThread thread(file(), Connection::Access::Read);
    QList<int> done;
    for (int i = 0; i < 100; ++i)
        thread.post([&done, i] { done.append(i); });
    thread.close([&done] { done.append(100); });
    QCOMPARE(done.size(), 101);
    QVERIFY(std::is_sorted(done.begin(), done.end()));
}

void StoreThreadTest::what_is_posted_behind_the_last_job_leaves_nothing()
{
    StoreThread thread(file(), Connection::Access::Read);
    // While the thread is busy, both come to stand behind: the end, and then one more job.
    std::promise<void> busy;
    thread.post([&busy] {
        busy.set_value();
        std::this_thread::sleep_for(100ms);
    });
    busy.get_future().wait();
    std::thread other([&thread] {
        std::this_thread::sleep_for(50ms);
        thread.post([] {});
    });
    thread.close([] {});
    other.join();
}

void StoreThreadTest::at_rest_a_thread_keeps_no_pages()
{
    StoreThread thread(file(), Connection::Access::Read);
    thread.post([&thread] { (void)thread.connection().value(u"SELECT count(*) FROM numbers WHERE text > 'A'"_s); });
    const int busy = kept(thread);
    QVERIFY2(busy > 500'000, qPrintable(QString::number(busy)));
    QTest::qWait(1500); // Its rest has no signal, and to be asked ends it.
    const int resting = kept(thread);
    QVERIFY2(resting < busy / 10, qPrintable(u"%1 of %2"_s.arg(resting).arg(busy)));
    thread.close([] {});
}

QTEST_GUILESS_MAIN(StoreThreadTest)
#include "tst_store_thread.moc"
