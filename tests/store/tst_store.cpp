// The cache on a real file: what is stored is there again, and nothing a person did is lost.

#include "app/store/connection.h"
#include "app/store/row_reader.h"
#include "app/store/store.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

const QDateTime kNow(QDate(2025, 2, 24), QTime(5, 0), Qt::UTC);

Headline row(int id, Flags flags = {})
{
    Headline headline;
    headline.id = QString::number(id);
    headline.number = id - 1000;
    headline.title = u"제목 %1 <b>\"·\""_s.arg(id);
    headline.author = u"새벽통신"_s;
    headline.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(8, id % 60), 9 * 3600);
    headline.comments = id % 3;
    headline.flags = flags;
    headline.url = QUrl(u"https://example.kr/news/%1"_s.arg(id));
    return headline;
}

ListPage page(int from, int to)
{
    ListPage list;
    for (int id = from; id >= to; --id)
        list.rows.append(row(id));
    return list;
}

Board board(const QString &name = u"뉴스"_s)
{
    Board b;
    b.name = name;
    b.url = QUrl(u"https://example.kr/news"_s);
    b.kind = u"rhymix"_s;
    b.skin = u"sketchbook5"_s;
    b.charset = u"utf-8"_s;
    b.addresses = {u"document_srl"_s, u"https://example.kr/news?page={page}"_s, 1, 1};
    b.showsNumbers = true;
    return b;
}

Article article(int id, const QString &text = u"첫 문단"_s)
{
    Article a;
    a.id = QString::number(id);
    a.url = QUrl(u"https://example.kr/news/%1"_s.arg(id));
    a.title = u"제목 %1 <b>\"·\""_s.arg(id);
    a.author = u"새벽통신"_s;
    a.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(8, 5, 7), 9 * 3600, true);
    a.html = u"<p>%1</p>"_s.arg(text);
    a.text = text;
    a.tags = {u"항로"_s, u"운임"_s};
    a.comments = {{u"9"_s, u"갑"_s, PostedTime::day(QDate(2025, 2, 24), 0), 1, u"<p>네</p>"_s, u"네"_s}};
    a.attachments = {{u"협의문.pdf"_s, QUrl(u"https://example.kr/f/1"_s), 12300}};
    a.cleanerVersion = 1;
    return a;
}

/// Waits for an answer in the test's own event loop.
template<typename T> T got(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); })) qFatal("no answer from the store");
    if (!future.result().ok()) qFatal("%s", qPrintable(errorText(future.result().error())));
    return future.result().value();
}

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
    void counts_are_kept_right();
    void a_state_is_changed_once();
    void marks_survive_a_page_that_comes_again();
    void all_read_can_be_turned_back();
    void filtered_views_hold_what_they_say();
    void a_view_can_be_sorted_by_any_column_data();
    void a_view_can_be_sorted_by_any_column();
    void a_removed_board_comes_back_whole();
    void a_purged_board_is_gone();
    void another_store_on_the_same_file_is_told_of_changes();
    void files_are_the_owners_alone();
    void an_idle_page_writes_nothing();
    void a_cache_of_a_newer_program_is_refused();
    void a_file_that_is_no_cache_is_refused();
    void a_place_that_cannot_be_written_is_said();

private:
    BoardId keep(const QString &name = u"뉴스"_s) { return got(m_store->addBoard(board(name), name)).id; }
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
    auto opened = Store::open(m_folder->path());
    QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(errorText(opened.error())));
    m_store = std::move(opened).value();
}

void StoreTest::a_board_comes_back_as_it_was_kept()
{
    const Board kept = got(m_store->addBoard(board(), u"f"_s));
    reopen();
    const QList<Board> boards = got(m_store->boards());
    QCOMPARE(boards.size(), 1);
    QCOMPARE(boards[0], kept);
    Board expected = board();
    expected.id = kept.id;
    expected.position = kept.position;
    QCOMPARE(kept, expected);
}

void StoreTest::the_same_board_is_kept_once()
{
    const Board first = got(m_store->addBoard(board(), u"f"_s));
    const Board again = got(m_store->addBoard(board(u"다른 이름"_s), u"f"_s));
    QCOMPARE(again.id, first.id);
    QCOMPARE(got(m_store->boards()).size(), 1);
}

void StoreTest::rows_come_back_as_they_were_stored()
{
    const BoardId id = keep();
    ListPage stored = page(2005, 2001);
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
    got(m_store->applyPage(id, page(2005, 2001), kNow));
    got(m_store->applyArticle(id, article(2003), kNow));
    reopen();
    Article expected = article(2003);
    expected.fetched = kNow;
    QCOMPARE(got(m_store->article(id, u"2003"_s)).value(), expected);
    QVERIFY(!got(m_store->article(id, u"2004"_s)));
    QVERIFY(list(id)[2].hasArticle);
}

void StoreTest::an_older_text_becomes_a_revision()
{
    const BoardId id = keep();
    got(m_store->applyArticle(id, article(2003), kNow));
    got(m_store->applyArticle(id, article(2003, u"고친 문단"_s), kNow));
    got(m_store->applyArticle(id, article(2003, u"고친 문단"_s), kNow));
    QCOMPARE(got(m_store->article(id, u"2003"_s))->text, u"고친 문단"_s);
    Connection connection(m_store->fileName(), Connection::Access::Read);
    QCOMPARE(connection.value(u"SELECT count(*) FROM revisions"_s).toInt(), 1);
    QCOMPARE(connection.value(u"SELECT text FROM revisions"_s).toString(), u"첫 문단"_s);
}

void StoreTest::a_cut_article_does_not_replace_a_whole_one()
{
    const BoardId id = keep();
    got(m_store->applyArticle(id, article(2003, u"아주 긴 문단"_s), kNow));
    Article cut = article(2003, u"아주"_s);
    cut.truncated = true;
    got(m_store->applyArticle(id, cut, kNow));
    QCOMPARE(got(m_store->article(id, u"2003"_s))->text, u"아주 긴 문단"_s);
}

void StoreTest::notices_stand_first_and_the_newest_next()
{
    const BoardId id = keep();
    ListPage stored = page(2005, 2001);
    stored.rows.prepend(row(1500, Flag::Notice));
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
    QCOMPARE(got(m_store->keys(view)).first(3), first);
    QCOMPARE(reader->rows(first)[1].headline, row(2005));
    QCOMPARE(reader->keyOfNumber(id, 1004), makeKey(id, 2004));
}

void StoreTest::ids_that_are_no_numbers_keep_the_order_of_their_pages()
{
    const BoardId id = keep();
    const auto slugs = [](const QStringList &names) {
        ListPage list;
        for (const QString &name : names) {
            Headline headline = row(1);
            headline.id = name;
            list.rows.append(headline);
        }
        return list;
    };
    got(m_store->applyPage(id, slugs({u"c"_s, u"b"_s}), kNow));
    got(m_store->applyPage(id, slugs({u"b"_s, u"a"_s}), kNow));
    got(m_store->applyPage(id, slugs({u"e"_s, u"d"_s, u"c"_s}), kNow));
    QString order;
    for (const HeadlineRow &r : list(id))
        order += r.headline.id;
    QCOMPARE(order, u"edcba"_s);
}

void StoreTest::counts_are_kept_right()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, page(2010, 2001), kNow));
    got(m_store->setState({makeKey(id, 2001), makeKey(id, 2002)}, {true, {}}));
    got(m_store->applyPage(id, page(2015, 2006), kNow));
    got(m_store->setState({makeKey(id, 2001)}, {false, {}}));
    const Board kept = got(m_store->boards())[0];
    QCOMPARE(kept.headlines, 15);
    QCOMPARE(kept.unread, 14);
    Connection connection(m_store->fileName(), Connection::Access::Read);
    QCOMPARE(connection.value(u"SELECT count(*) FROM headlines"_s).toLongLong(), kept.headlines);
    QCOMPARE(connection.value(u"SELECT count(*) FROM unread"_s).toLongLong(), kept.unread);
}

void StoreTest::a_state_is_changed_once()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, page(2005, 2001), kNow));
    const QList<Key> keys{makeKey(id, 2001), makeKey(id, 2002), makeKey(id, 9999)};
    QCOMPARE(got(m_store->setState(keys, {true, true})).states, keys.first(2));
    QVERIFY(got(m_store->setState(keys, {true, true})).isEmpty());
}

void StoreTest::marks_survive_a_page_that_comes_again()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, page(2005, 2001), kNow));
    got(m_store->setState({makeKey(id, 2003)}, {true, true}));
    ListPage changed = page(2005, 2001);
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
    got(m_store->applyPage(one, page(2005, 2001), kNow));
    got(m_store->applyPage(two, page(2005, 2001), kNow));
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
    got(m_store->applyPage(id, page(2005, 2001), kNow));
    got(m_store->setState({makeKey(id, 2002)}, {true, true}));
    View view;
    view.board = id;
    view.filter = View::Filter::Unread;
    QCOMPARE(got(m_store->keys(view)).size(), 4);
    view.filter = View::Filter::Starred;
    QCOMPARE(got(m_store->keys(view)), QList<Key>{makeKey(id, 2002)});
    view.board = 0;
    QCOMPARE(got(m_store->keys(view)), QList<Key>{makeKey(id, 2002)});
    view.filter = View::Filter::All;
    QCOMPARE(got(m_store->keys(view)).first(), makeKey(id, 2005));
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
    ListPage stored = page(2003, 2001);
    stored.rows[2].comments = 0;
    stored.rows[1].comments = {};
    got(m_store->applyPage(id, stored, kNow));
    View view{id, View::Filter::All, column, true};
    QCOMPARE(got(m_store->keys(view)).first(), makeKey(id, first));
    view.ascending = false;
    if (column != View::Column::Comments) QCOMPARE(got(m_store->keys(view)).last(), makeKey(id, first));
}

void StoreTest::a_removed_board_comes_back_whole()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, page(2005, 2001), kNow));
    got(m_store->removeBoard(id));
    QVERIFY(got(m_store->boards()).isEmpty());
    QCOMPARE(got(m_store->restoreBoard(id)).headlines, 5);
    QCOMPARE(list(id).size(), 5);
}

void StoreTest::a_purged_board_is_gone()
{
    const BoardId id = keep();
    const BoardId other = keep(u"다른"_s);
    got(m_store->applyPage(id, page(2005, 2001), kNow));
    got(m_store->applyPage(other, page(2005, 2001), kNow));
    got(m_store->removeBoard(id));
    got(m_store->purgeRemoved());
    QVERIFY(list(id).isEmpty());
    QCOMPARE(list(other).size(), 5);
    QCOMPARE(got(m_store->boards()).size(), 1);
}

void StoreTest::another_store_on_the_same_file_is_told_of_changes()
{
    const BoardId id = keep();
    auto other = Store::open(m_folder->path()).value();
    // The other store follows from its first answer on.
    got(other->boards());
    QSignalSpy told(other.get(), &Store::changed);
    got(m_store->applyPage(id, page(2005, 2001), kNow));
    QTRY_COMPARE(told.size(), 1);
    const auto change = told[0][0].value<Change>();
    QCOMPARE(change.board, id);
    QCOMPARE(change.added.size(), 5);
}

void StoreTest::files_are_the_owners_alone()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, page(2005, 2001), kNow));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files);
    QCOMPARE_GE(files.size(), 2);
    for (const QFileInfo &file : files)
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
}

void StoreTest::an_idle_page_writes_nothing()
{
    const BoardId id = keep();
    got(m_store->applyPage(id, page(2005, 2001), kNow));
    QSignalSpy told(m_store.get(), &Store::changed);
    const Applied idle = got(m_store->applyPage(id, page(2005, 2001), kNow.addSecs(60)));
    QVERIFY(idle.change.isEmpty());
    QVERIFY(idle.metKnown);
    QCOMPARE(told.size(), 0);
}

void StoreTest::a_cache_of_a_newer_program_is_refused()
{
    m_store.reset();
    {
        Connection connection(m_folder->filePath(u"newsboard.sqlite"_s), Connection::Access::Write);
        connection.value(u"PRAGMA user_version = 999"_s);
    }
    QCOMPARE(Store::open(m_folder->path()).error().kind, ErrorKind::CacheNewer);
}

void StoreTest::a_file_that_is_no_cache_is_refused()
{
    m_store.reset();
    for (const auto *name : {"newsboard.sqlite-wal", "newsboard.sqlite-shm"})
        QFile::remove(m_folder->filePath(QString::fromLatin1(name)));
    QFile file(m_folder->filePath(u"newsboard.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("이것은 캐시가 아니다. ").repeated(500));
    file.close();
    QCOMPARE(Store::open(m_folder->path()).error().kind, ErrorKind::CacheDamaged);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("이것은"));
}

void StoreTest::a_place_that_cannot_be_written_is_said()
{
    QFile file(m_folder->filePath(u"plain"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(Store::open(file.fileName()).error().kind, ErrorKind::NoPermission);
    QCOMPARE(Store::open(file.fileName() + u"/below"_s).error().kind, ErrorKind::NoPermission);
    QCOMPARE(Store::open(u"/proc/newsboard"_s).error().kind, ErrorKind::NoPermission);
}

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
