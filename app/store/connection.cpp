#include "app/store/connection.h"

#include "app/store/statement.h"

#include <QAtomicInt>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QString uniqueName()
{
    static QAtomicInt count;
    return u"newsboard-cache-%1"_s.arg(count.fetchAndAddRelaxed(1));
}

sqlite3 *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    Q_ASSERT(qstrcmp(handle.typeName(), "sqlite3*") == 0);
    return *static_cast<sqlite3 *const *>(handle.constData());
}

/// Another process writes, and may begin again the moment it is done: only who looks often gets its turn. SQLite's own
/// waiting looks ten times a second in the end, and starves beside a process that stores page after page.
int waitForOthers(void *, int looks)
{
    constexpr int kLookEveryMs = 2;
    constexpr int kLongestMs = 20'000;
    if (looks >= kLongestMs / kLookEveryMs) return 0;
    sqlite3_sleep(kLookEveryMs);
    return 1;
}

/// Kilobytes of the file that a connection keeps in memory; the system keeps the rest.
int kilobytesKept(Connection::Access access)
{
    switch (access) {
    case Connection::Access::Write:
        return 8192;
    case Connection::Access::Read:
        return 4096;
    case Connection::Access::Paint:
        return 1024; // A screen's rows at a time.
    }
    Q_UNREACHABLE();
}

[[noreturn]] void fail(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    throw StoreFailure{Error{errorKindOf(code), error.text(), 0}};
}

} // namespace

ErrorKind errorKindOf(int sqliteCode)
{
    // Extended codes, where they tell more than the primary one in their low byte.
    switch (sqliteCode) {
    case 778:  // SQLITE_IOERR_WRITE: all that is said of a write past a limit of the file's size
    case 1034: // SQLITE_IOERR_FSYNC: where some file systems find out that they are full
    case 1546: // SQLITE_IOERR_TRUNCATE
    case 4874: // SQLITE_IOERR_SHMSIZE
        return ErrorKind::DiskFull;
    case 1544: // SQLITE_READONLY_DIRECTORY
        return ErrorKind::ReadOnly;
    default:
        break;
    }
    switch (sqliteCode & 0xFF) {
    case 3:  // SQLITE_PERM
    case 14: // SQLITE_CANTOPEN
    case 23: // SQLITE_AUTH
        return ErrorKind::NoPermission;
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return ErrorKind::CacheBusy;
    case 8: // SQLITE_READONLY
        return ErrorKind::ReadOnly;
    case 13: // SQLITE_FULL
        return ErrorKind::DiskFull;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return ErrorKind::CacheDamaged;
    default:
        return ErrorKind::CacheFailed;
    }
}

bool Cursor::next()
{
    if (m_query.next()) return true;
    if (m_query.lastError().isValid()) fail(m_query.lastError());
    return false;
}

Connection::Connection(const QString &file, Access access) : m_file(file), m_name(uniqueName())
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        database.setDatabaseName(file);
        QStringList options{u"QSQLITE_BUSY_TIMEOUT=0"_s};
        if (access != Access::Write) options.append(u"QSQLITE_OPEN_READONLY"_s);
        database.setConnectOptions(options.join(u';'));
        if (!database.open()) {
            const QSqlError error = database.lastError();
            database = QSqlDatabase();
            QSqlDatabase::removeDatabase(m_name);
            fail(error);
        }
        m_handle = handleOf(database);
        if (access != Access::Paint) sqlite3_busy_handler(m_handle, waitForOthers, nullptr);
    }
    try {
        if (access == Access::Write) {
            run(u"PRAGMA auto_vacuum = INCREMENTAL"_s);
            value(u"PRAGMA journal_mode = WAL"_s);
            run(u"PRAGMA synchronous = FULL"_s);
            value(u"PRAGMA journal_size_limit = 16777216"_s);
            // Pages that many a transaction writes go into the file less often.
            value(u"PRAGMA wal_autocheckpoint = 4000"_s);
        }
        // Debian builds SQLite with secure_delete on: it doubles what a deletion writes.
        value(u"PRAGMA secure_delete = OFF"_s);
        run(u"PRAGMA cache_size = -%1"_s.arg(kilobytesKept(access)));
        // Nothing of the schema is trusted further than a table.
        run(u"PRAGMA trusted_schema = OFF"_s);
        // A sort's temporary tables are small; on a full disk they must not be what fails.
        run(u"PRAGMA temp_store = MEMORY"_s);
    } catch (...) {
        m_queries.clear();
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

Connection::~Connection()
{
    m_statements.clear();
    m_queries.clear();
    QSqlDatabase::removeDatabase(m_name);
}

Cursor Connection::query(const QString &sql, const QVariantList &values)
{
    std::shared_ptr<QSqlQuery> &query = m_queries[sql];
    if (!query) {
        auto prepared = std::make_shared<QSqlQuery>(QSqlDatabase::database(m_name, false));
        prepared->setForwardOnly(true);
        if (!prepared->prepare(sql)) {
            const QSqlError error = prepared->lastError();
            m_queries.erase(sql);
            fail(error);
        }
        query = prepared;
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values[i]);
    if (!query->exec()) {
        const QSqlError error = query->lastError();
        query->finish();
        fail(error);
    }
    return Cursor(*query);
}

Statement &Connection::prepared(const char *sql)
{
    std::unique_ptr<Statement> &statement = m_statements[sql];
    if (!statement) statement = std::make_unique<Statement>(*this, sql);
    return *statement;
}

int Connection::run(const QString &sql, const QVariantList &values)
{
    return query(sql, values).written();
}

QVariant Connection::value(const QString &sql, const QVariantList &values)
{
    Cursor found = query(sql, values);
    return found.next() ? found.value(0) : QVariant();
}

void Connection::letPagesGo()
{
    sqlite3_db_release_memory(m_handle);
}

StoppedBy::StoppedBy(Connection &connection, const std::atomic_bool &stop) : m_connection(connection)
{
    constexpr int kSteps = 10'000; // Of SQLite's machine: less than a millisecond.
    const auto isWanted = [](void *flag) { return int(static_cast<const std::atomic_bool *>(flag)->load()); };
    sqlite3_progress_handler(m_connection.handle(), kSteps, isWanted, const_cast<std::atomic_bool *>(&stop));
}

StoppedBy::~StoppedBy()
{
    sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

Transaction::Transaction(Connection &connection) : m_connection(connection)
{
    m_connection.run(u"BEGIN IMMEDIATE"_s);
}

Transaction::~Transaction()
{
    if (!m_open) return;
    try {
        m_connection.run(u"ROLLBACK"_s);
    } catch (const StoreFailure &) {
        // SQLite has rolled back by itself (a full disk does that).
    }
}

void Transaction::commit()
{
    m_connection.run(u"COMMIT"_s);
    m_open = false;
}

Snapshot::Snapshot(Connection &connection) : m_connection(connection)
{
    m_connection.run(u"BEGIN"_s);
}

Snapshot::~Snapshot()
{
    try {
        m_connection.run(u"END"_s);
    } catch (const StoreFailure &) {
        // It only ever read.
    }
}

} // namespace newsboard
