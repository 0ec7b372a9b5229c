#include "tests/parse/page_pairs.h"
#include "tests/parse/skin_writers.h"

#include <QJsonDocument>
#include <QTest>

using namespace newsboard;
using namespace Qt::StringLiterals;

/// Whatever rows are written in a skin's markup, the same rows are read from it.
class TestSkinRoundtrip : public QObject {
    Q_OBJECT

private slots:
    void rowsReadBackEqual_data();
    void rowsReadBackEqual();
};

void TestSkinRoundtrip::rowsReadBackEqual_data()
{
    QTest::addColumn<int>("writer");
    for (qsizetype i = 0; i < skinWriters().size(); ++i)
        QTest::newRow(qPrintable(skinWriters()[i].name)) << int(i);
}

void TestSkinRoundtrip::rowsReadBackEqual()
{
    QFETCH(const int, writer);
    constexpr quint32 kSeeds = 150;
    const SkinWriter &by = skinWriters()[writer];
    const SkinSet skins = SkinSet::load({SkinSet::builtInFolder()});
    for (quint32 seed = 1; seed <= kSeeds; ++seed) {
        const QList<Headline> rows = randomRows(by, seed);
        const PageSource source{.bytes = by.write(rows).toUtf8(),
                                .contentType = "text/html; charset=utf-8",
                                .url = by.address,
                                .now = QDateTime::fromString(u"2025-02-24T23:59:00+09:00"_s, Qt::ISODate)};
        const ListPage list = parsePage(source, skins).list;
        const auto words = [](const Headline &row) {
            return QString::fromUtf8(QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact));
        };
        QVERIFY2(list.skin == by.skin, qPrintable(u"seed %1: read by %2"_s.arg(seed).arg(list.skin)));
        for (qsizetype i = 0; i < std::min(rows.size(), list.rows.size()); ++i) {
            QVERIFY2(list.rows[i] == rows[i],
                     qPrintable(u"seed %1, row %2\n read    %3\n written %4"_s.arg(seed).arg(i).arg(words(list.rows[i]),
                                                                                                    words(rows[i]))));
        }
        QVERIFY2(list.rows.size() == rows.size(),
                 qPrintable(u"seed %1: %2 rows, written %3"_s.arg(seed).arg(list.rows.size()).arg(rows.size())));
    }
}

QTEST_GUILESS_MAIN(TestSkinRoundtrip)
#include "tst_skin_roundtrip.moc"
