#include "app/parse/class_path.h"
#include "app/parse/xpath.h"
#include "app/parse/xpath_steps.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace newsboard;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kAll = std::numeric_limits<qsizetype>::max();

/// Random nested elements of a few names and classes, so that steps find nodes within nodes.
QString randomPage(QRandomGenerator &random)
{
    static const char *const kNames[] = {"div", "span", "ul", "li", "b"};
    static const char *const kClasses[] = {"",       " class='a'", " class='b a'",         " class='\tnew  no_a '",
                                           " class", " id='a'",    " title='new' id='ab'", " title class='b'"};
    QString html;
    QStringList open;
    for (int i = 0; i < 60; ++i) {
        if (!open.isEmpty() && random.bounded(5) < 2) {
            html += u"</"_s + open.takeLast() + u'>';
        } else {
            open.append(QString::fromLatin1(kNames[random.bounded(5)]));
            html += u'<' + open.last() + QString::fromLatin1(kClasses[random.bounded(8)]) + u">x"_s;
        }
    }
    return html;
}

QString randomPredicate(QRandomGenerator &random)
{
    static const char *const kPredicates[] = {"[has-class('a')]",
                                              "[has-class('a') or has-class('new')]",
                                              "[has-class('b') and has-class('a')]",
                                              "[not(has-class('a'))]",
                                              "[not(has-class('a') or contains(@class, 'new'))]",
                                              "[contains(@class, 'a')]",
                                              "[contains(@class, 'n') and not(has-class('a'))]",
                                              "[@title]",
                                              "[@title='new' or @id='a' or contains(@class, 'no')]",
                                              "[contains(@id, 'b') and @title]",
                                              "[not(@title or @id = 'a')]"};
    return random.bounded(3) == 0 ? QString() : QString::fromLatin1(kPredicates[random.bounded(11)]);
}

QString randomPath(QRandomGenerator &random)
{
    static const char *const kStarts[] = {"", ".//", "//", "./", "/html/"};
    static const char *const kNames[] = {"div", "span", "ul", "li", "*", "body"};
    QString path = QString::fromLatin1(kStarts[random.bounded(5)]);
    const int steps = random.bounded(1, 4);
    for (int i = 0; i < steps; ++i) {
        if (i > 0) path += random.bounded(2) ? u"/"_s : u"//"_s;
        path += QString::fromLatin1(kNames[random.bounded(6)]) + randomPredicate(random);
    }
    if (random.bounded(6) == 0)
        path += u"/@class"_s;
    else if (random.bounded(8) == 0)
        path += u"/@class[contains(., 'a')]"_s;
    if (random.bounded(6) == 0) path = u'(' + path + u")[1]"_s;
    return path;
}

} // namespace

class TestClassPath : public QObject {
    Q_OBJECT

private slots:
    void findsWhatLibxml2Finds();
    void walksWhatSkinsAreFullOf_data();
    void walksWhatSkinsAreFullOf();
    void leavesTheRestToLibxml2_data();
    void leavesTheRestToLibxml2();
    void stopsAtTheFirst();
    void writesDescendantSteps_data();
    void writesDescendantSteps();
};

void TestClassPath::findsWhatLibxml2Finds()
{
    QRandomGenerator random(20241124);
    int compared = 0;
    for (int round = 0; round < 300; ++round) {
        const PageTree tree = PageTree::parse(randomPage(random), QUrl());
        XPathPage page(tree);
        for (int i = 0; i < 10; ++i) {
            QString path = randomPath(random);
            if (random.bounded(4) == 0) path += u" | "_s + randomPath(random);
            if (path.contains(u'|') && path.contains(u'(') && path.contains(u")[1]"_s)) continue;
            const auto walked = ClassPath::parse(path.toUtf8());
            QVERIFY2(walked, qPrintable(path));
            // What stands in brackets before a condition is no class path: libxml2 evaluates it.
            const XPath byLibrary = *XPath::compile(u'(' + path + u")[true()]"_s);
            for (const xmlNode *at : {static_cast<const xmlNode *>(tree.body()),
                                      static_cast<const xmlNode *>(firstElementChild(tree.body()))}) {
                if (!at) continue;
                unsigned long visited = 0;
                QVERIFY2(walked->nodes(at, kAll, &visited) == page.nodes(byLibrary, at), qPrintable(path));
                ++compared;
            }
        }
    }
    QVERIFY(compared > 4000);
}

void TestClassPath::walksWhatSkinsAreFullOf_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path :
         {"td", "tbody/tr", ".//*[has-class('a')]", "td[has-class('a')]//a[contains(@class, 'b')]",
          "td[has-class('a')]/a[1]", "(.//a[has-class('x')])[1]", "td[has-class('time')]/*/@title",
          "//ul[has-class('a') and has-class('b')] | //ol", "a[not(has-class('x') or has-class('y'))]", "a[@href][1]",
          "img[@alt='new' or @title='new' or contains(@src, '/new.')]", "@class[contains(., 'notice')]"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestClassPath::walksWhatSkinsAreFullOf()
{
    QFETCH(const QString, path);
    QVERIFY(ClassPath::parse(path.toUtf8()));
}

void TestClassPath::leavesTheRestToLibxml2_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"",
                             ".",
                             "..",
                             "text()",
                             "a[2]",
                             "//a[1]",
                             "a[@href='']",
                             "a[contains(@href, \"x\")]",
                             "a[contains(., 'x')]",
                             "@class[.='x']",
                             "@class[contains(., 'x')][1]",
                             "a[has-class('x') or has-class('y') and has-class('z')]",
                             "a[not(has-class('x')) or has-class('y')]",
                             "ancestor::a",
                             "count(a)",
                             "a | ",
                             "a[has-class(@id)]",
                             "a//@title",
                             "self::a",
                             "a = 'x'",
                             "(a | b)[2]",
                             "a[position()=1]",
                             "a b",
                             "normalize-space()",
                             "a[has-class('')]"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestClassPath::leavesTheRestToLibxml2()
{
    QFETCH(const QString, path);
    QVERIFY(!ClassPath::parse(path.toUtf8()));
}

void TestClassPath::stopsAtTheFirst()
{
    const PageTree tree = PageTree::parse(u"<b></b>"_s.repeated(5000), QUrl());
    unsigned long visited = 0;
    QCOMPARE(ClassPath::parse("//b")->nodes(tree.body(), 1, &visited).size(), 1);
    QVERIFY(visited < 10);
}

void TestClassPath::writesDescendantSteps_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *expression, const char *written) {
        QTest::newRow(expression) << QByteArray(expression) << QByteArray(written);
    };
    row("//a[@href]", "/descendant::a[@href]");
    row(".//*[has-class('x')]//b", "./descendant::*[has-class('x')]//b");
    row("td//a[.//img[@alt='//x']]", "td/descendant::a[./descendant::img[@alt='//x']]");
    row("//a", "//a");
    row("//a[1]", "//a[1]");
    row("//a[@b][last()]", "//a[@b][last()]");
    row("//a[count(b)]", "//a[count(b)]");
    row("//a[@b * 2]", "//a[@b * 2]");
    row("//a[@b div @c]", "//a[@b div @c]");
    row("//a[div and *]", "/descendant::a[div and *]");
    row("//text()[normalize-space()]", "//text()[normalize-space()]");
    row("//@id[. = 'x']", "//@id[. = 'x']");
    row("a[contains(., '//b[c]')]", "a[contains(., '//b[c]')]");
}

void TestClassPath::writesDescendantSteps()
{
    QFETCH(const QByteArray, expression);
    QFETCH(const QByteArray, written);
    QCOMPARE(withDescendantSteps(expression), written);
}

QTEST_APPLESS_MAIN(TestClassPath)
#include "tst_class_path.moc"
