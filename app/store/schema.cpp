#include "app/store/schema.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// "NB" and a count, in SQLite's application_id: the file says whose it is.
constexpr int kApplicationId = 0x4E420001;

QStringList schemaFiles()
{
    return QDir(u":/schema"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

QStringList statementsOf(const QString &fileName)
{
    QFile file(u":/schema/"_s + fileName);
    if (!file.open(QIODevice::ReadOnly)) throw StoreFailure{Error{ErrorKind::CacheFailed, file.errorString(), 0}};
    return QString::fromUtf8(file.readAll()).split(u"\n--;\n"_s, Qt::SkipEmptyParts);
}

} // namespace

int newestSchemaVersion()
{
    return int(schemaFiles().size());
}

void migrate(Connection &connection)
{
    const int newest = newestSchemaVersion();
    const int version = connection.value(u"PRAGMA user_version"_s).toInt();
    const int application = connection.value(u"PRAGMA application_id"_s).toInt();
    if (version > newest) throw StoreFailure{Error{ErrorKind::CacheNewer, connection.file(), 0}};
    const bool foreign = application != kApplicationId && (version != 0 || application != 0);
    if (foreign) throw StoreFailure{Error{ErrorKind::CacheDamaged, connection.file(), 0}};

    const QStringList files = schemaFiles();
    for (int step = version; step < newest; ++step) {
        Transaction transaction(connection);
        // Another process may have been faster.
        if (connection.value(u"PRAGMA user_version"_s).toInt() > step) continue;
        for (const QString &statement : statementsOf(files[step]))
            connection.run(statement);
        connection.value(u"PRAGMA user_version = %1"_s.arg(step + 1));
        connection.value(u"PRAGMA application_id = %1"_s.arg(kApplicationId));
        transaction.commit();
    }
}

} // namespace newsboard
