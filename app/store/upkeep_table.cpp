#include "app/store/upkeep_table.h"

#include "app/store/articles_table.h"
#include "app/store/columns.h"
#include "app/store/index_table.h"
#include "app/store/pictures_table.h"

#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Whether the article of the headline `h` is to be fetched.
QString isWanted()
{
    return u"h.gone_at IS NULL AND NOT EXISTS (SELECT 1 FROM bodies b WHERE b.key = h.key AND NOT %1)"_s.arg(
        QLatin1StringView(kIsOutdated));
}

const auto kIsPinned = "(h.gone_at IS NOT NULL OR s.starred_at IS NOT NULL)"_L1;

void take(QList<Key> *keys, Cursor query)
{
    while (query.next())
        keys->append(query.value(0).toLongLong());
}

/// What the pictures of a board's articles take, by the article that goes last of those that show them. Pictures that
/// other boards show as well, or that stay with a pinned article, are nobody's.
void addPictures(Connection &connection, BoardId board, QHash<Key, KeptArticle> *articles)
{
    struct Holder {
        Key key = 0;
        qint64 bytes = 0;
        bool isPinned = false;
    };
    QHash<qint64, Holder> holders;
    const Key from = makeKey(board, 0);
    const Key end = makeKey(board + 1, 0);
    Cursor query = connection.query(
        u"SELECT a.key, p.id, length(p.bytes), EXISTS (SELECT 1 FROM picture_places o WHERE o.picture = p.id "
        "AND NOT (o.key >= ? AND o.key < ?)) "
        "FROM picture_places a JOIN pictures p ON p.id = a.picture WHERE a.key >= ? AND a.key < ? "
        "AND p.bytes IS NOT NULL"_s,
        {from, end, from, end});
    while (query.next()) {
        const auto article = articles->constFind(query.value(0).toLongLong());
        const bool stays = article == articles->constEnd() || article->isPinned || query.value(3).toBool();
        Holder &holder = holders[query.value(1).toLongLong()];
        holder.bytes = query.value(2).toLongLong();
        holder.isPinned = holder.isPinned || stays;
        if (holder.isPinned) continue;
        const auto older = articles->constFind(holder.key);
        const bool isLater = older == articles->constEnd() ||
                             std::pair(article->used, article->key) > std::pair(older->used, older->key);
        if (isLater) holder.key = article->key;
    }
    for (const Holder &holder : std::as_const(holders)) {
        if (!holder.isPinned) (*articles)[holder.key].bytes += holder.bytes;
    }
}

} // namespace

QList<Key> missingArticles(Connection &connection, BoardId board, const PrefetchRule &rule, int limit)
{
    const Key from = makeKey(board, 0);
    const Key end = makeKey(board + 1, 0);
    QList<Key> keys;
    if (rule.newest > 0)
        take(&keys, connection.query(
                        u"SELECT h.key FROM (SELECT key, gone_at, comments FROM headlines WHERE key >= ? AND key < ? "
                        "AND gone_at IS NULL ORDER BY key DESC LIMIT ?) h WHERE %1"_s.arg(isWanted()),
                        {from, end, rule.newest}));
    if (rule.starred)
        take(&keys, connection.query(u"SELECT h.key FROM states s INDEXED BY states_starred JOIN headlines h "
                                     "ON h.key = s.key WHERE s.starred_at IS NOT NULL AND s.key >= ? AND s.key < ? "
                                     "AND %1 ORDER BY s.key DESC LIMIT ?"_s.arg(isWanted()),
                                     {from, end, limit}));
    if (rule.unread)
        take(&keys,
             connection.query(u"SELECT h.key FROM unread u JOIN headlines h ON h.key = u.key "
                              "WHERE u.key >= ? AND u.key < ? AND %1 ORDER BY u.key DESC LIMIT ?"_s.arg(isWanted()),
                              {from, end, limit}));
    std::sort(keys.begin(), keys.end(), std::greater<>());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys.mid(0, limit);
}

QList<KeptArticle> keptArticles(Connection &connection, BoardId board)
{
    QHash<Key, KeptArticle> articles;
    {
        Cursor query = connection.query(
            u"SELECT b.key, max(b.fetched, ifnull(s.read_at, 0)), length(CAST(b.html AS BLOB)) + "
            "length(CAST(b.text AS BLOB)) + ifnull(length(b.packed), 0) + length(CAST(b.comments AS BLOB)), %1 "
            "FROM bodies b JOIN headlines h ON h.key = b.key LEFT JOIN states s ON s.key = b.key "
            "WHERE b.key >= ? AND b.key < ?"_s.arg(kIsPinned),
            {makeKey(board, 0), makeKey(board + 1, 0)});
        while (query.next()) {
            const Key key = query.value(0).toLongLong();
            articles.insert(key,
                            {key, query.value(1).toLongLong(), query.value(2).toLongLong(), query.value(3).toBool()});
        }
    }
    addPictures(connection, board, &articles);
    return articles.values();
}

Change forgetArticles(Connection &connection, BoardId board, const QList<Key> &keys)
{
    Change change;
    change.board = board;
    take(&change.articles,
         connection.query(
             u"SELECT b.key FROM json_each(?) wanted JOIN bodies b ON b.key = wanted.value "
             "JOIN headlines h ON h.key = b.key LEFT JOIN states s ON s.key = b.key WHERE NOT %1"_s.arg(kIsPinned),
             {keyList(keys)}));
    if (change.articles.isEmpty()) return change;
    IndexWriter index(connection);
    for (const Key key : std::as_const(change.articles)) {
        if (const auto indexed = indexedArticle(connection, key)) index.remove(key, *indexed);
    }
    index.finish();
    const QString going = keyList(change.articles);
    connection.run(u"DELETE FROM bodies WHERE key IN (SELECT value FROM json_each(?))"_s, {going});
    forgetPlaces(connection, change.articles);
    return change;
}

} // namespace newsboard
