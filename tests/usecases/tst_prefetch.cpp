// Articles fetched before anybody asks for them, from a real server into a real cache.

#include "tests/support/board_pages.h"
#include "tests/support/sample_pictures.h"
#include "tests/usecases/house.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kPosts = 8;

} // namespace

class PrefetchTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_house.reset(); }

    void the_newest_articles_can_be_read_offline();
    void what_is_there_is_not_fetched_again();
    void pictures_come_with_their_articles();
    void pictures_of_other_hosts_do_not();
    void the_boards_own_feed_saves_requests();
    void an_article_that_is_refused_is_left_out();
    void it_gives_up_where_all_are_refused();
    void it_stops_where_the_server_wants_to_be_left_alone();
    void it_can_be_cancelled();
    void a_refresh_is_followed_by_the_boards_own_rule();
    void nothing_is_fetched_unasked_while_offline();
    void a_refused_article_is_not_asked_for_at_each_refresh();
    void the_log_tells_of_it();
    void a_budget_is_seen_to_at_the_start();

private:
    Session &session() { return m_house->session(); }
    Prefetch &prefetch() { return session().prefetch(); }
    Board board() { return m_house->board(m_id); }
    /// Runs to its end, which must be a good one.
    PrefetchProgress fetch(const PrefetchRule &rule);
    ErrorKind failure(const PrefetchRule &rule);
    void setUpkeep(const PrefetchRule &rule, const Budget &budget = {});
    qint64 cached();
    QUrl picture(const QString &path, const Response &response);
    QStringList pathsAsked(int since) { return m_house->server.log().mid(since); }

    std::unique_ptr<House> m_house;
    InventedBoard m_invented;
    BoardId m_id = 0;
};

void PrefetchTest::init()
{
    m_house = std::make_unique<House>();
    m_invented = inventedBoard(InventedBoard::Program::Rhymix, kPosts);
    m_house->server.routeOthers([this](const QString &path) { return m_invented.answer(path); });
    m_id = m_house->add(m_house->server.url(m_invented.listPath()).toString()).id;
    QVERIFY(m_house->refresh(m_id).ok());
}

PrefetchProgress PrefetchTest::fetch(const PrefetchRule &rule)
{
    QSignalSpy finished(&prefetch(), &Prefetch::finished);
    prefetch().start(board(), rule);
    if (finished.isEmpty() && !finished.wait(20'000)) qFatal("the prefetch did not end");
    return finished[0][1].value<PrefetchProgress>();
}

ErrorKind PrefetchTest::failure(const PrefetchRule &rule)
{
    QSignalSpy failed(&prefetch(), &Prefetch::failed);
    prefetch().start(board(), rule);
    if (failed.isEmpty() && !failed.wait(20'000)) qFatal("the prefetch did not fail");
    return failed[0][1].value<Error>().kind;
}

void PrefetchTest::setUpkeep(const PrefetchRule &rule, const Budget &budget)
{
    session().boards().setUpkeep(m_id, rule, budget);
    QTRY_COMPARE(board().prefetch, rule);
    QTRY_COMPARE(board().budget, budget);
}

qint64 PrefetchTest::cached()
{
    const QList<HeadlineRow> rows = m_house->list(m_id);
    return std::count_if(rows.begin(), rows.end(), [](const HeadlineRow &row) { return row.hasArticle; });
}

QUrl PrefetchTest::picture(const QString &path, const Response &response)
{
    m_house->server.route(path, response);
    return m_house->server.url(path);
}

void PrefetchTest::the_newest_articles_can_be_read_offline()
{
    const int before = m_house->server.requests();
    const PrefetchProgress progress = fetch({3});
    QCOMPARE(progress.done, 3);
    QCOMPARE(progress.total, 3);
    QCOMPARE(progress.failed, 0);
    QCOMPARE(m_house->server.requests() - before, 3);
    const Post &newest = m_invented.posts[0];
    m_house->open(true);
    const Result<Article> article = m_house->show(m_id, QString::number(newest.id));
    QVERIFY(article.ok());
    QVERIFY(article->text.startsWith(newest.body.section(u'\n', 0, 0)));
    QCOMPARE(cached(), 3);
}

void PrefetchTest::what_is_there_is_not_fetched_again()
{
    fetch({3});
    const int before = m_house->server.requests();
    QCOMPARE(fetch({3}).total, 0);
    QCOMPARE(m_house->server.requests(), before);
    QCOMPARE(fetch({5}).total, 2);
}

void PrefetchTest::pictures_come_with_their_articles()
{
    const QUrl mine = picture(u"/a.png"_s, Response::picture(pictureOf({40, 30})));
    m_invented.posts[0].html = u"<p>그림</p><p><img src='%1'></p>"_s.arg(mine.toString());
    m_invented.posts[1].html = m_invented.posts[0].html;
    QCOMPARE(fetch({2, false, false, true}).pictures, 1);
    m_house->open(true);
    for (const int at : {0, 1}) {
        const Article article = m_house->show(m_id, QString::number(m_invented.posts[at].id)).value();
        QCOMPARE(article.pictures.size(), 1);
        QCOMPARE(article.pictures[0].address, mine);
    }
}

void PrefetchTest::pictures_of_other_hosts_do_not()
{
    m_invented.posts[0].html = u"<p>그림</p><p><img src='https://pictures.example.org/a.png'></p>"_s;
    const int before = session().network().requests();
    QCOMPARE(fetch({1, false, false, true}).pictures, 0);
    QCOMPARE(session().network().requests() - before, 1);
}

void PrefetchTest::the_boards_own_feed_saves_requests()
{
    QByteArray items;
    for (int at = 0; at < 4; ++at)
        items += "<item><title>소식</title><link>" +
                 m_house->server.url(m_invented.articlePath(m_invented.posts[at].id)).toEncoded() +
                 "</link><content:encoded>&lt;p&gt;온 글 " + QByteArray::number(at) +
                 "&lt;/p&gt;</content:encoded></item>";
    m_house->server.route(u"/rss"_s, Response::page("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>"
                                                    "<title>소식</title>" +
                                                    items + "</channel></rss>"));
    Board board = this->board();
    board.feed = m_house->server.url(u"/rss"_s);
    const auto hasComments = [this](int at) { return !m_invented.posts[at].comments.isEmpty(); };
    int commented = 0;
    for (int at = 0; at < 4; ++at)
        commented += hasComments(at) ? 1 : 0;
    QVERIFY(commented < 3);
    const int before = m_house->server.requests();
    QSignalSpy finished(&prefetch(), &Prefetch::finished);
    prefetch().start(board, {4});
    QVERIFY(finished.wait());
    QCOMPARE(finished[0][1].value<PrefetchProgress>().done, 4);
    QCOMPARE(m_house->server.requests() - before, 1 + commented);
    for (int at = 0; at < 4; ++at) {
        const QString text = m_house->show(m_id, QString::number(m_invented.posts[at].id))->text;
        QCOMPARE(text == u"온 글 %1"_s.arg(at), !hasComments(at));
    }
}

void PrefetchTest::an_article_that_is_refused_is_left_out()
{
    m_house->server.route(m_invented.articlePath(m_invented.posts[2].id), Response::withStatus(403));
    const PrefetchProgress progress = fetch({3});
    QCOMPARE(progress.done, 3);
    QCOMPARE(progress.failed, 1);
    QCOMPARE(cached(), 2);
}

void PrefetchTest::it_gives_up_where_all_are_refused()
{
    for (const Post &post : m_invented.posts)
        m_house->server.route(m_invented.articlePath(post.id), Response::withStatus(403));
    const int before = m_house->server.requests();
    QCOMPARE(failure({kPosts}), ErrorKind::HttpStatus);
    QCOMPARE(m_house->server.requests() - before, 5);
}

void PrefetchTest::it_stops_where_the_server_wants_to_be_left_alone()
{
    Response busy = Response::withStatus(429);
    busy.headers = {{"Retry-After", "600"}};
    m_house->server.route(m_invented.articlePath(m_invented.posts[1].id), busy);
    const int before = m_house->server.requests();
    QCOMPARE(failure({kPosts}), ErrorKind::HttpStatus);
    QCOMPARE(m_house->server.requests() - before, 2);
    QCOMPARE(cached(), 1);
}

void PrefetchTest::it_can_be_cancelled()
{
    m_house->server.route(m_invented.articlePath(m_invented.posts[1].id),
                          Response::broken(Response::Fault::NeverAnswer));
    QSignalSpy progressed(&prefetch(), &Prefetch::progressed);
    QSignalSpy failed(&prefetch(), &Prefetch::failed);
    prefetch().start(board(), {kPosts});
    QTRY_VERIFY(!progressed.isEmpty() && progressed.last()[1].value<PrefetchProgress>().done == 1);
    prefetch().cancel(m_id);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::Cancelled);
    QVERIFY(!prefetch().isRunning(m_id));
    QCOMPARE(cached(), 1);
}

void PrefetchTest::a_refresh_is_followed_by_the_boards_own_rule()
{
    prefetch().follow(session().refresh(), session().boards(), session().network());
    QSignalSpy finished(&prefetch(), &Prefetch::finished);
    QVERIFY(m_house->refresh(m_id).ok());
    setUpkeep({2});
    m_invented.grow(1);
    QVERIFY(m_house->refresh(m_id).ok());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][1].value<PrefetchProgress>().total, 2);
    QVERIFY(m_house->row(m_id, QString::number(m_invented.posts[0].id)).hasArticle);
}

void PrefetchTest::nothing_is_fetched_unasked_while_offline()
{
    // The network goes between the refresh's last answer and what follows it.
    connect(&session().refresh(), &Refresh::finished, this, [this] { session().network().setOffline(true); });
    prefetch().follow(session().refresh(), session().boards(), session().network());
    setUpkeep({2});
    QSignalSpy started(&prefetch(), &Prefetch::started);
    QSignalSpy finished(&session().refresh(), &Refresh::finished);
    session().refresh().refresh(board());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!prefetch().isRunning(m_id));
    QCOMPARE(started.size(), 0);
}

void PrefetchTest::a_refused_article_is_not_asked_for_at_each_refresh()
{
    prefetch().follow(session().refresh(), session().boards(), session().network());
    setUpkeep({3});
    const QString refused = m_invented.articlePath(m_invented.posts[1].id);
    m_house->server.route(refused, Response::withStatus(403));
    QSignalSpy finished(&prefetch(), &Prefetch::finished);
    QVERIFY(m_house->refresh(m_id).ok());
    QTRY_COMPARE(finished.size(), 1);
    m_invented.grow(1);
    QVERIFY(m_house->refresh(m_id).ok());
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(m_house->server.log().count(refused), 1);
    fetch({3}); // Asked for, it is tried again.
    QCOMPARE(m_house->server.log().count(refused), 2);
}

void PrefetchTest::the_log_tells_of_it()
{
    m_house->server.route(m_invented.articlePath(m_invented.posts[2].id), Response::withStatus(403));
    Jobs &jobs = session().jobs();
    QSignalSpy logged(&jobs, &Jobs::logged);
    QSignalSpy started(&prefetch(), &Prefetch::started);
    prefetch().start(board(), {3});
    QVERIFY(started.wait());
    QCOMPARE(jobs.jobs().size(), 1);
    QCOMPARE(jobs.jobs()[0].kind, RunKind::Prefetch);
    // The refresh of before may be told of only now.
    QTRY_VERIFY(!logged.isEmpty() && logged.last()[0].value<Run>().kind == RunKind::Prefetch);
    QVERIFY(jobs.jobs().isEmpty());
    const Run run = logged.last()[0].value<Run>();
    QCOMPARE(run.added, 2);
    QCOMPARE(run.requests, 3);
    QSignalSpy loaded(&jobs, &Jobs::runsLoaded);
    jobs.loadRuns(m_id, 10);
    QVERIFY(loaded.wait());
    const auto runs = loaded[0][1].value<QList<Run>>();
    QCOMPARE(runs[0].added, 2);
    QCOMPARE(runs[0].kind, RunKind::Prefetch);
    QCOMPARE(runs[1].kind, RunKind::Refresh);
}

void PrefetchTest::a_budget_is_seen_to_at_the_start()
{
    fetch({3});
    setUpkeep({}, {0, 1});
    m_house->open();
    QSignalSpy finished(&session().cleanUp(), &CleanUp::finished);
    session().cleanUp().begin();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][1].value<KeptSize>().articles, 3);
    QCOMPARE(cached(), 0);
    QCOMPARE(m_house->list(m_id).size(), kPosts + 1);
}

QTEST_GUILESS_MAIN(PrefetchTest)
#include "tst_prefetch.moc"
