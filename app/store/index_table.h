#pragma once

#include "app/domain/ids.h"
#include "app/store/statement.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace newsboard {

// The search index: a contentless FTS5 table of the segments of app/search, its rowids the keys of the headlines. There
// is one, and while it is rebuilt another that grows beside it. Everything throws StoreFailure; writers run inside the
// caller's transaction.

/// An index that is there.
struct IndexState {
    qint64 id = 0;
    int segmenter = 0;    ///< kSegmenterVersion of what wrote it.
    Key covered = 0;      ///< It has the rows up to this key; all of them …
    bool isWhole = false; ///< … once it is whole.

    bool covers(Key key) const { return isWhole || key <= covered; }
    /// Of the table, without FTS5's `_data`.
    QString table() const;
};

/// What of a row is indexed.
struct IndexedHeadline {
    QString title;
    QString author;
    QString category;

    friend bool operator==(const IndexedHeadline &, const IndexedHeadline &) = default;
};
struct IndexedArticle {
    QString body;
    QStringList comments; ///< Their authors and texts.
    QStringList tags;

    friend bool operator==(const IndexedArticle &, const IndexedArticle &) = default;
};

QByteArray segmentsOf(const IndexedHeadline &headline);
QByteArray segmentsOf(const IndexedArticle &article);

/// The indexes of this program's segmenter, the oldest first; others are of no use.
QList<IndexState> loadIndexes(Connection &connection);
/// The one to search: the whole one, else the one that grows; none in a cache that was just migrated.
std::optional<IndexState> searchedIndex(Connection &connection);
std::optional<IndexedHeadline> indexedHeadline(Connection &connection, Key key);
std::optional<IndexedArticle> indexedArticle(Connection &connection, Key key);

/// Keeps the indexes current within one transaction. What is taken out must be exactly what was put in: FTS5 believes
/// it without looking.
class IndexWriter {
public:
    explicit IndexWriter(Connection &connection);

    /// After the row itself was written.
    void add(Key key, const IndexedHeadline &headline);
    void add(Key key, const IndexedArticle &article);
    void remove(Key key, const IndexedHeadline &headline);
    void remove(Key key, const IndexedArticle &article);
    /// Takes out all that is indexed of a row; before the row itself is deleted.
    void removeRow(Key key);
    /// Writes it all, in the order in which it was given; without this nothing is. One after the other, for other
    /// statements in between make FTS5 end its page each time, and storing takes four times as long.
    void finish();

private:
    struct Entry {
        Key key = 0;
        QByteArray segments;
        bool isIn = false; ///< Added, or taken out.
    };

    /// One of the indexes, and what writes it.
    struct Target {
        IndexState index;
        std::unique_ptr<Statement> insertion;
        std::unique_ptr<Statement> deletion;
    };

    void note(Key key, const QByteArray &segments, bool isIn);
    void write(const Entry &entry);

    Connection &m_connection;
    std::vector<Target> m_targets;
    std::vector<Entry> m_entries;
};

} // namespace newsboard
