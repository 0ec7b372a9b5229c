#include "app/parse/page_feeds.h"
#include "app/parse/pages.h"

#include <QTest>

using namespace newsboard;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kHost = "https://b.example"_L1;

} // namespace

class TestPages : public QObject {
    Q_OBJECT

private slots:
    void readsPagination_data();
    void readsPagination();
    void otherNumbersAreNoPages_data();
    void otherNumbersAreNoPages();
    void theSecondOfTwoIsTheLast_data();
    void theSecondOfTwoIsTheLast();
    void rowLinksAreNoPages();
    void cutPageSaysNothingOfTheEnd();
    void findsTheBoardsFeed_data();
    void findsTheBoardsFeed();
};

void TestPages::readsPagination_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("html");
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("last"); // 0: not known
    QTest::addColumn<QString>("next");
    QTest::addColumn<QString>("made"); // page 4's address by the rule
    QTest::addColumn<bool>("isLast");

    QTest::newRow("last link")
        << u"/news"_s << u"<b>1</b> <a href='/news?page=2'>2</a> <a href='?page=3'>3</a> <a href='?page=40'>[끝]</a>"_s
        << 1 << 40 << u"/news?page=2"_s << u"/news?page=4"_s << false;
    QTest::newRow("on the last page")
        << u"/news?page=3"_s << u"<a href='/news?page=1'>1</a> <a href='/news?page=2'>2</a> <strong>3</strong>"_s << 3
        << 3 << QString() << u"/news?page=4"_s << true;
    QTest::newRow("next block, last unknown")
        << u"/news"_s << u"<em>1</em> <a href='?page=2'>2</a> <a href='?page=3'>3</a> <a href='?page=4'>다음 ›</a>"_s
        << 1 << 0 << u"/news?page=2"_s << u"/news?page=4"_s << false;
    QTest::newRow("gap before the last number") << u"/f.php?f=1&page=2"_s
                                                << u"<a href='?f=1&amp;page=1'>1</a> <b>2</b> <a "
                                                   u"href='?f=1&amp;page=3'>3</a> … <a href='?f=1&amp;page=45'>45</a> "
                                                   u"<a href='?f=1&amp;page=3'>Next</a>"_s
                                                << 2 << 45 << u"/f.php?f=1&page=3"_s << u"/f.php?f=1&page=4"_s << false;
    QTest::newRow("offsets") << u"/f.php?f=1&start=25"_s
                             << u"<a href='?f=1&amp;start=0'>1</a> <b>2</b> <a href='?f=1&amp;start=50'>3</a>"_s << 2
                             << 3 << u"/f.php?f=1&start=50"_s << u"/f.php?f=1&start=75"_s << false;
    QTest::newRow("counted from 0") << u"/list?pageIndex=0"_s
                                    << u"<b>1</b><a href='?pageIndex=1'>2</a><a href='?pageIndex=2'>3</a>"_s << 1 << 3
                                    << u"/list?pageIndex=1"_s << u"/list?pageIndex=3"_s << false;
    QTest::newRow("in the path") << u"/forum/index2.html"_s
                                 << u"<a href='/forum/index1.html'>1</a> <span class='current'>2</span> "
                                    u"<a href='/forum/index3.html'>3</a> <a href='/forum/index9.html'>Last »</a>"_s
                                 << 2 << 9 << u"/forum/index3.html"_s << u"/forum/index4.html"_s << false;
    QTest::newRow("path part")
        << u"/categories/help/p6"_s
        << u"<a href='/categories/help/p5'>5</a> <a class='Highlight on' href='/categories/help/p6'>6</a> "
           u"<a href='/categories/help/p7'>7</a> <a rel='next' href='/categories/help/p7'>»</a>"_s
        << 6 << 0 << u"/categories/help/p7"_s << u"/categories/help/p4"_s << false;
    QTest::newRow("marked link")
        << u"/news/77"_s
        << u"<ul><li><a href='/news?page=4'>4</a></li><li class='active'><a href='/news?page=5'>5</a>"
           u"</li><li><a href='/news?page=6'>6</a></li></ul>"_s
        << 5 << 6 << u"/news?page=6"_s << u"/news?page=4"_s << false;
    QTest::newRow("Japanese words alone")
        << u"/bbs?page=2"_s << u"<a href='/bbs?page=1'>前へ</a> <a href='/bbs?page=3'>次へ</a>"_s << 2 << 0
        << u"/bbs?page=3"_s << u"/bbs?page=4"_s << false;
    QTest::newRow("search words are not learnt")
        << u"/bbs/board.php?bo_table=n&stx=a&page=1"_s
        << u"<b>1</b> <a href='?bo_table=n&amp;sfl=x&amp;stx=a&amp;page=2'>2</a> "
           u"<a href='?bo_table=n&amp;sfl=x&amp;stx=a&amp;page=3'>3</a>"_s
        << 1 << 3 << u"/bbs/board.php?bo_table=n&sfl=x&stx=a&page=2"_s << u"/bbs/board.php?bo_table=n&page=4"_s
        << false;
    QTest::newRow("nothing but rel=next")
        << u"/blog"_s << u"<link rel='next' href='/blog/older'>"_s << 1 << 0 << u"/blog/older"_s << QString() << false;
    QTest::newRow("no pagination at all")
        << u"/news"_s << u"<p>text</p>"_s << 1 << 0 << QString() << QString() << false;
}

void TestPages::readsPagination()
{
    QFETCH(const QString, address);
    QFETCH(const QString, html);
    QFETCH(const int, page);
    QFETCH(const int, last);
    QFETCH(const QString, next);
    QFETCH(const QString, made);
    QFETCH(const bool, isLast);
    const QUrl url(kHost + address);
    const PageTree tree = PageTree::parse(u"<div class='paging'>"_s + html + u"</div>"_s, url);
    ListPage list;
    list.kind = u"board"_s;
    list.boardUrl = url;
    readPages(tree, url, {}, &list);
    QCOMPARE(list.page, page);
    QCOMPARE(list.lastPage.value_or(0), last);
    QCOMPARE(list.nextPage.toString(QUrl::FullyEncoded), next.isEmpty() ? QString() : kHost + next);
    QCOMPARE(list.addresses.pageAddress(4, url).toString(QUrl::FullyEncoded),
             made.isEmpty() ? QString() : kHost + made);
    QCOMPARE(list.isLast, isLast);
}

void TestPages::otherNumbersAreNoPages_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("calendar") << u"<a href='?day=1'>1</a><a href='?day=2'>2</a><a href='?day=3'>3</a>"_s;
    QTest::newRow("dates") << u"<a href='?date=20250201'>1</a><a href='?date=20250202'>2</a>"_s;
    QTest::newRow("comment pages") << u"<a href='?cpage=1'>1</a><a href='?cpage=2'>2</a><a href='?cpage=3'>3</a>"_s;
    QTest::newRow("years") << u"<a href='/archive/2023'>2023</a><a href='/archive/2024'>2024</a>"_s;
    QTest::newRow("votes") << u"<a href='/t/540159'>3</a><a href='/t/539981'>17</a><a href='/t/540185'>252</a>"_s;
    QTest::newRow("another host") << u"<a href='//c.example/?page=2'>2</a><a href='//c.example/?page=3'>3</a>"_s;
    QTest::newRow("scripts") << u"<a href='javascript:go(2)'>2</a><a href='#'>3</a>"_s;
}

void TestPages::otherNumbersAreNoPages()
{
    QFETCH(const QString, html);
    const QUrl url(kHost + u"/news"_s);
    const PageTree tree = PageTree::parse(html, url);
    ListPage list;
    list.boardUrl = url;
    readPages(tree, url, {}, &list);
    QCOMPARE(list.page, 1);
    QCOMPARE(list.lastPage, std::nullopt);
    QVERIFY(list.nextPage.isEmpty());
    QVERIFY2(list.addresses.pageTemplate.isEmpty(), qPrintable(list.addresses.pageTemplate));
}

void TestPages::theSecondOfTwoIsTheLast_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("html");
    QTest::addColumn<bool>("isLast");
    QTest::newRow("the first by the board's own address")
        << u"/news?page=2"_s << u"<a href='/news'>1</a> <strong>2</strong>"_s << true;
    QTest::newRow("a number that leads elsewhere")
        << u"/news?page=2"_s << u"<a href='/news/501'>1</a> <strong>2</strong>"_s << false;
    QTest::newRow("more follow") << u"/news?page=2"_s << u"<a href='/news'>1</a> <b>2</b> <a href='/more'>다음</a>"_s
                                 << false;
    QTest::newRow("of another page") << u"/news?page=7"_s << u"<a href='/news'>1</a> <strong>7</strong>"_s << false;
    QTest::newRow("by a name that nobody knows")
        << u"/list.php?code=7&p=2"_s << u"<a href='/list.php?code=7'>1</a> <b>2</b>"_s << true;
    QTest::newRow("of a board with the number two")
        << u"/list.php?code=2&p=9"_s << u"<a href='/list.php?code=2'>1</a> <b>9</b>"_s << false;
}

void TestPages::theSecondOfTwoIsTheLast()
{
    QFETCH(const QString, address);
    QFETCH(const QString, html);
    QFETCH(const bool, isLast);
    const QUrl url(kHost + address);
    const PageTree tree = PageTree::parse(u"<div class='paging'>"_s + html + u"</div>"_s, url);
    ListPage list;
    list.kind = u"board"_s;
    list.boardUrl = QUrl(kHost + u"/news"_s);
    readPages(tree, url, {}, &list);
    QCOMPARE(list.isLast, isLast);
    QCOMPARE(list.lastPage.value_or(0), isLast ? 2 : 0);
}

void TestPages::rowLinksAreNoPages()
{
    const QUrl url(kHost + u"/viewforum.php?f=1"_s);
    const PageTree tree = PageTree::parse(
        u"<a href='viewtopic.php?t=7&amp;page=1'>1</a><a href='viewtopic.php?t=7&amp;page=2'>2</a>"
        u"<a href='viewtopic.php?t=7&amp;page=3'>3</a><p><b>1</b> <a href='viewforum.php?f=1&amp;page=2'>2</a></p>",
        url);
    ListPage list;
    list.kind = u"board"_s;
    list.boardUrl = url;
    Headline row;
    row.id = u"7"_s;
    row.url = QUrl(kHost + u"/viewtopic.php?t=7"_s);
    list.rows = {row};
    readPages(tree, url, {}, &list);
    QCOMPARE(list.addresses.pageTemplate, kHost + u"/viewforum.php?f=1&page={page}"_s);
    QCOMPARE(list.lastPage, std::optional(2));
}

void TestPages::cutPageSaysNothingOfTheEnd()
{
    const QUrl url(kHost + u"/news?page=2"_s);
    const PageTree tree = PageTree::parse(u"<a href='?page=1'>1</a> <b>2</b>", url);
    ListPage list;
    list.boardUrl = url;
    list.truncated = true;
    readPages(tree, url, {}, &list);
    QCOMPARE(list.page, 2);
    QCOMPARE(list.lastPage, std::nullopt);
    QVERIFY(!list.isLast);
}

void TestPages::findsTheBoardsFeed_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("feed");
    const QString rss = u"<link rel='alternate' type='application/rss+xml' href='%1'>"_s;
    QTest::newRow("of the board") << rss.arg(u"/rss"_s) + rss.arg(u"/news/rss"_s) << u"/news/rss"_s;
    QTest::newRow("of the site alone") << rss.arg(u"/rss"_s) << QString();
    QTest::newRow("of another board") << rss.arg(u"/newsletter/rss"_s) << QString();
    QTest::newRow("atom") << u"<link rel='Alternate' type='application/atom+xml' href='/news/atom'>"_s
                          << u"/news/atom"_s;
    QTest::newRow("JSON Feed") << u"<link rel='alternate' type='application/feed+json' href='/news/feed.json'>"_s
                               << u"/news/feed.json"_s;
    QTest::newRow("by parameter") << rss.arg(u"/bbs/rss.php?bo_table=news"_s) << u"/bbs/rss.php?bo_table=news"_s;
    QTest::newRow("a link in the page") << u"<a href='/bbs/rss.php?bo_table=news'>RSS</a>"_s
                                        << u"/bbs/rss.php?bo_table=news"_s;
    QTest::newRow("an article on RSS") << u"<a href='/news/123?t=rss'>RSS is back</a>"_s << QString();
}

void TestPages::findsTheBoardsFeed()
{
    QFETCH(const QString, html);
    QFETCH(const QString, feed);
    const QUrl url(kHost + u"/news"_s);
    const PageTree tree = PageTree::parse(html, url);
    ListPage list;
    list.boardUrl = url;
    QCOMPARE(findFeed(tree, list).toString(QUrl::FullyEncoded), feed.isEmpty() ? QString() : kHost + feed);
}

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
