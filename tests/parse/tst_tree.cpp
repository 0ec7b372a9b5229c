// A page as a tree: as a browser sees it, and bounded whatever it holds.

#include "app/parse/tree.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

const QUrl kAddress(u"https://board.example/news?page=2"_s);

PageTree treeOf(const QString &html)
{
    return PageTree::parse(html, kAddress);
}

int count(const PageTree &tree, const char *name)
{
    int found = 0;
    for (const xmlNode *at = tree.root(); at; at = nextInTree(at, tree.root()))
        found += isElement(at, name) ? 1 : 0;
    return found;
}

int depth(const PageTree &tree)
{
    int deepest = 0;
    int level = 0;
    for (const xmlNode *at = tree.root(); at;) {
        deepest = std::max(deepest, level);
        if (isElement(at) && at->children) {
            at = at->children;
            ++level;
            continue;
        }
        while (at && at != tree.root() && !at->next) {
            at = at->parent;
            --level;
        }
        at = at == tree.root() ? nullptr : at->next;
    }
    return deepest;
}

/// The tree written out: names, attributes and texts in document order.
QString written(const PageTree &tree)
{
    QString out;
    for (const xmlNode *at = tree.root(); at; at = nextInTree(at, tree.root())) {
        if (isElement(at)) {
            out += u"<"_s + QString::fromUtf8(reinterpret_cast<const char *>(at->name));
            for (const xmlAttr *a = at->properties; a; a = a->next) {
                const auto *name = reinterpret_cast<const char *>(a->name);
                out += u" %1='%2'"_s.arg(QString::fromUtf8(name), attribute(at, name));
            }
            out += u">"_s;
        } else if (at->content) {
            out += QString::fromUtf8(reinterpret_cast<const char *>(at->content)) + u"|"_s;
        }
    }
    return out;
}

const xmlNode *first(const PageTree &tree, const char *name)
{
    const xmlNode *at = tree.root();
    while (at && !isElement(at, name))
        at = nextInTree(at, tree.root());
    return at;
}

} // namespace

class TreeTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void names_are_lower_case_whatever_the_element();
    void strange_attributes_do_no_harm();
    void unclosed_rows_and_items_are_siblings_and_nothing_is_cut_data();
    void unclosed_rows_and_items_are_siblings_and_nothing_is_cut();
    void markup_inside_scripts_and_comments_opens_nothing();
    void a_hostile_page_is_bounded_in_a_second_data();
    void a_hostile_page_is_bounded_in_a_second();
    void what_is_over_a_bound_is_cut_and_said();
    void any_text_gives_the_same_tree_twice();
    void visible_text_is_what_a_person_sees_data();
    void visible_text_is_what_a_person_sees();
    void links_are_resolved_against_the_base_data();
    void links_are_resolved_against_the_base();
};

void TreeTest::names_are_lower_case_whatever_the_element()
{
    const PageTree tree = treeOf(u"<TABLE><TR><TD CLASS='A'>x</TD></TR></TABLE><My-Tag DATA-X=1>y</My-Tag>"
                                 "<SVG><linearGradient/></SVG>"_s);
    QCOMPARE(attribute(first(tree, "td"), "class"), u"A"_s);
    QCOMPARE(attribute(first(tree, "my-tag"), "data-x"), u"1"_s);
    QCOMPARE(count(tree, "svg"), 1);
    for (const xmlNode *at = tree.root(); at; at = nextInTree(at, tree.root())) {
        if (!isElement(at)) continue;
        const QString name = QString::fromUtf8(reinterpret_cast<const char *>(at->name));
        QCOMPARE(name, name.toLower());
        QVERIFY(!at->ns);
    }
}

void TreeTest::strange_attributes_do_no_harm()
{
    const PageTree tree = treeOf(u"<a href='/1' href='/2' \"=x <b=c =d xml:lang=ko @click=e \x01=f hidden>g</a>"_s);
    const xmlNode *link = first(tree, "a");
    QCOMPARE(attribute(link, "href"), u"/1"_s);
    QVERIFY(hasAttribute(link, "hidden"));
    QCOMPARE(attribute(link, "hidden"), QString());
    QVERIFY(!hasAttribute(link, "title"));
    QCOMPARE(rawText(link), u"g"_s);
}

void TreeTest::unclosed_rows_and_items_are_siblings_and_nothing_is_cut_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QByteArray>("name");
    QTest::addRow("cells and rows") << u"<table>"_s << u"<tr><td>1<td><a href=/1>b</a><td>c"_s << QByteArray("tr");
    QTest::addRow("a paragraph in each cell") << u"<table>"_s << u"<tr><td><p>1<td><p>b<p>c"_s << QByteArray("tr");
    QTest::addRow("a list in each cell") << u"<table>"_s << u"<tr><td><ul><li>1<li>2</ul><td>b"_s << QByteArray("tr");
    QTest::addRow("an unclosed list in each cell") << u"<table>"_s << u"<tr><td><ul><li>1<li>2"_s << QByteArray("tr");
    QTest::addRow("a division in each cell") << u"<table>"_s << u"<tr><td><div><font>1<td><b>b"_s << QByteArray("tr");
    QTest::addRow("items") << u"<ul>"_s << u"<li><p>1<br>"_s << QByteArray("li");
    QTest::addRow("terms") << u"<dl>"_s << u"<dt>1<dd><p>2"_s << QByteArray("dt");
    QTest::addRow("paragraphs") << QString() << u"<p>1<img src=x>"_s << QByteArray("p");
    QTest::addRow("options") << u"<select>"_s << u"<option>1"_s << QByteArray("option");
}

void TreeTest::unclosed_rows_and_items_are_siblings_and_nothing_is_cut()
{
    QFETCH(const QString, before);
    QFETCH(const QString, row);
    QFETCH(const QByteArray, name);
    const PageTree tree = treeOf(before + row.repeated(3000));
    QVERIFY(!tree.truncated());
    QVERIFY(count(tree, name.constData()) >= 3000);
    QVERIFY(depth(tree) < 100);
}

void TreeTest::markup_inside_scripts_and_comments_opens_nothing()
{
    const QString many = u"<div>"_s.repeated(2000);
    const PageTree tree = treeOf(u"<script>var a = '"_s + many + u"';</script><!-- "_s + many + u" --><textarea>"_s +
                                 many + u"</textarea><p title='"_s + many + u"'>x</p>"_s);
    QVERIFY(!tree.truncated());
    QCOMPARE(count(tree, "div"), 0);
    QCOMPARE(visibleText(tree.root()), u"x"_s);
}

void TreeTest::a_hostile_page_is_bounded_in_a_second_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<bool>("truncated");
    QTest::addRow("100,000 nested divisions") << u"<div>"_s.repeated(100'000) << true;
    QTest::addRow("divisions inside divisions")
        << u"<div>"_s.repeated(1000) + u"<div></div>"_s.repeated(100'000) << true;
    QTest::addRow("nested invented elements") << u"<x-y>"_s.repeated(100'000) << true;
    QTest::addRow("nested tables") << u"<table><tr><td>"_s.repeated(30'000) << true;
    QTest::addRow("formatting never closed") << u"<b><i><font>"_s.repeated(20'000) + u"<p>x"_s.repeated(2000) << false;
    QTest::addRow("formatting opened in each block") << u"<p><b><a href=1>"_s.repeated(20'000) << true;
    QTest::addRow("16,000 attributes") << u"<p"_s + u" a%1=1"_s.repeated(16'000) + u">x"_s << true;
    QTest::addRow("a title of a megabyte") << u"<title>"_s + QString(1'000'000, u'가') + u"</title>"_s << false;
    QTest::addRow("a tag that never ends") << u"<p "_s + QString(1'000'000, u'a') << true;
    QTest::addRow("a comment that never ends") << u"<!-- "_s + QString(1'000'000, u'a') << false;
    QTest::addRow("20 MB of rows") << u"<tr><td>가나다라마바사<td>아자차카타파하"_s.repeated(300'000) << true;
    QTest::addRow("end tags alone") << u"</div></p></b>"_s.repeated(50'000) << false;
    QTest::addRow("less-than signs alone") << QString(200'000, u'<') << false;
}

void TreeTest::a_hostile_page_is_bounded_in_a_second()
{
    QFETCH(const QString, html);
    QFETCH(const bool, truncated);
    QElapsedTimer timer;
    timer.start();
    const PageTree tree = treeOf(html);
    const qint64 took = timer.elapsed();
    // Generous for slow machines and sanitizers: what is quadratic takes minutes.
    QVERIFY2(took < 10'000, qPrintable(QString::number(took)));
    QCOMPARE(tree.truncated(), truncated);
    // The parser adds elements that the page leaves out: a tbody to each table.
    QVERIFY(depth(tree) <= 1400);
    QVERIFY(tree.root());
    qInfo("%lld ms", static_cast<long long>(took));
}

void TreeTest::what_is_over_a_bound_is_cut_and_said()
{
    const PageTree::Bounds bounds{.bytes = 200, .openContainers = 10, .tagBytes = 60, .attributes = 3};
    const auto parse = [&](const QString &html) { return PageTree::parse(html, kAddress, bounds); };
    QVERIFY(!parse(u"<div>"_s.repeated(10) + u"x"_s).truncated());
    QVERIFY(parse(u"<div>"_s.repeated(11) + u"x"_s).truncated());
    const PageTree over = parse(u"<div>"_s.repeated(11) + u"x"_s + u"</div>"_s.repeated(11) + u"<p>y"_s);
    QCOMPARE(visibleText(over.root()), u"x y"_s);
    const PageTree attributes = parse(u"<p a=1 b=2 c=3 d=4>x</p>"_s);
    QVERIFY(attributes.truncated());
    QVERIFY(hasAttribute(first(attributes, "p"), "c"));
    QVERIFY(!hasAttribute(first(attributes, "p"), "d"));
    QVERIFY(!parse(u"<p a=1 b=2 c=3>x</p>"_s).truncated());
    const PageTree page = parse(u"<p>가나다</p>"_s.repeated(40));
    QVERIFY(page.truncated());
    QVERIFY(!visibleText(page.root()).contains(QChar(QChar::ReplacementCharacter)));
}

void TreeTest::any_text_gives_the_same_tree_twice()
{
    static const QStringList pieces{
        u"<div>"_s,      u"</div>"_s,    u"<p>"_s,      u"<td>"_s,       u"<tr>"_s,   u"<table>"_s,
        u"</table>"_s,   u"<b>"_s,       u"</b>"_s,     u"<a href=x>"_s, u"</a>"_s,   u"<li>"_s,
        u"<!--"_s,       u"-->"_s,       u"<script>"_s, u"</script>"_s,  u"<svg>"_s,  u"<br/>"_s,
        u"가나"_s,       u"&amp;"_s,     u"&#0;"_s,     u"<"_s,          u">"_s,      u"\""_s,
        u"'"_s,          u"<x:y a='"_s,  u"\u0001"_s,   u"\uFFFF"_s,     u"<math>"_s, u"<select>"_s,
        u"<template>"_s, u"<![CDATA["_s, u"]]>"_s,      u"<frameset>"_s, u"<form>"_s, u" =\n"_s};
    QRandomGenerator random(11);
    for (int round = 0; round < 2000; ++round) {
        QString html;
        for (int i = random.bounded(60); i > 0; --i)
            html += pieces[random.bounded(int(pieces.size()))];
        const PageTree tree = treeOf(html);
        QVERIFY2(isElement(tree.root(), "html"), qPrintable(html));
        QCOMPARE(written(treeOf(html)), written(tree));
    }
}

void TreeTest::visible_text_is_what_a_person_sees_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &html, const QString &text) {
        QTest::addRow("%s", name) << html << text;
    };
    row("inline elements part no words", u"<p>새벽<b>통</b><span>신</span>"_s, u"새벽통신"_s);
    row("blocks do", u"<div>가</div><div>나</div><ul><li>다<li>라</ul>마"_s, u"가 나 다 라 마"_s);
    row("cells do", u"<table><tr><td>가<td>나</table>"_s, u"가 나"_s);
    row("line breaks do", u"가<br>나"_s, u"가 나"_s);
    row("pictures say nothing", u"가<img alt='new' src=x>나"_s, u"가나"_s);
    row("the hidden attribute", u"가<b hidden>나</b>"_s, u"가"_s);
    row("no display", u"가<b style='color:red; Display : NONE'>나</b>"_s, u"가"_s);
    row("no visibility", u"가<b style='visibility:hidden'>나</b>"_s, u"가"_s);
    row("aria-hidden is seen", u"가<b aria-hidden=true>나</b>"_s, u"가나"_s);
    for (const char *name : {"sound_only", "blind", "sr-only", "screen-reader-text", "visually-hidden", "screen_out",
                             "skip", "a11y-hidden", "ir_text"})
        row(name, u"가<b class='x %1'>나</b>"_s.arg(QString::fromLatin1(name)), u"가"_s);
    row("a class that only sounds so", u"가<b class='blinds'>나</b>"_s, u"가나"_s);
    row("scripts, styles and comments", u"가<script>x</script><style>y</style><!--z-->"_s, u"가"_s);
    row("zero width, bidi, entities", u"가&#8203;&#x202E;나&nbsp;&amp;"_s, u"가나 &"_s);
}

void TreeTest::visible_text_is_what_a_person_sees()
{
    QFETCH(const QString, html);
    QFETCH(const QString, text);
    QCOMPARE(visibleText(treeOf(html).body()), text);
}

void TreeTest::links_are_resolved_against_the_base_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("href");
    QTest::addColumn<QString>("address");
    const auto row = [](const QString &base, const QString &href, const QString &address) {
        QTest::addRow("%s %s", qPrintable(base), qPrintable(href)) << base << href << address;
    };
    row({}, u"/news/1"_s, u"https://board.example/news/1"_s);
    row({}, u"?page=3"_s, u"https://board.example/news?page=3"_s);
    row({}, u"//other.example/x"_s, u"https://other.example/x"_s);
    row({}, u" \n/ne\tws "_s, u"https://board.example/news"_s);
    row({}, u"javascript:view(1)"_s, {});
    row({}, u"java\nscript:view(1)"_s, {});
    row({}, u"mailto:a@b.example"_s, {});
    row({}, u"file:///etc/passwd"_s, {});
    row({}, u"data:text/html,x"_s, {});
    row({}, u"qrc:/sample/1"_s, {});
    row(u"/sub/"_s, u"1"_s, u"https://board.example/sub/1"_s);
    row(u"javascript:x"_s, u"/1"_s, u"https://board.example/1"_s);
}

void TreeTest::links_are_resolved_against_the_base()
{
    QFETCH(const QString, base);
    QFETCH(const QString, href);
    QFETCH(const QString, address);
    const PageTree tree = treeOf(base.isEmpty() ? QString() : u"<base href='%1'>"_s.arg(base));
    QCOMPARE(tree.resolve(href).toString(), address);
}

QTEST_GUILESS_MAIN(TreeTest)
#include "tst_tree.moc"
