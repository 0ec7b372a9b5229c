#pragma once

#include "app/store/connection.h"

#include <QByteArrayView>
#include <QString>

struct sqlite3_stmt;

namespace newsboard {

/// A statement that is run a hundred thousand times: SQLite's own, without the values in between. Belongs to its
/// connection's thread and must be gone before the connection.
class Statement {
public:
    /// Throws StoreFailure.
    Statement(Connection &connection, QByteArrayView sql);
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    void bind(int place, qint64 value);              ///< Places count from 1.
    void bind(int place, const QString &text);       ///< As text, never NULL.
    void bindBytes(int place, QByteArrayView bytes); ///< As a blob; copied.
    void bindNull(int place);
    /// Goes to the next row; at the end it is ready to run again. Throws StoreFailure; Cancelled where the connection
    /// was told to stop.
    bool next();
    /// Ends it early.
    void reset();
    /// Runs it for what it does; the number of rows it wrote. Throws as next() does.
    int run();

    qint64 number(int column) const;
    bool isNull(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    /// Not copied: good until the next step.
    QByteArray borrowedBytes(int column) const;

private:
    Connection &m_connection;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace newsboard
