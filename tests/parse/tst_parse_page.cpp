#include "app/parse/parse.h"
#include "tests/parse/skin_writers.h"

#include <QElapsedTimer>
#include <QTest>

using namespace newsboard;
using namespace Qt::StringLiterals;

/// The whole road from bytes to a page, for what holds whatever the page is.
class TestParsePage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cutBodyIsTruncatedAndConcludesNothing();
    void hugePageIsTruncated();
    void badBytesLoseNoRows();
    void hostilePagesStayBounded_data();
    void hostilePagesStayBounded();
    void samePageTwiceIsTheSame();
    void zoneFollowsHintAndLanguage_data();
    void zoneFollowsHintAndLanguage();
    void everySkinsPageHasABoard_data();
    void everySkinsPageHasABoard();
    void aSureListHasAnArticleOnlyWhereSomethingNamesOne_data();
    void aSureListHasAnArticleOnlyWhereSomethingNamesOne();

private:
    PageSource source(const QByteArray &bytes) const
    {
        return {.bytes = bytes,
                .contentType = "text/html; charset=utf-8",
                .url = QUrl(u"https://b.example/b?page=2"_s),
                .now = QDateTime::fromString(u"2025-02-24T23:59:00+09:00"_s, Qt::ISODate)};
    }
    QByteArray rhymixPage() const
    {
        const SkinWriter &writer = skinWriters().first();
        return writer.write(randomRows(writer, 7)).toUtf8();
    }

    SkinSet m_skins;
};

void TestParsePage::initTestCase()
{
    m_skins = SkinSet::load({SkinSet::builtInFolder()});
}

void TestParsePage::cutBodyIsTruncatedAndConcludesNothing()
{
    PageSource page = source(rhymixPage());
    page.bytes.chop(page.bytes.size() / 3);
    page.cut = true;
    const ParsedPage parsed = parsePage(page, m_skins);
    QVERIFY(parsed.truncated);
    QVERIFY(parsed.list.truncated);
    QVERIFY(!parsed.list.isLast);
    QVERIFY(!parsed.list.lastPage);
    QVERIFY(!parsed.list.rows.isEmpty());
}

void TestParsePage::hugePageIsTruncated()
{
    const QByteArray page = rhymixPage() + QByteArray("<p>x</p>").repeated(3 * 1024 * 1024);
    const ParsedPage parsed = parsePage(source(page), m_skins);
    QVERIFY(parsed.truncated);
    QVERIFY(!parsed.list.rows.isEmpty());
}

void TestParsePage::badBytesLoseNoRows()
{
    const ParsedPage good = parsePage(source(rhymixPage()), m_skins);
    QByteArray page = rhymixPage();
    page.replace("<!-- t -->", QByteArray("<!-- t -->\xff\0\xc3", 13));
    const ParsedPage parsed = parsePage(source(page), m_skins);
    QCOMPARE(parsed.list.rows.size(), good.list.rows.size());
    for (qsizetype i = 0; i < good.list.rows.size(); ++i)
        QCOMPARE(parsed.list.rows[i].id, good.list.rows[i].id);
}

void TestParsePage::hostilePagesStayBounded_data()
{
    QTest::addColumn<QByteArray>("page");
    const QByteArray list = "<meta name=generator content=Rhymix><div class=board_list id=board_list><table><tbody>";
    const QByteArray row = "<tr><td class=no>1<td class=title><a href=/b/1>x</a>";
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("NULs") << QByteArray(10'000, '\0');
    QTest::newRow("100,000 nested div") << QByteArray("<div>").repeated(100'000);
    QTest::newRow("20,000 rows") << list + row.repeated(20'000);
    QTest::newRow("rows within rows") << list + (row + "<table class=bd_lst><tbody>").repeated(300);
    QTest::newRow("a title of 1 MB") << list + "<tr><td class=no>1<td class=title><a href=/b/1>" +
                                            QByteArray(1'000'000, 'x');
    QTest::newRow("50,000 page links") << list + row + "</table><div class=pagination>" +
                                              QByteArray("<a href=/b?page=2>2</a>").repeated(50'000);
}

void TestParsePage::hostilePagesStayBounded()
{
    QFETCH(const QByteArray, page);
    QElapsedTimer timer;
    timer.start();
    const ParsedPage parsed = parsePage(source(page), m_skins);
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
    for (const Headline &row : parsed.list.rows) {
        QVERIFY(!row.id.isEmpty());
        QVERIFY(row.title.size() <= 2000);
    }
}

void TestParsePage::samePageTwiceIsTheSame()
{
    QVERIFY(parsePage(source(rhymixPage()), m_skins).list == parsePage(source(rhymixPage()), m_skins).list);
}

void TestParsePage::zoneFollowsHintAndLanguage_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QByteArray>("hint");
    QTest::addColumn<QByteArray>("zone");
    QTest::newRow("Korean") << QByteArray("ko") << QByteArray() << QByteArray("Asia/Seoul");
    QTest::newRow("nothing said") << QByteArray() << QByteArray() << QByteArray("Asia/Seoul");
    QTest::newRow("Japanese") << QByteArray("ja") << QByteArray() << QByteArray("Asia/Tokyo");
    QTest::newRow("Taiwan") << QByteArray("zh-TW") << QByteArray() << QByteArray("Asia/Taipei");
    QTest::newRow("hint goes before") << QByteArray("ja") << QByteArray("Europe/Berlin") << QByteArray("Europe/Berlin");
    QTest::newRow("bad hint") << QByteArray("ja") << QByteArray("No/Where") << QByteArray("Asia/Tokyo");
}

void TestParsePage::zoneFollowsHintAndLanguage()
{
    QFETCH(const QByteArray, language);
    QFETCH(const QByteArray, hint);
    QFETCH(const QByteArray, zone);
    const QByteArray page = "<html lang='" + language + "'><body>x";
    QCOMPARE(parsePage(source(page), m_skins, {.articleId = {}, .articleTitle = {}, .zone = hint}).list.zone, zone);
}

void TestParsePage::everySkinsPageHasABoard_data()
{
    QTest::addColumn<int>("writer");
    for (qsizetype i = 0; i < skinWriters().size(); ++i)
        QTest::newRow(qPrintable(skinWriters()[i].name)) << int(i);
}

void TestParsePage::everySkinsPageHasABoard()
{
    QFETCH(const int, writer);
    const SkinWriter &by = skinWriters()[writer];
    PageSource page = source(by.write(randomRows(by, 3)).toUtf8());
    page.url = by.address;
    const ParsedPage parsed = parsePage(page, m_skins);
    QCOMPARE(int(parsed.verdict), int(PageVerdict::Board));
    QCOMPARE(parsed.list.confidence, 1.0);
    QVERIFY(parsed.list.boardUrl.isValid());
    QVERIFY(!parsed.list.boardUrl.query().contains("page"_L1));
    QVERIFY(!parsed.list.boardName.isEmpty());
}

void TestParsePage::aSureListHasAnArticleOnlyWhereSomethingNamesOne_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("head");
    QTest::addColumn<bool>("hasArticle");
    QTest::newRow("the list") << u"/paper"_s << QString() << false;
    QTest::newRow("its next page") << u"/paper?page=2"_s << QString() << false;
    QTest::newRow("an address like the rows'") << u"/paper?piece=903"_s << QString() << true;
    QTest::newRow("the page calls itself an article")
        << u"/today"_s
        << u"<meta property='og:type' content='article'><meta property='og:title' content='손으로 만든 책상'>"_s
        << true;
}

void TestParsePage::aSureListHasAnArticleOnlyWhereSomethingNamesOne()
{
    QFETCH(QString, address);
    QFETCH(QString, head);
    const QStringList titles{u"옥상 텃밭에 심을 것"_s, u"자전거 체인 닦는 법"_s,  u"동네 빵집 새벽 시간표"_s,
                             u"고장 난 우산 고치기"_s, u"필름 카메라를 꺼냈다"_s, u"겨울 바다에 다녀오다"_s,
                             u"강변 새들의 이름"_s,    u"손으로 만든 책상"_s,     u"버스 노선이 바뀐 날"_s,
                             u"마을 도서관의 오후"_s};
    QString html = u"<html><head>"_s + head + u"</head><body><h2>"_s + titles[7] +
                   u"</h2><p>감나무 | 2025-02-20 10:30</p><div class='content'>"_s;
    for (int i = 0; i < 6; ++i)
        html +=
            u"<p>나무를 고르는 데에만 한 달이 걸렸고, 다듬는 데에는 그보다 더 오래 걸렸습니다. 그래도 즐거웠습니다.</p>"_s;
    html += u"</div><table><tr><th>번호</th><th>제목</th><th>글쓴이</th><th>날짜</th></tr>"_s;
    for (int i = 0; i < titles.size(); ++i) {
        html += u"<tr><td>%1</td><td><a href='/paper?piece=%2'>%3</a></td><td>감나무</td><td>2025-02-%4</td></tr>"_s
                    .arg(110 - i)
                    .arg(910 - i)
                    .arg(titles[i])
                    .arg(20 - i);
    }
    PageSource page = source((html + u"</table></body></html>"_s).toUtf8());
    page.url = QUrl(u"https://b.example"_s + address);
    const ParsedPage parsed = parsePage(page, m_skins);
    QCOMPARE(parsed.list.rows.size(), titles.size());
    QTEST(parsed.article.has_value(), "hasArticle");
}

QTEST_GUILESS_MAIN(TestParsePage)
#include "tst_parse_page.moc"
