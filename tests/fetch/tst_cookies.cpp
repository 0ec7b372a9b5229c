// Cookies stay with the board that got them, whatever else is asked of the same host.

#include "app/fetch/cookie_jars.h"
#include "app/fetch/fetcher.h"
#include "tests/support/fixture_server.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace newsboard;

namespace {

Response setting(const QByteArray &cookie)
{
    Response page = Response::page("<p>page</p>");
    page.headers = {{"Set-Cookie", cookie}};
    return page;
}

/// The line of the Cookie header that a server saw last; empty where there was none.
QByteArray cookiesSeen(const FixtureServer &server)
{
    static const QRegularExpression line(u"^Cookie: (.*?)\\r?$"_s, QRegularExpression::MultilineOption);
    return line.match(QString::fromLatin1(server.lastHeader())).captured(1).toLatin1();
}

} // namespace

class CookiesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void a_boards_cookies_go_with_its_own_requests_alone();
    void several_cookies_come_and_go_together();
    void what_is_no_boards_is_its_hosts();
    void a_redirect_to_another_host_takes_none_along_and_leaves_none();
    void a_redirect_at_home_keeps_them();
    void requests_without_cookies_send_and_keep_none();
    void cookies_are_forgotten_with_their_fetcher();
    void an_answer_of_error_sets_cookies_too();
    void cookies_of_others_are_not_kept_data();
    void cookies_of_others_are_not_kept();
    void a_jar_is_bounded();

private:
    Result<Fetched> fetch(Fetcher &fetcher, const QUrl &url, BoardId board = 0, bool withoutCookies = false)
    {
        FetchRequest request;
        request.url = url;
        request.board = board;
        request.withoutCookies = withoutCookies;
        QFuture<Result<Fetched>> answer = fetcher.fetch(request);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 10'000)) qFatal("no answer");
        return answer.result();
    }
    QUrl url(const QString &path) const { return m_server->url(path); }
    /// The same server by another name.
    QUrl elsewhere(const QString &path) const
    {
        QUrl other = url(path);
        other.setHost(u"localhost"_s);
        return other;
    }

    std::unique_ptr<FixtureServer> m_server;
};

void CookiesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server = std::make_unique<FixtureServer>();
    m_server->routeOthers([](const QString &) { return Response::page("<p>page</p>"); });
}

void CookiesTest::a_boards_cookies_go_with_its_own_requests_alone()
{
    Fetcher fetcher;
    m_server->route(u"/one"_s, setting("PHPSESSID=one; path=/"));
    m_server->route(u"/two"_s, setting("PHPSESSID=two; path=/"));
    QVERIFY(fetch(fetcher, url(u"/one"_s), 1).ok());
    QVERIFY(fetch(fetcher, url(u"/two"_s), 2).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray()); // The second never had one.
    QVERIFY(fetch(fetcher, url(u"/page"_s), 1).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray("PHPSESSID=one"));
    QVERIFY(fetch(fetcher, url(u"/page"_s), 2).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray("PHPSESSID=two"));
    QVERIFY(fetch(fetcher, url(u"/page"_s)).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray());
}

void CookiesTest::several_cookies_come_and_go_together()
{
    Fetcher fetcher;
    Response page = setting("a=1; path=/; expires=Wed, 01 Jan 2098 00:00:00 GMT");
    page.headers.emplaceBack("Set-Cookie", "b=\"2, 3\"; path=/; HttpOnly; SameSite=Lax");
    page.headers.emplaceBack("Set-Cookie", "c=; path=/");
    m_server->route(u"/set"_s, page);
    QVERIFY(fetch(fetcher, url(u"/set"_s), 1).ok());
    QVERIFY(fetch(fetcher, url(u"/page"_s), 1).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray("a=1; b=\"2, 3\"; c="));
}

void CookiesTest::what_is_no_boards_is_its_hosts()
{
    Fetcher fetcher;
    m_server->route(u"/set"_s, setting("a=1; path=/"));
    QVERIFY(fetch(fetcher, url(u"/set"_s)).ok());
    QVERIFY(fetch(fetcher, url(u"/page"_s)).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray("a=1"));
    QVERIFY(fetch(fetcher, elsewhere(u"/page"_s)).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray());
    QVERIFY(fetch(fetcher, url(u"/page"_s), 1).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray());
}

void CookiesTest::a_redirect_to_another_host_takes_none_along_and_leaves_none()
{
    Fetcher fetcher;
    Response leading = Response::redirect(elsewhere(u"/there"_s).toEncoded());
    leading.headers.emplaceBack("Set-Cookie", "mine=1; path=/");
    m_server->route(u"/here"_s, leading);
    m_server->route(u"/there"_s, setting("theirs=2; path=/"));
    QVERIFY(fetch(fetcher, url(u"/here"_s), 1).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray());
    QVERIFY(fetch(fetcher, url(u"/page"_s), 1).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray("mine=1"));
    QVERIFY(fetch(fetcher, elsewhere(u"/page"_s), 1).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray()); // Not even there: it was no party to that.
}

void CookiesTest::a_redirect_at_home_keeps_them()
{
    Fetcher fetcher;
    Response leading = Response::redirect("/page");
    leading.headers.emplaceBack("Set-Cookie", "checked=1; path=/");
    m_server->route(u"/here"_s, leading);
    QVERIFY(fetch(fetcher, url(u"/here"_s), 1).ok()); // Boards that look whether cookies work go in circles otherwise.
    QCOMPARE(cookiesSeen(*m_server), QByteArray("checked=1"));
}

void CookiesTest::requests_without_cookies_send_and_keep_none()
{
    Fetcher fetcher;
    m_server->route(u"/set"_s, setting("a=1; path=/"));
    m_server->route(u"/more"_s, setting("b=2; path=/"));
    QVERIFY(fetch(fetcher, url(u"/set"_s), 1).ok());
    QVERIFY(fetch(fetcher, url(u"/more"_s), 1, true).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray());
    QVERIFY(fetch(fetcher, url(u"/page"_s), 1).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray("a=1"));
}

void CookiesTest::cookies_are_forgotten_with_their_fetcher()
{
    m_server->route(u"/set"_s, setting("a=1; path=/; max-age=1000000"));
    {
        Fetcher fetcher;
        QVERIFY(fetch(fetcher, url(u"/set"_s), 1).ok());
    }
    Fetcher fetcher;
    QVERIFY(fetch(fetcher, url(u"/page"_s), 1).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray());
}

void CookiesTest::an_answer_of_error_sets_cookies_too()
{
    Fetcher fetcher;
    Response refusing = setting("a=1; path=/");
    refusing.status = 403;
    m_server->route(u"/set"_s, refusing);
    QVERIFY(!fetch(fetcher, url(u"/set"_s), 1).ok());
    QVERIFY(fetch(fetcher, url(u"/page"_s), 1).ok());
    QCOMPARE(cookiesSeen(*m_server), QByteArray("a=1"));
}

void CookiesTest::cookies_of_others_are_not_kept_data()
{
    QTest::addColumn<QByteArray>("cookie");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QByteArray>("sent");
    const QString board = u"https://news.dawn.example/board"_s;
    QTest::newRow("its own") << QByteArray("a=1; path=/") << board << QByteArray("a=1");
    QTest::newRow("of the domain") << QByteArray("a=1; path=/; domain=.dawn.example") << u"https://dawn.example/"_s
                                   << QByteArray("a=1");
    QTest::newRow("another domain") << QByteArray("a=1; path=/; domain=.evening.example")
                                    << u"https://evening.example/"_s << QByteArray();
    QTest::newRow("a public suffix") << QByteArray("a=1; path=/; domain=.com") << u"https://other.com/"_s
                                     << QByteArray();
    QTest::newRow("another path") << QByteArray("a=1; path=/shop") << board << QByteArray();
    QTest::newRow("in the clear") << QByteArray("a=1; path=/; secure") << u"http://news.dawn.example/"_s
                                  << QByteArray();
    QTest::newRow("run out") << QByteArray("a=1; path=/; max-age=0") << board << QByteArray();
    QTest::newRow("too long") << "a=" + QByteArray(5'000, 'x') + "; path=/" << board << QByteArray();
}

void CookiesTest::cookies_of_others_are_not_kept()
{
    QFETCH(QByteArray, cookie);
    QFETCH(QString, asked);
    QFETCH(QByteArray, sent);
    CookieJars jars;
    jars.take(u"1"_s, QUrl(u"https://news.dawn.example/board"_s), QNetworkCookie::parseCookies(cookie));
    QCOMPARE(jars.header(u"1"_s, QUrl(asked)), sent);
    QCOMPARE(jars.header(u"2"_s, QUrl(asked)), QByteArray());
}

void CookiesTest::a_jar_is_bounded()
{
    CookieJars jars;
    const QUrl board(u"https://news.dawn.example/"_s);
    for (int i = 0; i < 500; ++i)
        jars.take(u"1"_s, board, QNetworkCookie::parseCookies("c" + QByteArray::number(i) + "=1; path=/"));
    QCOMPARE(jars.header(u"1"_s, board).count(';') + 1, 200);
    jars.take(u"1"_s, board, QNetworkCookie::parseCookies("c7=2; path=/")); // One that is there may change.
    QVERIFY(jars.header(u"1"_s, board).contains("c7=2"));
    jars.take(u"2"_s, board, QNetworkCookie::parseCookies("d=1; path=/"));
    QCOMPARE(jars.header(u"2"_s, board), QByteArray("d=1"));
}

QTEST_GUILESS_MAIN(CookiesTest)
#include "tst_cookies.moc"
