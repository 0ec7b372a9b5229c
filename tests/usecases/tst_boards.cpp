// Any address of a board leads to the board; what is kept, renamed and removed is there again, or can be brought back.

#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Program = InventedBoard::Program;

class BoardsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void every_address_of_a_board_leads_to_its_list_data();
    void every_address_of_a_board_leads_to_its_list();
    void the_preview_tells_what_the_page_tells();
    void a_list_page_costs_one_request_and_an_article_two();
    void a_board_is_kept_with_its_rows();
    void a_board_that_is_kept_is_recognised_by_any_address();
    void a_board_whose_front_page_is_its_list_is_found_by_the_host_alone();
    void an_empty_board_can_be_kept();
    void where_the_supposed_list_is_missing_the_page_itself_is_kept();
    void the_sample_board_is_found_offline();
    void only_the_newest_look_is_answered();
    void what_leads_nowhere_says_why_data();
    void what_leads_nowhere_says_why();
    void a_name_of_its_own_outlives_a_refresh();
    void a_removed_board_comes_back_with_its_marks();
    void boards_are_there_again_after_a_restart();
    void a_board_is_found_by_id_name_and_address();
};

void BoardsTest::every_address_of_a_board_leads_to_its_list_data()
{
    QTest::addColumn<Program>("program");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("withScheme");
    const auto add = [](const char *name, Program program, const QString &typed, bool withScheme = true) {
        QTest::addRow("%s", name) << program << typed << withScheme;
    };
    const Post post = inventedBoard().posts[3];
    add("rhymix list", Program::Rhymix, u"/news"_s);
    add("rhymix list without a scheme", Program::Rhymix, u"/news"_s, false);
    add("rhymix second page", Program::Rhymix, u"/news?page=2"_s);
    add("rhymix with a fragment", Program::Rhymix, u"/news#content"_s);
    add("rhymix with search words", Program::Rhymix, u"/news?search_target=title&search_keyword=배"_s);
    add("rhymix article", Program::Rhymix, inventedBoard().articlePath(post.id));
    add("rhymix article of page 2", Program::Rhymix, inventedBoard().articlePath(post.id) + u"?page=2"_s);
    const InventedBoard gnuboard = inventedBoard(Program::Gnuboard);
    add("gnuboard list", Program::Gnuboard, gnuboard.listPath());
    add("gnuboard second page", Program::Gnuboard, gnuboard.listPath(2));
    add("gnuboard with a category", Program::Gnuboard, gnuboard.listPath() + u"&sca=경제"_s);
    add("gnuboard article without a list", Program::Gnuboard, gnuboard.articlePath(post.id));
    add("nobody's program", Program::Unnumbered, u"/list"_s);
    add("nobody's program, second page", Program::Unnumbered, u"/list?p=2"_s);
}

void BoardsTest::every_address_of_a_board_leads_to_its_list()
{
    QFETCH(Program, program);
    QFETCH(QString, typed);
    QFETCH(bool, withScheme);
    House house;
    const InventedBoard board = inventedBoard(program);
    board.serveAt(house.server);
    QString address = house.server.url().toString() + typed;
    if (!withScheme) address.remove(u"http://"_s);
    const Result<BoardPreview> found = house.look(address);
    QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(errorText(found.error())));
    QCOMPARE(found->board.url, house.server.url(board.listPath()));
    QCOMPARE(found->page.page, 1);
    QVERIFY(found->page.openId.isEmpty());
    QVERIFY(found->page.rows.size() >= board.perPage);
    QVERIFY(!found->alreadyKept);
}

void BoardsTest::the_preview_tells_what_the_page_tells()
{
    House house;
    const InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    const Result<BoardPreview> found = house.look(house.server.url(u"/news"_s).toString());
    QVERIFY(found.ok());
    QCOMPARE(found->board.kind, u"rhymix"_s);
    QCOMPARE(found->board.skin, u"rhymix-default"_s);
    QCOMPARE(found->board.name, u"새벽통신 소식"_s);
    QCOMPARE(found->board.charset.toLower(), u"utf-8"_s);
    QCOMPARE(found->board.zone, "Asia/Seoul");
    QVERIFY(found->board.showsNumbers);
    QVERIFY(found->board.showsViews);
    QVERIFY(!found->isSample);
    QCOMPARE(found->page.rows.size(), board.perPage + 1);
}

void BoardsTest::a_list_page_costs_one_request_and_an_article_two()
{
    House house;
    const InventedBoard board = inventedBoard(Program::Gnuboard);
    board.serveAt(house.server);
    QVERIFY(house.look(house.server.url(board.listPath()).toString()).ok());
    QCOMPARE(house.server.requests(), 1);
    QVERIFY(house.look(house.server.url(board.articlePath(board.posts[2].id)).toString()).ok());
    QCOMPARE(house.server.requests(), 3);
}

void BoardsTest::a_board_is_kept_with_its_rows()
{
    House house;
    const InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    QSignalSpy kept(&house.session().boards(), &Boards::kept);
    const Board added = house.add(house.server.url(u"/news"_s).toString());
    QVERIFY(added.id > 0);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept[0][1].toInt(), board.perPage + 1);
    QCOMPARE(added.headlines, board.perPage + 1);
    QCOMPARE(added.unread, board.perPage + 1);
    QVERIFY(added.lastRefreshed.isValid());
    const QList<HeadlineRow> rows = house.list(added.id);
    QCOMPARE(rows.size(), board.perPage + 1);
    QVERIFY(rows[0].headline.flags.testFlag(Flag::Notice));
    for (int i = 0; i < board.perPage; ++i) {
        const Headline &headline = rows[i + 1].headline;
        const Post &post = board.posts[i];
        QCOMPARE(headline.id, QString::number(post.id));
        QCOMPARE(headline.number, post.number);
        QCOMPARE(headline.title, post.title);
        QCOMPARE(headline.author, post.author);
        QCOMPARE(headline.posted,
                 PostedTime::moment(post.posted.date(), QTime(post.posted.time().hour(), post.posted.time().minute()),
                                    9 * 3600));
        QCOMPARE(headline.views, post.views);
        QCOMPARE(headline.comments.value_or(0), post.comments.size());
        QCOMPARE(headline.url, house.server.url(board.articlePath(post.id)));
    }
}

void BoardsTest::a_board_that_is_kept_is_recognised_by_any_address()
{
    House house;
    const InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    const Board added = house.add(house.server.url(u"/news"_s).toString());
    for (const QString &path : {u"/news?page=2"_s, u"/news/"_s + QString::number(board.posts[5].id), u"/news"_s}) {
        const Result<BoardPreview> again = house.look(house.server.url(path).toString());
        QVERIFY(again.ok());
        QCOMPARE(again->alreadyKept, added.id);
    }
    const Board twice = house.add(house.server.url(u"/news"_s).toString());
    QCOMPARE(twice.id, added.id);
    QCOMPARE(house.session().boards().boards().size(), 1);
}

void BoardsTest::a_board_whose_front_page_is_its_list_is_found_by_the_host_alone()
{
    House house;
    const InventedBoard board = inventedBoard(Program::Unnumbered);
    house.server.route(u"/"_s, Response::page(board.listPage(1)));
    QString host = house.server.url().toString();
    host.remove(u"http://"_s);
    const Result<BoardPreview> found = house.look(host);
    QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(errorText(found.error())));
    QCOMPARE(found->page.rows.size(), board.perPage);
}

void BoardsTest::an_empty_board_can_be_kept()
{
    House house;
    InventedBoard board;
    board.serveAt(house.server);
    const Board added = house.add(house.server.url(u"/news"_s).toString());
    QCOMPARE(added.headlines, 0);
    board.grow(3);
    const Result<RefreshReport> report = house.refresh(added.id);
    QVERIFY(report.ok());
    QCOMPARE(report->added, 3);
}

void BoardsTest::where_the_supposed_list_is_missing_the_page_itself_is_kept()
{
    House house;
    const InventedBoard board = inventedBoard();
    // This server answers only with a category, which is no part of a list's address elsewhere.
    house.server.route(u"/news?category=5"_s, Response::page(board.listPage(1)));
    house.server.route(u"/news"_s, Response::withStatus(404));
    const Result<BoardPreview> found = house.look(house.server.url(u"/news?category=5"_s).toString());
    QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(errorText(found.error())));
    QCOMPARE(found->board.url, house.server.url(u"/news?category=5"_s));
}

void BoardsTest::the_sample_board_is_found_offline()
{
    House house;
    house.open(true);
    const Board sample = house.add(Boards::sampleAddress());
    QCOMPARE(sample.url.scheme(), u"qrc"_s);
    QVERIFY(sample.headlines > 20);
    QVERIFY(house.refresh(sample.id, {3}).ok());
    QVERIFY(house.board(sample.id).headlines > 45);
    for (const HeadlineRow &row : house.list(sample.id)) {
        const Result<Article> article = house.show(sample.id, row.headline.id);
        QVERIFY2(article.ok(), qPrintable(row.headline.title));
        QVERIFY(!article->text.isEmpty());
    }
}

void BoardsTest::only_the_newest_look_is_answered()
{
    House house;
    const InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    house.server.route(u"/slow"_s, Response::broken(Response::Fault::NeverAnswer));
    Boards &boards = house.session().boards();
    QSignalSpy previewed(&boards, &Boards::previewed);
    QSignalSpy failed(&boards, &Boards::lookFailed);
    boards.look(house.server.url(u"/slow"_s).toString());
    const int newest = boards.look(house.server.url(u"/news"_s).toString());
    QTRY_COMPARE(previewed.size(), 1);
    QCOMPARE(previewed[0][0].toInt(), newest);
    boards.look(u"not an address"_s);
    const int last = boards.look(u"ftp://example.kr/"_s);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].toInt(), last);
}

void BoardsTest::what_leads_nowhere_says_why_data()
{
    QTest::addColumn<QString>("address"); // Without a scheme: below the server.
    QTest::addColumn<Response>("response");
    QTest::addColumn<ErrorKind>("kind");
    const Response nothing =
        Response::page("<html><body><h1>회사 소개</h1><p>새벽통신은 새벽에 엽니다.</p></body></html>");
    const Response login =
        Response::page("<html><body><form method=post action=/login><input name=user_id><input type=password name=pw>"
                       "<button>로그인</button></form><p>로그인이 필요합니다.</p></body></html>");
    QTest::addRow("nothing typed") << u"  "_s << nothing << ErrorKind::BadAddress;
    QTest::addRow("words") << u"뉴스 게시판"_s << nothing << ErrorKind::BadAddress;
    QTest::addRow("file") << u"file:///etc/hostname"_s << nothing << ErrorKind::BadAddress;
    QTest::addRow("script") << u"javascript:alert(1)"_s << nothing << ErrorKind::BadAddress;
    QTest::addRow("unknown host") << u"http://no-such-board.invalid/"_s << nothing << ErrorKind::HostNotFound;
    QTest::addRow("neither list nor article") << u"/about"_s << nothing << ErrorKind::NoBoardHere;
    QTest::addRow("login form") << u"/login"_s << login << ErrorKind::LoginNeeded;
    QTest::addRow("not found") << u"/gone"_s << Response::withStatus(404) << ErrorKind::HttpStatus;
    QTest::addRow("empty page") << u"/empty"_s << Response::page({}) << ErrorKind::EmptyBody;
}

void BoardsTest::what_leads_nowhere_says_why()
{
    QFETCH(QString, address);
    QFETCH(Response, response);
    QFETCH(ErrorKind, kind);
    House house;
    house.server.routeOthers([response](const QString &) { return response; });
    if (address.startsWith(u'/')) address = house.server.url(address).toString();
    const Result<BoardPreview> found = house.look(address);
    QVERIFY(!found.ok());
    QCOMPARE(found.error().kind, kind);
    QVERIFY(house.session().boards().boards().isEmpty());
}

void BoardsTest::a_name_of_its_own_outlives_a_refresh()
{
    House house;
    const InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    const Board added = house.add(house.server.url(u"/news"_s).toString());
    house.session().boards().rename(added.id, u"아침 소식"_s);
    QTRY_COMPARE(house.board(added.id).name, u"아침 소식"_s);
    QVERIFY(house.refresh(added.id).ok());
    QCOMPARE(house.board(added.id).name, u"아침 소식"_s);
    house.open();
    QCOMPARE(house.board(added.id).name, u"아침 소식"_s);
}

void BoardsTest::a_removed_board_comes_back_with_its_marks()
{
    House house;
    const InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    const Board added = house.add(house.server.url(u"/news"_s).toString());
    const HeadlineRow row = house.list(added.id)[4];
    house.session().states().star({row.key}, true);
    QTRY_VERIFY(house.row(added.id, row.headline.id).starred);
    const QList<HeadlineRow> before = house.list(added.id);

    Boards &boards = house.session().boards();
    QSignalSpy restored(&boards, &Boards::restored);
    boards.remove(added.id);
    QTRY_VERIFY(boards.boards().isEmpty());
    boards.undoRemove(added.id);
    QTRY_COMPARE(restored.size(), 1);
    QTRY_COMPARE(boards.boards().size(), 1);
    QCOMPARE(house.list(added.id), before);
}

void BoardsTest::boards_are_there_again_after_a_restart()
{
    House house;
    const InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    const Board added = house.add(house.server.url(u"/news"_s).toString());
    const QList<HeadlineRow> before = house.list(added.id);
    house.server.setDown(true);
    house.open(true);
    QCOMPARE(house.session().boards().boards(), QList<Board>{added});
    QCOMPARE(house.list(added.id), before);
}

void BoardsTest::a_board_is_found_by_id_name_and_address()
{
    House house;
    const InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    const Board added = house.add(house.server.url(u"/news"_s).toString());
    const Boards &boards = house.session().boards();
    for (const QString &name : {QString::number(added.id), added.name, house.server.url(u"/news/"_s).toString()})
        QCOMPARE(boards.find(name), added);
    for (const QString &name : {u"99"_s, u"새벽"_s, house.server.url(u"/other"_s).toString(), QString()})
        QVERIFY(!boards.find(name));
}

QTEST_GUILESS_MAIN(BoardsTest)
#include "tst_boards.moc"
