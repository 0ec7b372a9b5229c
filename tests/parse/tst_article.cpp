#include "app/parse/article_page.h"
#include "tests/parse/page_pairs.h"

#include <QDir>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <ctime>

using namespace newsboard;
using namespace Qt::StringLiterals;

/// Articles by the skins and by their shape, as file pairs; and the worst fault of all: an article on a page that has
/// none.
class TestArticle : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void readsWhatThePageSays_data();
    void readsWhatThePageSays();
    void findsNoneOnTheListsOfOtherTests_data();
    void findsNoneOnTheListsOfOtherTests();
    void costGrowsNoFasterThanThePage_data();
    void costGrowsNoFasterThanThePage();

private:
    SkinSet m_skins;
};

void TestArticle::initTestCase()
{
    m_skins = SkinSet::load({SkinSet::builtInFolder()});
    QVERIFY(!m_skins.skins().isEmpty());
}

void TestArticle::readsWhatThePageSays_data()
{
    addPagePairs(QStringLiteral(NEWSBOARD_TEST_DATA "/articles"));
}

void TestArticle::readsWhatThePageSays()
{
    QFETCH(const QString, page);
    const PagePair pair = readPagePair(page);
    QVERIFY2(pair.problem.isEmpty(), qPrintable(pair.problem));
    const QStringList found = differences(pair, m_skins);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TestArticle::findsNoneOnTheListsOfOtherTests_data()
{
    QTest::addColumn<QString>("page");
    for (const QString &name : {u"detector"_s, u"skins"_s}) {
        const QDir folder(QStringLiteral(NEWSBOARD_TEST_DATA "/") + name);
        for (const QString &page : folder.entryList({u"*.html"_s}, QDir::Files, QDir::Name)) {
            const QJsonObject expected = readPagePair(folder.filePath(page)).expected;
            const bool hasArticle = expected.contains("article"_L1) || !expected["open"_L1].toString().isEmpty() ||
                                    expected["verdict"_L1].toString() == "Article"_L1;
            if (!hasArticle) QTest::newRow(qPrintable(name + u' ' + page.chopped(5))) << folder.filePath(page);
        }
    }
}

void TestArticle::findsNoneOnTheListsOfOtherTests()
{
    QFETCH(const QString, page);
    const PagePair pair = readPagePair(page);
    for (const SkinSet &skins : {m_skins, SkinSet()}) {
        const ParsedPage parsed = parsePage(pair.source, skins, pair.hint);
        QVERIFY2(
            !parsed.article,
            qPrintable(parsed.article ? parsed.article->title + u'\n' + parsed.article->text.left(300) : QString()));
    }
}

void TestArticle::costGrowsNoFasterThanThePage_data()
{
    QTest::addColumn<QString>("opening"); ///< Repeated at the front, with its number for %1,
    QTest::addColumn<QString>("flat");    ///< this ten times as often after it.
    const QString words = u"물안개호의 물은 한 달 전보다 맑아졌다. "_s.repeated(5);
    QTest::newRow("nested blocks") << u"<div>"_s + words << u"<p>가나다 라마바.</p>"_s;
    QTest::newRow("nested blocks alone") << u"<div>"_s << words;
    QTest::newRow("nested centred blocks") << u"<div align=center style=\"color:gray\">"_s + words << u"<p>가</p>"_s;
    QTest::newRow("nested blocks with one child") << u"<center><div><font size=1>"_s << words;
    QTest::newRow("nested comments") << u"<li class=comment id=c%1><b class=name>가</b><i class=date>2025-02-01</i>"
                                        "<div class=text>"_s
                                     << words;
    QTest::newRow("nested lists for comments") << u"<div class=comment_list><ul>"_s << u"<li>가나 다라 마바</li>"_s;
    QTest::newRow("nested blocks named for text") << u"<div class=\"comment content author date\">"_s << words;
    QTest::newRow("comments in a row") << u"<ul class=comment_list>"_s
                                       << u"<li class=item><b class=name>가</b><i class=date>2025-02-01</i>"
                                          "<p class=text>나다</p></li>"_s;
    QTest::newRow("nested posts") << u"<div id=post_%1><a href=/user/%1>가나</a> <i>2025-02-01 10:00</i><p>"_s + words +
                                         u"</p>"_s
                                  << words;
    QTest::newRow("posts in a row") << u"<div><div>"_s
                                    << u"<div id=post_%1><a href=/user/%1>가나</a> <i>2025-02-01 10:00</i><p>"_s +
                                           words + u"</p></div>"_s;
    QTest::newRow("a post of many parts") << u"<div id=post_%1><b>가나</b> <i>2025-02-01</i><p>다라마바사</p></div>"_s
                                          << u"<span>"_s + words + u"</span><br>"_s;
    QTest::newRow("nested headings") << u"<h1 class=title><div>"_s << u"<h2>가</h2>"_s;
    QTest::newRow("nested tables") << u"<table><tr><td><table><tr><td><img src=/a.jpg></td></tr><tr><td>"_s << words;
    QTest::newRow("nested inline elements") << u"<b><i><u><a href=/n/%1>"_s << words;
    QTest::newRow("pictures and lines") << u"<figure>"_s << u"<p><img src=/a.jpg></p><p>▲ 가</p>"_s;
    QTest::newRow("files") << u"<div class=file>"_s << u"<a href=/download/1.pdf>a.pdf</a>"_s;
    QTest::newRow("rows") << u"<div>"_s << u"<a href=/n/%1>가나다라마바</a>"_s;
}

void TestArticle::costGrowsNoFasterThanThePage()
{
    QFETCH(const QString, opening);
    QFETCH(const QString, flat);
    const QUrl address(u"https://board.example/n/77"_s);
    const DateContext dates{.now = QDateTime(QDate(2025, 2, 24), QTime(12, 0), QTimeZone::utc()),
                            .zone = QTimeZone::utc()};
    const auto numbered = [](const QString &part, int times) {
        QString out;
        for (int i = 0; i < times; ++i)
            out += part.contains("%1"_L1) ? part.arg(i) : part;
        return out;
    };
    // Processor seconds of the fastest of three: what else the machine does counts little.
    const auto cost = [&](int size) {
        const QString page = u"<title>물안개호 안내</title><h1>물안개호 안내</h1><p>2025-02-01</p>"_s +
                             numbered(opening, size) + numbered(flat, 10 * size);
        const PageTree tree = PageTree::parse(page, address);
        ListPage list;
        for (int i = 0; i < 30; ++i) {
            Headline row;
            row.id = QString::number(i + 60);
            row.title = u"물안개호 소식 %1"_s.arg(i);
            list.rows.append(row);
        }
        double fastest = 1e9;
        for (int i = 0; i < 3; ++i) {
            const std::clock_t begin = std::clock();
            (void)parseArticle(tree, address, dates, nullptr, list, PageHint());
            fastest = std::min(fastest, double(std::clock() - begin) / CLOCKS_PER_SEC);
        }
        return fastest;
    };
    // Four times the page costs about four times as much; what is quadratic, sixteen times. A machine that slows down
    // for a while spoils one comparison, not each of five.
    double small = 0;
    double large = 0;
    for (int attempt = 0; attempt < 5; ++attempt) {
        small = cost(120);
        large = cost(480);
        qInfo("%.1f ms, four times as large %.1f ms", 1000 * small, 1000 * large);
        if (large < 9 * small + 0.02) return;
    }
    QFAIL(qPrintable(u"%1 s, %2 s"_s.arg(small).arg(large)));
}

QTEST_GUILESS_MAIN(TestArticle)
#include "tst_article.moc"
