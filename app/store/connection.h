#pragma once

#include "app/domain/result.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <atomic>
#include <memory>
#include <string_view>
#include <unordered_map>

struct sqlite3;

namespace newsboard {

class Statement;

/// Thrown by whatever talks to SQLite inside app/store, and caught where a request is answered: nothing outside sees
/// it.
struct StoreFailure {
    Error error;
};

/// A statement under way. It ends with this object: a read left open would pin an old state of the cache, on which the
/// next BEGIN IMMEDIATE fails once another process has written.
class Cursor {
public:
    ~Cursor() { m_query.finish(); }
    Q_DISABLE_COPY_MOVE(Cursor)

    /// Goes to the next row; throws StoreFailure where reading fails, so that damage never looks like an empty list.
    bool next();
    QVariant value(int column) const { return m_query.value(column); }
    qint64 lastId() const { return m_query.lastInsertId().toLongLong(); }
    /// How many rows the statement wrote.
    int written() const { return m_query.numRowsAffected(); }

private:
    friend class Connection;
    explicit Cursor(QSqlQuery &query) : m_query(query) {}

    QSqlQuery &m_query;
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

    /// Runs one statement, prepared once a connection: a statement must have ended before the same one runs again.
    /// Throws StoreFailure.
    [[nodiscard]] Cursor query(const QString &sql, const QVariantList &values = {});
    /// Runs a statement for what it does; the number of rows it wrote. Throws StoreFailure.
    int run(const QString &sql, const QVariantList &values = {});
    /// A statement for what is done row by row, prepared once a connection; the text of `sql` must be a constant of the
    /// program. Whoever uses it leaves it ended. Throws StoreFailure.
    Statement &prepared(const char *sql);
    /// The first column of the first row; an invalid value where there is none. Throws StoreFailure.
    QVariant value(const QString &sql, const QVariantList &values = {});

    /// Frees the pages of the file that are kept in memory, as far as nobody is at them.
    void letPagesGo();

    QString file() const { return m_file; }
    /// SQLite's own connection, for Statement; lives as long as this one.
    sqlite3 *handle() const { return m_handle; }

private:
    QString m_file;
    QString m_name;
    sqlite3 *m_handle = nullptr;
    /// Qt hashes a statement's text for longer than SQLite runs many a statement (see TextMap in app/parse).
    struct TextHash {
        size_t operator()(const QString &text) const
        {
            const std::u16string_view units(QStringView(text).utf16(), size_t(text.size()));
            return std::hash<std::u16string_view>()(units);
        }
    };
    std::unordered_map<QString, std::shared_ptr<QSqlQuery>, TextHash> m_queries;
    std::unordered_map<const char *, std::unique_ptr<Statement>> m_statements;
};

/// As long as it is there, the statements of a connection end with Cancelled soon after `stop` has become true, however
/// long they would take. Belongs to the connection's thread.
class StoppedBy {
public:
    StoppedBy(Connection &connection, const std::atomic_bool &stop);
    ~StoppedBy();
    Q_DISABLE_COPY_MOVE(StoppedBy)

private:
    Connection &m_connection;
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

/// A transaction that only reads: all of it is of one moment.
class Snapshot {
public:
    explicit Snapshot(Connection &connection);
    ~Snapshot();
    Q_DISABLE_COPY_MOVE(Snapshot)

private:
    Connection &m_connection;
};

/// What a native code of SQLite, plain or extended, means to a person.
ErrorKind errorKindOf(int sqliteCode);

} // namespace newsboard
