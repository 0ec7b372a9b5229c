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

QTEST_GUILESS_MAIN(TestParsePage)
#include "tst_parse_page.moc"
