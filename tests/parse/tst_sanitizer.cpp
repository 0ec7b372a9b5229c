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

} // namespace

/// The cleaner: inert, stable, and nothing of the text lost.
class TestSanitizer : public QObject {
    Q_OBJECT

private slots:
    void writes_data();
    void writes();
    void letsNothingLiveThrough_data();
    void letsNothingLiveThrough();
    void isStableOverTagSoup();
    void isQuick();
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
    const QStringList vectors{u"<img src=x onerror=x()>"_s,
                              u"<p/onclick=x()>a"_s,
                              u"<a href='x\"onclick=x()'>a</a>"_s,
                              u"<img alt='\"><script>x()</script>' src=/a>"_s,
                              u"<svg/onload=x()>"_s,
                              u"<svg><style><img src=x onerror=x()></style></svg>"_s,
                              u"<math><mtext><table><mglyph><style><img src=x onerror=x()>"_s,
                              u"<noscript><p title=\"</noscript><img src=x onerror=x()>\">"_s,
                              u"<!--><script>x()</script>-->"_s,
                              u"<![CDATA[<script>x()</script>]]>"_s,
                              u"<table><a href=x><tr><td><a href=y>a</table>"_s,
                              u"<xmp><script>x()</script></xmp>"_s,
                              u"<plaintext><script>x()"_s,
                              u"<textarea><script>x()"_s,
                              u"<style>@import 'x'</style>a"_s,
                              u"&lt;script&gt;x()&lt;/script&gt;"_s,
                              u"&ltscript&gtx()"_s,
                              u"<scr\0ipt>x()"_s};
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

void TestSanitizer::isQuick()
{
    const QString article =
        u"<p>부산 앞바다에 <b>새 다리</b>가 놓인다. <a href=/a>자세히</a></p><p>&nbsp;</p>"_s.repeated(700);
    const PageTree tree = PageTree::parse(article, QUrl(u"https://board.example/news/1"_s));
    QBENCHMARK
    {
        (void)cleanHtml(tree.body(), tree);
    }
}

QTEST_GUILESS_MAIN(TestSanitizer)
#include "tst_sanitizer.moc"
