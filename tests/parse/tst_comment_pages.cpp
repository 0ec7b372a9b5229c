// The pages that an article's comments stand on, as their page names them.

#include "app/parse/comment_pages.h"
#include "app/parse/parse.h"
#include "tests/support/board_pages.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

const QUrl kArticle(u"https://board.example/news/46577"_s);

const xmlNode *elementOf(const PageTree &tree, const QString &id)
{
    for (const xmlNode *at = tree.root(); at; at = nextInTree(at, tree.root())) {
        if (isElement(at) && attribute(at, "id") == id) return at;
    }
    return nullptr;
}

/// The pager of what stands in the comments' element; somebody's words are in `#words`.
CommentPager pagerOf(const QString &html, const QUrl &address = kArticle)
{
    const PageTree tree = PageTree::parse(
        u"<body><p><a href='?cpage=9'>9</a></p><div id='comments'>%1</div></body>"_s.arg(html), address);
    QSet<const xmlNode *> bodies;
    if (const xmlNode *words = elementOf(tree, u"words"_s)) bodies.insert(words);
    return findCommentPages(tree, {elementOf(tree, u"comments"_s)}, bodies, address);
}

/// `2: 1 /news/46577?cpage=1 | 2 …`
QString written(const CommentPager &pager)
{
    if (pager.pages.isEmpty()) return {};
    QStringList pages;
    for (const CommentPage &page : pager.pages)
        pages.append(QString::number(page.number) + u' ' +
                     page.url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    return QString::number(pager.current) + u": "_s + pages.join(u" | "_s);
}

} // namespace

class CommentPagesTest : public QObject {
    Q_OBJECT

private slots:
    void pagers_are_read_data();
    void pagers_are_read();
    void the_pages_address_says_which_it_is();
    void an_article_page_has_them_with_its_comments();
    void many_links_cost_little();
};

void CommentPagesTest::pagers_are_read_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("pager");
    const QString two = u"1 /news/46577?cpage=1 | 2 /news/46577?cpage=2"_s;
    QTest::newRow("the last page is shown")
        << u"<div class='pagination'><a href='/news/46577?cpage=1#comment'>1</a> <strong>2</strong></div>"_s
        << u"2: "_s + two;
    QTest::newRow("the first one is") << u"<div><strong>1</strong> <a href='/news/46577?cpage=2#comment'>2</a></div>"_s
                                      << u"1: "_s + two;
    QTest::newRow("items") << u"<ul><li><a href='?cpage=1'>1</a></li><li class='active'><span>2</span></li></ul>"_s
                           << u"2: "_s + two;
    QTest::newRow("nothing marks it") << u"<a href='?cpage=1'>1</a> <a href='?cpage=2'>2</a>"_s
                                      << u"3: "_s + two + u" | 3 /news/46577?cpage=3"_s;
    QTest::newRow("with words and brackets")
        << u"<a href='?cpage=1'>처음</a> <a href='?cpage=1'>[1]</a> <b>[2]</b> <a href='?cpage=2'>마지막</a>"_s
        << u"2: "_s + two;
    QTest::newRow("a window of pages") << u"<b>1</b><a href='?cpage=2'>2</a><a href='?cpage=4'>끝</a>"_s
                                       << u"1: "_s + two + u" | 3 /news/46577?cpage=3 | 4 /news/46577?cpage=4"_s;
    QTest::newRow("parts of a path") << u"<a href='/news/46577/comment-page-1#c'>Older Comments</a>"_s
                                     << u"2: 1 /news/46577/comment-page-1 | 2 /news/46577/comment-page-2"_s;
    QTest::newRow("a parameter of nobody's")
        << u"<a href='/news/46577?q=1'>1</a><b>2</b><a href='/news/46577?q=3'>3</a>"_s
        << u"2: 1 /news/46577?q=1 | 2 /news/46577?q=2 | 3 /news/46577?q=3"_s;
    QTest::newRow("none") << u"<p>댓글 2</p>"_s << QString();
    QTest::newRow("outside the comments") << u""_s << QString();
    QTest::newRow("in somebody's words") << u"<div id='words'><a href='?cpage=1'>1</a></div><b>2</b>"_s << QString();
    QTest::newRow("of another article") << u"<a href='/news/46576?cpage=1'>1</a><b>2</b>"_s << QString();
    QTest::newRow("of another host") << u"<a href='https://evil.example/news/46577?cpage=1'>1</a><b>2</b>"_s
                                     << QString();
    QTest::newRow("another port") << u"<a href='https://board.example:8080/news/46577?cpage=1'>1</a><b>2</b>"_s
                                  << QString();
    QTest::newRow("not of the web") << u"<a href='javascript:go(1)'>1</a><a href='file:///news/46577?cpage=1'>1</a>"_s
                                    << QString();
    QTest::newRow("a lone link to itself") << u"<b>1</b><a href='?cpage=1'>새로고침</a>"_s << QString();
    QTest::newRow("numbers that links do not say")
        << u"<a href='?vote=1'>추천</a><a href='?vote=2'>반대</a>"_s << QString();
    QTest::newRow("too many to be true") << u"<b>1</b><a href='?cpage=900000'>900000</a>"_s << QString();
    QTest::newRow("zero is no page") << u"<b>1</b><a href='?cpage=0'>0</a>"_s << QString();
}

void CommentPagesTest::pagers_are_read()
{
    QFETCH(const QString, html);
    QTEST(written(pagerOf(html)), "pager");
}

void CommentPagesTest::the_pages_address_says_which_it_is()
{
    const CommentPager pager = pagerOf(u"<a href='?cpage=1'>1</a><a href='?cpage=2'>2</a><a href='?cpage=3'>3</a>"_s,
                                       QUrl(u"https://board.example/news/46577?cpage=2"_s));
    QCOMPARE(pager.current, 2);
    QCOMPARE(pager.pages.size(), 3);
}

void CommentPagesTest::an_article_page_has_them_with_its_comments()
{
    InventedBoard board = inventedBoard();
    board.commentsPerPage = 2;
    Post &post = board.posts[2];
    post.comments = {u"하나"_s, u"둘"_s, u"셋"_s, u"넷"_s, u"다섯"_s};
    const QUrl url(u"https://board.example"_s + board.articlePath(post.id));
    const QDateTime now(QDate(2025, 2, 24), QTime(2, 12), QTimeZone::utc());
    const SkinSet skins = SkinSet::load({SkinSet::builtInFolder()});
    const ParsedPage page = parsePage({board.articlePage(post.id), "text/html", url, now}, skins);
    QVERIFY(page.article);
    QCOMPARE(page.article->comments.size(), 1); // As most programs do, it shows the last page first.
    QCOMPARE(page.article->comments[0].page, 3);
    QCOMPARE(page.article->commentPages.size(), 3);
    QCOMPARE(page.article->id, QString::number(post.id));
    QVERIFY(page.list.addresses.pageTemplate.isEmpty() || !page.list.addresses.pageTemplate.contains("cpage"_L1));
}

void CommentPagesTest::many_links_cost_little()
{
    const QString links = u"<p><a href='/member/12'>독자</a><a href='#reply'>답글</a><a href='?act=vote'>3</a></p>"_s;
    const PageTree tree = PageTree::parse(u"<div id='comments'>%1</div>"_s.arg(links.repeated(5'000)), kArticle);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(findCommentPages(tree, {elementOf(tree, u"comments"_s)}, {}, kArticle).pages.isEmpty());
    qInfo("15,000 links: %lld ms", timer.elapsed());
    QCOMPARE_LE(timer.elapsed(), 500);
}

QTEST_GUILESS_MAIN(CommentPagesTest)
#include "tst_comment_pages.moc"
