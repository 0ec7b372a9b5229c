// Two boards on one host, each with a session of its own, and boards that want a log-in.

#include "tests/support/board_pages.h"
#include "tests/support/sample_pictures.h"
#include "tests/usecases/house.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Program = InventedBoard::Program;

namespace {

/// What the menus, the boxes and the form around a board are when it wants a log-in.
QByteArray loginPage()
{
    return "<!DOCTYPE html><html lang=ko><head><title>로그인 - 새벽통신</title></head><body><ul>" +
           QByteArray("<li><a href=\"/menu\">메뉴의 한 줄이 여기 있다</a></li>").repeated(150) +
           "</ul><h1>로그인</h1><form action=\"/login\" method=post><input name=user_id>"
           "<input type=password name=password><button>로그인</button></form></body></html>";
}

} // namespace

class SessionsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_house.reset(); }

    void what_one_board_got_goes_with_its_own_requests_alone();
    void an_attachment_has_its_boards_session();
    void a_picture_has_its_boards_session();
    void a_board_that_wants_a_log_in_says_so_and_keeps_what_it_had_data();
    void a_board_that_wants_a_log_in_says_so_and_keeps_what_it_had();
    void an_article_that_wants_a_log_in_says_so_data();
    void an_article_that_wants_a_log_in_says_so();
    void a_board_that_wants_a_log_in_is_not_added();

private:
    /// The cookies of the last request.
    QByteArray seen() const
    {
        static const QRegularExpression line(u"^Cookie: (.*?)\r?$"_s, QRegularExpression::MultilineOption);
        return line.match(QString::fromLatin1(m_house->server.lastHeader())).captured(1).toLatin1();
    }
    QString id(const InventedBoard &board, int place) const { return QString::number(board.posts[place].id); }

    InventedBoard m_news;
    InventedBoard m_talk;
    std::unique_ptr<House> m_house;
};

void SessionsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_news = inventedBoard();
    m_talk = inventedBoard(Program::Gnuboard);
    m_house = std::make_unique<House>();
    // Each board gives out a session where a request has none, as PHP does.
    m_house->server.routeOthers([this](const QString &path) {
        const bool isTalk = path.startsWith("/bbs"_L1);
        Response response = isTalk ? m_talk.answer(path) : m_news.answer(path);
        if (!m_house->server.lastHeader().contains("Cookie: "))
            response.headers.emplaceBack("Set-Cookie", isTalk ? "PHPSESSID=talk; path=/" : "PHPSESSID=news; path=/");
        return response;
    });
}

void SessionsTest::what_one_board_got_goes_with_its_own_requests_alone()
{
    const BoardId news = m_house->add(m_house->server.url(m_news.listPath()).toString()).id;
    const BoardId talk = m_house->add(m_house->server.url(m_talk.listPath()).toString()).id;
    for (int i = 0; i < 2; ++i) {
        QVERIFY(m_house->refresh(news).ok());
        QVERIFY(m_house->refresh(talk).ok());
    }
    QCOMPARE(seen(), QByteArray("PHPSESSID=talk"));
    QVERIFY(m_house->refresh(news).ok());
    QCOMPARE(seen(), QByteArray("PHPSESSID=news"));
    QVERIFY(m_house->show(talk, id(m_talk, 2)).ok());
    QCOMPARE(seen(), QByteArray("PHPSESSID=talk"));
    QVERIFY(m_house->show(news, id(m_news, 2)).ok());
    QCOMPARE(seen(), QByteArray("PHPSESSID=news"));
    // Older headlines, too.
    QSignalSpy filled(&m_house->session().backFill(), &BackFill::finished);
    m_house->session().backFill().start(m_house->board(talk));
    QVERIFY(filled.wait());
    QCOMPARE(seen(), QByteArray("PHPSESSID=talk"));
    m_house->open(); // At the next start they are forgotten.
    QVERIFY(m_house->refresh(news).ok());
    QCOMPARE(seen(), QByteArray());
}

void SessionsTest::an_attachment_has_its_boards_session()
{
    const Board news = m_house->add(m_house->server.url(m_news.listPath()).toString());
    const Board talk = m_house->add(m_house->server.url(m_talk.listPath()).toString());
    QVERIFY(m_house->refresh(news.id).ok());
    QVERIFY(m_house->refresh(talk.id).ok());
    m_house->server.route(u"/f"_s, Response::page("bytes"));
    QSignalSpy saved(&m_house->session().files(), &Files::saved);
    m_house->session().files().fetch(m_house->server.url(u"/f"_s), news, m_house->file(u"f"_s));
    QVERIFY(saved.wait());
    QCOMPARE(seen(), QByteArray("PHPSESSID=news"));
}

void SessionsTest::a_picture_has_its_boards_session()
{
    const Board news = m_house->add(m_house->server.url(m_news.listPath()).toString());
    const Board talk = m_house->add(m_house->server.url(m_talk.listPath()).toString());
    QVERIFY(m_house->refresh(news.id).ok());
    QVERIFY(m_house->refresh(talk.id).ok());
    Response picture = Response::page(pictureOf({40, 30}));
    picture.contentType = "image/png";
    m_house->server.route(u"/p.png"_s, picture);
    Pictures &pictures = m_house->session().pictures();
    QSignalSpy known(&pictures, &Pictures::known);
    pictures.show(news, m_house->row(news.id, id(m_news, 2)).key, {m_house->server.url(u"/p.png"_s)}, {});
    QVERIFY(known.wait());
    QCOMPARE(seen(), QByteArray("PHPSESSID=news"));
}

void SessionsTest::a_board_that_wants_a_log_in_says_so_and_keeps_what_it_had_data()
{
    QTest::addColumn<Response>("response");
    QTest::newRow("a form among menus") << Response::page(loginPage());
    QTest::newRow("a form that comes with 403") << Response::withStatus(403, loginPage());
    QTest::newRow("a form that comes with 401") << Response::withStatus(401, loginPage());
    QTest::newRow("401 and nothing") << Response::withStatus(401, {});
    QTest::newRow("words alone") << Response::page("<p>로그인이 필요한 서비스입니다.</p>");
    QTest::newRow("an alert") << Response::page("<script>alert('회원만 볼 수 있습니다.'); history.back();</script>");
    QTest::newRow("sent to the form") << Response::redirect("/member/login?from=news");
}

void SessionsTest::a_board_that_wants_a_log_in_says_so_and_keeps_what_it_had()
{
    QFETCH(Response, response);
    const BoardId news = m_house->add(m_house->server.url(m_news.listPath()).toString()).id;
    const QList<Headline> before = m_house->headlines(news);
    QString plain = QString::fromUtf8(loginPage());
    plain.replace(u"로그인 - 새벽통신"_s, u"새벽통신"_s); // Its address alone says what it is.
    m_house->server.route(u"/member/login"_s, Response::page(plain.toUtf8()));
    m_house->server.route(m_news.listPath(), response);
    const Result<RefreshReport> report = m_house->refresh(news);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::LoginNeeded);
    QCOMPARE(m_house->headlines(news), before);
    QVERIFY(m_house->board(news).lastError.contains(u"sign in"_s));
    QVERIFY(errorAdvice(report.error()).contains(u"What was cached is kept."_s));
}

void SessionsTest::an_article_that_wants_a_log_in_says_so_data()
{
    QTest::addColumn<Response>("response");
    QTest::newRow("a form among menus") << Response::page(loginPage());
    QTest::newRow("a form that comes with 403") << Response::withStatus(403, loginPage());
    QTest::newRow("401 and nothing") << Response::withStatus(401, {});
    QTest::newRow("a secret post") << Response::page("<div class=message><h1>비밀글입니다.</h1></div>");
}

void SessionsTest::an_article_that_wants_a_log_in_says_so()
{
    QFETCH(Response, response);
    const BoardId news = m_house->add(m_house->server.url(m_news.listPath()).toString()).id;
    m_house->server.route(m_news.articlePath(m_news.posts[2].id), response);
    const Result<Article> article = m_house->show(news, id(m_news, 2));
    QVERIFY(!article);
    QCOMPARE(article.error().kind, ErrorKind::LoginNeeded);
    QVERIFY(!m_house->row(news, id(m_news, 2)).hasArticle);
}

void SessionsTest::a_board_that_wants_a_log_in_is_not_added()
{
    m_house->server.route(m_news.listPath(), Response::withStatus(403, loginPage()));
    const Result<BoardPreview> preview = m_house->look(m_house->server.url(m_news.listPath()).toString());
    QVERIFY(!preview);
    QCOMPARE(preview.error().kind, ErrorKind::LoginNeeded);
}

QTEST_GUILESS_MAIN(SessionsTest)
#include "tst_sessions.moc"
