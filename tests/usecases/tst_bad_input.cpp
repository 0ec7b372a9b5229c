// Whatever comes instead of a board: a clear message, the cache as it was, and all goes on once the board is back.

#include "app/store/connection.h"
#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

QByteArray formOf(const QByteArray &words)
{
    return "<!DOCTYPE html><html lang=ko><head><title>새벽통신</title></head><body><div class=login><h1>" + words +
           "</h1><form action=\"/login\" method=post><input name=user_id><input type=password name=password>"
           "<button>로그인</button></form></div></body></html>";
}

QByteArray messageOf(const QByteArray &words)
{
    return "<!DOCTYPE html><html lang=ko><head><meta name=generator content=Rhymix><title>오류</title></head><body>"
           "<div class=\"message\"><h1>" +
           words + "</h1></div></body></html>";
}

QByteArray withoutList()
{
    return "<!DOCTYPE html><html lang=ko><head><title>소개</title></head><body><h1>회사 소개</h1><p>새벽통신은 새벽에 "
           "엽니다.</p></body></html>";
}

/// The process may write no file beyond this many bytes; writes fail as they do where the disk is full.
class FullDisk {
public:
    explicit FullDisk(qint64 bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = rlim_t(bytes);
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    void (*m_handler)(int);
    rlimit m_before{};
};

} // namespace

class BadInputTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void a_refresh_survives_data();
    void a_refresh_survives();
    void a_first_look_survives_data();
    void a_first_look_survives();
    void an_address_without_tls_behind_https_is_said();
    void a_page_cut_on_the_way_proves_nothing_to_be_gone();
    void titles_come_clean_data();
    void titles_come_clean();
    void pages_are_read_whatever_they_are_encoded_in_data();
    void pages_are_read_whatever_they_are_encoded_in();
    void a_board_without_numbers_is_read();
    void a_full_disk_is_said_and_nothing_is_torn();
    void a_folder_that_cannot_be_used_is_said();
    void a_cache_of_a_newer_program_is_left_alone();

private:
    void serve() // The board as it should be.
    {
        m_house->server.clearRoutes();
        m_board.serveAt(m_house->server);
    }

    InventedBoard m_board;
    std::unique_ptr<House> m_house;
    BoardId m_id = 0;
};

void BadInputTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_house = std::make_unique<House>();
    m_board = inventedBoard();
    serve();
    m_id = m_house->add(m_house->server.url(u"/news"_s).toString()).id;
}

void BadInputTest::cleanup()
{
    m_house.reset();
}

void BadInputTest::a_refresh_survives_data()
{
    using Fault = Response::Fault;
    QTest::addColumn<Response>("response");
    QTest::addColumn<ErrorKind>("kind");
    for (const int status : {403, 404, 410, 429, 500, 502, 503})
        QTest::addRow("status %d", status) << Response::withStatus(status, withoutList()) << ErrorKind::HttpStatus;
    QTest::addRow("closed at once") << Response::broken(Fault::CloseAtOnce) << ErrorKind::ConnectionLost;
    QTest::addRow("never answered") << Response::broken(Fault::NeverAnswer) << ErrorKind::Timeout;
    QTest::addRow("no HTTP") << Response::broken(Fault::NoHttp) << ErrorKind::ConnectionLost;
    QTest::addRow("redirect loop") << Response::redirect("/news") << ErrorKind::RedirectLoop;
    QTest::addRow("redirect to a file") << Response::redirect("file:///etc/passwd") << ErrorKind::RedirectForbidden;
    QTest::addRow("status 401") << Response::withStatus(401, withoutList()) << ErrorKind::LoginNeeded;
    QTest::addRow("status 403 with a log-in form")
        << Response::withStatus(403, formOf("로그인")) << ErrorKind::LoginNeeded;
    QTest::addRow("status 403 in words") << Response::withStatus(403, messageOf("권한이 없습니다."))
                                         << ErrorKind::LoginNeeded;
    QTest::addRow("status 403 with a list")
        << Response::withStatus(403, InventedBoard(inventedBoard()).listPage(1)) << ErrorKind::HttpStatus;
    QTest::addRow("status 403 and nothing") << Response::withStatus(403, {}) << ErrorKind::HttpStatus;
    QTest::addRow("redirect to the log-in") << Response::page(formOf("로그인이 필요합니다")) << ErrorKind::LoginNeeded;
    QTest::addRow("empty body") << Response::page({}) << ErrorKind::EmptyBody;
    QTest::addRow("spaces") << Response::page("  \n\n  ") << ErrorKind::NoBoardHere;
    QTest::addRow("log-in form") << Response::page(formOf("로그인")) << ErrorKind::LoginNeeded;
    QTest::addRow("challenge") << Response::withStatus(
                                      403, "<title>Just a moment...</title><p>Checking your browser</p><script "
                                           "src=\"/cdn-cgi/challenge-platform/h/b/x.js\"></script>")
                               << ErrorKind::Challenge;
    QTest::addRow("the board's own error page")
        << Response::page(messageOf("잘못된 요청입니다.")) << ErrorKind::ServerSaysNo;
    QTest::addRow("neither list nor article") << Response::page(withoutList()) << ErrorKind::NoBoardHere;
    QTest::addRow("a picture") << Response::page(QByteArray::fromHex("89504e470d0a1a0a0000000d49484452"))
                               << ErrorKind::NoBoardHere;
    QTest::addRow("endless body") << Response::broken(Fault::EndlessBody) << ErrorKind::NoBoardHere;
    QTest::addRow("drip") << Response::broken(Fault::SlowDrip) << ErrorKind::NoBoardHere;
    QTest::addRow("100,000 nested div") << Response::page("<html><body>" + QByteArray("<div>").repeated(100'000))
                                        << ErrorKind::NoBoardHere;
    QTest::addRow("1,000,000 tags never closed")
        << Response::page(QByteArray("<b><i>").repeated(500'000)) << ErrorKind::NoBoardHere;
    QTest::addRow("20 MB of text") << Response::page("<p>" + QByteArray("소식 ").repeated(20'000'000 / 7))
                                   << ErrorKind::NoBoardHere;
    InventedBoard empty;
    QTest::addRow("a board that is suddenly empty") << Response::page(empty.listPage(1)) << ErrorKind::NoBoardHere;
}

void BadInputTest::a_refresh_survives()
{
    QFETCH(Response, response);
    QFETCH(ErrorKind, kind);
    QVERIFY(m_house->show(m_id, QString::number(m_board.posts[2].id)).ok());
    const QList<HeadlineRow> before = m_house->list(m_id);
    m_house->server.route(u"/news"_s, response);
    QElapsedTimer clock;
    clock.start();
    const Result<RefreshReport> report = m_house->refresh(m_id);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, kind);
    QVERIFY(!errorText(report.error()).isEmpty() && !errorAdvice(report.error()).isEmpty());
    QVERIFY2(clock.elapsed() < 60'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(m_house->board(m_id).lastError, errorText(report.error()));
    QCOMPARE(m_house->list(m_id), before);

    serve();
    m_board.grow(1);
    const Result<RefreshReport> after = m_house->refresh(m_id);
    QVERIFY(after.ok());
    QVERIFY(after->added >= 1); // After a failure it may read further down.
    QCOMPARE(m_house->ids(m_id).value(1), QString::number(m_board.posts[0].id));
    QVERIFY(m_house->board(m_id).lastError.isEmpty());
}

void BadInputTest::a_first_look_survives_data()
{
    a_refresh_survives_data();
}

void BadInputTest::a_first_look_survives()
{
    QFETCH(Response, response);
    QFETCH(ErrorKind, kind);
    m_house->server.route(u"/other"_s, response);
    if (response.status == 302) m_house->server.route(u"/news"_s, response);
    const Result<BoardPreview> found = m_house->look(m_house->server.url(u"/other"_s).toString());
    // An empty board is one all the same, where nothing is known of it.
    if (QByteArray(QTest::currentDataTag()).contains("suddenly empty")) {
        QVERIFY(found.ok());
        return;
    }
    QVERIFY(!found.ok());
    QCOMPARE(found.error().kind, kind);
    serve();
    const Result<BoardPreview> after = m_house->look(m_house->server.url(u"/news"_s).toString());
    QVERIFY2(after.ok(), after.ok() ? "" : qPrintable(errorText(after.error())));
}

void BadInputTest::an_address_without_tls_behind_https_is_said()
{
    QUrl address = m_house->server.url(u"/news"_s);
    address.setScheme(u"https"_s);
    const Result<BoardPreview> found = m_house->look(address.toString());
    QVERIFY(!found.ok());
    QVERIFY(found.error().kind == ErrorKind::Tls || found.error().kind == ErrorKind::Timeout);
}

void BadInputTest::a_page_cut_on_the_way_proves_nothing_to_be_gone()
{
    const QList<Headline> before = m_house->headlines(m_id);
    m_house->server.route(u"/news"_s, Response::broken(Response::Fault::CloseMidBody, m_board.listPage(1)));
    const Result<RefreshReport> report = m_house->refresh(m_id);
    QVERIFY(report.ok());
    QVERIFY(report->truncated);
    QCOMPARE(report->gone, 0);
    QCOMPARE(m_house->headlines(m_id), before);
    for (const HeadlineRow &row : m_house->list(m_id))
        QVERIFY(!row.isGone());
}

void BadInputTest::titles_come_clean_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("clean");
    QTest::addRow("markup") << u"<b>굵게</b> <script>alert(1)</script>"_s << u"<b>굵게</b> <script>alert(1)</script>"_s;
    QTest::addRow("bidi") << u"앞\u202Egpj.exe\u202C뒤"_s << u"앞gpj.exe뒤"_s;
    QTest::addRow("isolates") << u"가\u2066나\u2069다"_s << u"가나다"_s;
    QTest::addRow("zero width") << u"속\u200B보\uFEFF다"_s << u"속보다"_s;
    QTest::addRow("lines") << u"첫 줄\n둘째\t셋째"_s << u"첫 줄 둘째 셋째"_s;
}

void BadInputTest::titles_come_clean()
{
    QFETCH(QString, title);
    QFETCH(QString, clean);
    m_board.posts[2].title = title;
    QVERIFY(m_house->refresh(m_id).ok());
    QCOMPARE(m_house->row(m_id, QString::number(m_board.posts[2].id)).headline.title, clean);
}

void BadInputTest::pages_are_read_whatever_they_are_encoded_in_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QByteArray>("contentType");
    InventedBoard board = inventedBoard();
    const QByteArray utf8 = board.listPage(1);
    QByteArray unlabelled = utf8;
    unlabelled.replace("<meta charset=\"utf-8\">", "");
    QByteArray lying = utf8;
    lying.replace("charset=\"utf-8\"", "charset=\"iso-8859-1\"");
    QByteArray nulls = utf8;
    nulls.replace("<td", QByteArray("\0<td", 4));
    QByteArray broken = utf8;
    broken.replace("새벽시", "\xED\xA0\x80\xC0\xAF\xFF");
    QTest::addRow("as labelled") << utf8 << QByteArray("text/html; charset=utf-8");
    QTest::addRow("no label at all") << unlabelled << QByteArray("text/html");
    QTest::addRow("a wrong label in the header") << utf8 << QByteArray("text/html; charset=euc-kr");
    QTest::addRow("a wrong label in the page") << lying << QByteArray("text/html");
    QTest::addRow("a label nobody knows") << unlabelled << QByteArray("text/html; charset=x-board");
    QTest::addRow("NULs") << nulls << QByteArray("text/html; charset=utf-8");
    QTest::addRow("invalid bytes") << broken << QByteArray("text/html; charset=utf-8");
    QTest::addRow("as a download") << utf8 << QByteArray("application/octet-stream");
}

void BadInputTest::pages_are_read_whatever_they_are_encoded_in()
{
    QFETCH(QByteArray, page);
    QFETCH(QByteArray, contentType);
    const QList<Headline> before = m_house->headlines(m_id);
    Response response = Response::page(page);
    response.contentType = contentType;
    m_house->server.route(u"/news"_s, response);
    const Result<RefreshReport> report = m_house->refresh(m_id);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(errorText(report.error())));
    QCOMPARE(report->added, 0);
    QCOMPARE(report->changed, 0);
    QCOMPARE(m_house->headlines(m_id), before);
}

void BadInputTest::a_board_without_numbers_is_read()
{
    House house;
    const InventedBoard board = inventedBoard(InventedBoard::Program::Unnumbered);
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(u"/list"_s).toString()).id;
    QCOMPARE(house.headlines(id).size(), board.perPage);
    for (const Headline &headline : house.headlines(id))
        QVERIFY(!headline.number);
}

void BadInputTest::a_full_disk_is_said_and_nothing_is_torn()
{
    const QList<HeadlineRow> before = m_house->list(m_id);
    m_board.grow(15);
    for (Post &post : m_board.posts)
        post.author = QString(300, u'가') + QString::number(post.id); // More than the log's free room holds.
    {
        const FullDisk full(QFile(m_house->file(u"newsboard.sqlite"_s)).size() / 2);
        const Result<RefreshReport> report = m_house->refresh(m_id);
        QVERIFY(!report.ok());
        QVERIFY2(report.error().kind == ErrorKind::DiskFull || report.error().kind == ErrorKind::CacheFailed,
                 qPrintable(errorText(report.error())));
    }
    QCOMPARE(m_house->list(m_id), before);
    QVERIFY(m_house->refresh(m_id).ok());
    QCOMPARE(m_house->ids(m_id).value(1), QString::number(m_board.posts[0].id));
    m_house->open();
    QCOMPARE(m_house->ids(m_id).value(1), QString::number(m_board.posts[0].id));
}

void BadInputTest::a_folder_that_cannot_be_used_is_said()
{
    QFile plain(m_house->file(u"plain"_s));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    for (const QString &folder : {plain.fileName(), plain.fileName() + u"/below"_s, u"/proc/newsboard"_s}) {
        const auto session = Session::open({folder});
        QVERIFY(!session.ok());
        QVERIFY(session.error().kind == ErrorKind::NoPermission || session.error().kind == ErrorKind::ReadOnly);
    }
}

void BadInputTest::a_cache_of_a_newer_program_is_left_alone()
{
    const QList<HeadlineRow> before = m_house->list(m_id);
    m_house->close();
    const auto setVersion = [file = m_house->file(u"newsboard.sqlite"_s)](int version) {
        Connection connection(file, Connection::Access::Write);
        const int older = connection.value(u"PRAGMA user_version"_s).toInt();
        connection.value(u"PRAGMA user_version = %1"_s.arg(version));
        return older;
    };
    const int ours = setVersion(999);
    const auto session = Session::open({m_house->folder()});
    QVERIFY(!session.ok());
    QCOMPARE(session.error().kind, ErrorKind::CacheNewer);
    QCOMPARE(setVersion(ours), 999);
    m_house->open();
    QCOMPARE(m_house->list(m_id), before);
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_bad_input.moc"
