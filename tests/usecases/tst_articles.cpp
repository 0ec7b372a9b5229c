// Opening an article: once from the network, ever after from the cache, and the list under it is not wasted.

#include "app/store/connection.h"
#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Program = InventedBoard::Program;

class ArticlesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void an_article_is_read_whole_data();
    void an_article_is_read_whole();
    void the_second_time_asks_nobody();
    void offline_every_article_once_opened_reads_the_same();
    void offline_an_article_never_opened_says_so();
    void the_list_under_an_article_is_stored();
    void a_newer_text_comes_with_a_reload();
    void an_article_whose_list_told_of_more_is_renewed_as_it_is_opened();
    void only_the_newest_opening_is_answered();
    void an_article_overtaken_by_another_is_kept();
    void a_cancelled_opening_is_not_answered();
    void pages_of_comments_join();
    void a_reload_loses_no_page_of_comments();
    void a_page_of_comments_that_fails_changes_nothing_data();
    void a_page_of_comments_that_fails_changes_nothing();
    void what_an_older_cleaner_wrote_is_cleaned_as_it_is_opened();
    void comments_of_an_older_cleaner_stay_known_as_such();
    void what_is_no_article_says_why_data();
    void what_is_no_article_says_why();

private:
    Post &post(int place) { return m_board.posts[place]; }
    QString id(int place) const { return QString::number(m_board.posts[place].id); }

    HeadlineRow rowOf(int place)
    {
        for (const HeadlineRow &row : m_house->list(m_id)) {
            if (row.headline.id == id(place)) return row;
        }
        return {};
    }
    /// The article with another page of its comments.
    Article more(int place, const CommentPage &page)
    {
        QSignalSpy came(&m_house->session().articles(), &Articles::commentsCame);
        m_house->session().articles().fetchComments(m_house->board(m_id), rowOf(place), page);
        return came.wait() ? came[0][1].value<Article>() : Article();
    }
    static QStringList textsOf(const Article &article)
    {
        QStringList texts;
        for (const Comment &comment : article.comments)
            texts.append(comment.text);
        return texts;
    }

    InventedBoard m_board;
    std::unique_ptr<House> m_house;
    BoardId m_id = 0;
};

void ArticlesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_house = std::make_unique<House>();
    m_board = inventedBoard();
    m_board.serveAt(m_house->server);
    m_id = m_house->add(m_house->server.url(u"/news"_s).toString()).id;
}

void ArticlesTest::cleanup()
{
    m_house.reset();
}

void ArticlesTest::an_article_is_read_whole_data()
{
    QTest::addColumn<Program>("program");
    QTest::addRow("rhymix") << Program::Rhymix;
    QTest::addRow("gnuboard") << Program::Gnuboard;
    QTest::addRow("nobody's") << Program::Unnumbered;
}

void ArticlesTest::an_article_is_read_whole()
{
    QFETCH(Program, program);
    House house;
    const InventedBoard board = inventedBoard(program);
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    const Post &expected = board.posts[5]; // Number 40: one with comments.
    const int before = house.server.requests();
    const Result<Article> article = house.show(id, QString::number(expected.id));
    QVERIFY2(article.ok(), article.ok() ? "" : qPrintable(errorText(article.error())));
    QCOMPARE(house.server.requests(), before + 1);
    QCOMPARE(article->id, QString::number(expected.id));
    QCOMPARE(article->title, expected.title);
    for (const QString &line : expected.body.split(u'\n'))
        QVERIFY2(article->text.contains(line), qPrintable(article->text));
    QVERIFY(article->fetched.isValid());
    QVERIFY(!article->html.contains("<script"_L1));
    if (program == Program::Unnumbered) return;
    QCOMPARE(article->comments.size(), expected.comments.size());
    for (qsizetype i = 0; i < expected.comments.size(); ++i)
        QCOMPARE(article->comments[i].text, expected.comments[i]);
}

void ArticlesTest::the_second_time_asks_nobody()
{
    const Result<Article> first = m_house->show(m_id, id(2));
    QVERIFY(first.ok());
    const int before = m_house->server.requests();
    QSignalSpy fetching(&m_house->session().articles(), &Articles::fetching);
    const Result<Article> second = m_house->show(m_id, id(2));
    QVERIFY(second.ok());
    QCOMPARE(second->text, first->text);
    QCOMPARE(second->html, first->html);
    QCOMPARE(m_house->server.requests(), before);
    QCOMPARE(fetching.size(), 0);
}

void ArticlesTest::offline_every_article_once_opened_reads_the_same()
{
    QMap<QString, Article> opened;
    for (int i = 0; i < m_board.perPage; ++i) {
        QVERIFY(m_house->show(m_id, id(i)).ok());
        opened.insert(id(i), m_house->show(m_id, id(i)).value());
    }
    const QList<HeadlineRow> rows = m_house->list(m_id);
    const int before = m_house->server.requests();
    m_house->server.setDown(true);
    m_house->open(true);
    QCOMPARE(m_house->list(m_id), rows);
    for (auto article = opened.cbegin(); article != opened.cend(); ++article) {
        const Result<Article> again = m_house->show(m_id, article.key());
        QVERIFY(again.ok());
        QCOMPARE(again.value(), article.value());
    }
    QCOMPARE(m_house->server.requests(), before);
    QCOMPARE(m_house->session().network().requests(), 0);
}

void ArticlesTest::offline_an_article_never_opened_says_so()
{
    m_house->open(true);
    const int before = m_house->server.requests();
    QCOMPARE(m_house->show(m_id, id(2)).error().kind, ErrorKind::Offline);
    QCOMPARE(m_house->server.requests(), before);
}

void ArticlesTest::the_list_under_an_article_is_stored()
{
    m_board.grow(3);
    const int known = m_board.posts[3].id;
    const int before = m_house->server.requests();
    QVERIFY(m_house->show(m_id, QString::number(known)).ok());
    QTRY_VERIFY(m_house->ids(m_id).contains(id(0)));
    QCOMPARE(m_house->server.requests(), before + 1);
    // The open row's number is inferred, not lost.
    QCOMPARE(m_house->row(m_id, QString::number(known)).headline.number, m_board.posts[3].number);
}

void ArticlesTest::a_newer_text_comes_with_a_reload()
{
    QVERIFY(m_house->show(m_id, id(2)).ok());
    post(2).body =
        u"(부산=새벽통신) 고친 기사의 첫 문단이다. 부두에는 아침부터 사람이 모였고 배는 제때 떠났다.\n둘째."_s;
    Articles &articles = m_house->session().articles();
    QSignalSpy opened(&articles, &Articles::opened);
    articles.reload(m_house->board(m_id), m_house->row(m_id, id(2)));
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(opened[0][1].value<Article>().text.contains(u"고친 기사"_s));
    QVERIFY(opened[0][1].value<Article>().edited.isValid());
    QVERIFY(m_house->show(m_id, id(2))->edited.isValid());
    QVERIFY(!m_house->show(m_id, id(3))->edited.isValid());
    QVERIFY(m_house->show(m_id, id(2))->text.contains(u"고친 기사"_s));
}

void ArticlesTest::an_article_whose_list_told_of_more_is_renewed_as_it_is_opened()
{
    QVERIFY(m_house->show(m_id, id(5)).ok());
    const qsizetype comments = post(5).comments.size();
    post(5).comments.append(u"나중에 단 댓글"_s);
    QVERIFY(m_house->refresh(m_id).ok());
    QSignalSpy renewed(&m_house->session().articles(), &Articles::renewed);
    QCOMPARE(m_house->show(m_id, id(5))->comments.size(), comments); // At once, as it was.
    QVERIFY(renewed.wait());
    QCOMPARE(renewed[0][1].value<Article>().comments.size(), comments + 1);
    const int before = m_house->server.requests();
    QCOMPARE(m_house->show(m_id, id(5))->comments.size(), comments + 1);
    QCOMPARE(m_house->server.requests(), before);
}

void ArticlesTest::only_the_newest_opening_is_answered()
{
    Articles &articles = m_house->session().articles();
    QSignalSpy opened(&articles, &Articles::opened);
    const Board board = m_house->board(m_id);
    for (const int place : {1, 2, 3})
        articles.open(board, m_house->row(m_id, id(place)));
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened[0][1].value<Article>().id, id(3));
}

void ArticlesTest::an_article_overtaken_by_another_is_kept()
{
    Articles &articles = m_house->session().articles();
    QSignalSpy opened(&articles, &Articles::opened);
    QSignalSpy fetching(&articles, &Articles::fetching);
    const Board board = m_house->board(m_id);
    const HeadlineRow first = m_house->row(m_id, id(1));
    const HeadlineRow second = m_house->row(m_id, id(2));
    articles.open(board, first);
    QTRY_COMPARE(fetching.size(), 1);
    articles.open(board, second);
    QTRY_COMPARE(opened.size(), 1);
    QTRY_VERIFY(m_house->row(m_id, id(1)).hasArticle);
    QCOMPARE(opened.size(), 1);
}

void ArticlesTest::a_cancelled_opening_is_not_answered()
{
    Articles &articles = m_house->session().articles();
    QSignalSpy opened(&articles, &Articles::opened);
    QSignalSpy failed(&articles, &Articles::failed);
    m_house->server.route(u"/news/"_s + id(1), Response::broken(Response::Fault::NeverAnswer));
    const int before = m_house->server.requests();
    articles.open(m_house->board(m_id), m_house->row(m_id, id(1)));
    QTRY_COMPARE(m_house->server.requests(), before + 1);
    articles.cancel();
    QVERIFY(m_house->show(m_id, id(2)).ok());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(failed.size(), 0);
}

void ArticlesTest::pages_of_comments_join()
{
    m_board.commentsPerPage = 2;
    post(2).comments = {u"하나"_s, u"둘"_s, u"셋"_s, u"넷"_s, u"다섯"_s};
    Article article = m_house->show(m_id, id(2)).value();
    QCOMPARE(textsOf(article), QStringList{u"다섯"_s}); // The last page is shown first.
    for (const auto &expected :
         {QStringList{u"셋"_s, u"넷"_s, u"다섯"_s}, QStringList{u"하나"_s, u"둘"_s, u"셋"_s, u"넷"_s, u"다섯"_s}}) {
        const int before = m_house->server.requests();
        article = more(2, missingComments(article).above.value());
        QCOMPARE(textsOf(article), expected);
        QCOMPARE(m_house->server.requests(), before + 1);
    }
    QVERIFY(!missingComments(article).above && !missingComments(article).below);
    QVERIFY(article.text.contains(post(2).body.section(u'\n', 0, 0)));
    QCOMPARE(textsOf(m_house->show(m_id, id(2)).value()), textsOf(article)); // From the cache.
}

void ArticlesTest::a_reload_loses_no_page_of_comments()
{
    m_board.commentsPerPage = 2;
    post(2).comments = {u"하나"_s, u"둘"_s, u"셋"_s};
    Article article = m_house->show(m_id, id(2)).value();
    article = more(2, missingComments(article).above.value());
    post(2).comments.append(u"넷"_s);
    QSignalSpy opened(&m_house->session().articles(), &Articles::opened);
    m_house->session().articles().reload(m_house->board(m_id), rowOf(2));
    QVERIFY(opened.wait());
    QCOMPARE(textsOf(opened[0][1].value<Article>()), (QStringList{u"하나"_s, u"둘"_s, u"셋"_s, u"넷"_s}));
}

void ArticlesTest::a_page_of_comments_that_fails_changes_nothing_data()
{
    QTest::addColumn<Response>("response");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("not found") << Response::withStatus(404, "<p>Not Found</p>") << ErrorKind::HttpStatus;
    QTest::newRow("closed") << Response::broken(Response::Fault::CloseAtOnce) << ErrorKind::ConnectionLost;
    QTest::newRow("no article") << Response::page("<p>잠시 뒤에 다시 오세요</p>") << ErrorKind::NoArticleHere;
}

void ArticlesTest::a_page_of_comments_that_fails_changes_nothing()
{
    QFETCH(const Response, response);
    m_board.commentsPerPage = 2;
    post(2).comments = {u"하나"_s, u"둘"_s, u"셋"_s};
    QVERIFY(m_house->show(m_id, id(2)).ok());
    const Article article = m_house->show(m_id, id(2)).value(); // As the cache has it.
    const CommentPage page = missingComments(article).above.value();
    m_house->server.route(page.url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority), response);
    QSignalSpy failed(&m_house->session().articles(), &Articles::commentsFailed);
    m_house->session().articles().fetchComments(m_house->board(m_id), rowOf(2), page);
    QVERIFY(failed.wait());
    QTEST(failed[0][1].value<Error>().kind, "kind");
    QCOMPARE(m_house->show(m_id, id(2)).value(), article);
}

void ArticlesTest::what_an_older_cleaner_wrote_is_cleaned_as_it_is_opened()
{
    QVERIFY(m_house->show(m_id, id(2)).ok());
    m_house->close();
    {
        Connection cache(m_house->file(u"newsboard.sqlite"_s), Connection::Access::Write);
        cache.run(u"UPDATE bodies SET html = '<p onclick=\"x()\">글</p><script>x()</script>', text = '글', "
                  "packed = NULL, cleaner_version = 1"_s);
    }
    m_house->open(true);
    const Result<Article> opened = m_house->show(m_id, id(2));
    QVERIFY(opened.ok());
    QCOMPARE(opened->html, u"<p>글</p>"_s);
    QSignalSpy peeked(&m_house->session().articles(), &Articles::peeked);
    m_house->session().articles().peek(m_house->board(m_id), rowOf(2));
    QVERIFY(peeked.wait());
    QCOMPARE(peeked[0][1].value<Article>(), *opened);
}

void ArticlesTest::comments_of_an_older_cleaner_stay_known_as_such()
{
    m_board.commentsPerPage = 1;
    post(2).comments = {u"하나"_s, u"둘"_s};
    const Article article = m_house->show(m_id, id(2)).value();
    m_house->close();
    {
        Connection cache(m_house->file(u"newsboard.sqlite"_s), Connection::Access::Write);
        cache.run(u"UPDATE bodies SET comments = replace(comments, '<p>', '<p onclick=x()>'), cleaner_version = 1"_s);
    }
    m_house->open();
    const Article joined = more(2, missingComments(article).above.value());
    QCOMPARE(textsOf(joined), (QStringList{u"하나"_s, u"둘"_s}));
    QCOMPARE(joined.comments[1].html, article.comments[0].html);
}

void ArticlesTest::what_is_no_article_says_why_data()
{
    QTest::addColumn<Response>("response");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addRow("removed") << Response::withStatus(404) << ErrorKind::HttpStatus;
    QTest::addRow("removed for good") << Response::withStatus(410) << ErrorKind::HttpStatus;
    QTest::addRow("empty") << Response::page({}) << ErrorKind::EmptyBody;
    QTest::addRow("back to the list") << Response::redirect("/news") << ErrorKind::NoArticleHere;
    QTest::addRow("no permission")
        << Response::page(
               "<html><body><div class=\"message\"><p>권한이 없습니다.</p></div><form action=/login method=post>"
               "<input name=user_id><input type=password name=password></form></body></html>")
        << ErrorKind::LoginNeeded;
    QTest::addRow("broken off") << Response::broken(Response::Fault::CloseAtOnce) << ErrorKind::ConnectionLost;
    QTest::addRow("nothing of the kind") << Response::page("<html><body><p>.</p></body></html>")
                                         << ErrorKind::NoArticleHere;
}

void ArticlesTest::what_is_no_article_says_why()
{
    QFETCH(Response, response);
    QFETCH(ErrorKind, kind);
    const QList<Headline> before = m_house->headlines(m_id);
    m_house->server.route(u"/news/"_s + id(1), response);
    const Result<Article> article = m_house->show(m_id, id(1));
    QVERIFY(!article.ok());
    QCOMPARE(article.error().kind, kind);
    QVERIFY(!m_house->row(m_id, id(1)).hasArticle);
    QCOMPARE(m_house->headlines(m_id), before);
    m_house->server.clearRoutes();
    m_board.serveAt(m_house->server);
    QVERIFY(m_house->show(m_id, id(1)).ok());
}

QTEST_GUILESS_MAIN(ArticlesTest)
#include "tst_articles.moc"
