// Nothing that a page holds makes the reader ask anybody for anything: the whole corpus is shown, resized, previewed,
// copied, dragged out, printed and exported while a server listens where it all points, and while every connection of
// the process is counted.

#include "app/parse/charset.h"
#include "app/parse/sanitizer.h"
#include "app/write/article_files.h"
#include "tests/support/firewall.h"
#include "tests/support/fixture_server.h"
#include "tests/support/hostile_html.h"
#include "ui/reader/article_print.h"
#include "ui/reader/article_view.h"
#include "ui/reader/preview_card.h"
#include "ui/reader/reader.h"

#include <QMimeData>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

#include <memory>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// The links on a commenter's name and to the comments; whatever a page writes, it makes no other.
bool isOfTheReader(const QUrl &link)
{
    static const QRegularExpression own(u"^reader:(?:comments|fresh|(?:person|comment|number|picture)/\\d+)$"_s);
    return own.match(link.toString()).hasMatch();
}

bool isSafe(const QUrl &link)
{
    return link.isEmpty() || link.scheme() == "http"_L1 || link.scheme() == "https"_L1 ||
           link.scheme() == "mailto"_L1 || isOfTheReader(link);
}

/// What in a document leads, or would be loaded, from where nothing may; empty if nothing does.
QString strayIn(const QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextCharFormat format = at.fragment().charFormat();
            if (!isSafe(QUrl(format.anchorHref()))) return format.anchorHref();
            const QString picture = format.isImageFormat() ? format.toImageFormat().name() : QString();
            if (!picture.isEmpty() && !picture.startsWith("place:"_L1)) return picture;
        }
    }
    return {};
}

/// Gives what is dragged out of it, or copied, without a hand that drags.
class DraggedView : public ArticleView {
public:
    using ArticleView::createMimeDataFromSelection;
};

} // namespace

class NoRequestTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_connections = Firewall::connections(); }
    void cleanup();

    void the_firewall_sees_a_connection();
    void hostile_pages_are_shown();
    void hostile_pages_are_previewed();
    void hostile_pages_are_dragged_out();
    void hostile_pages_are_exported_data();
    void hostile_pages_are_exported();
    void hostile_pages_are_printed();

private:
    struct Shown {
        QByteArray name;
        HeadlineRow row;
        Article article;
    };

    ArticleHtml written(const Shown &page) const { return articleHtml(page.row, page.article, {}, m_style, {}); }
    /// One request of the test's own; what was asked for before it has come to the server by then.
    void askOnce();

    FixtureServer m_server;
    QNetworkAccessManager m_network;
    ReaderStyle m_style;
    QList<Shown> m_pages;  ///< The corpus, as the reader gets it: a comment says the same as the text.
    int m_connections = 0; ///< Before the test …
    int m_own = 0;         ///< … and those that a request of its own opens.
};

void NoRequestTest::initTestCase()
{
    m_style = ReaderStyle::from(QPalette(), QFont(), 900);
    const QUrl address = m_server.url(u"/news/1"_s);
    for (const HostileHtml &vector : hostileHtml(m_server.url().toEncoded())) {
        const PageTree tree = PageTree::parse(decodePage(vector.bytes, vector.contentType).text, address);
        Shown page{vector.name, {}, {}};
        page.row.key = makeKey(1, m_pages.size() + 1);
        page.row.headline.title = QString::fromUtf8(vector.bytes.left(200));
        page.row.headline.url = address;
        page.article.html = cleanHtml(tree.body(), tree);
        page.article.text = plainText(page.article.html);
        page.article.comments.append({.id = {},
                                      .author = page.row.headline.title,
                                      .posted = {},
                                      .depth = 1,
                                      .html = page.article.html,
                                      .text = page.article.text});
        m_pages.append(page);
    }
    QCOMPARE_GE(m_pages.size(), 400);
    const int before = Firewall::connections();
    askOnce();
    m_own = Firewall::connections() - before;
}

void NoRequestTest::askOnce()
{
    const std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(m_server.uncounted())));
    QTRY_VERIFY(reply->isFinished());
    m_network.clearConnectionCache();
}

void NoRequestTest::cleanup()
{
    if (QLatin1StringView(QTest::currentTestFunction()) == "the_firewall_sees_a_connection"_L1) return;
    QCOMPARE(Firewall::connections(), m_connections);
    askOnce();
    QCOMPARE(Firewall::connections(), m_connections + m_own);
    QCOMPARE(m_server.requests(), 0);
    qInfo("%lld pages, %d requests, 0 connections", qlonglong(m_pages.size()), m_server.requests());
}

void NoRequestTest::the_firewall_sees_a_connection()
{
    askOnce();
    QCOMPARE_GT(m_own, 0);
    QCOMPARE(Firewall::connections(), m_connections + m_own);
}

void NoRequestTest::hostile_pages_are_shown()
{
    Reader reader;
    reader.resize(900, 700);
    reader.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reader));
    auto *view = reader.findChild<ArticleView *>();
    Board board;
    board.id = 1;
    board.name = u"<img src=%1>"_s.arg(m_server.url(u"/news/1"_s).toString());
    for (const Shown &page : std::as_const(m_pages)) {
        reader.showArticle(board, page.row, page.article);
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
        (void)reader.grab();
        view->selectAll();
        view->copy();
        QVERIFY2(strayIn(*view->document()).isEmpty(), page.name + ": " + strayIn(*view->document()).toUtf8());
    }
    reader.resize(500, 700);
}

void NoRequestTest::hostile_pages_are_previewed()
{
    Reader reader;
    reader.resize(900, 700);
    reader.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reader));
    reader.showArticle({}, {}, m_pages.first().article);
    auto *card = reader.findChild<PreviewCard *>();
    for (const Shown &page : std::as_const(m_pages)) {
        reader.showPreview(page.row);
        reader.fillPreview(page.row.key, page.article);
        QCOMPARE(card->key(), page.row.key);
        (void)card->grab();
        for (const QTextDocument *document : card->findChildren<QTextDocument *>())
            QVERIFY2(strayIn(*document).isEmpty(), page.name + ": " + strayIn(*document).toUtf8());
    }
    card->hide();
}

void NoRequestTest::hostile_pages_are_dragged_out()
{
    static const QRegularExpression picture(u"<img"_s);
    static const QRegularExpression address(u"(?:href|src)=\"(?!https?:|mailto:|reader:)[^\"]+\""_s);
    DraggedView view;
    view.resize(700, 500);
    for (const Shown &page : std::as_const(m_pages)) {
        view.setArticle(written(page), m_style);
        view.selectAll();
        const std::unique_ptr<QMimeData> dragged(view.createMimeDataFromSelection());
        QVERIFY(dragged->hasText() && dragged->hasHtml() && !dragged->hasUrls() && !dragged->hasImage());
        QVERIFY2(!picture.match(dragged->html()).hasMatch(), page.name);
        QVERIFY2(!address.match(dragged->html()).hasMatch(), page.name);
    }
}

void NoRequestTest::hostile_pages_are_exported_data()
{
    QTest::addColumn<QString>("format");
    for (const QString &format : {u"html"_s, u"md"_s, u"txt"_s})
        QTest::newRow(qPrintable(format)) << format;
}

void NoRequestTest::hostile_pages_are_exported()
{
    QFETCH(const QString, format);
    // Inside a tag: the same words in a text do nothing.
    static const QRegularExpression live(u"<(?:script|iframe|object|embed|link|base|form|svg|math)\\b|"
                                         u"<[a-z]+(?: [a-z-]+=\"[^\"]*\")* (?:src=\"(?!data:image/)|on\\w+=)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    for (const Shown &page : std::as_const(m_pages)) {
        const Article whole = completed(page.article, page.row.headline);
        const QString file = format == "html"_L1 ? articleAsHtml(whole)
                             : format == "md"_L1 ? articleAsMarkdown(whole)
                                                 : articleAsText(whole);
        QVERIFY(!file.isEmpty());
        if (format != "html"_L1) continue;
        QVERIFY2(!live.match(file).hasMatch(), page.name + ": " + live.match(file).captured().toUtf8());
        DraggedView view; // Opened again where Qt's rich text is a browser.
        view.setHtml(file);
        (void)view.grab();
    }
}

void NoRequestTest::hostile_pages_are_printed()
{
    constexpr qsizetype kOnOneSheet = 60; // What is printed is the same, one after the other or together.
    for (qsizetype from = 0; from < m_pages.size(); from += kOnOneSheet) {
        Article together;
        for (const Shown &page : m_pages.mid(from, kOnOneSheet)) {
            together.html += page.article.html;
            together.comments.append(page.article.comments);
        }
        const HeadlineRow row = m_pages[from].row;
        const Composer compose = [&](const ReaderStyle &style) { return articleHtml(row, together, {}, style, {}); };
        const QByteArray pdf = articlePdf({compose, QFont(), QLocale(QLocale::Korean), row.headline.title});
        QVERIFY(pdf.startsWith("%PDF"));
    }
}

QTEST_MAIN(NoRequestTest)
#include "tst_no_request.moc"
