// An article as HTML, Markdown and plain text: all of it there, and nothing of it alive.

#include "app/write/article_files.h"
#include "app/write/markdown.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

Article article()
{
    Article a;
    a.title = u"해운동맹 <협의> *연다*"_s;
    a.author = u"새벽통신"_s;
    a.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(8, 12), 9 * 3600);
    a.url = QUrl(u"https://example.kr/news/46577"_s);
    a.html = u"<p>첫 <b>문단</b></p><figure><img src=\"https://a.kr/1.jpg?a=1&amp;b=2\" alt=\"부두\"><figcaption>설명"
             "</figcaption></figure>"_s;
    a.text = u"첫 문단\n\n설명"_s;
    a.comments = {
        {.id = {}, .author = u"갑"_s, .posted = {}, .depth = 0, .html = u"<p>댓글</p>"_s, .text = u"댓글"_s},
        {.id = {}, .author = u"<을>"_s, .posted = {}, .depth = 1, .html = u"<p>답글</p>"_s, .text = u"답글"_s}};
    return a;
}

} // namespace

class ArticleFilesTest : public QObject {
    Q_OBJECT

private slots:
    void writes_markdown_data();
    void writes_markdown();
    void html_is_one_file_that_loads_nothing();
    void html_holds_the_pictures_that_are_at_hand();
    void markdown_has_all_parts();
    void text_has_all_parts();
    void the_list_completes_the_page();
};

void ArticleFilesTest::writes_markdown_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("markdown");
    const auto row = [](const char *name, const QString &html, const QString &markdown) {
        QTest::newRow(name) << html << markdown;
    };
    row("nothing", u""_s, u""_s);
    row("paragraphs", u"<p>가</p><p>나<br>다</p>"_s, u"가\n\n나\\\n다\n"_s);
    row("inline", u"<p><b>가</b> <i>나</i> <s>다</s> <a href=\"https://a.kr/(1)\">라</a></p>"_s,
        u"**가** *나* ~~다~~ [라](https://a.kr/%281%29)\n"_s);
    row("heading", u"<h2>가</h2><p>나</p>"_s, u"## 가\n\n나\n"_s);
    row("list", u"<ul><li>가</li><li>나<ol><li>다</li><li>라</li></ol></li></ul><p>마</p>"_s,
        u"- 가\n- 나\n  1. 다\n  2. 라\n\n마\n"_s);
    row("paragraphs in an item", u"<ul><li><p>가</p><p>나</p></li><li>다</li></ul>"_s, u"- 가\n\n  나\n- 다\n"_s);
    row("quote", u"<blockquote><p>가</p><p>나</p></blockquote><p>다</p>"_s, u"> 가\n>\n> 나\n\n다\n"_s);
    row("table", u"<table><tr><th>가</th><th>나</th></tr><tr><td>다|</td><td>라<br>마</td></tr></table><p>바</p>"_s,
        u"| 가 | 나 |\n| --- | --- |\n| 다\\| | 라 마 |\n\n바\n"_s);
    row("preformatted", u"<pre>a &lt; b\n```\n  c</pre><p>d</p>"_s, u"```\na < b\n` ` `\n  c\n```\n\nd\n"_s);
    row("picture", u"<p><img src=\"https://a.kr/1.jpg\" alt=\"가\"></p>"_s, u"![가](https://a.kr/1.jpg)\n"_s);
    row("rule", u"<p>가</p><hr><p>나</p>"_s, u"가\n\n---\n\n나\n"_s);
    row("what looks like markup", u"<p># 가 *나* [다](라) &lt;script&gt; &amp;lt; `마`</p>"_s,
        u"\\# 가 \\*나\\* \\[다\\](라) &lt;script> &amp;lt; \\`마\\`\n"_s);
    row("what looks like a list", u"<p>1. 가</p><p>- 나</p>"_s, u"1\\. 가\n\n\\- 나\n"_s);
}

void ArticleFilesTest::writes_markdown()
{
    QFETCH(const QString, html);
    QFETCH(const QString, markdown);
    QCOMPARE(toMarkdown(html), markdown);
}

void ArticleFilesTest::html_is_one_file_that_loads_nothing()
{
    const QString html = articleAsHtml(article());
    QVERIFY(html.startsWith(u"<!DOCTYPE html>"_s));
    QVERIFY(html.contains(u"default-src 'none'"_s));
    QVERIFY(html.contains(u"<h1>해운동맹 &lt;협의&gt; *연다*</h1>"_s));
    QVERIFY(html.contains(u"<a href=\"https://a.kr/1.jpg?a=1&amp;b=2\">[부두]</a>"_s));
    QVERIFY(html.contains(u"&lt;을&gt;"_s));
    QVERIFY(html.contains(u"<p>답글</p>"_s));
    for (const QString &loads : {u"<img"_s, u"<link"_s, u"<script"_s, u"src="_s, u"url("_s, u"@import"_s})
        QVERIFY2(!html.contains(loads), qPrintable(loads));
}

void ArticleFilesTest::html_holds_the_pictures_that_are_at_hand()
{
    Article a = article();
    a.html += u"<p><img src=\"https://b.kr/2.png\" width=\"40\"></p>"_s;
    const PictureFile file{.facts = {.format = "jpeg", .size = {4, 3}}, .bytes = "a picture's bytes"};
    const QString html = articleAsHtml(a, {{QUrl(u"https://a.kr/1.jpg?a=1&b=2"_s), file}});
    QVERIFY(html.contains(u"<img src=\"data:image/jpeg;base64,%1\" alt=\"부두\">"_s.arg(
        QString::fromLatin1(QByteArray("a picture's bytes").toBase64()))));
    QCOMPARE(html.count("<img"_L1), 1); // The other is a link.
    QVERIFY(html.contains("<a href=\"https://b.kr/2.png\">"_L1));
}

void ArticleFilesTest::markdown_has_all_parts()
{
    QCOMPARE(articleAsMarkdown(article()),
             u"# 해운동맹 &lt;협의> \\*연다\\*\n\n새벽통신 · 2025-02-24 08:12\n\n<https://example.kr/news/46577>\n\n"
             "첫 **문단**\n\n![부두](https://a.kr/1.jpg?a=1&b=2)\n\n설명\n\n## Comments (2)\n\n**갑**\n\n댓글\n\n"
             "**&lt;을>**\n\n답글\n"_s);
}

void ArticleFilesTest::text_has_all_parts()
{
    QCOMPARE(
        articleAsText(article()),
        u"해운동맹 <협의> *연다*\n새벽통신 · 2025-02-24 08:12\nhttps://example.kr/news/46577\n\n첫 문단\n\n설명\n\n"
        "Comments (2)\n\n갑\n댓글\n\n  <을>\n  답글\n"_s);
}

void ArticleFilesTest::the_list_completes_the_page()
{
    Headline headline;
    headline.title = u"목록의 제목"_s;
    headline.author = u"목록"_s;
    headline.posted = PostedTime::day(QDate(2025, 2, 24), 0);
    headline.url = QUrl(u"https://example.kr/1"_s);
    const Article full = completed({}, headline);
    QCOMPARE(full.title, headline.title);
    QCOMPARE(full.author, headline.author);
    QCOMPARE(full.posted, headline.posted);
    QCOMPARE(full.url, headline.url);
    QCOMPARE(completed(article(), headline), article());
}

QTEST_GUILESS_MAIN(ArticleFilesTest)
#include "tst_article_files.moc"
