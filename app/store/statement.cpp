#include "app/store/statement.h"

#include <sqlite3.h>

namespace newsboard {

namespace {

[[noreturn]] void fail(sqlite3 *handle)
{
    const int code = sqlite3_extended_errcode(handle);
    if ((code & 0xFF) == SQLITE_INTERRUPT) throw StoreFailure{Error{ErrorKind::Cancelled, {}, 0}};
    throw StoreFailure{Error{errorKindOf(code), QString::fromUtf8(sqlite3_errmsg(handle)), 0}};
}

} // namespace

Statement::Statement(Connection &connection, QByteArrayView sql) : m_connection(connection)
{
    sqlite3 *const handle = m_connection.handle();
    if (sqlite3_prepare_v2(handle, sql.data(), int(sql.size()), &m_statement, nullptr) != SQLITE_OK) fail(handle);
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::bind(int place, qint64 value)
{
    sqlite3_bind_int64(m_statement, place, value);
}

void Statement::bind(int place, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    sqlite3_bind_text(m_statement, place, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
}

void Statement::bindBytes(int place, QByteArrayView bytes)
{
    sqlite3_bind_blob(m_statement, place, bytes.data(), int(bytes.size()), SQLITE_TRANSIENT);
}

void Statement::bindNull(int place)
{
    sqlite3_bind_null(m_statement, place);
}

bool Statement::next()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) {
        reset();
        fail(m_connection.handle());
    }
    reset();
    return false;
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

int Statement::run()
{
    while (next()) {
    }
    return sqlite3_changes(m_connection.handle());
}

qint64 Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QString Statement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::bytes(int column) const
{
    const auto *blob = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {blob, sqlite3_column_bytes(m_statement, column)};
}

QByteArray Statement::borrowedBytes(int column) const
{
    const auto *blob = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray::fromRawData(blob, sqlite3_column_bytes(m_statement, column));
}

} // namespace newsboard
