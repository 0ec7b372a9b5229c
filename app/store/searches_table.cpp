#include "app/store/searches_table.h"

#include "app/store/columns.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kRecent = 20;

} // namespace

QList<SavedSearch> loadSavedSearches(Connection &connection)
{
    QList<SavedSearch> searches;
    Cursor query = connection.query(u"SELECT id, name, query, board FROM saved_searches ORDER BY id"_s);
    while (query.next())
        searches.append({query.value(0).toLongLong(), query.value(1).toString(), query.value(2).toString(),
                         query.value(3).toInt(), std::nullopt});
    return searches;
}

SavedSearch saveSearch(Connection &connection, const SavedSearch &search)
{
    SavedSearch kept = search;
    if (search.id != 0) {
        connection.run(u"UPDATE saved_searches SET name = ?, query = ?, board = ? WHERE id = ?"_s,
                       {filled(search.name), filled(search.query), search.board, search.id});
    } else {
        kept.id = connection
                      .query(u"INSERT INTO saved_searches (name, query, board) VALUES (?, ?, ?)"_s,
                             {filled(search.name), filled(search.query), search.board})
                      .lastId();
    }
    return kept;
}

void removeSavedSearch(Connection &connection, qint64 id)
{
    connection.run(u"DELETE FROM saved_searches WHERE id = ?"_s, {id});
}

QStringList loadRecentSearches(Connection &connection)
{
    QStringList searches;
    Cursor query = connection.query(u"SELECT query FROM recent_searches ORDER BY used DESC"_s);
    while (query.next())
        searches.append(query.value(0).toString());
    return searches;
}

void rememberSearch(Connection &connection, const QString &query, const QDateTime &now)
{
    connection.run(u"INSERT OR REPLACE INTO recent_searches (query, used) VALUES (?, ?)"_s,
                   {filled(query), now.toMSecsSinceEpoch()});
    connection.run(u"DELETE FROM recent_searches WHERE query NOT IN "
                   "(SELECT query FROM recent_searches ORDER BY used DESC LIMIT ?)"_s,
                   {kRecent});
}

void forgetRecentSearches(Connection &connection)
{
    connection.run(u"DELETE FROM recent_searches"_s);
}

} // namespace newsboard
