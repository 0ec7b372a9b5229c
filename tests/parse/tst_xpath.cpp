#include "app/parse/xpath.h"

#include <QTest>

#include <libxml/xmlerror.h>

#include <thread>
#include <vector>

using namespace newsboard;
using namespace Qt::StringLiterals;

class TestXPath : public QObject {
    Q_OBJECT

private slots:
    void refusesBadExpressions_data();
    void refusesBadExpressions();
    void acceptsWhatSkinsNeed_data();
    void acceptsWhatSkinsNeed();
    void hasClassLooksForWholeWords();
    void takesTheFirstAlternativeThatFindsAnything();
    void textIsWhatAPersonSees();
    void leavesOutWhatIsNamed();
    void endlessWorkIsStopped();
    void oneExpressionServesManyThreads();
};

void TestXPath::refusesBadExpressions_data()
{
    QTest::addColumn<QString>("expression");
    for (const char *expression : {"", "  ", "//", "a[", "a]]", "td[has-class('x'", "hasclass('x')", "//a[unknown(.)]",
                                   "td[starts-width(@a, 'b')]", "'open", "a b", "//td[@class=]"})
        QTest::newRow(expression) << QString::fromLatin1(expression);
}

void TestXPath::refusesBadExpressions()
{
    QFETCH(const QString, expression);
    QString error;
    QVERIFY(!XPath::compile(expression, &error));
    QVERIFY(!error.isEmpty());
}

void TestXPath::acceptsWhatSkinsNeed_data()
{
    QTest::addColumn<QString>("expression");
    for (const char *expression :
         {".", "@title", "td[has-class('a') and not(has-class('b'))]", "count(ancestor::ul)", "(.//a)[1] | .//b",
          "a[position() = last()]/text()[normalize-space()][1]", "substring-before(., 'unknown(')",
          "td[number(translate(., '[]', '')) > 3 or (@a and @b)]", "ancestor-or-self::div/node()", "3 div 2 mod (2)"})
        QTest::newRow(expression) << QString::fromLatin1(expression);
}

void TestXPath::acceptsWhatSkinsNeed()
{
    QFETCH(const QString, expression);
    QString error;
    QVERIFY2(XPath::compile(expression, &error), qPrintable(error));
}

void TestXPath::hasClassLooksForWholeWords()
{
    const PageTree tree = PageTree::parse(u"<p class='new news'>1<p class='\n new\t'>2<p class=news>3<p>4", QUrl());
    XPathPage page(tree);
    QCOMPARE(page.nodes(*XPath::compile(u"//p[has-class('new')]"_s), tree.root()).size(), 2);
    QCOMPARE(page.nodes(*XPath::compile(u"//p[has-class('')]"_s), tree.root()).size(), 0);
    QVERIFY(page.nodes(*XPath::compile(u"//p[has-class()]"_s), tree.root()).isEmpty());
}

void TestXPath::takesTheFirstAlternativeThatFindsAnything()
{
    const PageTree tree = PageTree::parse(u"<b></b><i>two</i><u>three</u>", QUrl());
    XPathPage page(tree);
    const Alternatives paths{*XPath::compile(u"//s"_s), *XPath::compile(u"//b"_s), *XPath::compile(u"//i"_s),
                             *XPath::compile(u"//u"_s)};
    QCOMPARE(page.text(paths, tree.root()), u"two"_s);
    QVERIFY(isElement(page.first(paths, tree.root()), "b"));
    QVERIFY(!page.test(Alternatives(), tree.root()));
    QCOMPARE(page.number(*XPath::compile(u"count(//u) + 1"_s), tree.root()), std::optional(2.0));
    QCOMPARE(page.number(*XPath::compile(u"//u"_s), tree.root()), std::nullopt);
}

void TestXPath::textIsWhatAPersonSees()
{
    const PageTree tree =
        PageTree::parse(u"<p title=' a \n b '>x\u200B <span style='display:none'>y</span>\n z</p>", QUrl());
    XPathPage page(tree);
    QCOMPARE(page.text(*XPath::compile(u"//p"_s), tree.root()), u"x z"_s);
    QCOMPARE(page.text(*XPath::compile(u"//p/@title"_s), tree.root()), u"a b"_s);
    QCOMPARE(page.text(*XPath::compile(u"string-length('four')"_s), tree.root()), u"4"_s);
}

void TestXPath::leavesOutWhatIsNamed()
{
    const PageTree tree = PageTree::parse(u"<p>one<b>two<i>deep</i></b>three<script>x</script></p>", QUrl());
    XPathPage page(tree);
    const xmlNodePtr p = page.first(*XPath::compile(u"//p"_s), tree.root());
    QCOMPARE(nodeText(p, page.nodes(*XPath::compile(u"//b"_s), tree.root())), u"one three"_s);
    QCOMPARE(nodeText(p, {}), u"onetwodeepthree"_s);
}

void TestXPath::endlessWorkIsStopped()
{
    const PageTree tree = PageTree::parse(u"<p>"_s + u"<b>x</b>"_s.repeated(20'000), QUrl());
    XPathPage page(tree);
    QVERIFY(!page.exhausted());
    QVERIFY(page.nodes(*XPath::compile(u"//b[count(preceding::*) > 1]"_s), tree.root()).isEmpty());
    QVERIFY(page.exhausted());
    QCOMPARE(page.nodes(*XPath::compile(u"//b"_s), tree.root()).size(), 20'000);
}

void TestXPath::oneExpressionServesManyThreads()
{
    const XPath path = *XPath::compile(u"//td[has-class('a')][starts-with(., 'x')]"_s);
    std::vector<std::thread> threads;
    std::vector<qsizetype> counts(4);
    for (size_t i = 0; i < counts.size(); ++i) {
        threads.emplace_back([&path, &count = counts[i]] {
            const PageTree tree = PageTree::parse(u"<table><tr>"_s + u"<td class=a>x</td>"_s.repeated(50), QUrl());
            XPathPage page(tree);
            for (int round = 0; round < 50; ++round)
                count += page.nodes(path, tree.root()).size();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const qsizetype count : counts)
        QCOMPARE(count, 2500);
}

QTEST_GUILESS_MAIN(TestXPath)
#include "tst_xpath.moc"
