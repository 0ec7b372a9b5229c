// The way from an address to bytes, against a real server on loopback: every answer and every fault by its own name.

#include "app/fetch/fetcher.h"
#include "app/fetch/reply_reader.h"
#include "app/fetch/robots.h"
#include "tests/support/fixture_server.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QTest>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;
using namespace std::chrono_literals;

namespace {

const QByteArray kPage = "<html><body>" + QByteArray("새벽통신 ").repeated(400) + "</body></html>";

FetchLimits quick()
{
    FetchLimits limits;
    limits.inactivity = 300ms;
    limits.deadline = 1'500ms;
    limits.bodyBytes = 300'000;
    return limits;
}

} // namespace

class FetcherTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void a_page_comes_whole();
    void bodies_come_however_they_are_sent_data();
    void bodies_come_however_they_are_sent();
    void it_says_who_it_is_and_what_it_reads();
    void cookies_are_kept_for_the_session();
    void validators_are_sent_and_a_page_not_modified_is_said();

    void each_fault_has_its_own_name_data();
    void each_fault_has_its_own_name();
    void a_refused_connection_is_said();
    void a_name_that_leads_nowhere_is_said();
    void a_server_without_tls_is_a_failure_of_tls();
    void what_is_no_web_address_is_not_asked_for_data();
    void what_is_no_web_address_is_not_asked_for();
    void a_fault_leaves_the_next_request_unharmed();

    void redirects_are_followed_and_counted();
    void only_permanent_redirects_move_an_address();
    void a_redirect_gives_up_its_turn_and_is_next();
    void a_server_that_asks_to_wait_is_asked_nothing_but_what_is_urgent();
    void what_retry_after_says_data();
    void what_retry_after_says();
    void redirects_that_may_not_be_followed_are_said_data();
    void redirects_that_may_not_be_followed_are_said();
    void a_public_address_may_not_lead_into_a_private_network_data();
    void a_public_address_may_not_lead_into_a_private_network();

    void a_body_cut_on_the_way_is_delivered_as_cut();
    void a_body_that_falls_silent_is_delivered_as_cut();
    void an_endless_body_is_cut_at_the_limit();
    void a_compressed_bomb_is_not_unpacked();
    void a_compressed_page_over_the_limit_is_cut();
    void data_that_cannot_be_unpacked_is_said();
    void a_server_that_drips_meets_the_deadline();
    void large_pages_come_whole_data();
    void large_pages_come_whole();
    void an_endless_body_faster_than_it_is_read_holds_nobody_up();

    void one_request_at_a_time_goes_to_a_host();
    void urgent_requests_go_first();
    void a_cancelled_request_ends_at_once_and_the_queue_goes_on();
    void a_request_cancelled_in_the_queue_is_never_made();
    void cancelling_all_answers_each();
    void a_fetcher_that_dies_answers_what_waits();
    void requests_to_a_host_begin_at_a_steady_pace();
    void a_server_that_takes_long_is_left_in_peace_for_as_long();

    void what_robots_ask_of_us_data();
    void what_robots_ask_of_us();
    void a_host_is_asked_first_how_often_it_likes_to_be_asked();
    void a_contact_is_told();

    void offline_asks_nobody();
    void going_offline_ends_what_is_under_way();
    void the_sample_is_read_without_a_network();

private:
    Result<Fetched> fetched(Fetcher &fetcher, const QUrl &url)
    {
        FetchRequest request;
        request.url = url;
        return answer(fetcher.fetch(request));
    }
    Result<Fetched> answer(const QFuture<Result<Fetched>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000)) qFatal("no answer");
        return future.result();
    }
    /// From the beginning of each request to that of the next, of a host that takes so long to answer.
    QList<std::chrono::milliseconds> gapsBetweenRequests(int requests, std::chrono::milliseconds spacing,
                                                         std::chrono::milliseconds took)
    {
        FixtureServer server;
        QElapsedTimer clock;
        QList<qint64> begun;
        server.routeOthers([&](const QString &path) {
            if (path == "/robots.txt"_L1) return Response::withStatus(404);
            begun.append(clock.elapsed());
            QThread::msleep(took.count());
            return Response::page(kPage);
        });
        FetchLimits limits = quick();
        limits.sparesLoopback = false;
        limits.spacing = spacing;
        Fetcher fetcher(limits);
        clock.start();
        FetchRequest request;
        request.url = server.url(u"/news"_s);
        QList<QFuture<Result<Fetched>>> answers;
        for (int i = 0; i < requests; ++i)
            answers.append(fetcher.fetch(request));
        for (const auto &future : std::as_const(answers))
            (void)answer(future);
        QList<std::chrono::milliseconds> gaps;
        for (qsizetype i = 1; i < begun.size(); ++i)
            gaps.append(std::chrono::milliseconds(begun[i] - begun[i - 1]));
        return gaps;
    }
};

void FetcherTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void FetcherTest::a_page_comes_whole()
{
    FixtureServer server;
    server.route(u"/news"_s, Response::page(kPage));
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/news?page=2"_s));
    QVERIFY(page.ok());
    QCOMPARE(page->bytes, kPage);
    QCOMPARE(page->contentType, "text/html; charset=utf-8");
    QCOMPARE(page->url, server.url(u"/news?page=2"_s));
    QVERIFY(!page->cut && !page->notModified);
    QCOMPARE(page->requests, 1);
    QCOMPARE(fetcher.requests(), 1);
    QCOMPARE(server.log(), QList<QString>{u"/news?page=2"_s});
}

void FetcherTest::bodies_come_however_they_are_sent_data()
{
    QTest::addColumn<Response>("response");
    Response chunked = Response::page(kPage);
    chunked.chunked = true;
    QTest::addRow("in chunks") << chunked;
    QTest::addRow("compressed") << Response::gzipped(kPage);
    Response unlabelled = Response::page(kPage);
    unlabelled.contentType = "";
    QTest::addRow("without a type") << unlabelled;
    Response created = Response::page(kPage);
    created.status = 203;
    QTest::addRow("another good status") << created;
}

void FetcherTest::bodies_come_however_they_are_sent()
{
    QFETCH(Response, response);
    FixtureServer server;
    server.route(u"/"_s, response);
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(page.ok());
    QCOMPARE(page->bytes, kPage);
    QVERIFY(!page->cut);
}

void FetcherTest::it_says_who_it_is_and_what_it_reads()
{
    FixtureServer server;
    server.route(u"/"_s, Response::page(kPage));
    Fetcher fetcher(quick());
    QVERIFY(fetched(fetcher, server.url(u"/"_s)).ok());
    const QByteArray header = server.lastHeader();
    QVERIFY(header.contains("User-Agent: Newsboard/"));
    QVERIFY(header.contains("Accept: text/html"));
    QVERIFY(header.contains("Accept-Language: ko"));
    QVERIFY(!header.contains("Cookie:"));
    QVERIFY(!header.contains("Referer:"));
}

void FetcherTest::cookies_are_kept_for_the_session()
{
    FixtureServer server;
    Response page = Response::page(kPage);
    page.headers = {{"Set-Cookie", "PHPSESSID=abc; path=/"}};
    server.route(u"/"_s, page);
    Fetcher fetcher(quick());
    QVERIFY(fetched(fetcher, server.url(u"/"_s)).ok());
    QVERIFY(fetched(fetcher, server.url(u"/"_s)).ok());
    QVERIFY(server.lastHeader().contains("Cookie: PHPSESSID=abc"));
}

void FetcherTest::validators_are_sent_and_a_page_not_modified_is_said()
{
    FixtureServer server;
    Response page = Response::page(kPage);
    page.headers = {{"ETag", "\"v1\""}, {"Last-Modified", "Mon, 24 Feb 2025 00:00:00 GMT"}};
    server.route(u"/"_s, page);
    Fetcher fetcher(quick());
    const Result<Fetched> first = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(first.ok());
    QCOMPARE(first->etag, "\"v1\"");

    server.route(u"/"_s, Response::withStatus(304));
    FetchRequest again;
    again.url = server.url(u"/"_s);
    again.etag = first->etag;
    again.lastModified = first->lastModified;
    const Result<Fetched> second = answer(fetcher.fetch(again));
    QVERIFY(second.ok());
    QVERIFY(second->notModified);
    QVERIFY(server.lastHeader().contains("If-None-Match: \"v1\""));
    QVERIFY(server.lastHeader().contains("If-Modified-Since: Mon, 24 Feb 2025"));
}

void FetcherTest::each_fault_has_its_own_name_data()
{
    using Fault = Response::Fault;
    QTest::addColumn<Response>("response");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 403, 404, 410, 418, 429, 500, 502, 503})
        QTest::addRow("status %d", status) << Response::withStatus(status, kPage) << ErrorKind::HttpStatus << status;
    QTest::addRow("status without a body") << Response::withStatus(404) << ErrorKind::HttpStatus << 404;
    QTest::addRow("closed at once") << Response::broken(Fault::CloseAtOnce) << ErrorKind::ConnectionLost << 0;
    QTest::addRow("no HTTP") << Response::broken(Fault::NoHttp) << ErrorKind::ConnectionLost << 0;
    QTest::addRow("never answered") << Response::broken(Fault::NeverAnswer) << ErrorKind::Timeout << 0;
    QTest::addRow("empty body") << Response::page({}) << ErrorKind::EmptyBody << 0;
    QTest::addRow("no content") << Response::withStatus(204) << ErrorKind::EmptyBody << 0;
    Response promised = Response::page({});
    promised.declaredLength = 4000;
    QTest::addRow("a length and no body") << promised << ErrorKind::ConnectionLost << 0;
    Response mitigated = Response::withStatus(403, "<p>Attention</p>");
    mitigated.headers = {{"cf-mitigated", "challenge"}};
    QTest::addRow("challenge by its header") << mitigated << ErrorKind::Challenge << 403;
    QTest::addRow("challenge by its page")
        << Response::withStatus(503, "<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x>")
        << ErrorKind::Challenge << 503;
}

void FetcherTest::each_fault_has_its_own_name()
{
    QFETCH(Response, response);
    QFETCH(ErrorKind, kind);
    QFETCH(int, status);
    FixtureServer server;
    server.route(u"/"_s, response);
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, kind);
    QCOMPARE(page.error().status, status);
    QVERIFY(!errorText(page.error()).isEmpty());
    QVERIFY(!errorAdvice(page.error()).isEmpty());
}

void FetcherTest::a_refused_connection_is_said()
{
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, FixtureServer::refusing());
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ErrorKind::Refused);
    QCOMPARE(page.error().detail, u"127.0.0.1"_s);
}

void FetcherTest::a_name_that_leads_nowhere_is_said()
{
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, QUrl(u"http://no-such-board.invalid/"_s));
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ErrorKind::HostNotFound);
}

void FetcherTest::a_server_without_tls_is_a_failure_of_tls()
{
    FixtureServer server;
    QUrl url = server.url(u"/"_s);
    url.setScheme(u"https"_s);
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, url);
    QVERIFY(!page.ok());
    // Which of the two depends on what the server answers to a handshake.
    const ErrorKind kind = page.error().kind;
    QVERIFY2(kind == ErrorKind::Tls || kind == ErrorKind::Timeout, qPrintable(errorText(page.error())));
}

void FetcherTest::what_is_no_web_address_is_not_asked_for_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addRow("file") << QUrl(u"file:///etc/hostname"_s);
    QTest::addRow("ftp") << QUrl(u"ftp://example.kr/"_s);
    QTest::addRow("data") << QUrl(u"data:text/html,x"_s);
    QTest::addRow("a resource that is no sample") << QUrl(u"qrc:/schema/001_initial.sql"_s);
    QTest::addRow("a way out of the sample") << QUrl(u"qrc:/sample/../schema/001_initial.sql"_s);
    QTest::addRow("no host") << QUrl(u"http:///news"_s);
    QTest::addRow("nothing") << QUrl();
}

void FetcherTest::what_is_no_web_address_is_not_asked_for()
{
    QFETCH(QUrl, url);
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, url);
    QVERIFY(!page.ok());
    QVERIFY(page.error().kind == ErrorKind::BadAddress || page.error().status == 404);
}

void FetcherTest::a_fault_leaves_the_next_request_unharmed()
{
    using Fault = Response::Fault;
    FixtureServer server;
    server.route(u"/ok"_s, Response::page(kPage));
    Fetcher fetcher(quick());
    for (const Fault fault : {Fault::CloseAtOnce, Fault::NeverAnswer, Fault::NoHttp, Fault::CloseMidBody,
                              Fault::StopMidBody, Fault::EndlessBody, Fault::SlowDrip, Fault::EndlessBody}) {
        server.route(u"/bad"_s, Response::broken(fault));
        const Result<Fetched> bad = fetched(fetcher, server.url(u"/bad"_s));
        QVERIFY(!bad.ok() || bad->cut);
        const Result<Fetched> page = fetched(fetcher, server.url(u"/ok"_s));
        QVERIFY(page.ok());
        QCOMPARE(page->bytes, kPage);
    }
}

void FetcherTest::redirects_are_followed_and_counted()
{
    FixtureServer server;
    server.route(u"/a"_s, Response::redirect("/b", 301));
    server.route(u"/b"_s, Response::redirect(server.url(u"/c?x=1"_s).toEncoded(), 308));
    server.route(u"/c"_s, Response::page(kPage));
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/a"_s));
    QVERIFY(page.ok());
    QCOMPARE(page->bytes, kPage);
    QCOMPARE(page->url, server.url(u"/c?x=1"_s));
    QCOMPARE(page->requests, 3);
    QCOMPARE(fetcher.requests(), 3);
    QCOMPARE(server.requests(), 3);
}

void FetcherTest::only_permanent_redirects_move_an_address()
{
    FixtureServer server;
    server.route(u"/a"_s, Response::redirect("/b", 301));
    server.route(u"/b"_s, Response::redirect("/d", 308));
    server.route(u"/c"_s, Response::redirect("/a", 302));
    server.route(u"/d"_s, Response::page(kPage));
    Fetcher fetcher(quick());
    QCOMPARE(fetched(fetcher, server.url(u"/a"_s))->movedTo, server.url(u"/d"_s));
    QVERIFY(fetched(fetcher, server.url(u"/c"_s))->movedTo.isEmpty());
    QVERIFY(fetched(fetcher, server.url(u"/d"_s))->movedTo.isEmpty());
}

void FetcherTest::a_redirect_gives_up_its_turn_and_is_next()
{
    FixtureServer server;
    server.route(u"/a"_s, Response::redirect("/b"));
    server.routeOthers([](const QString &) { return Response::page(kPage); });
    Fetcher fetcher(quick());
    const auto request = [&](const QString &path) {
        FetchRequest asked;
        asked.url = server.url(path);
        return fetcher.fetch(asked);
    };
    const auto first = request(u"/a"_s);
    const auto second = request(u"/c"_s);
    QVERIFY(answer(first).ok() && answer(second).ok());
    QCOMPARE(server.log(), (QList<QString>{u"/a"_s, u"/b"_s, u"/c"_s}));
    QCOMPARE(fetcher.requests(), 3);
}

void FetcherTest::a_server_that_asks_to_wait_is_asked_nothing_but_what_is_urgent()
{
    FixtureServer server;
    Response busy = Response::withStatus(429);
    busy.headers = {{"Retry-After", "30"}};
    server.route(u"/news"_s, busy);
    server.route(u"/other"_s, Response::page(kPage));
    Fetcher fetcher(quick());
    QCOMPARE(fetched(fetcher, server.url(u"/news"_s)).error().wait, 30);
    const Result<Fetched> waiting = fetched(fetcher, server.url(u"/other"_s));
    QCOMPARE(waiting.error().kind, ErrorKind::HttpStatus);
    QVERIFY(waiting.error().wait > 25);
    QCOMPARE(server.requests(), 1);
    FetchRequest urgent;
    urgent.url = server.url(u"/other"_s);
    urgent.urgent = true;
    QVERIFY(answer(fetcher.fetch(urgent)).ok());
}

void FetcherTest::what_retry_after_says_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds");
    QTest::addRow("nothing") << QByteArray() << 0;
    QTest::addRow("seconds") << QByteArray(" 90 ") << 90;
    QTest::addRow("a moment") << QByteArray("Mon, 24 Feb 2025 04:02:00 GMT") << 120;
    QTest::addRow("a moment that is over") << QByteArray("Mon, 24 Feb 2025 03:00:00 GMT") << 0;
    QTest::addRow("a year") << QByteArray("31536000") << 24 * 3600;
    QTest::addRow("less than nothing") << QByteArray("-5") << 0;
    QTest::addRow("words") << QByteArray("later") << 0;
}

void FetcherTest::what_retry_after_says()
{
    QFETCH(QByteArray, header);
    QFETCH(int, seconds);
    QCOMPARE(retryAfter(header, QDateTime(QDate(2025, 2, 24), QTime(4, 0), Qt::UTC)), seconds);
}

void FetcherTest::redirects_that_may_not_be_followed_are_said_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addRow("in a circle") << QByteArray("/a") << ErrorKind::RedirectLoop;
    QTest::addRow("to a file") << QByteArray("file:///etc/hostname") << ErrorKind::RedirectForbidden;
    QTest::addRow("to a resource") << QByteArray("qrc:/sample/index.php") << ErrorKind::RedirectForbidden;
    QTest::addRow("to data") << QByteArray("data:text/html,x") << ErrorKind::RedirectForbidden;
    QTest::addRow("to a program") << QByteArray("market://details?id=x") << ErrorKind::RedirectForbidden;
    QTest::addRow("to ftp") << QByteArray("ftp://127.0.0.1/x") << ErrorKind::RedirectForbidden;
    QTest::addRow("to no host") << QByteArray("http:///x") << ErrorKind::RedirectForbidden;
}

void FetcherTest::redirects_that_may_not_be_followed_are_said()
{
    QFETCH(QByteArray, target);
    QFETCH(ErrorKind, kind);
    FixtureServer server;
    server.route(u"/a"_s, Response::redirect(target));
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/a"_s));
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, kind);
    QVERIFY(server.requests() <= quick().redirects + 1);
}

void FetcherTest::a_public_address_may_not_lead_into_a_private_network_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<PrivateHost>("expected");
    QTest::addRow("name") << u"board.example.kr"_s << PrivateHost::No;
    QTest::addRow("public") << u"203.0.113.9"_s << PrivateHost::No;
    QTest::addRow("public, IPv6") << u"2001:db8::1"_s << PrivateHost::No;
    QTest::addRow("localhost") << u"localhost"_s << PrivateHost::Loopback;
    QTest::addRow("below localhost") << u"board.localhost"_s << PrivateHost::Loopback;
    QTest::addRow("127/8") << u"127.3.2.1"_s << PrivateHost::Loopback;
    QTest::addRow("::1") << u"::1"_s << PrivateHost::Loopback;
    QTest::addRow("127/8 inside IPv6") << u"::ffff:127.0.0.1"_s << PrivateHost::Loopback;
    QTest::addRow("10/8") << u"10.1.2.3"_s << PrivateHost::Private;
    QTest::addRow("172.16/12") << u"172.31.0.1"_s << PrivateHost::Private;
    QTest::addRow("just outside 172.16/12") << u"172.32.0.1"_s << PrivateHost::No;
    QTest::addRow("192.168/16") << u"192.168.0.1"_s << PrivateHost::Private;
    QTest::addRow("10/8 inside IPv6") << u"::ffff:10.0.0.1"_s << PrivateHost::Private;
    QTest::addRow("link-local: clouds keep their secrets there") << u"169.254.169.254"_s << PrivateHost::Private;
    QTest::addRow("this network") << u"0.0.0.0"_s << PrivateHost::Private;
    QTest::addRow("unique local") << u"fd00::1"_s << PrivateHost::Private;
    QTest::addRow("link-local, IPv6") << u"fe80::1"_s << PrivateHost::Private;
    QTest::addRow("any, IPv6") << u"::"_s << PrivateHost::Private;
}

void FetcherTest::a_public_address_may_not_lead_into_a_private_network()
{
    QFETCH(QString, host);
    QFETCH(PrivateHost, expected);
    QCOMPARE(isPrivateHost(host), expected);
}

void FetcherTest::a_body_cut_on_the_way_is_delivered_as_cut()
{
    FixtureServer server;
    server.route(u"/"_s, Response::broken(Response::Fault::CloseMidBody, kPage));
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(page.ok());
    QVERIFY(page->cut);
    QCOMPARE(page->bytes, kPage.first(kPage.size() / 2));
}

void FetcherTest::a_body_that_falls_silent_is_delivered_as_cut()
{
    FixtureServer server;
    server.route(u"/"_s, Response::broken(Response::Fault::StopMidBody, kPage));
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(page.ok());
    QVERIFY(page->cut);
    QCOMPARE(page->bytes, kPage.first(kPage.size() / 2));
}

void FetcherTest::an_endless_body_is_cut_at_the_limit()
{
    FixtureServer server;
    server.route(u"/"_s, Response::broken(Response::Fault::EndlessBody));
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(page.ok());
    QVERIFY(page->cut);
    QCOMPARE(page->bytes.size(), quick().bodyBytes);
}

void FetcherTest::a_compressed_bomb_is_not_unpacked()
{
    FixtureServer server;
    server.route(u"/"_s, Response::gzipped(QByteArray(60'000'000, ' ')));
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ErrorKind::ConnectionLost); // As any data that cannot be unpacked.
}

void FetcherTest::a_compressed_page_over_the_limit_is_cut()
{
    // Compresses too little for a bomb.
    QByteArray noise(2'000'000, Qt::Uninitialized);
    quint32 seed = 1;
    for (char &byte : noise)
        byte = char('a' + ((seed = seed * 1'664'525 + 1'013'904'223) >> 24) % 26);
    FixtureServer server;
    server.route(u"/"_s, Response::gzipped(noise));
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(page.ok());
    QVERIFY(page->cut);
    QCOMPARE(page->bytes, noise.first(quick().bodyBytes));
}

void FetcherTest::data_that_cannot_be_unpacked_is_said()
{
    FixtureServer server;
    Response plain = Response::page(kPage);
    plain.headers = {{"Content-Encoding", "gzip"}};
    server.route(u"/"_s, plain);
    Fetcher fetcher(quick());
    const Result<Fetched> page = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ErrorKind::ConnectionLost);
}

void FetcherTest::a_server_that_drips_meets_the_deadline()
{
    FixtureServer server;
    server.route(u"/"_s, Response::broken(Response::Fault::SlowDrip));
    Fetcher fetcher(quick());
    QElapsedTimer clock;
    clock.start();
    const Result<Fetched> page = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(page.ok());
    QVERIFY(page->cut);
    const std::chrono::milliseconds elapsed(clock.elapsed());
    QVERIFY(elapsed >= quick().deadline * 9 / 10); // Timers of Qt may be early by a twentieth.
    QVERIFY(elapsed < 4 * quick().deadline);
}

void FetcherTest::large_pages_come_whole_data()
{
    QTest::addColumn<Response>("response");
    const QByteArray body = kPage.repeated(5'000'000 / kPage.size());
    QTest::addRow("plain") << Response::page(body);
    QTest::addRow("compressed") << Response::gzipped(body);
    Response chunked = Response::page(body);
    chunked.chunked = true;
    QTest::addRow("in chunks") << chunked;
}

void FetcherTest::large_pages_come_whole()
{
    QFETCH(Response, response);
    FixtureServer server;
    server.route(u"/"_s, response);
    Fetcher fetcher;
    const Result<Fetched> page = fetched(fetcher, server.url(u"/"_s));
    QVERIFY(page.ok());
    QVERIFY(!page->cut);
    QVERIFY(page->bytes == kPage.repeated(5'000'000 / kPage.size()));
}

void FetcherTest::an_endless_body_faster_than_it_is_read_holds_nobody_up()
{
    // In a thread of its own the server writes as fast as the network takes it.
    QThread thread;
    FixtureServer fast;
    fast.route(u"/bad"_s, Response::broken(Response::Fault::EndlessBody));
    fast.route(u"/ok"_s, Response::page(kPage));
    fast.moveToThread(&thread);
    thread.start();
    {
        Fetcher fetcher; // The ordinary limits: 10 MB.
        for (int i = 0; i < 3; ++i) {
            const Result<Fetched> bad = fetched(fetcher, fast.url(u"/bad"_s));
            QVERIFY(bad.ok() && bad->cut);
            QCOMPARE(bad->bytes.size(), FetchLimits().bodyBytes);
            QVERIFY(fetched(fetcher, fast.url(u"/ok"_s)).ok());
        }
    }
    QMetaObject::invokeMethod(
        &fast, [&fast, here = QThread::currentThread()] { fast.moveToThread(here); }, Qt::BlockingQueuedConnection);
    thread.quit();
    QVERIFY(thread.wait());
}

void FetcherTest::one_request_at_a_time_goes_to_a_host()
{
    FixtureServer server;
    Fetcher fetcher(quick());
    int under = 0;
    int most = 0;
    server.routeOthers([&](const QString &) {
        most = std::max(most, ++under);
        return Response::page(kPage);
    });
    QList<QFuture<Result<Fetched>>> futures;
    for (int i = 0; i < 6; ++i) {
        FetchRequest request;
        request.url = server.url(u"/%1"_s.arg(i));
        futures.append(fetcher.fetch(request));
        auto *watcher = new QFutureWatcher<Result<Fetched>>(&fetcher);
        connect(watcher, &QFutureWatcherBase::finished, &fetcher, [&under] { --under; });
        watcher->setFuture(futures.last());
    }
    QTRY_VERIFY(std::all_of(futures.cbegin(), futures.cend(), [](const auto &f) { return f.isFinished(); }));
    QCOMPARE(most, 1);
    QCOMPARE(server.log(), (QList<QString>{u"/0"_s, u"/1"_s, u"/2"_s, u"/3"_s, u"/4"_s, u"/5"_s}));
}

void FetcherTest::urgent_requests_go_first()
{
    FixtureServer server;
    server.routeOthers([](const QString &) { return Response::page(kPage); });
    Fetcher fetcher(quick());
    const auto ask = [&](const QString &path, bool urgent) {
        FetchRequest request;
        request.url = server.url(path);
        request.urgent = urgent;
        return fetcher.fetch(request);
    };
    ask(u"/under-way"_s, false);
    const auto last = ask(u"/later"_s, false);
    ask(u"/now"_s, true);
    ask(u"/now-too"_s, true);
    QVERIFY(answer(last).ok());
    QCOMPARE(server.log(), (QList<QString>{u"/under-way"_s, u"/now"_s, u"/now-too"_s, u"/later"_s}));
}

void FetcherTest::a_cancelled_request_ends_at_once_and_the_queue_goes_on()
{
    FixtureServer server;
    server.route(u"/slow"_s, Response::broken(Response::Fault::NeverAnswer));
    server.route(u"/next"_s, Response::page(kPage));
    FetchLimits patient;
    Fetcher fetcher(patient);
    FetchRequest slow;
    slow.url = server.url(u"/slow"_s);
    auto cancelled = fetcher.fetch(slow);
    FetchRequest next;
    next.url = server.url(u"/next"_s);
    const auto following = fetcher.fetch(next);
    QTRY_COMPARE(server.requests(), 1);
    cancelled.cancel();
    QVERIFY(answer(following).ok());
    QVERIFY(cancelled.isFinished());
    QCOMPARE(cancelled.resultCount(), 0);
}

void FetcherTest::a_request_cancelled_in_the_queue_is_never_made()
{
    FixtureServer server;
    server.routeOthers([](const QString &) { return Response::page(kPage); });
    Fetcher fetcher(quick());
    const auto ask = [&](const QString &path) {
        FetchRequest request;
        request.url = server.url(path);
        return fetcher.fetch(request);
    };
    ask(u"/1"_s);
    ask(u"/2"_s).cancel();
    QVERIFY(answer(ask(u"/3"_s)).ok());
    QCOMPARE(server.log(), (QList<QString>{u"/1"_s, u"/3"_s}));
    QCOMPARE(fetcher.requests(), 2);
}

void FetcherTest::cancelling_all_answers_each()
{
    FixtureServer server;
    server.routeOthers([](const QString &) { return Response::broken(Response::Fault::NeverAnswer); });
    Fetcher fetcher;
    FetchRequest request;
    request.url = server.url(u"/"_s);
    const auto first = fetcher.fetch(request);
    const auto second = fetcher.fetch(request);
    QTRY_COMPARE(server.requests(), 1);
    fetcher.cancelAll();
    QCOMPARE(answer(first).error().kind, ErrorKind::Cancelled);
    QCOMPARE(answer(second).error().kind, ErrorKind::Cancelled);
    server.routeOthers([](const QString &) { return Response::page(kPage); });
    QVERIFY(fetched(fetcher, server.url(u"/"_s)).ok());
}

void FetcherTest::a_fetcher_that_dies_answers_what_waits()
{
    FixtureServer server;
    server.routeOthers([](const QString &) { return Response::broken(Response::Fault::NeverAnswer); });
    QFuture<Result<Fetched>> under;
    QFuture<Result<Fetched>> queued;
    {
        Fetcher fetcher;
        FetchRequest request;
        request.url = server.url(u"/"_s);
        under = fetcher.fetch(request);
        queued = fetcher.fetch(request);
        QTRY_COMPARE(server.requests(), 1);
    }
    QVERIFY(under.isFinished() && queued.isFinished());
    QCOMPARE(under.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(queued.result().error().kind, ErrorKind::Cancelled);
}

void FetcherTest::requests_to_a_host_begin_at_a_steady_pace()
{
    // A server that takes its time takes it out of the pause.
    QList<std::chrono::milliseconds> gaps = gapsBetweenRequests(6, 200ms, 80ms);
    QCOMPARE(gaps.size(), qsizetype(5));
    std::sort(gaps.begin(), gaps.end());
    // By two clocks: of the one that sends and the one that is asked.
    QVERIFY(gaps.first() >= 200ms - 20ms);
    // A busy machine may be late with some; counted from the end of the one before, each would be late by 80 ms.
    QVERIFY(gaps[gaps.size() / 2] < 200ms + 60ms);
}

void FetcherTest::a_server_that_takes_long_is_left_in_peace_for_as_long()
{
    const QList<std::chrono::milliseconds> gaps = gapsBetweenRequests(2, 200ms, 150ms);
    QCOMPARE(gaps.size(), qsizetype(1));
    QVERIFY(gaps.first() >= 2 * 150ms - 10ms);
}

void FetcherTest::what_robots_ask_of_us_data()
{
    QTest::addColumn<QByteArray>("robots");
    QTest::addColumn<int>("milliseconds"); // -1: nothing.
    QTest::addRow("nothing") << QByteArray() << -1;
    QTest::addRow("for all") << QByteArray("User-agent: *\nCrawl-delay: 5\n") << 5'000;
    QTest::addRow("a fraction") << QByteArray("user-agent:*\r\ncrawl-delay:0.5\r\n") << 500;
    QTest::addRow("for another") << QByteArray("User-agent: Anybot\nCrawl-delay: 5\n") << -1;
    QTest::addRow("for us rather than for all")
        << QByteArray("User-agent: *\nCrawl-delay: 9\n\nUser-agent: Newsboard\nCrawl-delay: 2\n") << 2'000;
    QTest::addRow("agents that share") << QByteArray(
                                              "User-agent: Anybot\nUser-agent: *\nDisallow: /x\nCrawl-delay: 3\n")
                                       << 3'000;
    QTest::addRow("the next group is another's")
        << QByteArray("User-agent: *\nDisallow: /x\nUser-agent: Anybot\nCrawl-delay: 3\n") << -1;
    QTest::addRow("a comment") << QByteArray("User-agent: * # all\nCrawl-delay: 4 # seconds\n") << 4'000;
    QTest::addRow("no number") << QByteArray("User-agent: *\nCrawl-delay: soon\n") << -1;
    QTest::addRow("an hour") << QByteArray("User-agent: *\nCrawl-delay: 3600\n") << 60'000;
    QTest::addRow("a page instead") << QByteArray("<html><body>Not: found</body></html>") << -1;
}

void FetcherTest::what_robots_ask_of_us()
{
    QFETCH(QByteArray, robots);
    QFETCH(int, milliseconds);
    const auto delay = crawlDelay(robots, "newsboard");
    QCOMPARE(delay ? int(delay->count()) : -1, milliseconds);
}

void FetcherTest::a_host_is_asked_first_how_often_it_likes_to_be_asked()
{
    FixtureServer server;
    server.route(u"/robots.txt"_s, Response::page("User-agent: *\nCrawl-delay: 0.4\n"));
    server.route(u"/news"_s, Response::page(kPage));
    FetchLimits limits = quick();
    limits.sparesLoopback = false;
    limits.spacing = 50ms;
    Fetcher fetcher(limits);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(fetched(fetcher, server.url(u"/news"_s)).ok());
    QVERIFY(fetched(fetcher, server.url(u"/news"_s)).ok());
    QVERIFY(clock.elapsed() >= 440);
    QCOMPARE(server.log(), (QList<QString>{u"/robots.txt"_s, u"/news"_s, u"/news"_s}));
}

void FetcherTest::a_contact_is_told()
{
    FixtureServer server;
    server.route(u"/news"_s, Response::page(kPage));
    FetchLimits limits = quick();
    limits.contact = u"reader@example.kr"_s;
    Fetcher fetcher(limits);
    QVERIFY(fetched(fetcher, server.url(u"/news"_s)).ok());
    QVERIFY(server.lastHeader().contains("(desktop news board reader; reader@example.kr)"));
}

void FetcherTest::offline_asks_nobody()
{
    FixtureServer server;
    server.route(u"/"_s, Response::page(kPage));
    Fetcher fetcher(quick());
    fetcher.setOffline(true);
    QCOMPARE(fetched(fetcher, server.url(u"/"_s)).error().kind, ErrorKind::Offline);
    QCOMPARE(server.requests(), 0);
    QCOMPARE(fetcher.requests(), 0);
    fetcher.setOffline(false);
    QVERIFY(fetched(fetcher, server.url(u"/"_s)).ok());
}

void FetcherTest::going_offline_ends_what_is_under_way()
{
    FixtureServer server;
    server.route(u"/"_s, Response::broken(Response::Fault::NeverAnswer));
    Fetcher fetcher;
    FetchRequest request;
    request.url = server.url(u"/"_s);
    const auto future = fetcher.fetch(request);
    QTRY_COMPARE(server.requests(), 1);
    fetcher.setOffline(true);
    QCOMPARE(answer(future).error().kind, ErrorKind::Cancelled);
}

void FetcherTest::the_sample_is_read_without_a_network()
{
    Fetcher fetcher(quick());
    fetcher.setOffline(true);
    const Result<Fetched> first = fetched(fetcher, QUrl(u"qrc:/sample/index.php?mid=news"_s));
    QVERIFY(first.ok());
    QVERIFY(first->bytes.contains("</html>"));
    QVERIFY(first->contentType.startsWith("text/html"));
    const Result<Fetched> second = fetched(fetcher, QUrl(u"qrc:/sample/index.php?mid=news&page=2"_s));
    QVERIFY(second.ok());
    QVERIFY(second->bytes != first->bytes);
    const Result<Fetched> missing = fetched(fetcher, QUrl(u"qrc:/sample/index.php?mid=news&document_srl=1"_s));
    QCOMPARE(missing.error().kind, ErrorKind::HttpStatus);
    QCOMPARE(missing.error().status, 404);
}

QTEST_GUILESS_MAIN(FetcherTest)
#include "tst_fetcher.moc"
