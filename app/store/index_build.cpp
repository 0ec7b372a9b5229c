#include "app/store/index_build.h"

#include "app/search/segments.h"
#include "app/store/index_pages.h"
#include "app/store/packed_body.h"
#include "app/store/statement.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

#include <sqlite3.h>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qint64 kLongestMs = 30;
constexpr int kRowsAtOnce = 500;
constexpr int kPagesAtOnce = 2000;
constexpr int kPagesMergedAtOnce = 64;
constexpr int kPagesGivenBackAtOnce = 250;
/// One page of so many may be free.
constexpr qint64 kFreePages = 32;
/// The segmenter of an index that is only waiting to be cleared away.
constexpr int kRetired = 0;
constexpr qint64 kTellEvery = 5000;

void makeIndex(Connection &connection, bool isWhole)
{
    const qint64 id = connection
                          .query(u"INSERT INTO search_indexes (segmenter, covered, whole) VALUES (?, 0, ?)"_s,
                                 {kSegmenterVersion, isWhole})
                          .lastId();
    const QString table = IndexState{.id = id}.table();
    // No content, no sizes, no positions: the rows are elsewhere, and a segment says all that is asked for.
    connection.run(u"CREATE VIRTUAL TABLE %1 USING fts5(segments, content='', columnsize=0, detail=none, "
                   "tokenize='ascii')"_s.arg(table));
    // Fewer, larger merges: storing costs less, and a search meets some more segments.
    connection.run(u"INSERT INTO %1 (%1, rank) VALUES ('automerge', 16)"_s.arg(table));
    // What one transaction adds is one piece up to this many bytes in memory, not a piece for each megabyte.
    connection.run(u"INSERT INTO %1 (%1, rank) VALUES ('hashsize', 8388608)"_s.arg(table));
}

void retire(Connection &connection, qint64 id)
{
    connection.run(u"UPDATE search_indexes SET segmenter = ?, whole = 0 WHERE id = ?"_s, {kRetired, id});
}

std::optional<IndexState> growing(Connection &connection)
{
    const QList<IndexState> indexes = loadIndexes(connection);
    for (const IndexState &index : indexes) {
        if (!index.isWhole) return index;
    }
    return {};
}

QVariant retired(Connection &connection)
{
    return connection.value(u"SELECT id FROM search_indexes WHERE segmenter <> ? LIMIT 1"_s, {kSegmenterVersion});
}

/// Clears a part of an index that is not used any more: dropping it at once would hold up all who want to write.
void clearSome(Connection &connection, qint64 id)
{
    const QString table = IndexState{.id = id}.table();
    constexpr qint64 kFirstPage = 11; // Below are FTS5's own notes, which it reads when the table is dropped.
    const int cleared =
        connection.run(u"DELETE FROM %1_data WHERE id IN (SELECT id FROM %1_data WHERE id >= ? LIMIT ?)"_s.arg(table),
                       {kFirstPage, kPagesAtOnce});
    if (cleared == kPagesAtOnce) return;
    connection.run(u"DROP TABLE %1"_s.arg(table));
    connection.run(u"DELETE FROM search_indexes WHERE id = ?"_s, {id});
}

void packBody(Connection &connection, Key key)
{
    QVariantList values;
    {
        Cursor query = connection.query(u"SELECT text, html FROM bodies WHERE key = ? AND packed IS NULL"_s, {key});
        if (!query.next()) return;
        values = {packed({query.value(0).toString(), query.value(1).toString()}), key};
    }
    connection.run(u"UPDATE bodies SET packed = ?, text = '', html = '' WHERE key = ?"_s, values);
}

/// Gives some free pages back; false where there are few, or it cannot be done.
bool giveSomeBack(Connection &connection)
{
    const auto freePages = [&connection] { return connection.value(u"PRAGMA freelist_count"_s).toLongLong(); };
    const qint64 pages = connection.value(u"PRAGMA page_count"_s).toLongLong();
    const qint64 free = freePages();
    if (free <= std::max<qint64>(pages / kFreePages, kPagesGivenBackAtOnce)) return false;
    Statement(connection, u"PRAGMA incremental_vacuum(%1)"_s.arg(kPagesGivenBackAtOnce).toUtf8()).run();
    return freePages() < free;
}

/// A sum that is the same whatever the order of what is added.
quint64 mixed(const char *segment, qsizetype size, Key key)
{
    return quint64(qHashBits(segment, size_t(size), size_t(key) * 0x9E3779B97F4A7C15ULL)) * 0xD6E8FEB86659FD93ULL + 1;
}

/// Adds each segment of a row once.
qint64 addTo(QHash<qint64, quint64> *sums, Key key, const QByteArray &segments)
{
    QSet<QByteArray> seen;
    quint64 &sum = (*sums)[key >> 6];
    for (qsizetype begin = 0; begin < segments.size();) {
        const qsizetype end = segments.indexOf(' ', begin);
        seen.insert(QByteArray::fromRawData(segments.constData() + begin, end - begin));
        begin = end + 1;
    }
    for (const QByteArray &segment : std::as_const(seen))
        sum += mixed(segment.constData(), segment.size(), key);
    return seen.size();
}

} // namespace

bool hasIndex(Connection &connection)
{
    return !loadIndexes(connection).isEmpty();
}

void prepareIndex(Connection &connection)
{
    connection.run(u"UPDATE search_indexes SET segmenter = ?, whole = 0 WHERE segmenter <> ?"_s,
                   {kRetired, kSegmenterVersion});
    if (hasIndex(connection)) return;
    const bool isEmpty = !connection.value(u"SELECT 1 FROM headlines LIMIT 1"_s).isValid();
    makeIndex(connection, isEmpty);
}

void beginRebuild(Connection &connection)
{
    if (!growing(connection)) makeIndex(connection, false);
}

bool isIndexWhole(Connection &connection)
{
    return !growing(connection) && !retired(connection).isValid();
}

BuiltPart buildSome(Connection &connection)
{
    const auto index = growing(connection);
    if (!index) {
        const QVariant old = retired(connection);
        if (!old.isValid()) return {};
        clearSome(connection, old.toLongLong());
        return {0, true};
    }
    QElapsedTimer time;
    time.start();
    QList<Key> keys;
    {
        Cursor query = connection.query(u"SELECT key FROM headlines WHERE key > ? ORDER BY key LIMIT ?"_s,
                                        {index->covered, kRowsAtOnce});
        while (query.next())
            keys.append(query.value(0).toLongLong());
    }
    const QString insert = u"INSERT INTO %1 (rowid, segments) VALUES (?, ?)"_s.arg(index->table());
    BuiltPart part{0, true};
    std::vector<std::pair<Key, QByteArray>> articles;
    for (const Key key : std::as_const(keys)) {
        connection.run(insert, {key, segmentsOf(*indexedHeadline(connection, key))});
        if (const auto article = indexedArticle(connection, key)) articles.emplace_back(key, segmentsOf(*article));
        ++part.rows;
        if (time.elapsed() >= kLongestMs) break;
    }
    // By themselves, as IndexWriter adds them and takes them out again: FTS5 counts what is put in, and finds itself
    // damaged where more is taken out. Behind the headlines, for it writes a piece for each row that comes twice
    // running.
    for (const auto &[key, segments] : articles) {
        if (!segments.isEmpty()) connection.run(insert, {key, segments});
    }
    for (const auto &[key, segments] : articles)
        packBody(connection, key);
    const bool isWhole = keys.size() < kRowsAtOnce && part.rows == keys.size();
    const Key covered = part.rows > 0 ? keys[part.rows - 1] : index->covered;
    connection.run(u"UPDATE search_indexes SET covered = ?, whole = ? WHERE id = ?"_s, {covered, isWhole, index->id});
    if (isWhole) {
        const QList<IndexState> all = loadIndexes(connection);
        for (const IndexState &other : all) {
            if (other.id != index->id) retire(connection, other.id);
        }
        part.more = retired(connection).isValid();
    }
    return part;
}

bool mergeSome(Connection &connection)
{
    QElapsedTimer time;
    time.start();
    bool more = false;
    for (const IndexState &index : loadIndexes(connection)) {
        const QString merge = u"INSERT INTO %1 (%1, rank) VALUES ('merge', ?)"_s.arg(index.table());
        do {
            // FTS5 tells by this alone whether there was anything to merge: the statement itself is one change.
            const qint64 before = sqlite3_total_changes64(connection.handle());
            connection.run(merge, {kPagesMergedAtOnce});
            more = sqlite3_total_changes64(connection.handle()) > before + 1;
        } while (more && time.elapsed() < kLongestMs);
        if (more) break;
    }
    return more || giveSomeBack(connection);
}

IndexProgress indexProgress(Connection &connection)
{
    IndexProgress progress;
    progress.all = connection.value(u"SELECT ifnull(sum(headlines), 0) FROM boards"_s).toLongLong();
    const auto index = growing(connection);
    progress.isWhole = isIndexWhole(connection);
    progress.done =
        index ? connection.value(u"SELECT count(*) FROM headlines WHERE key <= ?"_s, {index->covered}).toLongLong()
              : progress.all;
    return progress;
}

IndexCheck checkIndex(Connection &connection, const std::function<void(const IndexProgress &)> &told,
                      const std::atomic_bool &cancelled)
{
    IndexCheck check;
    const auto index = searchedIndex(connection);
    if (!index) return check;
    check.isWhole = index->isWhole;
    check.isReadable = IndexPages(connection, index->table()).isKnown();
    const Error stopped{ErrorKind::Cancelled, {}, 0};

    QHash<qint64, quint64> sums;
    IndexProgress progress = indexProgress(connection);
    progress.done = 0;
    {
        Cursor query = connection.query(u"SELECT key FROM headlines ORDER BY key"_s);
        while (query.next()) {
            const Key key = query.value(0).toLongLong();
            if (!index->covers(key)) break;
            addTo(&sums, key, segmentsOf(*indexedHeadline(connection, key)));
            if (const auto article = indexedArticle(connection, key)) addTo(&sums, key, segmentsOf(*article));
            progress.done = ++check.rows;
            if (progress.done % kTellEvery != 0) continue;
            if (cancelled) throw StoreFailure{stopped};
            told(progress);
        }
    }
    // What FTS5 itself says is in it; a row has a segment once, however many texts of it do.
    connection.run(u"CREATE VIRTUAL TABLE IF NOT EXISTS temp.all_of_%1 USING fts5vocab('main', '%1', 'instance')"_s.arg(
        index->table()));
    Statement all(connection, u"SELECT term, doc FROM temp.all_of_%1"_s.arg(index->table()).toUtf8());
    while (all.next()) {
        const QByteArray term = all.borrowedBytes(0);
        const Key key = all.number(1);
        sums[key >> 6] -= mixed(term.constData(), term.size(), key);
        if (++check.segments % (kTellEvery * 100) == 0 && cancelled) throw StoreFailure{stopped};
    }
    for (const quint64 sum : std::as_const(sums))
        check.wrong += sum != 0 ? 1 : 0;
    return check;
}

} // namespace newsboard
