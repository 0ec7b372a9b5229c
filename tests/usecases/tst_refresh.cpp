// A refresh makes the cache agree with the server, asks for no more pages than it must, and leaves no hole however it
// ends.

#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Program = InventedBoard::Program;

class RefreshTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void nothing_new_costs_one_request();
    void new_posts_are_read_until_what_is_known();
    void as_many_pages_as_asked_for_are_read_whatever_is_known();
    void more_pages_than_there_are_end_with_the_board();
    void pages_of_every_program_are_read_data();
    void pages_of_every_program_are_read();
    void a_server_that_shows_its_last_page_again_ends_the_board();
    void a_page_that_is_linked_and_never_comes_is_not_asked_for_again_and_again();
    void an_edited_title_is_one_change();
    void a_deleted_post_is_gone_and_stays_readable();
    void a_refresh_that_breaks_off_leaves_no_hole();
    void a_refresh_broken_off_by_a_restart_leaves_no_hole();
    void rows_that_came_with_an_article_leave_no_hole();
    void a_failure_is_noted_and_forgotten();
    void a_failure_on_the_second_page_keeps_the_first();
    void the_second_request_joins_the_first();
    void a_refresh_can_be_cancelled_and_started_again();
    void a_refresh_cancelled_in_the_queue_of_its_host_is_cancelled();
    void cancelling_all_ends_each();
    void offline_is_no_fault_of_the_board();
    void going_offline_ends_a_refresh();
    void progress_is_told();
    void boards_refresh_beside_each_other();
    void a_page_that_is_not_modified_is_not_read_again();
    void the_same_bytes_are_not_read_again();
    void an_address_moved_for_good_is_learnt();
    void a_board_that_is_gone_for_good_is_closed();
    void a_server_that_asks_to_wait_is_asked_nothing();
    void a_page_of_something_else_changes_nothing_data();
    void a_page_of_something_else_changes_nothing();

private:
    /// The server's numbered posts, newest first.
    QStringList serverIds() const
    {
        QStringList ids;
        for (const Post &post : m_board.posts) {
            if (!post.isNotice()) ids.append(QString::number(post.id));
        }
        return ids;
    }
    /// The cache's rows without the notice.
    QStringList cacheIds()
    {
        QStringList ids = m_house->ids(m_id);
        ids.removeAll(QString::number(m_board.posts.last().id));
        return ids;
    }

    InventedBoard m_board;
    std::unique_ptr<House> m_house;
    BoardId m_id = 0;
};

void RefreshTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_house = std::make_unique<House>();
    m_board = inventedBoard();
    m_board.serveAt(m_house->server);
    m_id = m_house->add(m_house->server.url(u"/news"_s).toString()).id;
}

void RefreshTest::cleanup()
{
    m_house.reset();
}

void RefreshTest::nothing_new_costs_one_request()
{
    const int before = m_house->server.requests();
    const QList<Headline> rows = m_house->headlines(m_id);
    const Result<RefreshReport> report = m_house->refresh(m_id);
    QVERIFY(report.ok());
    QCOMPARE(report->added, 0);
    QCOMPARE(report->changed, 0);
    QCOMPARE(report->gone, 0);
    QCOMPARE(report->requests, 1);
    QCOMPARE(m_house->server.requests(), before + 1);
    QCOMPARE(m_house->headlines(m_id), rows);
}

void RefreshTest::new_posts_are_read_until_what_is_known()
{
    m_board.grow(45); // Two whole pages and a quarter.
    const Result<RefreshReport> report = m_house->refresh(m_id);
    QVERIFY(report.ok());
    QCOMPARE(report->added, 45);
    QCOMPARE(report->requests, 3);
    QCOMPARE(cacheIds(), serverIds().first(45 + m_board.perPage));
}

void RefreshTest::as_many_pages_as_asked_for_are_read_whatever_is_known()
{
    const Result<RefreshReport> report = m_house->refresh(m_id, {2});
    QVERIFY(report.ok());
    QCOMPARE(report->added, m_board.perPage);
    QCOMPARE(report->requests, 2);
    QCOMPARE(cacheIds(), serverIds().first(2 * m_board.perPage));
}

void RefreshTest::more_pages_than_there_are_end_with_the_board()
{
    const Result<RefreshReport> report = m_house->refresh(m_id, {9});
    QVERIFY(report.ok());
    QCOMPARE(report->requests, 3);
    QCOMPARE(cacheIds(), serverIds());
}

void RefreshTest::pages_of_every_program_are_read_data()
{
    QTest::addColumn<Program>("program");
    QTest::addRow("rhymix") << Program::Rhymix;
    QTest::addRow("gnuboard") << Program::Gnuboard;
    QTest::addRow("nobody's") << Program::Unnumbered;
}

void RefreshTest::pages_of_every_program_are_read()
{
    QFETCH(Program, program);
    House house;
    InventedBoard board = inventedBoard(program, 50);
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    Result<RefreshReport> report = house.refresh(id, {9});
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(errorText(report.error())));
    QCOMPARE(report->requests, 3);
    board.grow(25);
    report = house.refresh(id);
    QVERIFY(report.ok());
    QCOMPARE(report->added, 25);
    QStringList expected;
    for (const Post &post : std::as_const(board.posts)) {
        if (!post.isNotice()) expected.append(QString::number(post.id));
    }
    QStringList ids = house.ids(id);
    ids.removeAll(QString::number(board.posts.last().id));
    QCOMPARE(ids, expected);
}

void RefreshTest::a_server_that_shows_its_last_page_again_ends_the_board()
{
    // It names a next page on every page, and answers each beyond the last with the last.
    m_house->server.routeOthers([this](const QString &path) {
        const int asked = path.section(u"page="_s, 1).toInt();
        const int page = std::clamp(asked, 1, m_board.pages());
        QByteArray html = m_board.listPage(page);
        return Response::page(html.replace("</head>", "<link rel=\"next\" href=\"/news?page=" +
                                                          QByteArray::number(std::max(asked, 1) + 1) + "\"></head>"));
    });
    const Result<RefreshReport> report = m_house->refresh(m_id, {20});
    QVERIFY(report.ok());
    QVERIFY(report->requests <= 4);
    QCOMPARE(cacheIds(), serverIds());
}

void RefreshTest::a_page_that_is_linked_and_never_comes_is_not_asked_for_again_and_again()
{
    m_board.grow(60);
    // The first page is another one each time it is read: the third might have moved.
    m_house->server.routeOthers([this](const QString &path) {
        if (path.endsWith("page=3"_L1)) return Response::page("<title>점검</title><p>점검 중입니다.</p>");
        if (!path.contains("page="_L1)) m_board.grow(1);
        return m_board.answer(path);
    });
    const int before = m_house->server.requests();
    QVERIFY(!m_house->refresh(m_id, {20}).ok());
    QCOMPARE_LE(m_house->server.requests() - before, 20);
}

void RefreshTest::an_edited_title_is_one_change()
{
    m_board.posts[6].title = u"[속보] 고친 제목(종합2보)"_s;
    const Result<RefreshReport> report = m_house->refresh(m_id);
    QVERIFY(report.ok());
    QCOMPARE(report->added, 0);
    QCOMPARE(report->changed, 1);
    const QString id = QString::number(m_board.posts[6].id);
    QCOMPARE(m_house->row(m_id, id).headline.title, u"[속보] 고친 제목(종합2보)"_s);
}

void RefreshTest::a_deleted_post_is_gone_and_stays_readable()
{
    const QString id = QString::number(m_board.posts[6].id);
    const Result<Article> before = m_house->show(m_id, id);
    QVERIFY(before.ok());
    m_board.remove(id.toInt());
    const Result<RefreshReport> report = m_house->refresh(m_id);
    QVERIFY(report.ok());
    QCOMPARE(report->gone, 1);
    QVERIFY(m_house->row(m_id, id).isGone());
    QVERIFY(m_house->ids(m_id).contains(id));
    QCOMPARE(m_house->show(m_id, id)->text, before->text);
}

void RefreshTest::a_refresh_that_breaks_off_leaves_no_hole()
{
    m_board.grow(60);
    m_house->server.route(u"/news?page=2"_s, Response::withStatus(503));
    const Result<RefreshReport> broken = m_house->refresh(m_id);
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().status, 503);
    m_house->server.clearRoutes();
    m_board.serveAt(m_house->server);
    QVERIFY(m_house->refresh(m_id).ok());
    QCOMPARE(cacheIds().first(65), serverIds().first(65));
}

void RefreshTest::a_refresh_broken_off_by_a_restart_leaves_no_hole()
{
    // The last good refresh was in an earlier second than what follows, as it is between two starts.
    const QDateTime added = m_house->board(m_id).lastRefreshed;
    QTRY_VERIFY(QDateTime::currentDateTimeUtc().toSecsSinceEpoch() > added.toSecsSinceEpoch());
    m_board.grow(60);
    m_house->server.route(u"/news?page=2"_s, Response::broken(Response::Fault::NeverAnswer));
    QSignalSpy progressed(&m_house->session().refresh(), &Refresh::progressed);
    m_house->session().refresh().refresh(m_house->board(m_id));
    QTRY_COMPARE(progressed.size(), 1);
    m_house->open();
    QCOMPARE(cacheIds().size(), 2 * m_board.perPage);

    m_house->server.clearRoutes();
    m_board.serveAt(m_house->server);
    QVERIFY(m_house->refresh(m_id).ok());
    QCOMPARE(cacheIds().first(65), serverIds().first(65));
}

void RefreshTest::rows_that_came_with_an_article_leave_no_hole()
{
    const QDateTime added = m_house->board(m_id).lastRefreshed;
    QTRY_VERIFY(QDateTime::currentDateTimeUtc().toSecsSinceEpoch() > added.toSecsSinceEpoch());
    m_board.grow(60);
    // The newest page of the list stands under an article that is moved to the top; what lies between is not known.
    const QString known = QString::number(m_board.posts[60].id);
    m_house->server.route(u"/news/"_s + known, Response::page(m_board.articlePage(m_board.posts[0].id)));
    QVERIFY(m_house->show(m_id, known).ok());
    QTRY_VERIFY(cacheIds().size() > m_board.perPage);
    QVERIFY(m_house->refresh(m_id).ok());
    QCOMPARE(cacheIds().first(65), serverIds().first(65));
}

void RefreshTest::a_failure_is_noted_and_forgotten()
{
    m_house->server.setDown(true);
    QCOMPARE(m_house->refresh(m_id).error().kind, ErrorKind::Refused);
    QVERIFY(m_house->board(m_id).failingSince.isValid());
    QVERIFY(!m_house->board(m_id).lastError.isEmpty());
    m_house->server.setDown(false);
    QVERIFY(m_house->refresh(m_id).ok());
    QVERIFY(!m_house->board(m_id).failingSince.isValid());
    QVERIFY(m_house->board(m_id).lastError.isEmpty());
}

void RefreshTest::a_failure_on_the_second_page_keeps_the_first()
{
    m_board.grow(30);
    m_house->server.route(u"/news?page=2"_s, Response::broken(Response::Fault::CloseAtOnce));
    QSignalSpy failed(&m_house->session().refresh(), &Refresh::failed);
    QVERIFY(!m_house->refresh(m_id).ok());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][2].value<RefreshReport>().added, m_board.perPage);
    QCOMPARE(cacheIds().first(m_board.perPage), serverIds().first(m_board.perPage));
}

void RefreshTest::the_second_request_joins_the_first()
{
    Refresh &refresh = m_house->session().refresh();
    QSignalSpy started(&refresh, &Refresh::started);
    QSignalSpy finished(&refresh, &Refresh::finished);
    const int before = m_house->server.requests();
    refresh.refresh(m_house->board(m_id));
    refresh.refresh(m_house->board(m_id));
    QVERIFY(refresh.isRunning(m_id));
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!refresh.isRunning(m_id));
    QCOMPARE(started.size(), 1);
    QCOMPARE(m_house->server.requests(), before + 1);
}

void RefreshTest::a_refresh_can_be_cancelled_and_started_again()
{
    m_house->server.route(u"/news"_s, Response::broken(Response::Fault::NeverAnswer));
    Refresh &refresh = m_house->session().refresh();
    QSignalSpy failed(&refresh, &Refresh::failed);
    const int before = m_house->server.requests();
    refresh.refresh(m_house->board(m_id));
    QTRY_COMPARE(m_house->server.requests(), before + 1);
    refresh.cancel(m_id);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::Cancelled);
    QVERIFY(!refresh.isRunning(m_id));
    m_house->server.clearRoutes();
    m_board.serveAt(m_house->server);
    QVERIFY(m_house->refresh(m_id).ok());
    QVERIFY(m_house->board(m_id).lastError.isEmpty());
}

void RefreshTest::a_refresh_cancelled_in_the_queue_of_its_host_is_cancelled()
{
    const BoardId other = m_id;
    InventedBoard gnuboard = inventedBoard(Program::Gnuboard);
    m_house->server.routeOthers([this, &gnuboard](const QString &path) {
        return path.startsWith("/bbs"_L1) ? gnuboard.answer(path) : m_board.answer(path);
    });
    const BoardId second = m_house->add(m_house->server.url(gnuboard.listPath()).toString()).id;
    m_house->server.route(u"/news"_s, Response::broken(Response::Fault::NeverAnswer));
    Refresh &refresh = m_house->session().refresh();
    QSignalSpy failed(&refresh, &Refresh::failed);
    const int before = m_house->server.requests();
    refresh.refresh(m_house->board(other));
    refresh.refresh(m_house->board(second));
    QTRY_COMPARE(m_house->server.requests(), before + 1);
    refresh.cancel(second);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<BoardId>(), second);
    QVERIFY(refresh.isRunning(other));
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(failed[1][1].value<Error>().kind, ErrorKind::Timeout);
    QCOMPARE(m_house->server.requests(), before + 1);
}

void RefreshTest::cancelling_all_ends_each()
{
    m_house->server.route(u"/news"_s, Response::broken(Response::Fault::NeverAnswer));
    Refresh &refresh = m_house->session().refresh();
    QSignalSpy failed(&refresh, &Refresh::failed);
    refresh.refresh(m_house->board(m_id));
    refresh.cancelAll();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!refresh.isRunning(m_id));
}

void RefreshTest::offline_is_no_fault_of_the_board()
{
    m_house->open(true);
    const int before = m_house->server.requests();
    QCOMPARE(m_house->refresh(m_id).error().kind, ErrorKind::Offline);
    QCOMPARE(m_house->server.requests(), before);
    QVERIFY(m_house->board(m_id).lastError.isEmpty());
}

void RefreshTest::going_offline_ends_a_refresh()
{
    m_house->server.route(u"/news"_s, Response::broken(Response::Fault::NeverAnswer));
    Refresh &refresh = m_house->session().refresh();
    QSignalSpy failed(&refresh, &Refresh::failed);
    const int before = m_house->server.requests();
    refresh.refresh(m_house->board(m_id));
    QTRY_COMPARE(m_house->server.requests(), before + 1);
    m_house->session().network().setOffline(true);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::Cancelled);
}

void RefreshTest::progress_is_told()
{
    QSignalSpy progressed(&m_house->session().refresh(), &Refresh::progressed);
    QVERIFY(m_house->refresh(m_id, {3}).ok());
    QCOMPARE(progressed.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(progressed[i][1].toInt(), i + 1);
        QCOMPARE(progressed[i][2].toInt(), 3);
    }
}

void RefreshTest::boards_refresh_beside_each_other()
{
    InventedBoard gnuboard = inventedBoard(Program::Gnuboard);
    m_house->server.routeOthers([this, &gnuboard](const QString &path) {
        return path.startsWith("/bbs"_L1) ? gnuboard.answer(path) : m_board.answer(path);
    });
    const BoardId second = m_house->add(m_house->server.url(gnuboard.listPath()).toString()).id;
    m_board.grow(25);
    gnuboard.grow(5);
    Refresh &refresh = m_house->session().refresh();
    QSignalSpy finished(&refresh, &Refresh::finished);
    refresh.refresh(m_house->board(m_id));
    refresh.refresh(m_house->board(second));
    QTRY_COMPARE(finished.size(), 2);
    QMap<BoardId, int> added;
    for (const QList<QVariant> &arguments : std::as_const(finished))
        added.insert(arguments[0].value<BoardId>(), arguments[1].value<RefreshReport>().added);
    QCOMPARE(added, (QMap<BoardId, int>{{m_id, 25}, {second, 5}}));
}

void RefreshTest::a_page_that_is_not_modified_is_not_read_again()
{
    QByteArray etag = "\"eins\"";
    m_house->server.routeOthers([&](const QString &path) {
        if (m_house->server.lastHeader().contains("If-None-Match: " + etag)) return Response::withStatus(304);
        Response answer = m_board.answer(path);
        answer.headers.append({"ETag", etag});
        return answer;
    });
    QVERIFY(m_house->refresh(m_id).ok());
    QSignalSpy read(&m_house->session().refresh(), &Refresh::progressed);
    const int before = m_house->server.requests();
    const Result<RefreshReport> idle = m_house->refresh(m_id);
    QVERIFY(idle.ok());
    QCOMPARE(m_house->server.requests(), before + 1);
    QCOMPARE(read.size(), 0);
    m_board.grow(2);
    etag = "\"zwei\"";
    QCOMPARE(m_house->refresh(m_id)->added, 2);
    // A refresh that fails makes the next one read, whatever the server says.
    m_house->server.setDown(true);
    QVERIFY(!m_house->refresh(m_id).ok());
    m_house->server.setDown(false);
    QVERIFY(m_house->refresh(m_id).ok());
    QVERIFY(read.size() >= 2);
}

void RefreshTest::the_same_bytes_are_not_read_again()
{
    QVERIFY(m_house->refresh(m_id).ok());
    QSignalSpy read(&m_house->session().refresh(), &Refresh::progressed);
    QVERIFY(m_house->refresh(m_id).ok());
    QCOMPARE(read.size(), 0);
    m_board.posts[3].views += 1;
    QCOMPARE(m_house->refresh(m_id)->changed, 1);
    QCOMPARE(read.size(), 1);
}

void RefreshTest::an_address_moved_for_good_is_learnt()
{
    House house;
    InventedBoard board = inventedBoard(Program::Unnumbered);
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(u"/list"_s).toString()).id;
    int status = 302;
    house.server.routeOthers([&](const QString &path) {
        if (path == "/list"_L1) return Response::redirect("/newer", status);
        return path == "/newer"_L1 ? board.answer(u"/list"_s) : board.answer(path);
    });
    board.grow(1);
    QVERIFY(house.refresh(id).ok());
    QCOMPARE(house.board(id).url.path(), u"/list"_s);
    status = 301;
    board.grow(1);
    QVERIFY(house.refresh(id).ok());
    QCOMPARE(house.board(id).url.path(), u"/newer"_s);
    const int before = house.server.requests();
    QVERIFY(house.refresh(id).ok());
    QCOMPARE(house.server.requests(), before + 1);
}

void RefreshTest::a_board_that_is_gone_for_good_is_closed()
{
    m_house->server.route(u"/news"_s, Response::withStatus(410));
    QCOMPARE(m_house->refresh(m_id).error().status, 410);
    QVERIFY(m_house->board(m_id).isClosed);
    QCOMPARE(m_house->ids(m_id).size(), m_board.perPage + 1);
    m_house->server.clearRoutes();
    m_board.serveAt(m_house->server);
    QVERIFY(m_house->refresh(m_id).ok());
    QVERIFY(!m_house->board(m_id).isClosed);
}

void RefreshTest::a_server_that_asks_to_wait_is_asked_nothing()
{
    Response busy = Response::withStatus(503);
    busy.headers = {{"Retry-After", "120"}};
    m_house->server.route(u"/news"_s, busy);
    QCOMPARE(m_house->refresh(m_id).error().wait, 120);
    const int before = m_house->server.requests();
    const Result<RefreshReport> again = m_house->refresh(m_id);
    QVERIFY(again.error().wait > 110 && again.error().wait <= 120);
    QCOMPARE(m_house->server.requests(), before);
}

void RefreshTest::a_page_of_something_else_changes_nothing_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addRow("no list") << QByteArray(
                                    "<html><body><h1>회사 소개</h1><p>새벽통신은 새벽에 엽니다.</p></body></html>")
                             << ErrorKind::NoBoardHere;
    QTest::addRow("another board's list") << inventedBoard(Program::Gnuboard).listPage(1) << ErrorKind::DoubtfulPage;
    InventedBoard half = inventedBoard();
    half.grow(7);
    for (qsizetype i = half.posts.size() - 2; i >= 0; i -= 2)
        half.posts.removeAt(i);
    QTest::addRow("half the rows, news among them") << half.listPage(1) << ErrorKind::DoubtfulPage;
}

void RefreshTest::a_page_of_something_else_changes_nothing()
{
    QFETCH(QByteArray, page);
    QFETCH(ErrorKind, kind);
    const QList<Headline> before = m_house->headlines(m_id);
    m_house->server.route(u"/news"_s, Response::page(page));
    const Result<RefreshReport> report = m_house->refresh(m_id);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, kind);
    QCOMPARE(m_house->headlines(m_id), before);
    for (const HeadlineRow &row : m_house->list(m_id))
        QVERIFY(!row.isGone());
    m_house->server.clearRoutes();
    m_board.serveAt(m_house->server);
    QVERIFY(m_house->refresh(m_id).ok());
}

QTEST_GUILESS_MAIN(RefreshTest)
#include "tst_refresh.moc"
