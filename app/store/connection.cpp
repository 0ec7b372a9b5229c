#include "app/store/connection.h"

#include <QAtomicInt>
#include <QSqlDatabase>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QString uniqueName()
{
    static QAtomicInt count;
    return u"newsboard-cache-%1"_s.arg(count.fetchAndAddRelaxed(1));
}

[[noreturn]] void fail(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    throw StoreFailure{Error{errorKindOf(code), error.text(), 0}};
}

} // namespace

ErrorKind errorKindOf(int sqliteCode)
{
    // Primary result codes of SQLite; extended ones carry them in the low byte.
    switch (sqliteCode & 0xFF) {
    case 3:
        return ErrorKind::NoPermission; // SQLITE_PERM
    case 5:                             // SQLITE_BUSY
    case 6:
        return ErrorKind::CacheBusy; // SQLITE_LOCKED
    case 8:
        return ErrorKind::ReadOnly; // SQLITE_READONLY
    case 10:                        // SQLITE_IOERR: a write past a limit of the file's size reports no more than this
    case 13:
        return ErrorKind::DiskFull; // SQLITE_FULL
    case 11:                        // SQLITE_CORRUPT
    case 26:
        return ErrorKind::CacheDamaged; // SQLITE_NOTADB
    case 14:
        return ErrorKind::NoPermission; // SQLITE_CANTOPEN
    case 23:
        return ErrorKind::NoPermission; // SQLITE_AUTH
    default:
        return ErrorKind::CacheFailed;
    }
}

Connection::Connection(const QString &file, Access access) : m_file(file), m_name(uniqueName())
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        database.setDatabaseName(file);
        QStringList options{access == Access::Paint ? u"QSQLITE_BUSY_TIMEOUT=0"_s : u"QSQLITE_BUSY_TIMEOUT=5000"_s};
        if (access != Access::Write) options.append(u"QSQLITE_OPEN_READONLY"_s);
        database.setConnectOptions(options.join(u';'));
        if (!database.open()) {
            const QSqlError error = database.lastError();
            database = QSqlDatabase();
            QSqlDatabase::removeDatabase(m_name);
            fail(error);
        }
    }
    try {
        if (access == Access::Write) {
            value(u"PRAGMA auto_vacuum = INCREMENTAL"_s);
            value(u"PRAGMA journal_mode = WAL"_s);
            value(u"PRAGMA synchronous = FULL"_s);
            value(u"PRAGMA journal_size_limit = 16777216"_s);
        }
        // Debian builds SQLite with secure_delete on: it doubles what a deletion writes.
        value(u"PRAGMA secure_delete = OFF"_s);
        value(u"PRAGMA cache_size = -8192"_s);
        // Nothing of the schema is trusted further than a table.
        value(u"PRAGMA trusted_schema = OFF"_s);
    } catch (...) {
        m_queries.clear();
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

Connection::~Connection()
{
    m_queries.clear();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlQuery &Connection::run(const QString &sql, const QVariantList &values)
{
    std::shared_ptr<QSqlQuery> &query = m_queries[sql];
    if (!query) {
        auto prepared = std::make_shared<QSqlQuery>(QSqlDatabase::database(m_name, false));
        prepared->setForwardOnly(true);
        if (!prepared->prepare(sql)) {
            const QSqlError error = prepared->lastError();
            m_queries.remove(sql);
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
    return *query;
}

QVariant Connection::value(const QString &sql, const QVariantList &values)
{
    QSqlQuery &query = run(sql, values);
    const QVariant result = query.next() ? query.value(0) : QVariant();
    query.finish();
    return result;
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

} // namespace newsboard
