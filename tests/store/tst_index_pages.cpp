// The pages of an FTS5 table read directly say what the table itself was told: lists of every length and density, in
// one piece or several, with rows that were taken out, or taken out and put back.

#include "app/store/index_pages.h"
#include "tests/store/plain_keys.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <vector>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// A table like that of a search index, and what it should hold.
class Table {
public:
    explicit Table(quint32 seed)
        : m_random(seed), m_connection(m_folder.filePath(u"cache"_s), Connection::Access::Write)
    {
        m_connection.run(u"CREATE VIRTUAL TABLE words USING fts5(segments, content='', columnsize=0, detail=none, "
                         "tokenize='ascii')"_s);
        m_connection.run(u"INSERT INTO words (words, rank) VALUES ('automerge', 0)"_s);
    }

    QRandomGenerator &random() { return m_random; }
    Connection &connection() { return m_connection; }

    /// Each a piece of the index of its own.
    void change(const std::vector<std::pair<Key, QByteArray>> &in, const std::vector<std::pair<Key, QByteArray>> &out)
    {
        m_connection.run(u"BEGIN IMMEDIATE"_s);
        {
            Statement deletion(m_connection, "INSERT INTO words (words, rowid, segments) VALUES ('delete', ?, ?)");
            for (const auto &[key, term] : out) {
                deletion.bind(1, key);
                deletion.bindBytes(2, term);
                deletion.run();
                m_rows[term].erase(key);
            }
            Statement insertion(m_connection, "INSERT INTO words (rowid, segments) VALUES (?, ?)");
            for (const auto &[key, term] : in) {
                insertion.bind(1, key);
                insertion.bindBytes(2, term);
                insertion.run();
                m_rows[term].insert(key);
            }
        }
        m_connection.run(u"COMMIT"_s);
    }

    /// A row that has a term; nothing where none has one.
    std::optional<std::pair<Key, QByteArray>> anyRow()
    {
        if (m_rows.empty()) return {};
        const auto term = std::next(m_rows.begin(), m_random.bounded(int(m_rows.size())));
        if (term->second.empty()) return {};
        const auto from = term->second.lower_bound(Key(m_random.bounded(double(*term->second.rbegin()))));
        return std::pair(from == term->second.end() ? *term->second.begin() : *from, term->first);
    }

    std::set<Key> expected(const QByteArray &beginning, Key first, Key last) const
    {
        std::set<Key> keys;
        for (auto at = m_rows.lower_bound(beginning); at != m_rows.end() && at->first.startsWith(beginning); ++at)
            keys.insert(at->second.lower_bound(first), at->second.upper_bound(last));
        return keys;
    }

private:
    QTemporaryDir m_folder;
    QRandomGenerator m_random;
    Connection m_connection;
    std::map<QByteArray, std::set<Key>> m_rows;
};

constexpr Key kLast = std::numeric_limits<Key>::max();

} // namespace

class IndexPagesTest : public QObject {
    Q_OBJECT

private slots:
    void rows_are_those_of_the_table_data();
    void rows_are_those_of_the_table();
    void a_filter_leaves_out_no_row_that_it_has();
    void long_lists_are_known_to_be_long();
    void damaged_pages_are_read_within_their_bounds();
};

void IndexPagesTest::rows_are_those_of_the_table_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("pieces");
    QTest::addColumn<int>("farthest");

    QTest::addRow("neighbours, one piece") << 20'000 << 1 << 2;
    QTest::addRow("neighbours, some pieces") << 6'000 << 6 << 2;
    QTest::addRow("one byte apart and two") << 20'000 << 1 << 300;
    QTest::addRow("two bytes apart and three, some pieces") << 4'000 << 6 << 40'000;
    QTest::addRow("far apart") << 4'000 << 2 << 1'000'000'000;
}

void IndexPagesTest::rows_are_those_of_the_table()
{
    QFETCH(const int, rows);
    QFETCH(const int, pieces);
    QFETCH(const int, farthest);
    Table table(quint32(rows + pieces + farthest));
    QRandomGenerator &random = table.random();
    const QByteArrayList terms{"ab", "abc", "abd", "b", "ba", "bab", "c"};
    Key key = 1;
    for (int piece = 0; piece < pieces; ++piece) {
        key = 1 + piece; // Rows of all pieces lie among one another.
        std::vector<std::pair<Key, QByteArray>> in;
        std::vector<std::pair<Key, QByteArray>> out;
        if (piece > 0) {
            for (int i = 0; i < rows / 10; ++i) {
                if (const auto row = table.anyRow()) {
                    if (std::find(out.begin(), out.end(), *row) != out.end()) continue;
                    out.push_back(*row);
                    if (random.bounded(3) == 0) in.push_back(*row); // Taken out and put back.
                }
            }
        }
        for (int i = 0; i < rows; ++i) {
            // A few lists are long, others short.
            const int which = random.bounded(10) > 0 ? random.bounded(2) * 6 : random.bounded(int(terms.size()));
            in.emplace_back(key, terms[which]);
            key += (1 + random.bounded(farthest)) * pieces;
        }
        table.change(in, out);
    }
    for (const QByteArray &beginning : QByteArrayList{"a", "ab", "abc", "b", "bab", "c", "d"}) {
        const Key anywhere = 1 + Key(random.bounded(double(key)));
        for (const auto &[first, last] : {std::pair(Key(0), kLast), std::pair(anywhere, kLast),
                                          std::pair(Key(0), anywhere), std::pair(anywhere, anywhere + key / 10)}) {
            IndexPages pages(table.connection(), u"words"_s);
            QVERIFY(pages.isKnown());
            pages.within(first, last);
            KeyCollector found;
            pages.addRows({.beginnings = {beginning}, .shape = {}}, &found);
            QCOMPARE(plainOf(found.taken()), table.expected(beginning, first, last));
        }
    }
    // Several beginnings at once.
    IndexPages pages(table.connection(), u"words"_s);
    KeyCollector found;
    pages.addRows({.beginnings = {"c", "abd", "ba"}, .shape = {}}, &found);
    std::set<Key> expected = table.expected("c", 0, kLast);
    expected.merge(table.expected("abd", 0, kLast));
    expected.merge(table.expected("ba", 0, kLast));
    QCOMPARE(plainOf(found.taken()), expected);
}

void IndexPagesTest::a_filter_leaves_out_no_row_that_it_has()
{
    Table table(5);
    std::vector<std::pair<Key, QByteArray>> in;
    KeyCollector some;
    for (Key key = 1; key < 30'000; key += 1 + table.random().bounded(3)) {
        in.emplace_back(key, "a");
        if (table.random().bounded(50) == 0) some.add(key);
    }
    table.change(in, {});
    const KeySet wanted = some.taken();
    const KeyFilter filter(wanted);
    IndexPages pages(table.connection(), u"words"_s);
    KeyCollector collected;
    pages.addRows({.beginnings = {"a"}, .shape = {}}, &collected, &filter);
    KeySet found = collected.taken();
    QVERIFY(found.count() < qint64(in.size()) / 10);
    found.intersect(wanted);
    QCOMPARE(found.count(), wanted.count());
}

void IndexPagesTest::long_lists_are_known_to_be_long()
{
    Table table(6);
    std::vector<std::pair<Key, QByteArray>> in;
    for (Key key = 1; key <= 100'000; ++key)
        in.emplace_back(key, key % 1'000 == 0 ? "b" : "c");
    // The last list of a letter, and of the index, is not followed by another one's beginning.
    for (Key key = 1; key <= 50'000; ++key)
        in.emplace_back(key, "ez");
    table.change(in, {});
    IndexPages pages(table.connection(), u"words"_s);
    const auto pagesOf = [&pages](const char *beginning) {
        return pages.pagesOf({.beginnings = {beginning}, .shape = {}});
    };
    for (const char *none : {"a", "b", "bz", "cz", "d", "ea", "f"})
        QVERIFY2(pagesOf(none) <= 3, none);
    QVERIFY(pagesOf("c") >= 20);
    QVERIFY(pagesOf("c") <= 30);
    QVERIFY(pagesOf("ez") >= 10);
    QVERIFY(pagesOf("ez") <= 16);
    QVERIFY(pagesOf("e") >= 10);
}

/// What is found then may be anything; the sanitizers watch.
void IndexPagesTest::damaged_pages_are_read_within_their_bounds()
{
    Table table(7);
    QRandomGenerator &random = table.random();
    std::vector<std::pair<Key, QByteArray>> in;
    for (Key key = 1; key <= 3'000; ++key)
        in.emplace_back(key * 7, QByteArray("ab").append(char('a' + random.bounded(20))));
    table.change(in, {});
    std::vector<std::pair<qint64, QByteArray>> whole;
    for (Statement query(table.connection(), "SELECT id, block FROM words_data"); query.next();)
        whole.emplace_back(query.number(0), query.bytes(1));
    Statement write(table.connection(), "UPDATE words_data SET block = ? WHERE id = ?");
    const auto store = [&write](qint64 id, const QByteArray &block) {
        write.bindBytes(1, block);
        write.bind(2, id);
        write.run();
    };
    const auto readAll = [&table] {
        IndexPages pages(table.connection(), u"words"_s);
        if (!pages.isKnown()) return;
        KeyCollector found;
        const SegmentRange range{.beginnings = {"ab", "x"}, .shape = {}};
        (void)pages.pagesOf(range);
        pages.addRows(range, &found);
        (void)found.taken().count();
    };
    for (int round = 0; round < 500; ++round) {
        const auto &[id, block] = whole[size_t(random.bounded(int(whole.size())))];
        QByteArray damaged = block;
        for (int i = random.bounded(1, 12); i > 0 && !damaged.isEmpty(); --i)
            damaged[random.bounded(int(damaged.size()))] = char(random.bounded(3) ? random.bounded(256) : 0xFF);
        if (random.bounded(5) == 0) damaged.truncate(random.bounded(int(damaged.size()) + 1));
        store(id, damaged);
        readAll();
        store(id, block);
    }
    // A term that keeps 200 bytes less than none of the one before it; and a footer that leads before the page.
    const QByteArray less = QByteArray::fromHex("00000052"
                                                "023061"
                                                "05"
                                                "ffffffffffffffff38"
                                                "40");
    const qint64 page = whole.back().first;
    QByteArray crafted = less + QByteArray(0x52 - less.size(), 'x') + QByteArray::fromHex("0404");
    store(page, crafted);
    readAll();
    crafted = crafted.left(0x52) + QByteArray::fromHex("ffffffffffff808000");
    store(page, crafted);
    readAll();
}

QTEST_APPLESS_MAIN(IndexPagesTest)
#include "tst_index_pages.moc"
