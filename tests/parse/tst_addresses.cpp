#include "app/parse/addresses.h"
#include "app/parse/parse.h"

#include <QTest>

using namespace newsboard;
using namespace Qt::StringLiterals;

class TestAddresses : public QObject {
    Q_OBJECT

private slots:
    void makesAnAddressOfWhatIsTyped_data();
    void makesAnAddressOfWhatIsTyped();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void readsAnArticlesAddress_data();
    void readsAnArticlesAddress();
    void findsTheListBehindAnAddress_data();
    void findsTheListBehindAnAddress();
    void addressesOfOneBoardHaveOneFingerprint_data();
    void addressesOfOneBoardHaveOneFingerprint();
    void addressesOfOtherBoardsHaveOtherFingerprints_data();
    void addressesOfOtherBoardsHaveOtherFingerprints();
};

void TestAddresses::makesAnAddressOfWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address");

    QTest::newRow("bare host") << u"board.example"_s << u"https://board.example/"_s;
    QTest::newRow("spaces around it") << u"  board.example/news \n"_s << u"https://board.example/news"_s;
    QTest::newRow("scheme kept") << u"http://board.example/news?page=2"_s << u"http://board.example/news?page=2"_s;
    QTest::newRow("capital scheme") << u"HTTP://Board.Example/News"_s << u"http://board.example/News"_s;
    QTest::newRow("fragment goes") << u"https://board.example/news#top"_s << u"https://board.example/news"_s;
    QTest::newRow("no scheme but slashes") << u"//board.example/a"_s << u"https://board.example/a"_s;
    QTest::newRow("host with a port") << u"board.example:8080/a"_s << u"https://board.example:8080/a"_s;
    QTest::newRow("loopback is plain") << u"127.0.0.1:8000/news"_s << u"http://127.0.0.1:8000/news"_s;
    QTest::newRow("localhost is plain") << u"localhost:8000"_s << u"http://localhost:8000/"_s;
    QTest::newRow("IPv6 loopback is plain") << u"[::1]:8000/x"_s << u"http://[::1]:8000/x"_s;
    QTest::newRow("host in other letters")
        << u"Bücher.example/소식"_s << u"https://xn--bcher-kva.example/%EC%86%8C%EC%8B%9D"_s;
    QTest::newRow("in angle brackets") << u"<https://board.example/a>"_s << u"https://board.example/a"_s;
    QTest::newRow("the sample") << u"qrc:/sample/list.html"_s << u"qrc:/sample/list.html"_s;
}

void TestAddresses::makesAnAddressOfWhatIsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, address);
    const Result<QUrl> made = addressFromInput(typed);
    QVERIFY2(made.ok(), qPrintable(typed));
    QCOMPARE(made->toString(QUrl::FullyEncoded), address);
}

void TestAddresses::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed :
         {"", "   ", "news", "two words.example", "javascript:alert(1)", "file:///etc/hostname", "data:text/html,x",
          "ftp://board.example/", "mailto:a@board.example", "qrc:/schema/001.sql", "qrc:/sample/../schema/001.sql",
          "https://", "http:///news", "https://user:secret@board.example/",

          "-bad.example-", "about:blank", "https://exa mple.org/", "..", "javascript:80"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TestAddresses::refusesWhatIsNoAddress()
{
    QFETCH(const QString, typed);
    const Result<QUrl> made = addressFromInput(typed);
    QVERIFY2(!made.ok(), made.ok() ? qPrintable(made->toString()) : "");
    QCOMPARE(made.error().kind, ErrorKind::BadAddress);
}

void TestAddresses::readsAnArticlesAddress_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("canonical");

    const QString h = u"https://b.example"_s;
    QTest::newRow("rhymix, short") << u"rhymix"_s << h + u"/news/123?page=2#comment"_s << u"123"_s << QString()
                                   << h + u"/news/123"_s;
    QTest::newRow("rhymix, document alone") << u"rhymix"_s << h + u"/123"_s << u"123"_s << QString() << h + u"/123"_s;
    QTest::newRow("rhymix, query") << u"rhymix"_s
                                   << h + u"/index.php?mid=news&page=2&category=9&document_srl=77&listStyle=list"_s
                                   << u"77"_s << u"document_srl"_s << h + u"/index.php?mid=news&document_srl=77"_s;
    QTest::newRow("xe in a folder") << u"xe"_s << h + u"/xe/news/5"_s << u"5"_s << QString() << h + u"/xe/news/5"_s;
    QTest::newRow("xe, only a list") << u"xe"_s << h + u"/news?page=3"_s << QString() << QString() << h + u"/news"_s;
    QTest::newRow("gnuboard5") << u"gnuboard5"_s
                               << h + u"/bbs/board.php?bo_table=news&wr_id=12&page=2&sfl=wr_subject&stx=a#c_5"_s
                               << u"12"_s << u"wr_id"_s << h + u"/bbs/board.php?bo_table=news&wr_id=12"_s;
    QTest::newRow("gnuboard5, short") << u"gnuboard5"_s << h + u"/news/12?page=2"_s << u"12"_s << QString()
                                      << h + u"/news/12"_s;
    QTest::newRow("gnuboard5, titles") << u"gnuboard5"_s << h + u"/news/first-snow/"_s << u"first-snow"_s << QString()
                                       << h + u"/news/first-snow"_s;
    QTest::newRow("zeroboard4") << u"zeroboard4"_s << h + u"/zboard.php?id=news&page=1&sn1=&divpage=1&desc=asc&no=9"_s
                                << u"9"_s << u"no"_s << h + u"/zboard.php?id=news&no=9"_s;
    QTest::newRow("unknown, by its parameter") << QString() << h + u"/view.do?bbs=3&nttId=42&pageIndex=7"_s << u"42"_s
                                               << u"nttId"_s << h + u"/view.do?bbs=3&nttId=42"_s;
    QTest::newRow("unknown, known parameters")
        << QString() << h + u"/?document_srl=8&page=2"_s << u"8"_s << u"document_srl"_s << h + u"/?document_srl=8"_s;
    QTest::newRow("unknown, path") << QString() << h + u"/t/540159#reply35"_s << u"540159"_s << QString()
                                   << h + u"/t/540159"_s;
}

void TestAddresses::readsAnArticlesAddress()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, address);
    QFETCH(const QString, id);
    QFETCH(const QString, parameter);
    QFETCH(const QString, canonical);
    const ArticleAddress read = articleAddress(QUrl(address), kind);
    QCOMPARE(read.id, id);
    QCOMPARE(read.parameter, parameter);
    QCOMPARE(read.url.toString(QUrl::FullyEncoded), canonical);
}

void TestAddresses::findsTheListBehindAnAddress_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("list");

    const QString h = u"https://b.example"_s;
    QTest::newRow("rhymix page") << u"rhymix"_s << h + u"/news?page=2"_s << h + u"/news"_s;
    QTest::newRow("rhymix article") << u"rhymix"_s << h + u"/news/123?category=4"_s << h + u"/news"_s;
    QTest::newRow("rhymix query") << u"rhymix"_s << h + u"/index.php?page=2&mid=news&search_keyword=a&document_srl=1"_s
                                  << h + u"/index.php?mid=news"_s;
    QTest::newRow("rhymix document alone says nothing") << u"rhymix"_s << h + u"/123"_s << QString();
    QTest::newRow("rhymix start page says nothing") << u"rhymix"_s << h + u"/"_s << QString();
    QTest::newRow("xe in a folder") << u"xe"_s << h + u"/xe/news/5"_s << h + u"/xe/news"_s;
    QTest::newRow("gnuboard") << u"gnuboard5"_s << h + u"/bbs/board.php?bo_table=news&wr_id=3&sca=a"_s
                              << h + u"/bbs/board.php?bo_table=news"_s;
    QTest::newRow("zeroboard view") << u"zeroboard4"_s << h + u"/bbs/view.php?id=news&no=4&page=2"_s
                                    << h + u"/bbs/zboard.php?id=news"_s;
    QTest::newRow("unknown: page and search go")
        << QString() << h + u"/list.do?bbs=2&pageIndex=3&searchKeyword=x"_s << h + u"/list.do?bbs=2"_s;
    QTest::newRow("unknown: category beside a name") << QString() << h + u"/news?category=3"_s << h + u"/news"_s;
    QTest::newRow("unknown: category that is the name")
        << QString() << h + u"/list.php?category=3&page=2"_s << h + u"/list.php?category=3"_s;
}

void TestAddresses::findsTheListBehindAnAddress()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, address);
    QFETCH(const QString, list);
    QCOMPARE(listAddress(QUrl(address), kind).toString(QUrl::FullyEncoded), list);
}

void TestAddresses::addressesOfOneBoardHaveOneFingerprint_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const QString board = u"https://b.example/news"_s;
    QTest::newRow("scheme") << board << u"http://b.example/news"_s;
    QTest::newRow("www") << board << u"https://www.b.example/news"_s;
    QTest::newRow("case of the host") << board << u"https://B.Example/news"_s;
    QTest::newRow("port") << board << u"https://b.example:443/news"_s;
    QTest::newRow("slash") << board << u"https://b.example/news/"_s;
    QTest::newRow("index.php") << u"https://b.example/"_s << u"https://b.example/index.php"_s;
    QTest::newRow("order") << u"https://b.example/l.php?a=1&b=2"_s << u"https://b.example/l.php?b=2&a=1"_s;
    QTest::newRow("mid") << board << u"https://b.example/index.php?mid=news"_s;
    QTest::newRow("bo_table") << board << u"https://b.example/bbs/board.php?bo_table=news"_s;
    QTest::newRow("fragment") << board << u"https://b.example/news#list"_s;
}

void TestAddresses::addressesOfOneBoardHaveOneFingerprint()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QCOMPARE(addressFingerprint(QUrl(one)), addressFingerprint(QUrl(other)));
}

void TestAddresses::addressesOfOtherBoardsHaveOtherFingerprints_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const QString board = u"https://b.example/news"_s;
    QTest::newRow("path") << board << u"https://b.example/free"_s;
    QTest::newRow("host") << board << u"https://c.example/news"_s;
    QTest::newRow("port") << board << u"https://b.example:8443/news"_s;
    QTest::newRow("query") << u"https://b.example/l.php?a=1"_s << u"https://b.example/l.php?a=2"_s;
    QTest::newRow("case of the path") << board << u"https://b.example/News"_s;
}

void TestAddresses::addressesOfOtherBoardsHaveOtherFingerprints()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QVERIFY(addressFingerprint(QUrl(one)) != addressFingerprint(QUrl(other)));
}

QTEST_GUILESS_MAIN(TestAddresses)
#include "tst_addresses.moc"
