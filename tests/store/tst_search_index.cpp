#include "app/search/matches.h"
#include "app/store/index_pages.h"
#include "app/store/index_table.h"
#include "app/store/row_reader.h"
#include "app/store/search_plan.h"
#include "app/store/views.h"
#include "tests/store/random_rows.h"
#include "tests/store/samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

int countFrom(const char *variable, int otherwise)
{
    const int count = qEnvironmentVariableIntValue(variable);
    return count > 0 ? count : otherwise;
}

/// The value of an answer, at once: thousands of them would wait long in an event loop.
template<typename T> T now(const QFuture<Result<T>> &future)
{
    const Result<T> result = future.result();
    if (!result.ok()) qFatal("%s", qPrintable(errorText(result.error())));
    return result.value();
}

/// A cache that is edited at random, and what a plain scan of it says.
class Ground {
public:
    explicit Ground(quint32 seed) : m_random(seed)
    {
        open();
        for (int i = 0; i < kBoards; ++i)
            m_boards[i] = now(m_store->addBoard(sampleBoard(boardName(i)), boardName(i))).id;
    }

    Store &store() { return *m_store; }
    QRandomGenerator &random() { return m_random; }
    BoardId board(int i) const { return m_boards[i]; }
    void open()
    {
        m_store.reset();
        m_store = openStore(m_folder.path());
    }

    void edit()
    {
        const int which = m_random.bounded(kBoards);
        const BoardId id = m_boards[which];
        const int newest = 1 + m_random.bounded(400);
        switch (m_random.bounded(14)) {
        case 0:
        case 1:
        case 2:
        case 3: {
            ListPage page;
            for (int row = newest; row > std::max(0, newest - 12); --row) {
                if (m_random.bounded(4)) page.rows.append(randomHeadline(m_random, row));
            }
            if (!page.rows.isEmpty()) now(m_store->applyPage(id, page, sampleNow()));
            break;
        }
        case 4:
        case 5:
        case 6:
            now(m_store->applyArticle(id, randomArticle(m_random, newest), sampleNow()));
            break;
        case 7:
            now(m_store->setState({makeKey(id, newest)}, {m_random.bounded(2) == 0, {}}));
            break;
        case 8:
            now(m_store->setState({makeKey(id, newest)}, {{}, m_random.bounded(2) == 0}));
            break;
        case 9:
            if (m_random.bounded(20) == 0) {
                now(m_store->removeBoard(id));
                if (m_random.bounded(2)) purgeAll(*m_store);
                if (m_random.bounded(2)) now(m_store->addBoard(sampleBoard(boardName(which)), boardName(which)));
            } else {
                now(m_store->addBoard(sampleBoard(boardName(which)), boardName(which)));
            }
            break;
        case 10:
            if (m_random.bounded(10) == 0) now(m_store->beginIndexRebuild());
            break;
        case 11:
            now(m_store->buildIndexSome());
            break;
        case 12:
            now(m_store->forgetArticles(id, {makeKey(id, newest), makeKey(id, newest / 2)}));
            break;
        case 13:
            now(m_store->mergeIndexSome());
            break;
        }
    }

    void finishIndex()
    {
        while (now(m_store->buildIndexSome()).more) {
        }
    }

    IndexCheck check() { return now(m_store->checkIndex(std::make_shared<std::atomic_bool>(false))); }

    /// Every row in sight, as a query sees it, by key.
    std::map<Key, SearchedRow> rows()
    {
        std::map<Key, SearchedRow> rows;
        auto reader = RowReader::open(m_store->fileName()).value();
        for (const Board &board : reader->boards()) {
            ListQuery all;
            all.board = board.id;
            for (const HeadlineRow &head : now(m_store->list(all))) {
                SearchedRow &row = rows[head.key];
                row.board = board.id;
                row.boardName = board.name;
                row.headline = head.headline;
                row.read = head.read;
                row.starred = head.starred;
                row.gone = head.isGone();
                row.hasArticle = head.hasArticle;
                const auto article = reader->article(head.key);
                if (!article) continue;
                row.body = article->text;
                row.tags = article->tags;
                for (const Comment &comment : article->comments)
                    row.commentTexts << comment.author << comment.text;
            }
        }
        return rows;
    }

private:
    static constexpr int kBoards = 3;

    static QString boardName(int i) { return u"게시판%1"_s.arg(i); }

    QTemporaryDir m_folder;
    QRandomGenerator m_random;
    std::unique_ptr<Store> m_store;
    BoardId m_boards[kBoards] = {};
};

/// Newest first, as a search gives them.
QList<Key> scanned(const std::map<Key, SearchedRow> &rows, const Query &query, BoardId board)
{
    std::vector<std::pair<qint64, Key>> found;
    for (const auto &[key, row] : rows) {
        if (board != 0 && row.board != board) continue;
        if (!matches(query, row)) continue;
        const PostedTime &posted = row.headline.posted;
        const qint64 order = board != 0         ? 0
                             : posted.isKnown() ? posted.sortSeconds()
                                                : std::numeric_limits<qint64>::min();
        found.emplace_back(order, key);
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    QList<Key> keys;
    for (const auto &[order, key] : found)
        keys.append(key);
    return keys;
}

Query read(const RandomQuery &typed)
{
    static const Shorthand shorthand = Shorthand::builtIn();
    QueryContext context;
    context.now = sampleNow();
    context.zone = QTimeZone("Asia/Seoul");
    context.composingFrom = typed.composingFrom;
    context.shorthand = shorthand;
    return parseQuery(typed.text, context);
}

QStringList textsOf(const std::map<Key, SearchedRow> &rows)
{
    QStringList texts;
    for (const auto &[key, row] : rows)
        texts << row.headline.title << row.headline.author << row.body << row.commentTexts << row.tags;
    texts.removeAll(QString());
    texts.append(u"미국"_s);
    return texts;
}

QByteArray described(const RandomQuery &typed)
{
    return (typed.text + u" composing from %1"_s.arg(typed.composingFrom)).toUtf8();
}

} // namespace

class SearchIndexTest : public QObject {
    Q_OBJECT

private slots:
    void an_index_kept_up_equals_one_built_anew();
    void answers_are_those_of_a_plain_scan();
    void what_is_in_memory_is_as_the_cache_is();
    void rows_that_are_read_stay_out_wherever_the_index_is_given_up();
    void the_word_with_the_shorter_list_is_looked_up_first();
    void the_best_come_first_and_nothing_is_lost();
    void what_is_found_is_sorted_by_a_column_data();
    void what_is_found_is_sorted_by_a_column();
    void by_their_numbers_rows_stand_as_these_are_shown();
    void what_has_no_name_stands_last();
    void sorting_ends_when_it_is_overtaken();
    void an_index_half_built_finds_everything();
    void an_index_that_grows_says_nothing_of_rows_it_has_not_reached();
    void an_index_built_anew_gives_back_all_that_it_has();
    void a_rebuild_goes_on_where_it_was();
    void an_index_of_another_segmenter_is_replaced();
    void pieces_put_together_are_few_and_answer_the_same();
    void what_the_file_does_not_need_is_given_back();
    void a_large_boards_keys_are_those_of_its_rows_data();
    void a_large_boards_keys_are_those_of_its_rows();
    void a_damaged_index_is_noticed();
    void a_removed_board_is_not_found();
    void a_new_search_overtakes_the_old();
    void the_index_is_read_no_further_when_it_is_overtaken();
    void lines_around_hits_give_way_to_a_search();
    void searches_are_kept();
};

void SearchIndexTest::an_index_kept_up_equals_one_built_anew()
{
    const int edits = countFrom("NEWSBOARD_INDEX_EDITS", 300);
    Ground ground(20250224);
    for (int i = 0; i < edits; ++i) {
        ground.edit();
        if (i % 100 != 99) continue;
        const IndexCheck check = ground.check();
        QVERIFY2(check.wrong == 0, qPrintable(u"%1 wrong after %2 edits"_s.arg(check.wrong).arg(i + 1)));
    }
    const IndexCheck kept = ground.check();
    now(ground.store().beginIndexRebuild());
    ground.finishIndex();
    const IndexCheck anew = ground.check();
    QVERIFY(anew.isRight());
    QVERIFY(kept.isWhole && kept.isReadable);
    QCOMPARE(kept.segments, anew.segments);
    QCOMPARE(kept.rows, anew.rows);
}

void SearchIndexTest::answers_are_those_of_a_plain_scan()
{
    const int queries = countFrom("NEWSBOARD_SEARCHES", 600);
    constexpr int kPerGround = 300;
    for (int done = 0; done < queries; done += kPerGround) {
        Ground ground(quint32(done + 1));
        for (int i = 0; i < 40; ++i)
            ground.edit();
        const auto rows = ground.rows();
        const QStringList texts = textsOf(rows);
        for (int i = 0; i < kPerGround; ++i) {
            const RandomQuery typed = randomQuery(ground.random(), texts);
            const BoardId board = ground.random().bounded(2) ? ground.board(0) : 0;
            const Query query = read(typed);
            const QList<Key> expected = scanned(rows, query, board);
            const SearchAnswers answers = ground.store().search({query, board, SearchOrder::Newest, 5});
            const auto first = now(answers.first);
            QVERIFY2(first.keys == expected.first(std::min<qsizetype>(5, expected.size())), described(typed));
            QVERIFY2(first.isAll == (expected.size() <= 5), described(typed));
            QVERIFY2(now(answers.count) == expected.size(), described(typed));
            QVERIFY2(now(answers.all) == expected, described(typed));
        }
    }
}

void SearchIndexTest::what_is_in_memory_is_as_the_cache_is()
{
    const int rounds = countFrom("NEWSBOARD_ROUNDS", 60);
    Ground ground(21);
    for (int i = 0; i < 20; ++i)
        ground.edit();
    int fromMemory = 0;
    for (int round = 0; round < rounds; ++round) {
        for (int i = ground.random().bounded(4); i > 0; --i)
            ground.edit();
        const auto rows = ground.rows();
        const QStringList texts = textsOf(rows);
        for (int i = 0; i < 6; ++i) {
            const RandomQuery typed = randomQuery(ground.random(), texts);
            const BoardId board = ground.random().bounded(2) ? ground.board(ground.random().bounded(2)) : 0;
            const Query query = read(typed);
            const QList<Key> expected = scanned(rows, query, board);
            SearchRequest request{query, board, SearchOrder::Newest, 5};
            // From memory, or from rows that have some of the words, wherever that can be, and where the index tells
            // all.
            for (const qint64 pages : {0, 1, 1000}) {
                request.pages = pages;
                const auto first = now(ground.store().search(request).first);
                QVERIFY2(first.keys == expected.first(std::min<qsizetype>(5, expected.size())), described(typed));
                QVERIFY2(first.isAll == (expected.size() <= 5), described(typed));
                fromMemory += first.isAll || pages > 0 ? 0 : 1;
            }
        }
    }
    QVERIFY(fromMemory > rounds);
}

/// What was found of the unread rows by then says nothing of the newest ones, which are looked at next.
void SearchIndexTest::rows_that_are_read_stay_out_wherever_the_index_is_given_up()
{
    constexpr int kRows = 3'000;
    constexpr int kNewest = 60;
    Ground ground(2);
    ListPage page = samplePage(kRows, 1);
    QList<Key> newest;
    for (Headline &row : page.rows) {
        const int i = row.id.toInt();
        const bool isNewest = i > kRows - kNewest;
        const bool hasRare = i % 5 == 0 || isNewest;
        const bool hasCommon = (i % 2 == 1 && i % 5 != 0) || i % 250 == 0 || isNewest;
        row.title = (hasRare ? u"등대"_s : u"포구"_s) + (hasCommon ? u" 아침"_s : u" 저녁"_s);
        if (isNewest) newest.append(makeKey(ground.board(0), i));
    }
    now(ground.store().applyPage(ground.board(0), page, sampleNow()));
    now(ground.store().setState(newest, {true, {}}));
    const Query query = read({u"등대 아침 is:unread"_s, -1});
    const QList<Key> expected = scanned(ground.rows(), query, ground.board(0));
    QCOMPARE(expected.size(), kRows / 250 - 1);
    SearchRequest request{query, ground.board(0), SearchOrder::Newest, 5};
    for (request.pages = 0; request.pages < 20; ++request.pages) {
        const auto first = now(ground.store().search(request).first);
        QVERIFY2(first.keys == expected.first(5), QByteArray::number(request.pages));
    }
}

void SearchIndexTest::the_word_with_the_shorter_list_is_looked_up_first()
{
    Ground ground(16);
    ListPage page = samplePage(20'000, 1);
    for (Headline &row : page.rows)
        row.title = row.id.toInt() % 100 == 0 ? u"아침 등대"_s : u"아침 포구"_s;
    now(ground.store().applyPage(ground.board(0), page, sampleNow()));
    Connection connection(ground.store().fileName(), Connection::Access::Read);
    const Snapshot snapshot(connection);
    for (const QString &text : {u"아침 등대"_s, u"등대 아침"_s}) {
        const Query query = read({text, -1});
        IndexPages pages(connection, searchedIndex(connection)->table());
        SearchPlan plan(pages);
        QList<qint64> left;
        plan.askBeforeReading([&left](const KeySet *rows, qint64) {
            left.append(rows ? rows->count() : -1);
            return true;
        });
        const auto found = plan.candidates(query.root, {});
        QCOMPARE(left, (QList<qint64>{-1, 200}));
        QVERIFY(found);
        QCOMPARE(found->certain.count(), 200);
        // Whoever has enough by then is not read to.
        IndexPages anew(connection, searchedIndex(connection)->table());
        SearchPlan enough(anew);
        int asked = 0;
        enough.askBeforeReading([&asked](const KeySet *, qint64) { return ++asked < 2; });
        QVERIFY(!enough.candidates(query.root, {}));
        QCOMPARE(asked, 2);
    }
}

void SearchIndexTest::the_best_come_first_and_nothing_is_lost()
{
    Ground ground(5);
    for (int i = 0; i < 60; ++i)
        ground.edit();
    const auto rows = ground.rows();
    const Query query = read({u"미"_s, -1});
    const QList<Key> best = now(ground.store().search({query, 0, SearchOrder::Best, 50}).all);
    QList<Key> newest = scanned(rows, query, 0);
    std::stable_partition(newest.begin(), newest.end(), [&](Key key) {
        SearchedRow headline = rows.at(key);
        headline.body.clear();
        headline.commentTexts.clear();
        return matches(query, headline);
    });
    QVERIFY(newest.size() > 10);
    QCOMPARE(best, newest);
}

void SearchIndexTest::what_is_found_is_sorted_by_a_column_data()
{
    QTest::addColumn<View::Column>("column");
    for (const auto &[name, column] : {std::pair{"title", View::Column::Title},
                                       {"author", View::Column::Author},
                                       {"posted", View::Column::Posted},
                                       {"number", View::Column::Number},
                                       {"views", View::Column::Views}})
        QTest::addRow("%s", name) << column;
}

/// What a row has stands before what another has not, whichever way the order runs; equal ones stand by their keys.
void SearchIndexTest::what_is_found_is_sorted_by_a_column()
{
    QFETCH(const View::Column, column);
    Ground ground(12);
    for (int i = 0; i < 60; ++i)
        ground.edit();
    const auto rows = ground.rows();
    const Query query = read({u"미"_s, -1});
    const auto textOf = [column](const Headline &row) {
        return (column == View::Column::Title ? row.title : row.author).toUtf8().toLower();
    };
    const auto figureOf = [column](const Headline &row) -> std::optional<qint64> {
        if (column == View::Column::Number) return row.number;
        if (column == View::Column::Views) return row.views;
        return row.posted.isKnown() ? std::optional(row.posted.sortSeconds()) : std::nullopt;
    };
    const bool areTexts = column == View::Column::Title || column == View::Column::Author;
    for (const bool ascending : {true, false}) {
        const auto isBefore = [&](Key one, Key other) {
            const Headline &a = rows.at(one).headline;
            const Headline &b = rows.at(other).headline;
            if (areTexts && textOf(a) != textOf(b)) return (textOf(a) < textOf(b)) == ascending;
            if (!areTexts && figureOf(a) != figureOf(b)) {
                if (!figureOf(a) || !figureOf(b)) return figureOf(a).has_value();
                return (*figureOf(a) < *figureOf(b)) == ascending;
            }
            return (one < other) == ascending;
        };
        QList<Key> expected = scanned(rows, query, 0);
        std::sort(expected.begin(), expected.end(), isBefore);
        QVERIFY(expected.size() > 10);
        SearchRequest request{query, 0, SearchOrder::Newest, 5};
        request.sorted = ColumnOrder{column, ascending};
        const SearchAnswers answers = ground.store().search(request);
        QCOMPARE(now(answers.first).keys, expected.first(5));
        QVERIFY(!now(answers.first).isAll);
        QCOMPARE(now(answers.count), expected.size());
        QCOMPARE(now(answers.all), expected);
    }
}

void SearchIndexTest::by_their_numbers_rows_stand_as_these_are_shown()
{
    Ground ground(3);
    for (int place = 0; place < 2; ++place)
        now(ground.store().applyPage(ground.board(place), samplePage(20, 1), sampleNow()));
    {
        // Of one board 30 posts went further down.
        Connection connection(ground.store().fileName(), Connection::Access::Write);
        connection.run(u"INSERT INTO number_shifts (board, above, amount, settled) VALUES (?, ?, -30, 1)"_s,
                       {ground.board(0), makeKey(ground.board(0), 0)});
    }
    const auto rows = ground.rows();
    const auto numberOf = [&rows](Key key) { return *rows.at(key).headline.number; };
    QVERIFY(numberOf(rows.begin()->first) < 0);
    SearchRequest request{read({u"제목"_s, -1}), 0, SearchOrder::Newest, 5};
    request.sorted = ColumnOrder{View::Column::Number, true};
    const View view{0, View::Filter::All, {View::Column::Number, true}};
    for (const QList<Key> &keys : {now(ground.store().search(request).all), now(ground.store().keys(view)).toList()}) {
        QCOMPARE(keys.size(), 40);
        QVERIFY(std::is_sorted(keys.begin(), keys.end(),
                               [&numberOf](Key one, Key other) { return numberOf(one) < numberOf(other); }));
    }
}

void SearchIndexTest::what_has_no_name_stands_last()
{
    Ground ground(3);
    ListPage page = samplePage(3, 1);
    page.rows[1].author.clear();
    now(ground.store().applyPage(ground.board(0), page, sampleNow()));
    for (const bool ascending : {true, false}) {
        const View view{ground.board(0), View::Filter::All, {View::Column::Author, ascending}};
        QCOMPARE(now(ground.store().keys(view)).toList().last(), makeKey(ground.board(0), 2));
    }
}

void SearchIndexTest::sorting_ends_when_it_is_overtaken()
{
    Ground ground(3);
    now(ground.store().applyPage(ground.board(0), samplePage(3'000, 1), sampleNow()));
    const QList<Key> keys = now(ground.store().keys({ground.board(0)})).toList();
    Connection connection(ground.store().fileName(), Connection::Access::Read);
    const ColumnOrder order{View::Column::Title, true};
    std::atomic_bool stop{true};
    {
        const StoppedBy newer(connection, stop);
        QVERIFY_THROWS_EXCEPTION(StoreFailure, sortedByColumn(connection, keys, order));
        stop = false;
        QCOMPARE(sortedByColumn(connection, keys, order).size(), keys.size());
        stop = true;
    }
    QCOMPARE(sortedByColumn(connection, keys, order).size(), keys.size());
}

void SearchIndexTest::an_index_half_built_finds_everything()
{
    Ground ground(9);
    for (int i = 0; i < 80; ++i)
        ground.edit();
    ground.finishIndex();
    // As a cache from before there was an index: it covers the first half of the rows.
    const auto rows = ground.rows();
    const Key half = std::next(rows.begin(), qsizetype(rows.size() / 2))->first;
    {
        Connection connection(ground.store().fileName(), Connection::Access::Write);
        connection.run(u"UPDATE search_indexes SET covered = ?, whole = 0"_s, {half});
    }
    const Query query = read({u"국"_s, -1});
    QCOMPARE(now(ground.store().search({query, 0, SearchOrder::Newest, 5}).all), scanned(rows, query, 0));
}

/// Rows that it has not reached yet are among the first ones, and are counted.
void SearchIndexTest::an_index_that_grows_says_nothing_of_rows_it_has_not_reached()
{
    Ground ground(15);
    for (int newest = 1'800; newest > 0; newest -= 100) {
        ListPage page;
        for (int id = newest; id > newest - 100; --id)
            page.rows.append(randomHeadline(ground.random(), id));
        now(ground.store().applyPage(ground.board(0), page, sampleNow()));
    }
    for (int id = 5; id < 1'800; id += 40)
        now(ground.store().applyArticle(ground.board(0), randomArticle(ground.random(), id), sampleNow()));
    {
        Connection connection(ground.store().fileName(), Connection::Access::Write);
        connection.run(u"UPDATE search_indexes SET segmenter = 999"_s);
    }
    ground.open();
    while (now(ground.store().indexProgress()).done == 0)
        now(ground.store().buildIndexSome());
    QVERIFY(!now(ground.store().indexProgress()).isWhole);
    const auto rows = ground.rows();
    const QStringList texts = textsOf(rows);
    for (int i = 0; i < 150; ++i) {
        const RandomQuery typed = randomQuery(ground.random(), texts);
        const Query query = read(typed);
        const QList<Key> expected = scanned(rows, query, 0);
        SearchRequest request{query, 0, SearchOrder::Newest, 5};
        for (request.pages = 0; request.pages <= 1'000; request.pages += 1'000) {
            const SearchAnswers answers = ground.store().search(request);
            QVERIFY2(now(answers.first).keys == expected.first(std::min<qsizetype>(5, expected.size())),
                     described(typed));
            QVERIFY2(now(answers.count) == expected.size(), described(typed));
            QVERIFY2(now(answers.all) == expected, described(typed));
        }
    }
}

/// FTS5 counts what is put in.
void SearchIndexTest::an_index_built_anew_gives_back_all_that_it_has()
{
    Ground ground(14);
    now(ground.store().applyPage(ground.board(0), samplePage(20, 1), sampleNow()));
    for (int id = 1; id <= 20; ++id)
        now(ground.store().applyArticle(ground.board(0), randomArticle(ground.random(), id), sampleNow()));
    now(ground.store().beginIndexRebuild());
    ground.finishIndex();
    QVERIFY(ground.check().isRight());
    now(ground.store().removeBoard(ground.board(0)));
    purgeAll(ground.store());
    QVERIFY(ground.rows().empty());
    QVERIFY(ground.check().isRight());
}

void SearchIndexTest::a_rebuild_goes_on_where_it_was()
{
    Ground ground(3);
    for (int newest = 1200; newest > 0; newest -= 100) {
        ListPage page;
        for (int id = newest; id > newest - 100; --id)
            page.rows.append(randomHeadline(ground.random(), id));
        now(ground.store().applyPage(ground.board(0), page, sampleNow()));
    }
    now(ground.store().beginIndexRebuild());
    const qint64 first = now(ground.store().buildIndexSome()).rows;
    QVERIFY(first > 0);
    ground.open();
    QCOMPARE(now(ground.store().indexProgress()).done, first);
    // It is searched by the old one meanwhile, and both are kept up.
    ground.edit();
    QVERIFY(ground.check().isRight());
    now(ground.store().beginIndexRebuild());
    QVERIFY(now(ground.store().indexProgress()).done >= first);
    ground.finishIndex();
    QVERIFY(now(ground.store().indexProgress()).isWhole);
    QVERIFY(ground.check().isRight());
    Connection connection(ground.store().fileName(), Connection::Access::Read);
    QCOMPARE(
        connection.value(u"SELECT count(*) FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE search_index%'"_s)
            .toInt(),
        1);
}

void SearchIndexTest::an_index_of_another_segmenter_is_replaced()
{
    Ground ground(11);
    for (int i = 0; i < 60; ++i)
        ground.edit();
    ground.finishIndex();
    {
        Connection connection(ground.store().fileName(), Connection::Access::Write);
        connection.run(u"UPDATE search_indexes SET segmenter = 999"_s);
    }
    ground.open();
    const Query query = read({u"미"_s, -1});
    QVERIFY(!now(ground.store().indexProgress()).isWhole);
    QCOMPARE(now(ground.store().search({query, 0, SearchOrder::Newest, 5}).all), scanned(ground.rows(), query, 0));
    for (int i = 0; i < 20; ++i)
        ground.edit();
    ground.finishIndex();
    QVERIFY(ground.check().isRight());
    Connection connection(ground.store().fileName(), Connection::Access::Read);
    QCOMPARE(connection.value(u"SELECT count(*) FROM search_indexes"_s).toInt(), 1);
}

void SearchIndexTest::pieces_put_together_are_few_and_answer_the_same()
{
    Ground ground(12);
    for (int i = 0; i < 120; ++i)
        ground.edit();
    ground.finishIndex();
    Connection connection(ground.store().fileName(), Connection::Access::Read);
    const auto pieces = [&connection] {
        const QString table = searchedIndex(connection)->table();
        return connection.value(u"SELECT count(DISTINCT segid) FROM %1_idx"_s.arg(table)).toInt();
    };
    QVERIFY(pieces() > 6);
    while (now(ground.store().mergeIndexSome())) {
    }
    QVERIFY(pieces() <= 6);
    const Query query = read({u"국"_s, -1});
    QCOMPARE(now(ground.store().search({query, 0, SearchOrder::Newest, 5}).all), scanned(ground.rows(), query, 0));
    QVERIFY(ground.check().isRight());
}

void SearchIndexTest::what_the_file_does_not_need_is_given_back()
{
    Ground ground(13);
    for (int newest = 6000; newest > 0; newest -= 500)
        now(ground.store().applyPage(ground.board(0), samplePage(newest, newest - 499), sampleNow()));
    now(ground.store().removeBoard(ground.board(0)));
    purgeAll(ground.store());
    Connection connection(ground.store().fileName(), Connection::Access::Read);
    const auto freePages = [&connection] { return connection.value(u"PRAGMA freelist_count"_s).toInt(); };
    QVERIFY(freePages() > 250);
    while (now(ground.store().mergeIndexSome())) {
    }
    QVERIFY(freePages() <= 250);
    QVERIFY(ground.check().isRight());
}

void SearchIndexTest::a_large_boards_keys_are_those_of_its_rows_data()
{
    QTest::addColumn<int>("large"); // Its place among three boards.
    for (int place = 0; place < 3; ++place)
        QTest::addRow("the board at %d", place) << place;
}

void SearchIndexTest::a_large_boards_keys_are_those_of_its_rows()
{
    QFETCH(const int, large);
    constexpr int kPage = 1'000;
    constexpr int kPages = 21; // From 20,000 on they are read from the index.
    constexpr int kOthers = 6; // Their lists there are longer than a page of the index.
    Ground ground(8);
    const BoardId board = ground.board(large);
    for (int place = 0; place < 3; ++place) {
        for (int page = 0; page < (place == large ? kPages : kOthers); ++page) {
            ListPage list = samplePage((page + 1) * kPage, 1 + page * kPage);
            if (page == 0) list.rows[3].flags |= Flag::Notice;
            // In the index one word stands above the other, and has no rows of the first board.
            for (Headline &row : list.rows)
                row.title = place == 0 ? u"포구나"_s : u"포구가"_s;
            now(ground.store().applyPage(ground.board(place), list, sampleNow()));
        }
    }
    const auto rows = [&] {
        Connection connection(ground.store().fileName(), Connection::Access::Read);
        QList<Key> keys;
        Cursor query = connection.query(
            u"SELECT key FROM headlines WHERE key >> 40 = ? ORDER BY flags & 1 DESC, key DESC"_s, {board});
        while (query.next())
            keys.append(query.value(0).toLongLong());
        return keys;
    };
    QCOMPARE(rows().size(), kPage * kPages);
    QVERIFY(rows().first() < rows().at(1)); // The notice.
    QCOMPARE(now(ground.store().keys({board})), rows());
    // Of one board alone no more is read of a list than reaches into it.
    for (const QString &typed : {u"포구"_s, u"ㅍㄱ"_s, u"포"_s}) {
        for (int place = 0; place < 3; ++place) {
            const SearchRequest request{read({typed, -1}), ground.board(place), SearchOrder::Newest, 50};
            QCOMPARE(now(ground.store().search(request).count), kPage * (place == large ? kPages : kOthers));
        }
    }
    {
        // A row behind the index's back: it is not left out.
        Connection connection(ground.store().fileName(), Connection::Access::Write);
        connection.run(u"UPDATE headlines SET key = key + 1 WHERE key = ?"_s, {rows().at(1)});
        connection.run(u"UPDATE boards SET headlines = headlines + 1 WHERE id = ?"_s, {board});
    }
    QCOMPARE(now(ground.store().keys({board})), rows());
}

void SearchIndexTest::a_damaged_index_is_noticed()
{
    Ground ground(4);
    now(ground.store().applyPage(ground.board(0), samplePage(30, 1), sampleNow()));
    QVERIFY(ground.check().isRight());
    {
        // A title changed behind the index's back.
        Connection connection(ground.store().fileName(), Connection::Access::Write);
        connection.run(u"UPDATE headlines SET title = '다른 제목' WHERE id = '7'"_s);
    }
    QCOMPARE(ground.check().wrong, 1);
}

void SearchIndexTest::a_removed_board_is_not_found()
{
    Ground ground(6);
    now(ground.store().applyPage(ground.board(0), samplePage(10, 1), sampleNow()));
    now(ground.store().applyPage(ground.board(1), samplePage(10, 1), sampleNow()));
    const SearchRequest request{read({u"제목"_s, -1}), 0, SearchOrder::Newest, 50};
    QCOMPARE(now(ground.store().search(request).count), 20);
    now(ground.store().removeBoard(ground.board(1)));
    QCOMPARE(now(ground.store().search(request).count), 10);
    purgeAll(ground.store());
    QCOMPARE(now(ground.store().search(request).count), 10);
    QVERIFY(ground.check().isRight());
}

void SearchIndexTest::a_new_search_overtakes_the_old()
{
    Ground ground(7);
    now(ground.store().applyPage(ground.board(0), samplePage(1500, 1), sampleNow()));
    const SearchRequest request{read({u"제목 is:unread"_s, -1}), 0, SearchOrder::Newest, 50};
    QList<SearchAnswers> answers;
    for (int i = 0; i < 20; ++i)
        answers.append(ground.store().search(request));
    QCOMPARE(now(answers.last().count), 1500);
    const auto isCancelled = [](const SearchAnswers &one) {
        const auto result = answered(one.all);
        return !result.ok() && result.error().kind == ErrorKind::Cancelled;
    };
    QVERIFY(std::count_if(answers.begin(), answers.end(), isCancelled) >= 10);
}

void SearchIndexTest::the_index_is_read_no_further_when_it_is_overtaken()
{
    Ground ground(7);
    now(ground.store().applyPage(ground.board(0), samplePage(1500, 1), sampleNow()));
    Connection connection(ground.store().fileName(), Connection::Access::Read);
    const Snapshot snapshot(connection);
    IndexPages pages(connection, searchedIndex(connection)->table());
    std::atomic_bool overtaken = false;
    pages.endWhen(overtaken);
    KeyCollector rows;
    pages.addRows(everyRow(), &rows);
    QCOMPARE(rows.taken().count(), 1500);
    overtaken = true;
    QVERIFY_THROWS_EXCEPTION(StoreFailure, pages.addRows(everyRow(), &rows));
    // The same where all rows are read for what is excluded.
    Clause nowhere; // No list is read for it.
    nowhere.kind = Clause::Kind::One;
    nowhere.condition = TextCondition{};
    Clause others;
    others.kind = Clause::Kind::Not;
    others.parts = {nowhere};
    IndexPages anew(connection, searchedIndex(connection)->table());
    anew.endWhen(overtaken);
    SearchPlan plan(anew);
    QVERIFY_THROWS_EXCEPTION(StoreFailure, plan.candidates(others, {}));
}

void SearchIndexTest::lines_around_hits_give_way_to_a_search()
{
    Ground ground(9);
    now(ground.store().applyPage(ground.board(0), samplePage(20, 1), sampleNow()));
    const Query query = read({u"제목"_s, -1});
    const QList<Key> keys = now(ground.store().search({query, 0, SearchOrder::Newest, 50}).all);
    QVERIFY(!keys.isEmpty());
    QList<Key> many;
    while (many.size() < 100'000)
        many += keys;
    const auto lines = ground.store().snippets(query, many);
    now(ground.store().search({query, 0, SearchOrder::Newest, 50}).first);
    const auto result = answered(lines);
    QVERIFY(!result.ok() && result.error().kind == ErrorKind::Cancelled);
}

void SearchIndexTest::searches_are_kept()
{
    Ground ground(8);
    Store &store = ground.store();
    SavedSearch saved = now(store.saveSearch({0, u"핵"_s, u"북한 核"_s, ground.board(0), {}}));
    saved.name = u"북핵"_s;
    now(store.saveSearch(saved));
    QCOMPARE(now(store.savedSearches()), QList<SavedSearch>{saved});
    now(store.removeSavedSearch(saved.id));
    QVERIFY(now(store.savedSearches()).isEmpty());
    for (int i = 0; i < 25; ++i)
        now(store.rememberSearch(QString::number(i), sampleNow().addSecs(i)));
    now(store.rememberSearch(u"10"_s, sampleNow().addSecs(100)));
    QCOMPARE(now(store.recentSearches()).size(), 20);
    QCOMPARE(now(store.recentSearches()).first(2), (QStringList{u"10"_s, u"24"_s}));
    now(store.forgetRecentSearches());
    QVERIFY(now(store.recentSearches()).isEmpty());
}

QTEST_GUILESS_MAIN(SearchIndexTest)
#include "tst_search_index.moc"
