// Tags that do not fit together are made to, as little as it takes.

#include "app/parse/xml_document.h"
#include "app/parse/xml_mending.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class XmlMendingTest : public QObject {
    Q_OBJECT

private slots:
    void a_text_is_mended_data();
    void a_text_is_mended();
    void what_is_mended_is_well_formed_data();
    void what_is_mended_is_well_formed();
    void mending_takes_time_in_proportion_data();
    void mending_takes_time_in_proportion();
};

void XmlMendingTest::a_text_is_mended_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("mended");
    const auto row = [](const char *name, const QString &written, const QString &mended) {
        QTest::addRow("%s", name) << written << mended;
    };
    row("nothing", {}, {});
    row("well-formed", u"<a><b>x</b><c d=\"e\"/></a>"_s, u"<a><b>x</b><c d=\"e\"/></a>"_s);
    row("not closed", u"<a><b>x<br>y</b><c/></a>"_s, u"<a><b>x<br>y</br></b><c/></a>"_s);
    row("closed crosswise", u"<a><b>x<i>y</b></i>z</a>"_s, u"<a><b>x<i>y</i></b>z</a>"_s);
    row("closed twice", u"<a><b>x</b></b>y</a>"_s, u"<a><b>x</b>y</a>"_s);
    row("cut short", u"<a><b>x"_s, u"<a><b>x</b></a>"_s);
    row("cut short in a tag", u"<a><b>x</b><c d=\"e"_s, u"<a><b>x</b>&#60;c d=\"e</a>"_s);
    row("closed in capitals", u"<Item>x</ITEM>"_s, u"<Item>x</Item>"_s);
    row("a sign that begins no tag", u"<a>1 < 2 <3 <= 4</a>"_s, u"<a>1 &#60; 2 &#60;3 &#60;= 4</a>"_s);
    row("attributes", u"<a b=c d='e \"f\"' g b=h i = \"jk\">x</a>"_s,
        u"<a b=\"c\" d=\"e &#34;f&#34;\" g=\"\" i=\"jk\">x</a>"_s);
    row("a quote that is not closed", u"<a b=\"c>x</a>"_s, u"<a b=\"\" c=\"\">x</a>"_s);
    row("an end without a beginning", u"<a></p>x</a>"_s, u"<a>x</a>"_s);
    row("behind the first element", u"<a>x</a><script>y</script>"_s, u"<a>x</a>"_s);
    row("before it", u"Warning: line 3 <!-- z --><a>x</a>"_s, u"<a>x</a>"_s);
    row("a CDATA section", u"<a><![CDATA[<b>x</c>]]></a>"_s, u"<a><![CDATA[<b>x</c>]]></a>"_s);
    row("a CDATA section without an end", u"<a><b><![CDATA[x</b><b><![CDATA[y]]></b></a>"_s,
        u"<a><b><![CDATA[x]]></b><b><![CDATA[y]]></b></a>"_s);
    row("comments and instructions", u"<a><!-- <b> --><?php x ?>y<!doctype z></a>"_s, u"<a>y</a>"_s);
    row("a comment without an end", u"<a><!-- x</a>"_s, u"<a>&#60;!-- x</a>"_s);
    row("what is never nested", u"<a><item>x<b>y<item>z</item></a>"_s,
        u"<a><item>x<b>y</b></item><item>z</item></a>"_s);
    row("with a prefix", u"<a><r:item>x<r:item>y</a>"_s, u"<a><r:item>x</r:item><r:item>y</r:item></a>"_s);
}

void XmlMendingTest::a_text_is_mended()
{
    QFETCH(QString, written);
    const QString mended = mendedXml(written, {u"item"_s});
    QTEST(mended, "mended");
    QCOMPARE(mendedXml(mended, {u"item"_s}), mended);
}

void XmlMendingTest::what_is_mended_is_well_formed_data()
{
    a_text_is_mended_data();
}

void XmlMendingTest::what_is_mended_is_well_formed()
{
    QFETCH(QString, written);
    const QString mended = mendedXml(written, {u"item"_s});
    QCOMPARE(readXml(mended).isWhole, !mended.isEmpty());
}

void XmlMendingTest::mending_takes_time_in_proportion_data()
{
    QTest::addColumn<QString>("part");
    for (const char *part :
         {"<a>", "<a><![CDATA[</a>", "<![CDATA[", "<!-- ", "<a b=\"", "<", "</a>", "<a b c d e>", "<?"})
        QTest::addRow("%s", part) << QString::fromLatin1(part);
}

void XmlMendingTest::mending_takes_time_in_proportion()
{
    QFETCH(QString, part);
    const QString hostile = u"<r>"_s + part.repeated(1'000'000 / part.size());
    QElapsedTimer clock;
    clock.start();
    QVERIFY(mendedXml(hostile, {u"item"_s}).size() < 20 * hostile.size());
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_APPLESS_MAIN(XmlMendingTest)
#include "tst_xml_mending.moc"
