#include "tests/parse/page_pairs.h"

#include <QTest>

using namespace newsboard;

/// Pages of every skin that the program brings, old and new variants, as file pairs.
class TestSkins : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void readsWhatThePageSays_data();
    void readsWhatThePageSays();

private:
    SkinSet m_skins;
};

void TestSkins::initTestCase()
{
    QList<Error> errors;
    m_skins = SkinSet::load({SkinSet::builtInFolder()}, &errors);
    for (const Error &error : std::as_const(errors))
        QFAIL(qPrintable(error.detail));
}

void TestSkins::readsWhatThePageSays_data()
{
    addPagePairs(QStringLiteral(NEWSBOARD_TEST_DATA "/skins"));
}

void TestSkins::readsWhatThePageSays()
{
    QFETCH(const QString, page);
    const QStringList found = differences(readPagePair(page), m_skins);
    QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestSkins)
#include "tst_skins.moc"
