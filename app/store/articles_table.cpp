#include "app/store/articles_table.h"

#include "app/store/columns.h"
#include "app/store/headlines_table.h"
#include "app/store/index_table.h"
#include "app/store/packed_body.h"
#include "app/store/pictures_table.h"
#include "app/store/views.h"
#include "app/sync/comment_merge.h"
#include "app/sync/plan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QJsonArray commentsToJson(const QList<Comment> &comments)
{
    QJsonArray array;
    for (const Comment &comment : comments) {
        QJsonObject object{{u"id"_s, comment.id},
                           {u"author"_s, comment.author},
                           {u"posted"_s, QJsonArray::fromVariantList(postedColumns(comment.posted))},
                           {u"depth"_s, comment.depth},
                           {u"html"_s, comment.html},
                           {u"text"_s, comment.text}};
        if (comment.page != 0) object.insert(u"page"_s, comment.page);
        array.append(object);
    }
    return array;
}

QJsonArray commentPagesToJson(const QList<CommentPage> &pages)
{
    QJsonArray array;
    for (const CommentPage &page : pages)
        array.append(QJsonArray{page.number, page.url.toString(QUrl::FullyEncoded)});
    return array;
}

QList<CommentPage> commentPagesFromJson(const QByteArray &json)
{
    QList<CommentPage> pages;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &page : array)
        pages.append({page[0].toInt(), QUrl(page[1].toString())});
    return pages;
}

QList<Comment> commentsFromJson(const QByteArray &json)
{
    QList<Comment> comments;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &value : array) {
        Comment comment;
        comment.id = value[u"id"_s].toString();
        comment.author = value[u"author"_s].toString();
        const QJsonArray posted = value[u"posted"_s].toArray();
        comment.posted = postedFrom(posted[0].toVariant(), posted[1].toInt(), posted[2].toInt());
        comment.depth = value[u"depth"_s].toInt();
        comment.html = value[u"html"_s].toString();
        comment.text = value[u"text"_s].toString();
        comment.page = value[u"page"_s].toInt();
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
    values << toColumn(article.views) << toColumn(article.votes) << filled(article.category)
           << packed({article.text, article.html}) << filled(article.byline) << filled(article.credit)
           << compact(QJsonArray::fromStringList(article.tags)) << compact(commentsToJson(article.comments))
           << compact(attachmentsToJson(article.attachments)) << article.cleanerVersion << article.truncated << now
           << compact(commentPagesToJson(article.commentPages)) << article.comments.size() << key;
    connection.run(
        u"INSERT OR REPLACE INTO bodies (key, url, title, author, posted, posted_precision, posted_offset, views, "
        "votes, category, html, text, packed, byline, credit, tags, comments, attachments, cleaner_version, "
        "truncated, fetched, comment_pages, list_comments) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "(SELECT max(ifnull(comments, 0), ?) FROM headlines WHERE key = ?))"_s,
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

/// A body as its columns have it: packed, or, from an earlier version of the program, as it is.
PackedBody bodyFrom(const QVariant &html, const QVariant &text, const QVariant &bytes)
{
    return bytes.isNull() ? PackedBody{text.toString(), html.toString()} : unpacked(bytes.toByteArray());
}

/// The body that is kept of an article.
struct OlderBody {
    QString html;
    QString text;
    int cleanerVersion = 0;
};

std::optional<OlderBody> olderBody(Connection &connection, Key key)
{
    Cursor query = connection.query(u"SELECT html, text, packed, cleaner_version FROM bodies WHERE key = ?"_s, {key});
    if (!query.next()) return {};
    const PackedBody body = bodyFrom(query.value(0), query.value(1), query.value(2));
    return OlderBody{body.html, body.text, query.value(3).toInt()};
}

bool isEdit(const OlderBody &older, const Article &now)
{
    if (older.text != now.text) return true;
    // Another cleaner writes the same document otherwise.
    return older.cleanerVersion == now.cleanerVersion && older.html != now.html;
}

/// With the comments that are kept from other pages of them, where the article's page has but one of several.
Article withKeptComments(Connection &connection, Key key, const Article &article)
{
    if (article.commentPages.isEmpty() || article.comments.isEmpty()) return article;
    Article whole = article;
    whole.comments = mergedComments(loadComments(connection, key), article.comments, article.comments.first().page);
    Cursor kept = connection.query(u"SELECT comment_pages, cleaner_version FROM bodies WHERE key = ?"_s, {key});
    if (!kept.next()) return whole;
    whole.commentPages = mergedPages(commentPagesFromJson(kept.value(0).toByteArray()), article.commentPages);
    // Those from other pages are as the cleaner of their time wrote them.
    whole.cleanerVersion = std::min(article.cleanerVersion, kept.value(1).toInt());
    return whole;
}

/// What an article tells of its row: a whole title, a finer date, and that it is there.
void completeRow(Connection &connection, Key key, const Article &article, qint64 now, Change &change)
{
    const auto row = rowOfKey(connection, key);
    if (!row) return;
    const Headline whole = completed(row->headline, headlineOf(article));
    if (whole == row->headline && !row->isGone()) return;
    IndexWriter index(connection);
    updateHeadline(connection, index, {key, whole, false, row->isGone()}, now);
    index.finish();
    change.changed.append(key);
}

} // namespace

Applied applyArticleTo(Connection &connection, BoardId board, const Article &article, const QDateTime &now)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    Applied applied;
    applied.change.board = board;
    std::optional<Key> key = keyOfId(connection, board, article.id);
    if (key) {
        completeRow(connection, *key, article, seconds, applied.change);
        applied.changed = int(applied.change.changed.size());
    } else {
        ListPage page;
        page.rows = {headlineOf(article)};
        page.truncated = true; // One row proves nothing of the others.
        applied = applyPageTo(connection, board, page, now);
        key = applied.change.added.first();
    }
    const auto before = indexedArticle(connection, *key);
    const auto older = olderBody(connection, *key);
    // A page that was cut on the way never replaces a whole one.
    if (older && article.truncated && article.text.size() < older->text.size()) return applied;
    if (older && isEdit(*older, article)) {
        connection.run(u"INSERT INTO revisions (key, replaced, html, text) VALUES (?, ?, ?, ?)"_s,
                       {*key, seconds, filled(older->html), filled(older->text)});
    }
    writeBody(connection, *key, withKeptComments(connection, *key, article), seconds);
    const auto after = indexedArticle(connection, *key);
    if (before != after) {
        IndexWriter index(connection);
        if (before) index.remove(*key, *before);
        index.add(*key, *after);
        index.finish();
    }
    applied.change.articles.append(*key);
    return applied;
}

void keepTexts(Connection &connection, BoardId board, const QList<Article> &texts, const QDateTime &now, Change *change)
{
    for (const Article &article : texts) {
        const auto key = keyOfId(connection, board, article.id);
        if (!key || connection.value(u"SELECT 1 FROM bodies WHERE key = ?"_s, {*key}).isValid()) continue;
        const Change kept = applyArticleTo(connection, board, article, now).change;
        change->changed.append(kept.changed);
        change->articles.append(kept.articles);
    }
}

QStringList commentTextsFrom(const QByteArray &json)
{
    QStringList texts;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &comment : array) {
        for (const auto part : {"author"_L1, "text"_L1}) {
            const QString text = comment[part].toString();
            if (!text.isEmpty()) texts.append(text);
        }
    }
    return texts;
}

QStringList tagsFrom(const QByteArray &json)
{
    QStringList tags;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &tag : array)
        tags.append(tag.toString());
    return tags;
}

std::optional<Article> loadArticle(Connection &connection, Key key)
{
    Cursor query = connection.query(
        u"SELECT h.id, b.url, b.title, b.author, b.posted, b.posted_precision, b.posted_offset, b.views, b.votes, "
        "b.category, b.html, b.text, b.byline, b.credit, b.tags, b.comments, b.attachments, b.cleaner_version, "
        "b.truncated, b.fetched, "
        "(SELECT max(r.replaced) FROM revisions r WHERE r.key = b.key AND r.html IS NOT NULL), b.packed, "
        "b.comment_pages, "_s +
            QLatin1StringView(kIsOutdated) + u" FROM bodies b JOIN headlines h ON h.key = b.key WHERE b.key = ?"_s,
        {key});
    if (!query.next()) return {};
    Article article;
    article.pictures = loadPictures(connection, key);
    article.id = query.value(0).toString();
    article.url = QUrl(query.value(1).toString());
    article.title = query.value(2).toString();
    article.author = query.value(3).toString();
    article.posted = postedFrom(query.value(4), query.value(5).toInt(), query.value(6).toInt());
    article.views = countFrom(query.value(7));
    article.votes = countFrom(query.value(8));
    article.category = query.value(9).toString();
    const PackedBody body = bodyFrom(query.value(10), query.value(11), query.value(21));
    article.html = body.html;
    article.text = body.text;
    article.byline = query.value(12).toString();
    article.credit = query.value(13).toString();
    article.tags = tagsFrom(query.value(14).toByteArray());
    article.comments = commentsFromJson(query.value(15).toByteArray());
    article.attachments = attachmentsFromJson(query.value(16).toByteArray());
    article.cleanerVersion = query.value(17).toInt();
    article.truncated = query.value(18).toBool();
    article.fetched = momentFrom(query.value(19));
    article.edited = momentFrom(query.value(20));
    article.commentPages = commentPagesFromJson(query.value(22).toByteArray());
    article.isOutdated = query.value(23).toBool();
    return article;
}

QList<Comment> loadComments(Connection &connection, Key key)
{
    Cursor query = connection.query(u"SELECT comments FROM bodies WHERE key = ?"_s, {key});
    return query.next() ? commentsFromJson(query.value(0).toByteArray()) : QList<Comment>();
}

} // namespace newsboard
