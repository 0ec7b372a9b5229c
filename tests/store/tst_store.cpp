// The cache on a real file: what is stored is there again, and nothing a person did is lost.

#include "app/search/query.h"
#include "app/store/connection.h"
#include "app/store/row_reader.h"
#include "app/store/schema.h"
#include "app/store/store.h"
#include "tests/store/samples.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

const QDateTime kNow = sampleNow();

} // namespace

class StoreTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void a_board_comes_back_as_it_was_kept();
    void the_same_board_is_kept_once();
    void rows_come_back_as_they_were_stored();
    void articles_come_back_as_they_were_stored();
    void an_older_text_becomes_a_revision();
    void a_cut_article_does_not_replace_a_whole_one();
    void notices_stand_first_and_the_newest_next();
    void ids_that_are_no_numbers_keep_the_order_of_their_pages();
    void counts_are_those_that_counting_gives();
    void a_state_is_changed_once();
    void marks_survive_a_page_that_comes_again();
    void all_read_can_be_turned_back();
    void filtered_views_hold_what_they_say();
    void a_view_can_be_sorted_by_any_column_data();
    void a_view_can_be_sorted_by_any_column();
    void boards_stand_where_they_are_put();
    void many_boards_are_kept_at_once();
    void a_removed_board_comes_back_as_a_list_has_it();
    void a_removed_board_comes_back_whole();
    void a_purged_board_is_gone();
    void a_list_goes_on_from_a_key();
    void a_row_that_vanishes_is_gone_and_comes_back();
    void an_edited_title_is_kept();
    void a_board_in_another_order_loses_no_row();
    void an_article_completes_its_row();
    void an_article_without_a_row_makes_one();
    void an_article_without_an_id_is_refused();
    void the_persons_name_of_a_board_stays();
    void what_is_asked_of_no_board_is_refused();
    void a_change_says_which_board();
    void a_removed_board_is_in_no_list_of_all();
    void a_board_added_again_has_its_stars_and_marks();
    void many_states_change_at_once();
    void what_was_asked_before_the_end_is_done();
    void requests_from_many_threads_are_all_done();
    void a_failed_request_leaves_the_others_alone();
    void a_reader_that_paused_is_no_obstacle();
    void a_closed_cache_is_one_file();
    void another_store_on_the_same_file_is_told_of_changes();
    void files_are_the_owners_alone();
    void an_idle_page_writes_nothing();
    void a_cache_of_an_earlier_version_is_brought_up_to_date_data();
    void a_cache_of_an_earlier_version_is_brought_up_to_date();
    void a_shift_moves_the_numbers_above_and_is_found_by_number();

private:
    BoardId keep(const QString &name = u"뉴스"_s) { return got(m_store->addBoard(sampleBoard(name), name)).id; }
    void reopen();
    QList<HeadlineRow> list(BoardId id)
    {
        ListQuery query;
        query.board = id;
        return got(m_store->list(query));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

void StoreTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    reopen();
}

void StoreTest::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void StoreTest::reopen()
{
    m_store.reset();
    m_store = openStore(m_folder->path());
}

void StoreTest::a_board_comes_back_as_it_was_kept()
{
    const Board kept = got(m_store->addBoard(sampleBoard(), u"f"_s));
    reopen();
    const QList<Board> boards = got(m_store->boards());
    QCOMPARE(boards.size(), 1);
    QCOMPARE(boards[0], kept);
    Board expected = sampleBoard();
    expected.id = kept.id;
    expected.position = kept.position;
    QCOMPARE(kept, expected);
}

void StoreTest::the_same_board_is_kept_once()
{
    const Board first = got(m_store->addBoard(sampleBoard(), u"f"_s));
    const Board again = got(m_store->addBoard(sampleBoard(u"다른 이름"_s), u"f"_s));
    QCOMPARE(again.id, first.id);
    QCOMPARE(got(m_store->boards()).size(), 1);
}

void StoreTest::rows_come_back_as_they_were_stored()
{
    const BoardId id = keep();
    ListPage stored = samplePage(2005, 2001);
    stored.rows[1].posted = PostedTime::day(QDate(2025, 2, 23), 9 * 3600);
    stored.rows[2].posted = {};
    stored.rows[2].number = {};
    stored.rows[3].flags = Flag::Secret | Flag::File;
    stored.rows[3].depth = 2;
    const Applied applied = got(m_store->applyPage(id, stored, kNow));
    QCOMPARE(applied.added, 5);
    QVERIFY(!applied.metKnown);
    reopen();
    const QList<HeadlineRow> rows = list(id);
    QCOMPARE(rows.size(), 5);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].headline, stored.rows[i]);
        QCOMPARE(rows[i].firstSeen, kNow);
        QVERIFY(!rows[i].read && !rows[i].starred && !rows[i].hasArticle);
    }
}

void StoreTest::articles_come_back_as_they_were_stored()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    got(m_store->applyArticle(id, sampleArticle(2003), kNow));
    reopen();
    Article expected = sampleArticle(2003);
    expected.fetched = kNow;
    QCOMPARE(got(m_store->article(id, u"2003"_s)).value(), expected);
    QVERIFY(!got(m_store->article(id, u"2004"_s)));
    QVERIFY(list(id)[2].hasArticle);
}

void StoreTest::an_older_text_becomes_a_revision()
{
    const BoardId id = keep();
    got(m_store->applyArticle(id, sampleArticle(2003), kNow));
    QVERIFY(!got(m_store->article(id, u"2003"_s))->edited.isValid());
    got(m_store->applyArticle(id, sampleArticle(2003, u"고친 문단"_s), kNow));
    got(m_store->applyArticle(id, sampleArticle(2003, u"고친 문단"_s), kNow));
    QCOMPARE(got(m_store->article(id, u"2003"_s))->text, u"고친 문단"_s);
    QCOMPARE(got(m_store->article(id, u"2003"_s))->edited, kNow);
    Connection connection(m_store->fileName(), Connection::Access::Read);
    QCOMPARE(connection.value(u"SELECT count(*) FROM revisions"_s).toInt(), 1);
    QCOMPARE(connection.value(u"SELECT text FROM revisions"_s).toString(), u"첫 문단"_s);
}

void StoreTest::a_cut_article_does_not_replace_a_whole_one()
{
    const BoardId id = keep();
    got(m_store->applyArticle(id, sampleArticle(2003, u"아주 긴 문단"_s), kNow));
    Article cut = sampleArticle(2003, u"아주"_s);
    cut.truncated = true;
    got(m_store->applyArticle(id, cut, kNow));
    QCOMPARE(got(m_store->article(id, u"2003"_s))->text, u"아주 긴 문단"_s);
}

void StoreTest::notices_stand_first_and_the_newest_next()
{
    const BoardId id = keep();
    ListPage stored = samplePage(2005, 2001);
    stored.rows.prepend(sampleRow(1500, Flag::Notice));
    got(m_store->applyPage(id, stored, kNow));
    QStringList ids;
    for (const HeadlineRow &r : list(id))
        ids.append(r.headline.id);
    QCOMPARE(ids.join(u' '), u"1500 2005 2004 2003 2002 2001"_s);

    auto reader = RowReader::open(m_store->fileName()).value();
    View view;
    view.board = id;
    const QList<Key> first = reader->firstKeys(view, 3);
    QCOMPARE(first, (QList<Key>{makeKey(id, 1500), makeKey(id, 2005), makeKey(id, 2004)}));
    QCOMPARE(got(m_store->keys(view)).mid(0, 3), first);
    QCOMPARE(reader->rows(first)[1].headline, sampleRow(2005));
    QCOMPARE(reader->keyOfNumber(id, 1004), makeKey(id, 2004));
}

void StoreTest::ids_that_are_no_numbers_keep_the_order_of_their_pages()
{
    const BoardId id = keep();
    ListPage first = wordPage({u"e"_s, u"d"_s});
    Headline pinned = sampleRow(1, Flag::Notice);
    pinned.id = u"rules"_s;
    first.rows.prepend(pinned);
    got(m_store->applyPage(id, first, kNow));
    got(m_store->applyPage(id, wordPage({u"d"_s, u"c"_s}, 2), kNow));
    got(m_store->applyPage(id, wordPage({u"b"_s, u"a"_s}, 3), kNow));
    got(m_store->applyPage(id, wordPage({u"g"_s, u"f"_s, u"e"_s}), kNow));
    got(m_store->applyPage(id, wordPage({u"h"_s}), kNow));
    // The last page has no pin any more: what was pinned is older than all that is in order.
    QCOMPARE(idsOf(list(id)).join(QString()), u"hgfedcbarules"_s);
    // On a page of another order, known rows stay where they are, and none loses its place to another.
    got(m_store->applyPage(id, wordPage({u"a"_s, u"x"_s, u"g"_s, u"y"_s, u"b"_s, u"z"_s, u"rules"_s}), kNow));
    QString order = idsOf(list(id)).join(QString());
    QCOMPARE(order.remove(u'x').remove(u'y').remove(u'z'), u"hgfedcbarules"_s);
    QCOMPARE(list(id).size(), 12);
}

void StoreTest::counts_are_those_that_counting_gives()
{
    const QList<BoardId> ids{keep(u"하나"_s), keep(u"둘"_s)};
    QRandomGenerator random(5);
    Connection connection(m_store->fileName(), Connection::Access::Read);
    for (int step = 0; step < 60; ++step) {
        const BoardId id = ids[random.bounded(2)];
        const int from = 2000 + random.bounded(60);
        QList<Key> keys;
        for (int i = 0; i < 10; ++i)
            keys.append(makeKey(id, 1990 + random.bounded(90)));
        switch (random.bounded(5)) {
        case 0:
            got(m_store->applyPage(id, samplePage(from + 19, from), kNow));
            break;
        case 1:
            got(m_store->applyArticle(id, sampleArticle(from + 25), kNow));
            break;
        case 2:
            got(m_store->setState(keys, {random.bounded(2) == 0, random.bounded(2) == 0}));
            break;
        case 3:
            got(m_store->setState(keys, {random.bounded(2) == 0, {}}));
            break;
        default:
            if (random.bounded(4) == 0) got(m_store->markAllRead(random.bounded(2) == 0 ? id : 0));
        }
        const QList<Board> boards = got(m_store->boards());
        for (const Board &kept : boards) {
            const QVariantList range{makeKey(kept.id, 0), makeKey(kept.id + 1, 0)};
            const auto count = [&](const QString &table) {
                return connection.value(u"SELECT count(*) FROM %1 WHERE key >= ? AND key < ?"_s.arg(table), range)
                    .toLongLong();
            };
            QCOMPARE(kept.headlines, count(u"headlines"_s));
            QCOMPARE(kept.unread, count(u"unread"_s));
            QCOMPARE(kept.starred, got(m_store->keys({kept.id, View::Filter::Starred})).size());
        }
    }
    const qint64 readAndUnread = connection
                                     .value(u"SELECT count(*) FROM unread u JOIN states s ON s.key = u.key "
                                            "WHERE s.read_at IS NOT NULL"_s)
                                     .toLongLong();
    QCOMPARE(readAndUnread, 0);
}

void StoreTest::a_state_is_changed_once()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    const QList<Key> keys{makeKey(id, 2001), makeKey(id, 2002), makeKey(id, 9999)};
    QCOMPARE(got(m_store->setState(keys, {true, true})).states, keys.first(2));
    QVERIFY(got(m_store->setState(keys, {true, true})).isEmpty());
}

void StoreTest::marks_survive_a_page_that_comes_again()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    got(m_store->setState({makeKey(id, 2003)}, {true, true}));
    ListPage changed = samplePage(2005, 2001);
    for (Headline &headline : changed.rows)
        headline.comments = 99;
    QCOMPARE(got(m_store->applyPage(id, changed, kNow)).changed, 5);
    reopen();
    const HeadlineRow marked = got(m_store->find(id, u"2003"_s)).value();
    QVERIFY(marked.read && marked.starred);
    QCOMPARE(marked.headline.comments, 99);
}

void StoreTest::all_read_can_be_turned_back()
{
    const BoardId one = keep(u"하나"_s);
    const BoardId two = keep(u"둘"_s);
    got(m_store->applyPage(one, samplePage(2005, 2001), kNow));
    got(m_store->applyPage(two, samplePage(2005, 2001), kNow));
    got(m_store->setState({makeKey(one, 2001)}, {true, {}}));
    const Change change = got(m_store->markAllRead(one));
    QCOMPARE(change.states.size(), 4);
    QCOMPARE(got(m_store->boards())[0].unread, 0);
    QCOMPARE(got(m_store->boards())[1].unread, 5);
    got(m_store->setState(change.states, {false, {}}));
    QCOMPARE(got(m_store->boards())[0].unread, 4);
    QCOMPARE(got(m_store->markAllRead(0)).states.size(), 9);
}

void StoreTest::filtered_views_hold_what_they_say()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    got(m_store->setState({makeKey(id, 2002)}, {true, true}));
    View view;
    view.board = id;
    view.filter = View::Filter::Unread;
    QCOMPARE(got(m_store->keys(view)).size(), 4);
    view.filter = View::Filter::Starred;
    QCOMPARE(got(m_store->keys(view)).toList(), QList<Key>{makeKey(id, 2002)});
    view.board = 0;
    QCOMPARE(got(m_store->keys(view)).toList(), QList<Key>{makeKey(id, 2002)});
    view.filter = View::Filter::All;
    QCOMPARE(got(m_store->keys(view)).toList().first(), makeKey(id, 2005));
}

void StoreTest::a_view_can_be_sorted_by_any_column_data()
{
    QTest::addColumn<View::Column>("column");
    QTest::addColumn<int>("first");
    QTest::addRow("number") << View::Column::Number << 2001;
    QTest::addRow("title") << View::Column::Title << 2001;
    QTest::addRow("posted") << View::Column::Posted << 2001;
    QTest::addRow("comments") << View::Column::Comments << 2001;
}

void StoreTest::a_view_can_be_sorted_by_any_column()
{
    QFETCH(const View::Column, column);
    QFETCH(const int, first);
    const BoardId id = keep();
    ListPage stored = samplePage(2003, 2001);
    stored.rows[2].comments = 0;
    stored.rows[1].comments = {};
    got(m_store->applyPage(id, stored, kNow));
    View view{id, View::Filter::All, column, true};
    QCOMPARE(got(m_store->keys(view)).toList().first(), makeKey(id, first));
    view.order.ascending = false;
    if (column != View::Column::Comments) QCOMPARE(got(m_store->keys(view)).toList().last(), makeKey(id, first));
}

void StoreTest::boards_stand_where_they_are_put()
{
    const BoardId one = got(m_store->addBoard(sampleBoard(u"하나"_s), u"1"_s)).id;
    const BoardId two = got(m_store->addBoard(sampleBoard(u"둘"_s), u"2"_s)).id;
    const QStringList folder{u"뉴스"_s, u"가/나"_s};
    got(m_store->arrangeBoards({{two, folder}, {one, {}}}));
    got(m_store->updateBoard(got(m_store->boards()).first())); // What a page tells of a board moves it nowhere.
    reopen();
    const QList<Board> boards = got(m_store->boards());
    QCOMPARE(boards[0].id, two);
    QCOMPARE(boards[0].folder, folder);
    QCOMPARE(boards[1].id, one);
    QVERIFY(boards[1].folder.isEmpty());
}

void StoreTest::many_boards_are_kept_at_once()
{
    const BoardId old = got(m_store->addBoard(sampleBoard(u"옛 게시판"_s), u"old"_s)).id;
    QList<NewBoard> coming;
    for (int i = 0; i < 1'000; ++i) {
        coming.append({sampleBoard(QString::number(i)), QString::number(i)});
        coming.last().board.folder = {u"뉴스"_s};
    }
    coming.append({sampleBoard(u"다른 이름"_s), u"old"_s}); // Known already, …
    coming.append({sampleBoard(u"다른 이름"_s), u"7"_s});   // … like this one, by then.
    QSignalSpy told(m_store.get(), &Store::changed);
    const QList<BoardId> added = got(m_store->addBoards(coming));
    QCOMPARE(added.size(), 1'000);
    const QList<Board> boards = got(m_store->boards());
    QCOMPARE(boards.size(), 1'001);
    QCOMPARE(boards[0].id, old);
    QCOMPARE(boards[0].name, u"옛 게시판"_s);
    QCOMPARE(boards[8].name, u"7"_s);
    QCOMPARE(boards[1'000].id, added.last());
    QCOMPARE(boards[1'000].folder, QStringList{u"뉴스"_s});
    QCOMPARE(told.size(), 1);
    got(m_store->addBoards(coming)); // All known: nothing changes, and nobody is told.
    QCOMPARE(told.size(), 1);
    got(m_store->removeBoards(added));
    QCOMPARE(got(m_store->boards()).size(), 1);
}

void StoreTest::a_removed_board_comes_back_as_a_list_has_it()
{
    const BoardId id = got(m_store->addBoard(sampleBoard(u"옛 이름"_s), u"1"_s)).id;
    got(m_store->renameBoard(id, u"내 이름"_s));
    got(m_store->applyPage(id, samplePage(1005, 1001), kNow));
    got(m_store->removeBoard(id));
    Board again = sampleBoard(u"목록의 이름"_s);
    again.folder = {u"뉴스"_s};
    QCOMPARE(got(m_store->addBoards({{again, u"1"_s}})), QList<BoardId>{id});
    const Board board = got(m_store->boards()).first();
    QCOMPARE(board.name, u"목록의 이름"_s);
    QCOMPARE(board.folder, again.folder);
    QCOMPARE(board.headlines, 5); // What it held is there again.
}

void StoreTest::a_removed_board_comes_back_whole()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    got(m_store->removeBoard(id));
    QVERIFY(got(m_store->boards()).isEmpty());
    QCOMPARE(got(m_store->restoreBoard(id)).headlines, 5);
    QCOMPARE(list(id).size(), 5);
}

void StoreTest::a_purged_board_is_gone()
{
    const BoardId id = keep();
    const BoardId other = keep(u"다른"_s);
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    got(m_store->applyPage(other, samplePage(2005, 2001), kNow));
    got(m_store->removeBoard(id));
    purgeAll(*m_store);
    QVERIFY(list(id).isEmpty());
    QCOMPARE(list(other).size(), 5);
    QCOMPARE(got(m_store->boards()).size(), 1);
}

void StoreTest::a_list_goes_on_from_a_key()
{
    const BoardId id = keep();
    ListPage stored = samplePage(2005, 2001);
    stored.rows.prepend(sampleRow(2003, Flag::Notice));
    got(m_store->applyPage(id, stored, kNow));
    got(m_store->setState({makeKey(id, 2004), makeKey(id, 2002)}, {{}, true}));
    got(m_store->setState({makeKey(id, 2004)}, {true, {}}));
    ListQuery query{id, 3, {}, false, false};
    const auto ids = [&] { return idsOf(got(m_store->list(query))).join(u' '); };
    QCOMPARE(ids(), u"2003 2005 2004"_s);
    query.before = makeKey(id, 2004);
    QCOMPARE(ids(), u"2002 2001"_s);
    query = {id, 2, {}, true, false};
    QCOMPARE(ids(), u"2003 2005"_s);
    query = {id, -1, {}, false, true};
    QCOMPARE(ids(), u"2004 2002"_s);
    query.unread = true;
    QCOMPARE(ids(), u"2002"_s);
    query = {id, 0, {}, false, false};
    QCOMPARE(ids(), QString());
}

void StoreTest::a_row_that_vanishes_is_gone_and_comes_back()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    ListPage less = samplePage(2005, 2001);
    less.rows.removeAt(2);
    const Applied applied = got(m_store->applyPage(id, less, kNow.addSecs(60)));
    QCOMPARE(applied.gone, 1);
    QCOMPARE(applied.change.gone, QList<Key>{makeKey(id, 2003)});
    QCOMPARE(got(m_store->find(id, u"2003"_s))->goneAt, kNow.addSecs(60));
    QCOMPARE(list(id).size(), 5);
    const Applied back = got(m_store->applyPage(id, samplePage(2005, 2001), kNow.addSecs(120)));
    QCOMPARE(back.change.changed, QList<Key>{makeKey(id, 2003)});
    QVERIFY(!got(m_store->find(id, u"2003"_s))->isGone());
    QCOMPARE(got(m_store->find(id, u"2003"_s))->firstSeen, kNow);
}

void StoreTest::an_edited_title_is_kept()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2002, 2001), kNow));
    ListPage edited = samplePage(2002, 2001);
    edited.rows[0].title = u"고친 제목"_s;
    got(m_store->applyPage(id, edited, kNow.addSecs(60)));
    Connection connection(m_store->fileName(), Connection::Access::Read);
    Cursor query = connection.query(u"SELECT key, replaced, title FROM revisions"_s);
    QVERIFY(query.next());
    QCOMPARE(query.value(0).toLongLong(), makeKey(id, 2002));
    QCOMPARE(query.value(1).toLongLong(), kNow.addSecs(60).toSecsSinceEpoch());
    QCOMPARE(query.value(2).toString(), sampleRow(2002).title);
    QVERIFY(!query.next());
}

void StoreTest::a_board_in_another_order_loses_no_row()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    ListPage shuffled = samplePage(2005, 2001);
    std::swap(shuffled.rows[0], shuffled.rows[3]);
    got(m_store->applyPage(id, shuffled, kNow));
    ListPage less = samplePage(2005, 2001);
    less.rows.removeAt(2);
    QCOMPARE(got(m_store->applyPage(id, less, kNow.addDays(1))).gone, 0);
    // Long ago enough, it may have been an accident.
    QCOMPARE(got(m_store->applyPage(id, less, kNow.addDays(60))).gone, 1);
}

void StoreTest::an_article_completes_its_row()
{
    const BoardId id = keep();
    ListPage stored = samplePage(2001, 2001);
    stored.rows[0].title = u"제목 2001 …"_s;
    stored.rows[0].posted = PostedTime::day(QDate(2025, 2, 24), 9 * 3600);
    got(m_store->applyPage(id, stored, kNow));
    const Applied applied = got(m_store->applyArticle(id, sampleArticle(2001), kNow));
    QCOMPARE(applied.change.changed, QList<Key>{makeKey(id, 2001)});
    const HeadlineRow whole = got(m_store->find(id, u"2001"_s)).value();
    QCOMPARE(whole.headline.title, sampleArticle(2001).title);
    QCOMPARE(whole.headline.posted, sampleArticle(2001).posted);
    // The list, cut as before, changes nothing.
    QCOMPARE(got(m_store->applyPage(id, stored, kNow)).changed, 0);
}

void StoreTest::an_article_without_a_row_makes_one()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2002), kNow));
    const Applied applied = got(m_store->applyArticle(id, sampleArticle(2001), kNow));
    QCOMPARE(applied.change.added, QList<Key>{makeKey(id, 2001)});
    const HeadlineRow made = got(m_store->find(id, u"2001"_s)).value();
    QCOMPARE(made.headline.title, sampleArticle(2001).title);
    QVERIFY(made.hasArticle && !made.read);
}

void StoreTest::an_article_without_an_id_is_refused()
{
    const BoardId id = keep();
    QCOMPARE(refused(m_store->applyArticle(id, Article(), kNow)), ErrorKind::NoSuchArticle);
}

void StoreTest::the_persons_name_of_a_board_stays()
{
    const BoardId id = keep(u"뉴스"_s);
    got(m_store->renameBoard(id, u"  아침 뉴스 "_s));
    Board described = sampleBoard(u"다른 이름"_s);
    described.id = id;
    described.zone = "Asia/Tokyo";
    const Board kept = got(m_store->updateBoard(described));
    QCOMPARE(kept.name, u"아침 뉴스"_s);
    QCOMPARE(kept.zone, QByteArray("Asia/Tokyo"));
    reopen();
    QCOMPARE(got(m_store->boards()).first(), kept);
    got(m_store->renameBoard(id, QString()));
    QCOMPARE(got(m_store->boards()).first().name, u"뉴스"_s);
}

void StoreTest::what_is_asked_of_no_board_is_refused()
{
    Board nobody = sampleBoard();
    nobody.id = 99;
    QCOMPARE(refused(m_store->updateBoard(nobody)), ErrorKind::NoSuchBoard);
    QCOMPARE(refused(m_store->renameBoard(99, u"x"_s)), ErrorKind::NoSuchBoard);
    QCOMPARE(refused(m_store->removeBoard(99)), ErrorKind::NoSuchBoard);
    QCOMPARE(refused(m_store->restoreBoard(99)), ErrorKind::NoSuchBoard);
    QCOMPARE(refused(m_store->noteRefreshed(99, kNow)), ErrorKind::NoSuchBoard);
    QCOMPARE(refused(m_store->applyPage(99, samplePage(2, 1), kNow)), ErrorKind::NoSuchBoard);
    QCOMPARE(refused(m_store->applyArticle(99, sampleArticle(2), kNow)), ErrorKind::NoSuchBoard);
}

void StoreTest::a_change_says_which_board()
{
    QSignalSpy told(m_store.get(), &Store::changed);
    const BoardId id = keep();
    got(m_store->renameBoard(id, u"x"_s));
    got(m_store->noteFailed(id, kNow, Error{ErrorKind::ServerSaysNo, u"kaputt"_s, 0}));
    QCOMPARE(got(m_store->boards()).first().failingSince, kNow);
    got(m_store->noteRefreshed(id, kNow));
    QVERIFY(!got(m_store->boards()).first().failingSince.isValid());
    got(m_store->applyPage(id, samplePage(2002, 2001), kNow));
    got(m_store->setState({makeKey(id, 2001)}, {true, {}}));
    QTRY_COMPARE(told.size(), 6);
    for (const QList<QVariant> &signal : told) {
        const auto change = signal.first().value<Change>();
        QCOMPARE(change.board, id);
        QVERIFY(change.boards);
    }
}

void StoreTest::a_removed_board_is_in_no_list_of_all()
{
    const BoardId one = keep(u"하나"_s);
    const BoardId two = keep(u"둘"_s);
    for (const BoardId id : {one, two}) {
        got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
        got(m_store->setState({makeKey(id, 2002)}, {{}, true}));
    }
    got(m_store->removeBoard(one));
    for (const View::Filter filter : {View::Filter::All, View::Filter::Unread, View::Filter::Starred}) {
        const QList<Key> keys = got(m_store->keys({0, filter})).toList();
        QCOMPARE(keys.size(), filter == View::Filter::Starred ? 1 : 5);
        for (const Key key : keys)
            QCOMPARE(boardOf(key), two);
    }
    QCOMPARE(got(m_store->markAllRead(0)).states.size(), 5);
    QCOMPARE(got(m_store->restoreBoard(one)).unread, 5);
}

void StoreTest::a_board_added_again_has_its_stars_and_marks()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    got(m_store->applyPage(id, wordPage({u"b"_s, u"a"_s}), kNow));
    got(m_store->applyArticle(id, sampleArticle(2003), kNow));
    got(m_store->setState({makeKey(id, 2003)}, {{}, true}));
    got(m_store->setState({makeKey(id, 2002), got(m_store->find(id, u"a"_s))->key}, {true, {}}));
    got(m_store->removeBoard(id));
    purgeAll(*m_store);
    QVERIFY(got(m_store->boards()).isEmpty());
    const Board again = got(m_store->addBoard(sampleBoard(u"다른 이름"_s), u"뉴스"_s));
    QCOMPARE(again.id, id);
    QCOMPARE(again.headlines, 1);
    QCOMPARE(again.starred, 1);
    QVERIFY(got(m_store->article(id, u"2003"_s)));
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    got(m_store->applyPage(id, wordPage({u"b"_s, u"a"_s}), kNow));
    QStringList read;
    QStringList starred;
    for (const HeadlineRow &row : list(id)) {
        if (row.read) read.append(row.headline.id);
        if (row.starred) starred.append(row.headline.id);
    }
    QCOMPARE(read, QStringList{u"2002"_s});
    QCOMPARE(starred, QStringList{u"2003"_s});
}

void StoreTest::many_states_change_at_once()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(13'000, 1), kNow));
    QList<Key> keys = got(m_store->keys({id})).toList();
    QCOMPARE(keys.size(), 13'000);
    QCOMPARE(got(m_store->setState(keys, {true, true})).states, keys);
    QCOMPARE(got(m_store->boards()).first().unread, 0);
    QCOMPARE(got(m_store->setState(keys, {false, {}})).states.size(), 13'000);
    QCOMPARE(got(m_store->boards()).first().unread, 13'000);
    QCOMPARE(got(m_store->keys({id, View::Filter::Starred})), keys);
}

void StoreTest::what_was_asked_before_the_end_is_done()
{
    const BoardId id = keep();
    QList<QFuture<Result<Applied>>> answers;
    for (int n = 1; n <= 100; ++n)
        answers.append(m_store->applyPage(id, samplePage(n * 10 + 9, n * 10), kNow));
    auto rows = m_store->keys({id});
    m_store.reset();
    for (const auto &answer : answers)
        QVERIFY(answer.isFinished() && answer.result().ok() && answer.result().value().added == 10);
    QVERIFY(rows.isFinished());
    reopen();
    QCOMPARE(list(id).size(), 1000);
}

void StoreTest::requests_from_many_threads_are_all_done()
{
    const BoardId id = keep();
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([this, id, thread] {
            for (int n = 0; n < 20; ++n) {
                const int from = 1000 + thread * 1000 + n * 10;
                if (!m_store->applyPage(id, samplePage(from + 9, from), kNow).result()) return;
                // What one has written, it reads.
                if (!m_store->find(id, QString::number(from)).result().value()) return;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(list(id).size(), 800);
}

void StoreTest::a_failed_request_leaves_the_others_alone()
{
    const BoardId id = keep();
    auto before = m_store->applyPage(id, samplePage(2005, 2001), kNow);
    auto failing = m_store->applyPage(99, samplePage(2005, 2001), kNow);
    auto after = m_store->applyPage(id, samplePage(2010, 2006), kNow);
    QCOMPARE(got(before).added, 5);
    QCOMPARE(refused(failing), ErrorKind::NoSuchBoard);
    QCOMPARE(got(after).added, 5);
    QCOMPARE(got(m_store->boards()).first().headlines, 10);
}

void StoreTest::a_reader_that_paused_is_no_obstacle()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    auto reader = RowReader::open(m_store->fileName()).value();
    const auto other = openStore(m_folder->path());
    for (int n = 0; n < 10; ++n) {
        // Each has read the state that the other then makes old.
        Store &writer = n % 2 == 0 ? *m_store : *other;
        got(writer.applyPage(id, samplePage(2010 + n, 2001), kNow));
        QCOMPARE(reader->rows({makeKey(id, 2010 + n)}).size(), 1);
        QCOMPARE(reader->boards().first().headlines, 10 + n);
    }
}

void StoreTest::a_closed_cache_is_one_file()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    m_store.reset();
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"newsboard.sqlite"_s});
}

void StoreTest::another_store_on_the_same_file_is_told_of_changes()
{
    const BoardId id = keep();
    auto other = Store::open(m_folder->path()).value();
    // The other store follows from its first answer on.
    got(other->boards());
    QSignalSpy told(other.get(), &Store::changed);
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    QTRY_COMPARE(told.size(), 1);
    const auto change = told[0][0].value<Change>();
    QCOMPARE(change.board, id);
    QCOMPARE(change.added.size(), 5);
}

void StoreTest::files_are_the_owners_alone()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files);
    QCOMPARE_GE(files.size(), 2);
    for (const QFileInfo &file : files)
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
}

void StoreTest::an_idle_page_writes_nothing()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, samplePage(2005, 2001), kNow));
    QSignalSpy told(m_store.get(), &Store::changed);
    const Applied idle = got(m_store->applyPage(id, samplePage(2005, 2001), kNow.addSecs(60)));
    QVERIFY(idle.change.isEmpty());
    QVERIFY(idle.metKnown);
    QCOMPARE(told.size(), 0);
}

void StoreTest::a_cache_of_an_earlier_version_is_brought_up_to_date_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < newestSchemaVersion(); ++version)
        QTest::addRow("version %d", version) << version;
}

void StoreTest::a_cache_of_an_earlier_version_is_brought_up_to_date()
{
    QFETCH(int, version);
    const QTemporaryDir folder;
    {
        Connection older(folder.filePath(u"newsboard.sqlite"_s), Connection::Access::Write);
        const QStringList files = QDir(u":/schema"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
        for (const QString &file : files.mid(0, version)) {
            QFile schema(u":/schema/"_s + file);
            QVERIFY(schema.open(QIODevice::ReadOnly));
            for (const QString &statement : QString::fromUtf8(schema.readAll()).split(u"\n--;\n"_s))
                older.run(statement);
        }
        older.run(u"INSERT INTO boards (fingerprint, name, url, kind, skin, charset, zone, feed, id_parameter, "
                  "page_template, first_page, page_step, shows, position, headlines, unread) VALUES ('f', '옛 게시판', "
                  "'http://example.kr/news', '', '', '', 'Asia/Seoul', '', '', '', 1, 1, 1, 1, 2, 1)"_s);
        for (const int rank : {7, 8})
            older.run(u"INSERT INTO headlines (key, board, id, number, title, author, posted_precision, posted_offset, "
                      "category, depth, flags, url, first_seen, last_seen) "
                      "VALUES (?, 1, ?, ?, '옛 글', '', 0, 0, '', 0, 0, '', 1, 1)"_s,
                      {makeKey(1, rank), QString::number(rank), rank - 4});
        older.run(u"INSERT INTO unread (key) VALUES (?)"_s, {makeKey(1, 8)});
        older.run(u"INSERT INTO states (key, read_at, starred_at) VALUES (?, 5, 6)"_s, {makeKey(1, 7)});
        older.run(
            u"INSERT INTO bodies (key, url, title, author, posted_precision, posted_offset, category, html, text, "
            "byline, credit, tags, comments, attachments, cleaner_version, truncated, fetched) "
            "VALUES (?, '', '옛 글', '', 0, 0, '', '<p>옛 본문</p>', '옛 본문', '', '', '[]', '[]', '[]', 1, 0, 9)"_s,
            {makeKey(1, 7)});
        older.value(u"PRAGMA user_version = %1"_s.arg(version));
        older.value(u"PRAGMA application_id = %1"_s.arg(0x4E420001));
    }
    m_store = openStore(folder.path());
    const QList<Board> boards = got(m_store->boards());
    QCOMPARE(boards.size(), 1);
    QCOMPARE(boards[0].name, u"옛 게시판"_s);
    QVERIFY(!boards[0].isClosed && boards[0].newestPage == PageCopy());
    QVERIFY(boards[0].prefetch.isEmpty() && boards[0].budget.isEmpty());
    QCOMPARE(boards[0].starred, 1);
    const QList<HeadlineRow> rows = list(1);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].headline.number, 4);
    QVERIFY(!rows[0].read && rows[1].read && rows[1].starred);
    QCOMPARE(got(m_store->article(1, u"7"_s))->text, u"옛 본문"_s);
    while (got(m_store->buildIndexSome()).more) {
    }
    QCOMPARE(got(m_store->article(1, u"7"_s))->text, u"옛 본문"_s); // Packed by now.
    QVERIFY(got(m_store->checkIndex(std::make_shared<std::atomic_bool>(false))).isRight());
    const SearchRequest unread{parseQuery(u"is:unread"_s, {}), 0, SearchOrder::Newest, 50};
    QCOMPARE(got(m_store->search(unread).count), 1);
    m_store.reset();
}

void StoreTest::a_shift_moves_the_numbers_above_and_is_found_by_number()
{
    const BoardId id = keep();
    const auto page = [](const QList<int> &ids, int highest) {
        ListPage counted;
        for (const int rank : ids) {
            counted.rows.append(sampleRow(rank));
            counted.rows.last().number = highest--;
        }
        return counted;
    };
    got(m_store->applyPage(id, page({209, 208, 207, 206, 205, 204, 203, 202, 201}, 9), kNow));
    // One far below vanished: the newest page shows it by its numbers alone.
    const Applied applied = got(m_store->applyPage(id, page({209, 208, 207}, 8), kNow));
    QCOMPARE(applied.changed, 0);
    QVERIFY(applied.change.numbers);
    QCOMPARE(applied.open.size(), 1);
    const auto numberOf = [&](int rank) { return *got(m_store->find(id, QString::number(rank)))->headline.number; };
    QCOMPARE(numberOf(209), 8);
    QCOMPARE(numberOf(206), 6);
    got(m_store->applyPage(id, page({206, 205, 203, 202}, 5), kNow, {{{makeKey(id, 207), 6, false}}, {}}));
    QVERIFY(got(m_store->find(id, u"204"_s))->isGone());
    for (int rank = 205; rank <= 209; ++rank)
        QCOMPARE(numberOf(rank), rank - 201);
    reopen();
    auto reader = RowReader::open(m_store->fileName()).value();
    QCOMPARE(reader->keyOfNumber(id, 8), makeKey(id, 209));
    QCOMPARE(reader->keyOfNumber(id, 4), makeKey(id, 205));
    QCOMPARE(reader->keyOfNumber(id, 3), makeKey(id, 203));
    QVERIFY(!reader->keyOfNumber(id, 9));
}

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
