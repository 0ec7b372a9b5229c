#include "app/parse/sanitizer.h"

#include <QRegularExpression>
#include <QTest>

using namespace newsboard;
using namespace Qt::StringLiterals;

/// What a person would copy out of a cleaned article: paragraphs, lines, items and cells.
class TestPlainText : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void keepsAllTextOfWhatIsCleaned();
};

void TestPlainText::reads_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &html, const QString &text) {
        QTest::newRow(name) << html << text;
    };
    row("nothing", u""_s, u""_s);
    row("a line", u"<p>a</p>"_s, u"a"_s);
    row("paragraphs are apart by an empty line", u"<p>a</p><p>b</p>"_s, u"a\n\nb"_s);
    row("a line feed", u"<p>a<br>b</p>"_s, u"a\nb"_s);
    row("inline elements part nothing", u"<p>a<b>b</b><i>c</i> <a href=\"https://x.example/\">d</a></p>"_s, u"abc d"_s);
    row("a heading", u"<h2>a</h2><p>b</p>"_s, u"a\n\nb"_s);
    row("a list", u"<p>a</p><ul><li>b</li><li>c</li></ul><p>d</p>"_s, u"a\n\n• b\n• c\n\nd"_s);
    row("a list of paragraphs", u"<ul><li><p>a</p><p>b</p></li><li>c</li></ul>"_s, u"• a\nb\n• c"_s);
    row("an ordered list", u"<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>"_s, u"1. a\n2. b\n\n1. c"_s);
    row("lists in lists", u"<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>"_s,
        u"1. a\n  • b\n  • c\n2. d"_s);
    row("a table", u"<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"_s, u"a\tb\nc\td"_s);
    row("an empty cell keeps its place", u"<table><tr><td>a</td><td></td><td>c</td></tr></table>"_s, u"a\t\tc"_s);
    row("an empty row is none", u"<table><tr><td></td><td></td></tr><tr><td>a</td><td>b</td></tr></table>"_s,
        u"a\tb"_s);
    row("preformatted lines", u"<pre>a  b\n  c</pre><p>d</p>"_s, u"a  b\n  c\n\nd"_s);
    row("a quotation", u"<p>a</p><blockquote><p>b</p></blockquote><p>c</p>"_s, u"a\n\nb\n\nc"_s);
    row("a picture is no text", u"<p><img src=\"https://x.example/a.jpg\" alt=\"b\"></p><p>c</p>"_s, u"c"_s);
    row("a caption", u"<figure><img src=\"https://x.example/a.jpg\"><figcaption>▲ a</figcaption></figure><p>b</p>"_s,
        u"▲ a\n\nb"_s);
    row("a rule parts", u"<p>a</p><hr><p>b</p>"_s, u"a\n\nb"_s);
    row("definitions", u"<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>"_s, u"a\nb\nc\nd"_s);
    row("entities are characters", u"<p>&lt;b&gt; &amp;amp; &quot;</p>"_s, u"<b> &amp; \""_s);
    row("hard spaces stay", u"<p>a&nbsp;b</p>"_s, u"a\u00A0b"_s);
    row("ruby", u"<p><ruby>漢<rp>(</rp><rt>한</rt><rp>)</rp></ruby></p>"_s, u"漢(한)"_s);
}

void TestPlainText::reads()
{
    QFETCH(const QString, html);
    QFETCH(const QString, text);
    QCOMPARE(plainText(html), text);
}

void TestPlainText::keepsAllTextOfWhatIsCleaned()
{
    const QString page = u"<div>하나<table><tr><td>둘<ul><li>셋<li>넷</ul><td>다섯</table><p>여섯<blockquote>일곱"
                         "<pre>여덟</pre></blockquote><dl><dt>아홉<dd>열</dl><figure><img src=/a.jpg><figcaption>열하나"
                         "</figure><h3>열둘</h3></div>"_s;
    const PageTree tree = PageTree::parse(page, QUrl(u"https://board.example/news/1"_s));
    QString text = plainText(cleanHtml(tree.body(), tree));
    text.remove(u"• "_s);
    QCOMPARE(text.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts),
             (QStringList{u"하나"_s, u"둘"_s, u"셋"_s, u"넷"_s, u"다섯"_s, u"여섯"_s, u"일곱"_s, u"여덟"_s, u"아홉"_s,
                          u"열"_s, u"열하나"_s, u"열둘"_s}));
}

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plain_text.moc"
