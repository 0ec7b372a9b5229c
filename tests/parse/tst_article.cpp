#include "tests/parse/page_pairs.h"

#include <QDir>
#include <QTest>

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

QTEST_GUILESS_MAIN(TestArticle)
#include "tst_article.moc"
