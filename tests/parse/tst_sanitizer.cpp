#include "app/parse/sanitizer.h"

#include <QRandomGenerator>
#include <QTest>

using namespace newsboard;
using namespace Qt::StringLiterals;

namespace {

QString clean(const QString &html)
{
    const PageTree tree = PageTree::parse(html, QUrl(u"https://board.example/news/1"_s));
    return cleanHtml(tree.body(), tree);
}

/// What in the HTML is not on the list, found by another road than the cleaner's; empty if all is.
QString strayPart(const QString &html)
{
    static const QSet<QString> elements{
        u"p"_s,     u"h1"_s,    u"h2"_s,   u"h3"_s,  u"h4"_s,     u"h5"_s,      u"h6"_s,     u"blockquote"_s,
        u"ul"_s,    u"ol"_s,    u"li"_s,   u"dl"_s,  u"dt"_s,     u"dd"_s,      u"figure"_s, u"figcaption"_s,
        u"table"_s, u"tbody"_s, u"tr"_s,   u"td"_s,  u"th"_s,     u"caption"_s, u"pre"_s,    u"hr"_s,
        u"br"_s,    u"img"_s,   u"a"_s,    u"b"_s,   u"strong"_s, u"i"_s,       u"em"_s,     u"u"_s,
        u"s"_s,     u"del"_s,   u"ins"_s,  u"sub"_s, u"sup"_s,    u"small"_s,   u"mark"_s,   u"code"_s,
        u"kbd"_s,   u"samp"_s,  u"var"_s,  u"q"_s,   u"cite"_s,   u"abbr"_s,    u"time"_s,   u"ruby"_s,
        u"rt"_s,    u"rp"_s,    u"span"_s, u"dfn"_s, u"bdi"_s};
    static const QSet<QString> attributes{u"href"_s,    u"src"_s,     u"alt"_s,  u"title"_s, u"width"_s,   u"height"_s,
                                          u"colspan"_s, u"rowspan"_s, u"lang"_s, u"dir"_s,   u"datetime"_s};
    const PageTree tree = PageTree::parse(html, QUrl(u"https://board.example/news/1"_s));
    for (const xmlNode *at = nextInTree(tree.body(), tree.body()); at; at = nextInTree(at, tree.body())) {
        if (at->type == XML_TEXT_NODE) continue;
        const QString name = QString::fromUtf8(reinterpret_cast<const char *>(at->name));
        if (!isElement(at) || !elements.contains(name)) return name;
        for (const xmlAttr *a = at->properties; a; a = a->next) {
            const QString key = QString::fromUtf8(reinterpret_cast<const char *>(a->name));
            const QString value = attribute(at, key.toUtf8().constData());
            if (!attributes.contains(key)) return name + u'@' + key;
            const bool web = value.startsWith("http://"_L1) || value.startsWith("https://"_L1);
            if (key == "src"_L1 && !web) return value;
            if (key == "href"_L1 && !web && !value.startsWith("mailto:"_L1)) return value;
        }
    }
    return {};
}

/// How many elements stand in each other at most.
int depthOf(const QString &html)
{
    const PageTree tree = PageTree::parse(html, QUrl(u"https://board.example/news/1"_s));
    int deepest = 0;
    for (const xmlNode *at = tree.body(); at; at = nextInTree(at, tree.body())) {
        int depth = 0;
        for (const xmlNode *up = at; up && up != tree.body(); up = up->parent)
            ++depth;
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

} // namespace

/// The cleaner: inert, stable, and nothing of the text lost.
class TestSanitizer : public QObject {
    Q_OBJECT

private slots:
    void writes_data();
    void writes();
    void letsNothingLiveThrough_data();
    void letsNothingLiveThrough();
    void writesNothingThatMisleads_data();
    void writesNothingThatMisleads();
    void isStableOverTagSoup();
    void isStableInTheDeep_data();
    void isStableInTheDeep();
};

void TestSanitizer::writes_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *name, const QString &html, const QString &written) {
        QTest::newRow(name) << html << written;
    };
    row("blocks leave inline elements", u"<b>a<div>b</div>c</b>"_s, u"<p><b>a</b></p><p><b>b</b></p><p><b>c</b></p>"_s);
    row("empty paragraphs go", u"<p>&nbsp;</p><p>a</p><p><br></p><p>b</p>"_s, u"<p>a</p><p>b</p>"_s);
    row("two line feeds part paragraphs", u"a<br><br><br>b<br>c"_s, u"<p>a</p><p>b<br>c</p>"_s);
    row("unknown elements are unwrapped", u"<font color=red>a</font><o:p>b</o:p>"_s, u"<p>ab</p>"_s);
    row("a lazy picture and its twin are one",
        u"<img src=\"data:image/gif;base64,R0\" data-src=\"/a.jpg\" width=640 height=480><noscript><img src=/a.jpg></noscript>"_s,
        u"<p><img src=\"https://board.example/a.jpg\" width=\"640\" height=\"480\"></p>"_s);
    row("the largest of a srcset", u"<img src=/s.jpg srcset='/m.jpg 640w, /l.jpg 1280w'>"_s,
        u"<p><img src=\"https://board.example/l.jpg\"></p>"_s);
    row("a counter of readers is no picture", u"a<img src=/t.gif width=1 height=1>"_s, u"<p>a</p>"_s);
    row("a caption below its picture", u"<p><img src=/a.jpg></p><p>▲ 새 다리</p>"_s,
        u"<figure><img src=\"https://board.example/a.jpg\"><figcaption>▲ 새 다리</figcaption></figure>"_s);
    row("a caption in a table", u"<table><tr><td><img src=/a.jpg></td></tr><tr><td>새 다리</td></tr></table>"_s,
        u"<figure><img src=\"https://board.example/a.jpg\"><figcaption>새 다리</figcaption></figure>"_s);
    row("a frame of a table is unwrapped", u"<table><tr><td><p>a</p><p>b</p></td></tr></table>"_s,
        u"<p>a</p><p>b</p>"_s);
    row("a table of data stays", u"<table><tr><th>a<td colspan=900>b</table>"_s,
        u"<table><tr><th>a</th><td colspan=\"100\">b</td></tr></table>"_s);
    row("hidden e-mail", u"<a class=__cf_email__ data-cfemail=\"2a4b6a480449\">[email&#160;protected]</a>"_s,
        u"<p><a href=\"mailto:a@b.c\">a@b.c</a></p>"_s);
    row("ruby stays", u"<ruby>漢<rp>(</rp><rt>한</rt><rp>)</rp></ruby>"_s,
        u"<p><ruby>漢<rp>(</rp><rt>한</rt><rp>)</rp></ruby></p>"_s);
    row("lists", u"<ul><li>a<ul><li>b</ul><li>c</ul>"_s, u"<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"_s);
}

void TestSanitizer::writes()
{
    QFETCH(const QString, html);
    QFETCH(const QString, written);
    QCOMPARE(clean(html), written);
    QCOMPARE(clean(written), written);
}

void TestSanitizer::letsNothingLiveThrough_data()
{
    QTest::addColumn<QString>("html");
    // Schemes in every disguise, in every attribute that takes an address.
    const QStringList addresses{u"javascript:x()"_s,
                                u"JaVaScRiPt:x()"_s,
                                u"jav&#x09;ascript:x()"_s,
                                u"jav&#10;ascript:x()"_s,
                                u"&#1;javascript:x()"_s,
                                u" javascript:x()"_s,
                                u"&#106avascript:x()"_s,
                                u"&#x6A;avascript:x()"_s,
                                u"javascript&colon;x()"_s,
                                u"vbscript:x"_s,
                                u"data:text/html,x"_s,
                                u"data:image/svg+xml,x"_s,
                                u"file:///etc/hostname"_s,
                                u"ftp://a.example/x"_s,
                                u"qrc:/sample/x"_s,
                                u"blob:x"_s,
                                u"view-source:https://a.example"_s,
                                u"//user:pw@a.example/x"_s,
                                u"http:///x"_s,
                                u"mailto:a@b?bcc=c@d"_s,
                                u"feed:javascript:x()"_s,
                                u"java\u200Bscript:x()"_s,
                                u"\u202Ejavascript:x()"_s};
    const QStringList frames{u"<a href=\"%1\">a</a>"_s,
                             u"<img src=\"%1\">"_s,
                             u"<img data-src=\"%1\">"_s,
                             u"<img srcset=\"%1 2x\">"_s,
                             u"<iframe src=\"%1\"></iframe>"_s,
                             u"<form action=\"%1\"><button formaction=\"%1\">a</button></form>"_s,
                             u"<meta http-equiv=refresh content=\"0;url=%1\">"_s,
                             u"<base href=\"%1\"><a href=x>a</a>"_s,
                             u"<svg><a xlink:href=\"%1\"><text>a</text></a></svg>"_s,
                             u"<p style=\"background:url(%1)\">a</p>"_s,
                             u"<video poster=\"%1\"></video>"_s};
    for (const QString &frame : frames) {
        for (const QString &address : addresses)
            QTest::addRow("%s %s", qPrintable(frame), qPrintable(address)) << frame.arg(address);
    }
    const QStringList vectors{
        u"<img src=x onerror=x()>"_s, u"<p/onclick=x()>a"_s, u"<a href='x\"onclick=x()'>a</a>"_s,
        u"<img alt='\"><script>x()</script>' src=/a>"_s, u"<svg/onload=x()>"_s,
        u"<svg><style><img src=x onerror=x()></style></svg>"_s,
        u"<math><mtext><table><mglyph><style><img src=x onerror=x()>"_s,
        u"<noscript><p title=\"</noscript><img src=x onerror=x()>\">"_s, u"<!--><script>x()</script>-->"_s,
        u"<![CDATA[<script>x()</script>]]>"_s, u"<table><a href=x><tr><td><a href=y>a</table>"_s,
        u"<xmp><script>x()</script></xmp>"_s, u"<plaintext><script>x()"_s, u"<textarea><script>x()"_s,
        u"<style>@import 'x'</style>a"_s, u"&lt;script&gt;x()&lt;/script&gt;"_s, u"&ltscript&gtx()"_s,
        u"<scr\0ipt>x()"_s,
        // Mutation: what one reading takes for text and the next for markup.
        u"<math><mi><mglyph></mi><style><img src=x onerror=x()></style></math>"_s,
        u"<math><annotation-xml encoding=text/html><style><img src=x onerror=x()></style>"_s,
        u"<svg><desc><table><style><img title=\"</style><img src=x onerror=x()>\">"_s,
        u"<svg></p><style><a id=\"</style><img src=1 onerror=x()>\">"_s,
        u"<form><math><mtext></form><form><mglyph><style></math><img src onerror=x()>"_s,
        u"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 "
        "onerror=x()&gt;\">"_s,
        u"<svg><foreignObject><p><img src=x onerror=x()></p></foreignObject></svg>"_s,
        u"<svg><title><img src=x onerror=x()></title></svg>"_s,
        u"<svg><use href=\"data:image/svg+xml,x#a\"></use></svg>"_s,
        u"<svg><animate attributeName=href values=javascript:x() /></svg>"_s,
        u"<noscript><style></noscript><img src=x onerror=x()>"_s,
        u"<noembed><img title=\"</noembed><img src=x onerror=x()>\"></noembed>"_s,
        u"<iframe><!--</iframe><img src=x onerror=x()>-->"_s, u"<title><a href=\"</title><img src=x onerror=x()>\">"_s,
        u"<textarea></textarea><img src=x onerror=x()></textarea>"_s,
        u"<select><template><style><!--</style></template></select><img src=x onerror=x()>-->"_s,
        u"<template><img src=x onerror=x()></template>"_s, u"<p id=\"</p><script>x()</script>\">a"_s,
        u"<pre>\n\n<img src=x onerror=x()></pre>"_s, u"<listing>&lt;script&gt;x()&lt;/script&gt;</listing>"_s,
        // Foster parenting: what a table may not hold moves before it.
        u"<table><script>x()</script><img src=x onerror=x()><tr><td>a"_s, u"<table>a<tr>b<td>c</td>d</tr>e</table>"_s,
        u"<table><form action=/x><input type=hidden><tr><td></form>a</table>"_s,
        u"<table><svg><tr><td><style><img src=x onerror=x()></table>"_s,
        u"<table><caption><a href=x><table><tr><td><a href=y>b</table>"_s,
        u"<a href=x><table><tr><td><a href=y><b>a</table></a>b"_s, u"<b><table><td></b><i></table>a</i>"_s,
        u"<ul><table><li>a<tr><td><li>b</table></ul>"_s,
        // CSS has no way in, whatever its form.
        u"<p style=\"width:expression(x())\">a"_s, u"<p style=\"-moz-binding:url(//evil.example/x.xml#a)\">a"_s,
        u"<p style=\"background:u\\72l(javascript:x())\">a"_s,
        u"<p style=\"position:fixed;top:0;left:0;width:9999px;height:9999px\">a"_s,
        u"<div style=\"behavior:url(x.htc)\">a</div>"_s, u"<link rel=stylesheet href=//evil.example/x.css>a"_s,
        u"<style>p{background:url(//evil.example/)}</style><p class=a id=b>a"_s,
        u"<td background=//evil.example/x.gif>a"_s, u"<body background=//evil.example/x.gif bgcolor=red onload=x()>a"_s,
        u"<img src=/a.jpg lowsrc=javascript:x() dynsrc=javascript:x() usemap=#a ismap>"_s,
        u"<img src=/a.jpg srcset=\"javascript:x() 2x, data:image/svg+xml,x 3x\">"_s,
        u"<picture><source srcset=\"javascript:x()\"><img src=data:,x></picture>"_s,
        // Attributes that a reader of tags may mistake.
        u"<img src=/a.jpg alt=`><script>x()</script>`>"_s, u"<img src=/a.jpg alt=\"a\" onerror=x()\">"_s,
        u"<img \"\"\"><script>x()</script>\">"_s, u"<a href=\"http://a.example/\"onclick=\"x()\">a</a>"_s,
        u"<a href=/a target=_blank ping=//evil.example/ rel=opener download>a</a>"_s,
        u"<a href=\"http://a.example/&quot;onmouseover=&quot;x()\">a</a>"_s,
        u"<a href=\"mailto:a@b.example?bcc=c@d.example&body=x\">a</a>"_s,
        u"<a href=\"//evil.example\\@board.example/\">a</a>"_s, u"<a href=\"http://user:word@evil.example/\">a</a>"_s,
        u"<time datetime='2025\"onclick=x()'>a</time>"_s, u"<p lang='ko\"onclick=x()' dir='ltr onclick=x()'>a"_s,
        u"<td colspan='2\"onclick=x()' rowspan=-1>a<td>b"_s, u"<isindex action=javascript:x() prompt=a>"_s,
        u"<button formaction=javascript:x()>a</button>"_s,
        u"<details open ontoggle=x()><summary>a</summary>b</details>"_s,
        u"<object data=javascript:x()><embed src=javascript:x()></object>"_s,
        u"<marquee onstart=x()>a</marquee><keygen autofocus onfocus=x()>"_s,
        u"<x-element onclick=x()>a</x-element><a:b onclick=x()>a</a:b>"_s,
        u"<a xlink:href=javascript:x() xml:base=javascript:>a</a>"_s};
    for (const QString &vector : vectors)
        QTest::addRow("%s", qPrintable(vector)) << vector;
}

void TestSanitizer::letsNothingLiveThrough()
{
    QFETCH(const QString, html);
    const QString once = clean(html);
    QCOMPARE(strayPart(once), QString());
    QCOMPARE(clean(once), once);
}

void TestSanitizer::writesNothingThatMisleads_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *name, const QString &html, const QString &written) {
        QTest::newRow(name) << html << written;
    };
    row("overrides of direction", u"<p>gpj.\u202Eexe.\u202Cjpg</p>"_s, u"<p>gpj.exe.jpg</p>"_s);
    row("isolates", u"<p>a\u2066b\u2067c\u2068d\u2069e</p>"_s, u"<p>abcde</p>"_s);
    row("marks of direction", u"<p>a\u200Eb\u200Fc\u061Cd</p>"_s, u"<p>abcd</p>"_s);
    row("zero-width characters", u"<p>a\u200Bb\u2060c\uFEFFd\u00ADe</p>"_s, u"<p>abcde</p>"_s);
    row("zero-width joiners in Latin", u"<p>pay\u200Dpal\u200Cx</p>"_s, u"<p>paypalx</p>"_s);
    row("a joiner of Persian stays", u"<p>\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645</p>"_s,
        u"<p>\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645</p>"_s);
    row("a joined emoji stays", u"<p>\U0001F469\u200D\U0001F680</p>"_s, u"<p>\U0001F469\u200D\U0001F680</p>"_s);
    row("tag characters", u"<p>a\U000E0068\U000E0069\U000E007Fb\U000E0001c</p>"_s, u"<p>abc</p>"_s);
    row("the flag of Scotland stays",
        u"<p>\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F</p>"_s,
        u"<p>\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F</p>"_s);
    row("words behind a flag", u"<p>\U0001F3F4\U000E0068\U000E0069\U000E007F!</p>"_s, u"<p>\U0001F3F4!</p>"_s);
    row("a flag without an end", u"<p>\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067</p>"_s,
        u"<p>\U0001F3F4</p>"_s);
    row("controls", u"<p>a&#1;b&#8;c&#127;d&#x85;e</p>"_s, u"<p>abcd\u2026e</p>"_s);
    row("misleading marks in attributes", u"<a href=/x title=\"a\u202Eb\U000E0061c\">d</a>"_s,
        u"<p><a href=\"https://board.example/x\" title=\"abc\">d</a></p>"_s);
    row("look-alike brackets are text", u"<p>＜script＞x()＜/script＞ ‹b›</p>"_s,
        u"<p>＜script＞x()＜/script＞ ‹b›</p>"_s);
    row("a look-alike scheme is an address of the page", u"<a href=\"jаvascript:x()\">a</a>"_s,
        u"<p><a href=\"https://board.example/news/j%D0%B0vascript:x()\">a</a></p>"_s);
    row("a full-width colon is a path", u"<a href=\"javascript：x()\">a</a>"_s,
        u"<p><a href=\"https://board.example/news/javascript%EF%BC%9Ax()\">a</a></p>"_s);
    row("a host of mixed scripts is punycode", u"<a href=\"https://pаypal.example/\">a</a>"_s,
        u"<p><a href=\"https://xn--pypal-4ve.example/\">a</a></p>"_s);
    row("name and password are taken from a link", u"<a href=\"https://bank.example@evil.example/\">a</a>"_s,
        u"<p><a href=\"https://evil.example/\">a</a></p>"_s);
    row("hidden text", u"<p>a<span style=\"display: none\">b</span><span hidden>c</span></p>"_s, u"<p>a</p>"_s);
    row("a scheme broken by tabs", u"<a href=\"java\tscript:x()\">a</a>"_s, u"<p>a</p>"_s);
}

void TestSanitizer::writesNothingThatMisleads()
{
    QFETCH(const QString, html);
    QFETCH(const QString, written);
    QCOMPARE(clean(html), written);
    QCOMPARE(clean(written), written);
}

void TestSanitizer::isStableInTheDeep_data()
{
    QTest::addColumn<QString>("html");
    const QStringList nested{u"<div>"_s,
                             u"<blockquote>"_s,
                             u"<ul><li>"_s,
                             u"<table><tr><td>a<td>"_s,
                             u"<table><td>"_s,
                             u"<dl><dd>"_s,
                             u"<figure>"_s,
                             u"<b><i>"_s,
                             u"<p><b>"_s,
                             u"<a href=/x>"_s,
                             u"<span lang=ko>"_s,
                             u"<font>"_s,
                             u"<svg><g>"_s,
                             u"<math><mrow>"_s,
                             u"<center>"_s,
                             u"<li>"_s,
                             u"<ruby><rt>"_s,
                             u"<pre>"_s,
                             u"<object>"_s,
                             u"<ol><li><p>"_s,
                             u"<noscript>"_s,
                             u"<picture>"_s,
                             u"<select>"_s,
                             u"<h1>"_s,
                             u"<table><caption>"_s,
                             u"<details><summary>"_s,
                             u"<div align=center>"_s};
    for (const QString &part : nested) {
        QTest::addRow("%s", qPrintable(part)) << part.repeated(900) + u"x"_s;
        QTest::addRow("%s, with text between", qPrintable(part)) << (part + u"x "_s).repeated(300);
    }
}

void TestSanitizer::isStableInTheDeep()
{
    QFETCH(const QString, html);
    const QString once = clean(html);
    QCOMPARE(strayPart(once), QString());
    QCOMPARE(clean(once), once);
    QVERIFY(depthOf(once) <= 100);
}

void TestSanitizer::isStableOverTagSoup()
{
    const QStringList parts{u"<p>"_s,       u"</p>"_s,         u"<b>"_s,
                            u"</b>"_s,      u"<a href=/x>"_s,  u"</a>"_s,
                            u"<table>"_s,   u"</table>"_s,     u"<tr>"_s,
                            u"<td>"_s,      u"</td>"_s,        u"<li>"_s,
                            u"<ul>"_s,      u"</ul>"_s,        u"<div lang=ko>"_s,
                            u"</div>"_s,    u"<pre>"_s,        u"\n"_s,
                            u"</pre>"_s,    u"<br>"_s,         u" "_s,
                            u"가"_s,        u"x&amp;"_s,       u"&nbsp;"_s,
                            u"<h2>"_s,      u"</h2>"_s,        u"<img src=/a.jpg>"_s,
                            u"<figure>"_s,  u"<figcaption>"_s, u"</figure>"_s,
                            u"<dl>"_s,      u"<dt>"_s,         u"<dd>"_s,
                            u"</dl>"_s,     u"<ruby>"_s,       u"<rt>"_s,
                            u"</ruby>"_s,   u"<svg>"_s,        u"</svg>"_s,
                            u"<hr>"_s,      u"<blockquote>"_s, u"</blockquote>"_s,
                            u"<caption>"_s, u"▲ b"_s,          u"<i>"_s,
                            u"</i>"_s,      u"<center>"_s,     u"<th>"_s,
                            u"\u200D"_s,    u"<select>"_s,     u"</select>"_s};
    QRandomGenerator random(20250224);
    for (int round = 0; round < 3000; ++round) {
        QString soup;
        for (int i = random.bounded(40); i >= 0; --i)
            soup += parts[random.bounded(int(parts.size()))];
        const QString once = clean(soup);
        const QString twice = clean(once);
        QVERIFY2(twice == once, qPrintable(u"%1\nonce  %2\ntwice %3"_s.arg(soup, once, twice)));
        QCOMPARE(strayPart(once), QString());
    }
}

QTEST_GUILESS_MAIN(TestSanitizer)
#include "tst_sanitizer.moc"
