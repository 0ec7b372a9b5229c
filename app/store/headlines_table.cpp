#include "app/store/headlines_table.h"

#include "app/store/boards_table.h"
#include "app/store/columns.h"
#include "app/sync/plan.h"
#include "app/sync/ranks.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// A page spans no more rows than this, or its ids say nothing of an order.
constexpr int kWidestSpan = 2000;
/// How old `last_seen` may be: an idle refresh writes nothing.
constexpr qint64 kSeenEvery = 24 * 3600;

QString filled(const QString &text)
{
    return text.isNull() ? u""_s : text; // Qt binds a null QString as NULL.
}

QVariantList serverColumns(const Headline &headline)
{
    QVariantList values{headline.number ? QVariant(*headline.number) : QVariant(QMetaType::fromType<qint64>()),
                        filled(headline.title), filled(headline.author)};
    values << postedColumns(headline.posted);
    values << toColumn(headline.comments) << toColumn(headline.views) << toColumn(headline.votes)
           << filled(headline.category) << headline.depth << headline.flags.toInt()
           << filled(headline.url.toString(QUrl::FullyEncoded));
    return values;
}

void insertHeadline(Connection &connection, Key key, const Headline &headline, qint64 now)
{
    QVariantList values{key, boardOf(key), headline.id};
    values << serverColumns(headline) << now << now;
    connection.run(u"INSERT INTO headlines (key, board, id, number, title, author, posted, posted_precision, "
                   u"posted_offset, comments, "
                   "views, votes, category, depth, flags, url, first_seen, last_seen) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                   values);
    connection.run(u"INSERT OR IGNORE INTO unread (key) SELECT ? WHERE NOT EXISTS "
                   "(SELECT 1 FROM states WHERE key = ? AND read_at IS NOT NULL)"_s,
                   {key, key});
}

void updateHeadline(Connection &connection, const HeadlineUpdate &update, qint64 now)
{
    if (update.keepsTitle) {
        connection.run(
            u"INSERT INTO revisions (key, replaced, title) SELECT key, ?, title FROM headlines WHERE key = ?"_s,
            {now, update.key});
    }
    QVariantList values = serverColumns(update.headline);
    values << now << update.key;
    connection.run(
        u"UPDATE headlines SET number = ?, title = ?, author = ?, posted = ?, posted_precision = ?, posted_offset = ?, "
        "comments = ?, views = ?, votes = ?, category = ?, depth = ?, flags = ?, url = ?, last_seen = ?, gone_at = "
        "NULL "
        "WHERE key = ?"_s,
        values);
}

KnownHeadline knownFrom(const QSqlQuery &query)
{
    const HeadlineRow row = rowFrom(query);
    return {row.key, row.headline, row.isGone()};
}

struct KnownOfPage {
    Known rows;
    QHash<QString, qint64> ranks; ///< By id.
    QList<Key> stale;             ///< Rows on the page whose last_seen is old.
};

KnownOfPage loadKnown(Connection &connection, BoardId board, const QList<Headline> &rows, qint64 now)
{
    KnownOfPage known;
    QSet<Key> loaded;
    const QString select = u"SELECT "_s + rowColumns() + u"FROM headlines h WHERE "_s;
    for (const Headline &row : rows) {
        QSqlQuery &query = connection.run(select + u"h.board = ? AND h.id = ?"_s, {board, row.id});
        if (!query.next()) continue;
        known.rows.append(knownFrom(query));
        const Key key = known.rows.last().key;
        loaded.insert(key);
        known.ranks.insert(row.id, rankOf(key));
        if (query.value(16).toLongLong() + kSeenEvery < now) known.stale.append(key);
    }
    if (const auto span = certainSpan(rows)) {
        QSqlQuery &query = connection.run(select + u"h.key > ? AND h.key < ? LIMIT ?"_s,
                                          {makeKey(board, span->smallest), makeKey(board, span->largest), kWidestSpan});
        while (query.next()) {
            const KnownHeadline row = knownFrom(query);
            if (!loaded.contains(row.key)) known.rows.append(row);
        }
    }
    return known;
}

AllottedRanks allottedOf(Connection &connection, BoardId board)
{
    QSqlQuery &query = connection.run(u"SELECT min(key), max(key) FROM headlines WHERE key >= ? AND key < ?"_s,
                                      {makeKey(board, kFirstAllottedRank), makeKey(board + 1, 0)});
    AllottedRanks ranks;
    if (query.next() && !query.value(0).isNull())
        ranks = {rankOf(query.value(0).toLongLong()), rankOf(query.value(1).toLongLong())};
    query.finish();
    return ranks;
}

/// The keys of the rows that are to be added, in their order.
QList<Key> keysFor(Connection &connection, BoardId board, const QList<Headline> &pageRows, const QList<Headline> &added,
                   const QHash<QString, qint64> &known)
{
    QHash<QString, qint64> ranks;
    QStringList others; // Rows of the page whose ids are no decimals, in its order: the list's before its notices'.
    for (const bool notices : {false, true}) {
        for (const Headline &row : pageRows) {
            if (row.flags.testFlag(Flag::Notice) != notices) continue;
            if (const auto id = decimalId(row.id))
                ranks.insert(row.id, *id);
            else
                others.append(row.id);
        }
    }
    const bool someNew =
        std::any_of(others.begin(), others.end(), [&](const QString &id) { return !known.contains(id); });
    if (someNew) {
        QList<std::optional<qint64>> places;
        for (const QString &id : others) {
            const auto place = known.constFind(id);
            places.append(place == known.constEnd() ? std::nullopt : std::optional(*place));
        }
        const QList<qint64> given = allottedRanks(places, allottedOf(connection, board));
        for (qsizetype i = 0; i < others.size(); ++i)
            ranks.insert(others[i], given[i]);
    }
    QList<Key> keys;
    for (const Headline &row : added)
        keys.append(makeKey(board, ranks.value(row.id)));
    return keys;
}

void markGone(Connection &connection, const QList<Key> &keys, qint64 now)
{
    for (const Key key : keys)
        connection.run(u"UPDATE headlines SET gone_at = ? WHERE key = ?"_s, {now, key});
}

// Articles.

QJsonArray commentsToJson(const QList<Comment> &comments)
{
    QJsonArray array;
    for (const Comment &comment : comments) {
        array.append(QJsonObject{{u"id"_s, comment.id},
                                 {u"author"_s, comment.author},
                                 {u"posted"_s, comment.posted.toIso()},
                                 {u"depth"_s, comment.depth},
                                 {u"html"_s, comment.html},
                                 {u"text"_s, comment.text}});
    }
    return array;
}

QList<Comment> commentsFromJson(const QByteArray &json)
{
    QList<Comment> comments;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &value : array) {
        Comment comment;
        comment.id = value[u"id"_s].toString();
        comment.author = value[u"author"_s].toString();
        comment.posted = PostedTime::fromIso(value[u"posted"_s].toString());
        comment.depth = value[u"depth"_s].toInt();
        comment.html = value[u"html"_s].toString();
        comment.text = value[u"text"_s].toString();
        comments.append(comment);
    }
    return comments;
}

QJsonArray attachmentsToJson(const QList<Attachment> &attachments)
{
    QJsonArray array;
    for (const Attachment &file : attachments) {
        array.append(QJsonObject{{u"name"_s, file.name},
                                 {u"url"_s, file.url.toString(QUrl::FullyEncoded)},
                                 {u"size"_s, file.size ? QJsonValue(*file.size) : QJsonValue()}});
    }
    return array;
}

QList<Attachment> attachmentsFromJson(const QByteArray &json)
{
    QList<Attachment> attachments;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &value : array) {
        Attachment file;
        file.name = value[u"name"_s].toString();
        file.url = QUrl(value[u"url"_s].toString());
        if (value[u"size"_s].isDouble()) file.size = value[u"size"_s].toInteger();
        attachments.append(file);
    }
    return attachments;
}

QString compact(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

void writeBody(Connection &connection, Key key, const Article &article, qint64 now)
{
    QVariantList values{key, filled(article.url.toString(QUrl::FullyEncoded)), filled(article.title),
                        filled(article.author)};
    values << postedColumns(article.posted);
    values << toColumn(article.views) << toColumn(article.votes) << filled(article.category) << filled(article.html)
           << filled(article.text) << filled(article.byline) << filled(article.credit)
           << compact(QJsonArray::fromStringList(article.tags)) << compact(commentsToJson(article.comments))
           << compact(attachmentsToJson(article.attachments)) << article.cleanerVersion << article.truncated << now;
    connection.run(
        u"INSERT OR REPLACE INTO bodies (key, url, title, author, posted, posted_precision, posted_offset, views, "
        u"votes, "
        "category, html, text, byline, credit, tags, comments, attachments, cleaner_version, truncated, fetched) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        values);
}

Headline headlineOf(const Article &article)
{
    Headline headline;
    headline.id = article.id;
    headline.title = article.title;
    headline.author = article.author;
    headline.posted = article.posted;
    headline.views = article.views;
    headline.votes = article.votes;
    headline.category = article.category;
    headline.url = article.url;
    return headline;
}

} // namespace

std::optional<Key> keyOfId(Connection &connection, BoardId board, const QString &id)
{
    const QVariant key = connection.value(u"SELECT key FROM headlines WHERE board = ? AND id = ?"_s, {board, id});
    return key.isValid() ? std::optional(key.toLongLong()) : std::nullopt;
}

Applied applyPageTo(Connection &connection, BoardId board, const ListPage &page, const QDateTime &now)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    const QList<Headline> rows = distinctRows(page.rows);
    const KnownOfPage known = loadKnown(connection, board, rows, seconds);
    const Plan plan = newsboard::plan(known.rows, page);

    Applied applied;
    applied.change.board = board;
    applied.metKnown = plan.metKnown;
    const QList<Key> keys = keysFor(connection, board, rows, plan.add, known.ranks);
    for (qsizetype i = 0; i < keys.size(); ++i)
        insertHeadline(connection, keys[i], plan.add[i], seconds);
    for (const HeadlineUpdate &update : plan.update) {
        updateHeadline(connection, update, seconds);
        applied.change.changed.append(update.key);
    }
    markGone(connection, plan.gone, seconds);
    for (const Key key : known.stale)
        connection.run(u"UPDATE headlines SET last_seen = ? WHERE key = ?"_s, {seconds, key});

    applied.change.added = keys;
    std::sort(applied.change.added.begin(), applied.change.added.end(), std::greater<>());
    applied.change.gone = plan.gone;
    applied.added = int(keys.size());
    applied.changed = int(plan.update.size());
    applied.gone = int(plan.gone.size());
    qint64 unread = 0;
    for (const Key key : keys)
        unread += connection.value(u"SELECT count(*) FROM unread WHERE key = ?"_s, {key}).toLongLong();
    addToCounts(connection, board, keys.size(), unread);
    applied.change.boards = !keys.isEmpty();
    return applied;
}

Applied applyArticleTo(Connection &connection, BoardId board, const Article &article, const QDateTime &now)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    Applied applied;
    applied.change.board = board;
    std::optional<Key> key = keyOfId(connection, board, article.id);
    if (!key) {
        ListPage page;
        page.rows = {headlineOf(article)};
        page.truncated = true; // One row proves nothing of the others.
        applied = applyPageTo(connection, board, page, now);
        key = keyOfId(connection, board, article.id);
    }
    QSqlQuery &older = connection.run(u"SELECT html, text FROM bodies WHERE key = ?"_s, {*key});
    const bool known = older.next();
    const QString html = known ? older.value(0).toString() : QString();
    const QString text = known ? older.value(1).toString() : QString();
    older.finish();
    const bool edited = known && text != article.text && !text.isEmpty();
    // A page that was cut on the way never replaces a whole one.
    if (known && article.truncated && article.text.size() < text.size()) return applied;
    if (edited) {
        connection.run(u"INSERT INTO revisions (key, replaced, html, text) VALUES (?, ?, ?, ?)"_s,
                       {*key, seconds, html, text});
    }
    writeBody(connection, *key, article, seconds);
    applied.change.articles.append(*key);
    return applied;
}

std::optional<Article> loadArticle(Connection &connection, Key key)
{
    QSqlQuery &query = connection.run(
        u"SELECT h.id, b.url, b.title, b.author, b.posted, b.posted_precision, b.posted_offset, b.views, b.votes, "
        u"b.category, b.html, "
        "b.text, b.byline, b.credit, b.tags, b.comments, b.attachments, b.cleaner_version, b.truncated, b.fetched "
        "FROM bodies b JOIN headlines h ON h.key = b.key WHERE b.key = ?"_s,
        {key});
    if (!query.next()) return {};
    Article article;
    article.id = query.value(0).toString();
    article.url = QUrl(query.value(1).toString());
    article.title = query.value(2).toString();
    article.author = query.value(3).toString();
    article.posted = postedFrom(query.value(4), query.value(5).toInt(), query.value(6).toInt());
    article.views = countFrom(query.value(7));
    article.votes = countFrom(query.value(8));
    article.category = query.value(9).toString();
    article.html = query.value(10).toString();
    article.text = query.value(11).toString();
    article.byline = query.value(12).toString();
    article.credit = query.value(13).toString();
    const QJsonArray tags = QJsonDocument::fromJson(query.value(14).toByteArray()).array();
    for (const QJsonValue &tag : tags)
        article.tags.append(tag.toString());
    article.comments = commentsFromJson(query.value(15).toByteArray());
    article.attachments = attachmentsFromJson(query.value(16).toByteArray());
    article.cleanerVersion = query.value(17).toInt();
    article.truncated = query.value(18).toBool();
    article.fetched = momentFrom(query.value(19));
    query.finish();
    return article;
}

} // namespace newsboard
