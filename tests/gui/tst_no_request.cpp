// Nothing that a page holds makes the reader ask anybody for anything: the whole corpus is shown, resized, copied and
// dragged while a server listens where it all points, and while every connection of the process is counted.

#include "app/parse/charset.h"
#include "app/parse/sanitizer.h"
#include "tests/support/firewall.h"
#include "tests/support/fixture_server.h"
#include "tests/support/hostile_html.h"
#include "ui/reader/article_view.h"
#include "ui/reader/reader.h"

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

} // namespace

class NoRequestTest : public QObject {
    Q_OBJECT

private slots:
    void the_firewall_sees_a_connection();
    void hostile_pages_are_shown_without_a_request();
};

void NoRequestTest::the_firewall_sees_a_connection()
{
    FixtureServer server;
    QNetworkAccessManager network;
    const int before = Firewall::connections();
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(server.url(u"/"_s))));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE_GT(Firewall::connections(), before);
    QCOMPARE(server.requests(), 1);
}

void NoRequestTest::hostile_pages_are_shown_without_a_request()
{
    FixtureServer server;
    const QUrl address = server.url(u"/news/1"_s);
    const int before = Firewall::connections();
    Reader reader;
    reader.resize(900, 700);
    reader.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reader));
    auto *view = reader.findChild<ArticleView *>();
    Board board;
    board.id = 1;
    board.name = u"<img src=%1>"_s.arg(address.toString());
    const auto vectors = hostileHtml(server.url().toEncoded());
    for (const HostileHtml &vector : vectors) {
        const PageTree tree = PageTree::parse(decodePage(vector.bytes, vector.contentType).text, address);
        const QString html = cleanHtml(tree.body(), tree);
        HeadlineRow row;
        row.key = makeKey(1, 1);
        row.headline.title = QString::fromUtf8(vector.bytes.left(200));
        Article article;
        article.html = html;
        article.comments.append(
            {.id = {}, .author = row.headline.title, .posted = {}, .depth = 1, .html = html, .text = {}});
        reader.showArticle(board, row, article);
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
        (void)reader.grab();
        view->selectAll();
        view->copy();
        for (QTextBlock block = view->document()->begin(); block.isValid(); block = block.next()) {
            for (auto at = block.begin(); !at.atEnd(); ++at) {
                const QTextCharFormat format = at.fragment().charFormat();
                const QUrl link(format.anchorHref());
                const bool isSafe = link.isEmpty() || link.scheme() == "http"_L1 || link.scheme() == "https"_L1 ||
                                    link.scheme() == "mailto"_L1 || isOfTheReader(link);
                QVERIFY2(isSafe, vector.name + ": " + link.toEncoded());
                const QString picture = format.isImageFormat() ? format.toImageFormat().name() : QString();
                QVERIFY2(picture.isEmpty() || picture.startsWith("place:"_L1), qPrintable(picture));
            }
        }
    }
    reader.resize(500, 700);
    QTest::qWait(200);
    QCOMPARE(server.requests(), 0);
    QCOMPARE(Firewall::connections(), before);
    qInfo("%lld pages shown, %d requests, %d connections", qlonglong(vectors.size()), server.requests(),
          Firewall::connections() - before);
}

QTEST_MAIN(NoRequestTest)
#include "tst_no_request.moc"
