// Every catalogue is complete, and every string of the program that it should hold has its placeholders in both
// languages.

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void a_catalogue_is_complete_data();
    void a_catalogue_is_complete();
};

void TranslationsTest::a_catalogue_is_complete_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(NEWSBOARD_SOURCE "/translations"));
    const QStringList files = folder.entryList({u"*.ts"_s});
    QVERIFY(files.contains(u"newsboard_ko.ts"_s));
    for (const QString &file : files)
        QTest::addRow("%s", qPrintable(file)) << folder.filePath(file);
}

void TranslationsTest::a_catalogue_is_complete()
{
    QFETCH(const QString, file);
    QFile stream(file);
    QVERIFY(stream.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&stream);
    static const QRegularExpression placeholder(u"%[0-9n]"_s);
    const auto placeholders = [](const QString &text) {
        QSet<QString> found;
        for (auto match = placeholder.globalMatch(text); match.hasNext();)
            found.insert(match.next().captured());
        return found;
    };
    QString source;
    int messages = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"source"_s) {
            source = xml.readElementText();
        } else if (xml.name() == u"translation"_s) {
            ++messages;
            QVERIFY2(!xml.attributes().hasAttribute(u"type"_s), qPrintable(u"unfinished: "_s + source));
            const QString translated = xml.readElementText();
            QVERIFY2(!translated.isEmpty(), qPrintable(source));
            QVERIFY2(placeholders(source) == placeholders(translated), qPrintable(source));
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE_GT(messages, 100);
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
