// A feed is a board like another: found, kept, refreshed, read.

#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class FeedsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void a_feed_is_kept_and_refreshed();
    void a_page_that_names_a_feed_leads_to_it();
    void what_leaves_a_feed_is_not_gone();
    void a_feed_has_no_older_pages();
    void a_feeds_whole_text_is_read_without_asking_for_it();
    void what_a_page_said_is_not_replaced_by_its_feed();

private:
    /// Entries from `newest` down to `oldest`.
    static Response feed(int newest, int oldest)
    {
        QByteArray items;
        for (int i = newest; i >= oldest; --i) {
            const QByteArray number = QByteArray::number(i);
            items += "<item><title>소식 " + number + "</title><link>/news/" + number + "</link><guid>k-" + number +
                     "</guid><pubDate>Mon, 24 Feb 2025 10:" + number.rightJustified(2, '0') +
                     ":00 +0900</pubDate></item>";
        }
        Response response =
            Response::page("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>새벽통신</title>" + items +
                           "</channel></rss>");
        response.contentType = "application/rss+xml";
        return response;
    }
    static QStringList titles(House &house, BoardId id)
    {
        QStringList titles;
        for (const HeadlineRow &row : house.list(id))
            titles.append(row.headline.title);
        return titles;
    }
};

void FeedsTest::a_feed_is_kept_and_refreshed()
{
    House house;
    house.server.route(u"/rss"_s, feed(3, 1));
    const Board board = house.add(house.server.url(u"/rss"_s).toString());
    QCOMPARE(board.kind, u"feed"_s);
    QCOMPARE(board.name, u"새벽통신"_s);
    QCOMPARE(board.url, house.server.url(u"/rss"_s));
    QCOMPARE(titles(house, board.id), (QStringList{u"소식 3"_s, u"소식 2"_s, u"소식 1"_s}));
    house.server.route(u"/rss"_s, feed(5, 2));
    const int before = house.server.requests();
    const Result<RefreshReport> report = house.refresh(board.id);
    QVERIFY(report.ok());
    QCOMPARE(report->added, 2);
    QCOMPARE(house.server.requests(), before + 1);
    QCOMPARE(titles(house, board.id).first(3), (QStringList{u"소식 5"_s, u"소식 4"_s, u"소식 3"_s}));
    // The same bytes are not read.
    QSignalSpy read(&house.session().refresh(), &Refresh::progressed);
    QVERIFY(house.refresh(board.id).ok());
    QCOMPARE(read.size(), 0);
}

void FeedsTest::a_page_that_names_a_feed_leads_to_it()
{
    House house;
    house.server.route(
        u"/about"_s,
        Response::page("<html><head><title>새벽통신</title><link rel=\"alternate\" "
                       "type=\"application/rss+xml\" href=\"/rss\"></head><body><h1>회사 소개</h1><p>새벽통신은 "
                       "새벽에 엽니다.</p></body></html>"));
    house.server.route(u"/rss"_s, feed(3, 1));
    const Result<BoardPreview> found = house.look(house.server.url(u"/about"_s).toString());
    QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(errorText(found.error())));
    QCOMPARE(found->board.url, house.server.url(u"/rss"_s));
}

void FeedsTest::what_leaves_a_feed_is_not_gone()
{
    House house;
    house.server.route(u"/rss"_s, feed(9, 1));
    const BoardId id = house.add(house.server.url(u"/rss"_s).toString()).id;
    house.server.route(u"/rss"_s, feed(12, 8));
    QVERIFY(house.refresh(id).ok());
    QCOMPARE(house.list(id).size(), 12);
    for (const HeadlineRow &row : house.list(id))
        QVERIFY(!row.isGone());
}

void FeedsTest::a_feed_has_no_older_pages()
{
    House house;
    house.server.route(u"/rss"_s, feed(9, 1));
    const Board board = house.add(house.server.url(u"/rss"_s).toString());
    QSignalSpy finished(&house.session().backFill(), &BackFill::finished);
    const int before = house.server.requests();
    house.session().backFill().start(board);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished[0][2].toBool());
    QCOMPARE(house.server.requests(), before + 1);
}

namespace {

Response wholeFeed(const QByteArray &title, const QByteArray &text)
{
    return Response::page("<?xml version=\"1.0\"?><rss version=\"2.0\" "
                          "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>새벽통신</title>"
                          "<item><title>" +
                          title +
                          "</title><link>/read/1</link><guid isPermaLink=\"false\">one</guid><content:encoded>" + text +
                          "</content:encoded></item></channel></rss>");
}

} // namespace

void FeedsTest::a_feeds_whole_text_is_read_without_asking_for_it()
{
    House house;
    house.server.route(u"/rss"_s, wholeFeed("첫 소식", "<![CDATA[<p>온 글</p>]]>"));
    const Board board = house.add(house.server.url(u"/rss"_s).toString());
    QCOMPARE(house.server.requests(), 1);
    const Result<Article> article = house.show(board.id, u"one"_s);
    QVERIFY(article.ok());
    QCOMPARE(article->text, u"온 글"_s);
    QCOMPARE(house.server.requests(), 1);
}

void FeedsTest::what_a_page_said_is_not_replaced_by_its_feed()
{
    House house;
    house.server.route(u"/rss"_s, wholeFeed("첫 소식", "<![CDATA[<p>온 글</p>]]>"));
    const Board board = house.add(house.server.url(u"/rss"_s).toString());
    house.server.route(u"/rss"_s, wholeFeed("고친 소식", "<![CDATA[<p>다른 글</p>]]>"));
    QVERIFY(house.refresh(board.id).ok());
    QCOMPARE(house.headlines(board.id)[0].title, u"고친 소식"_s);
    QCOMPARE(house.show(board.id, u"one"_s)->text, u"온 글"_s);
}

QTEST_GUILESS_MAIN(FeedsTest)
#include "tst_feeds.moc"
