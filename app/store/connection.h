#pragma once

#include "app/domain/result.h"

#include <QHash>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>

namespace newsboard {

/// Thrown by whatever talks to SQLite inside app/store, and caught where a request is answered: nothing outside sees
/// it.
struct StoreFailure {
    Error error;
};

/// One connection to the cache's file. Belongs to the thread that made it (Qt's rule for QSqlDatabase).
class Connection {
public:
    enum class Access : quint8 {
        Write, ///< Waits 5 s for another process's writer.
        Read,  ///< Waits as long.
        Paint, ///< For the GUI thread: never waits.
    };

    /// Opens the file, making it for Write. Throws StoreFailure.
    Connection(const QString &file, Access access);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    /// Runs one statement; the query is prepared once a connection and reused, so one use ends where the next begins.
    /// Throws StoreFailure.
    QSqlQuery &run(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; an invalid value where there is none. Throws StoreFailure.
    QVariant value(const QString &sql, const QVariantList &values = {});

    QString file() const { return m_file; }

private:
    QString m_file;
    QString m_name;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_queries;
};

/// A transaction that writes: begun at once (a deferred one that reads first fails where another process wrote in
/// between), rolled back unless commit() was reached.
class Transaction {
public:
    explicit Transaction(Connection &connection);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    void commit();

private:
    Connection &m_connection;
    bool m_open = true;
};

/// What a native code of SQLite means to a person.
ErrorKind errorKindOf(int sqliteCode);

} // namespace newsboard
