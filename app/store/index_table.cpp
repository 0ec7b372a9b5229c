#include "app/store/index_table.h"

#include "app/search/segments.h"
#include "app/store/articles_table.h"
#include "app/store/packed_body.h"
#include "app/store/statement.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// So many are held back at most: some 10 MB.
constexpr size_t kMostEntries = 20'000;

} // namespace

QByteArray segmentsOf(const IndexedHeadline &headline)
{
    return headlineSegments(headline.title, headline.author, headline.category);
}

QByteArray segmentsOf(const IndexedArticle &article)
{
    return articleSegments(article.body, article.comments, article.tags);
}

QString IndexState::table() const
{
    return u"search_index_%1"_s.arg(id);
}

QList<IndexState> loadIndexes(Connection &connection)
{
    QList<IndexState> indexes;
    Cursor query =
        connection.query(u"SELECT id, segmenter, covered, whole FROM search_indexes WHERE segmenter = ? ORDER BY id"_s,
                         {kSegmenterVersion});
    while (query.next())
        indexes.append({query.value(0).toLongLong(), query.value(1).toInt(), query.value(2).toLongLong(),
                        query.value(3).toBool()});
    return indexes;
}

std::optional<IndexState> searchedIndex(Connection &connection)
{
    const QList<IndexState> indexes = loadIndexes(connection);
    for (const IndexState &index : indexes) {
        if (index.isWhole) return index;
    }
    return indexes.isEmpty() ? std::nullopt : std::optional(indexes.first());
}

std::optional<IndexedHeadline> indexedHeadline(Connection &connection, Key key)
{
    Cursor query = connection.query(u"SELECT title, author, category FROM headlines WHERE key = ?"_s, {key});
    if (!query.next()) return {};
    return IndexedHeadline{query.value(0).toString(), query.value(1).toString(), query.value(2).toString()};
}

std::optional<IndexedArticle> indexedArticle(Connection &connection, Key key)
{
    Cursor query = connection.query(u"SELECT packed, text, comments, tags FROM bodies WHERE key = ?"_s, {key});
    if (!query.next()) return {};
    const QVariant bytes = query.value(0);
    return IndexedArticle{bytes.isNull() ? query.value(1).toString() : unpackedText(bytes.toByteArray()),
                          commentTextsFrom(query.value(2).toByteArray()), tagsFrom(query.value(3).toByteArray())};
}

IndexWriter::IndexWriter(Connection &connection) : m_connection(connection)
{
    for (const IndexState &index : loadIndexes(connection)) {
        const QString table = index.table();
        const auto prepared = [&](const QString &sql) {
            return std::make_unique<Statement>(connection, sql.arg(table).toUtf8());
        };
        m_targets.push_back({index, prepared(u"INSERT INTO %1 (rowid, segments) VALUES (?, ?)"_s),
                             prepared(u"INSERT INTO %1 (%1, rowid, segments) VALUES ('delete', ?, ?)"_s)});
    }
}

void IndexWriter::add(Key key, const IndexedHeadline &headline)
{
    const auto isValid = [](const QString &text) { return text.isValidUtf16(); };
    if (isValid(headline.title) && isValid(headline.author) && isValid(headline.category))
        note(key, segmentsOf(headline), true);
    else if (const auto stored = indexedHeadline(m_connection, key)) // Half a pair is not stored as it was.
        note(key, segmentsOf(*stored), true);
}

void IndexWriter::add(Key key, const IndexedArticle &article)
{
    note(key, segmentsOf(article), true);
}

void IndexWriter::remove(Key key, const IndexedHeadline &headline)
{
    note(key, segmentsOf(headline), false);
}

void IndexWriter::remove(Key key, const IndexedArticle &article)
{
    note(key, segmentsOf(article), false);
}

void IndexWriter::removeRow(Key key)
{
    if (const auto headline = indexedHeadline(m_connection, key)) remove(key, *headline);
    if (const auto article = indexedArticle(m_connection, key)) remove(key, *article);
}

void IndexWriter::note(Key key, const QByteArray &segments, bool isIn)
{
    if (segments.isEmpty()) return;
    m_entries.push_back({key, segments, isIn});
    if (m_entries.size() >= kMostEntries) finish();
}

void IndexWriter::finish()
{
    for (const Entry &entry : m_entries)
        write(entry);
    m_entries.clear();
}

void IndexWriter::write(const Entry &entry)
{
    for (Target &target : m_targets) {
        if (!target.index.covers(entry.key)) continue;
        Statement &statement = entry.isIn ? *target.insertion : *target.deletion;
        statement.bind(1, entry.key);
        statement.bindBytes(2, entry.segments);
        statement.run();
    }
}

} // namespace newsboard
