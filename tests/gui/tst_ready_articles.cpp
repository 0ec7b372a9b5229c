// Articles that are made ready before they are asked for: shown as any other, thrown away where they would be set
// otherwise, and nobody is asked for them.

#include "tests/gui/open_program.h"
#include "ui/reader/article_view.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

Board sampleBoard()
{
    Board board;
    board.id = 1;
    board.url = QUrl(u"https://example.kr/news"_s);
    return board;
}

HeadlineRow rowOf(int id)
{
    HeadlineRow row;
    row.key = makeKey(1, id);
    row.headline.id = QString::number(id);
    row.headline.number = id;
    row.headline.title = u"해운동맹 이달 말 항로 협의 %1"_s.arg(id);
    row.headline.url = QUrl(u"https://example.kr/news/%1"_s.arg(id));
    return row;
}

Article story(const QString &html)
{
    Article article;
    article.html = html;
    article.text = u"글"_s;
    return article;
}

const QString kParagraph = u"<p>동북아 해운동맹은 24일 이달 말 <b>새 항로</b>를 놓고 협의를 연다고 밝혔다.</p>"_s;

Article withComments(int count)
{
    Article article = story(kParagraph);
    for (int i = 0; i < count; ++i) {
        Comment comment;
        comment.author = u"독자%1"_s.arg(i % 5);
        comment.depth = i % 3;
        comment.html = u"<p>아침 배를 타고 다녀왔습니다.</p>"_s;
        article.comments.append(comment);
    }
    return article;
}

Article withPictures()
{
    Article article = story(kParagraph);
    for (int i = 0; i < 3; ++i) {
        const QUrl address(u"https://example.kr/%1.jpg"_s.arg(i));
        article.html += u"<figure><img src=\"%1\"></figure>"_s.arg(address.toString()) + kParagraph;
        article.pictures.append({address, {.format = "jpeg", .size = {900, 500 + 100 * i}, .bytes = 30'000}});
    }
    return article;
}

/// A reader in a window of its own, and what it shows.
struct Pane {
    Reader reader;
    ArticleView &view = *reader.findChild<ArticleView *>();

    Pane()
    {
        reader.resize(800, 600);
        reader.show();
        if (!QTest::qWaitForWindowExposed(&reader)) qFatal("the reader is not shown");
        reader.showArticle(sampleBoard(), rowOf(1), story(kParagraph.repeated(30)));
    }

    /// Where everything stands, in words and numbers.
    QString picture()
    {
        const QSizeF size = view.document()->documentLayout()->documentSize();
        // The scroll bar hears of the last lines' height a little later.
        const auto isSettled = [&] {
            const int hidden = int(std::ceil(size.height())) - view.viewport()->height();
            return std::abs(view.verticalScrollBar()->maximum() - std::max(hidden, 0)) <= 1;
        };
        if (!QTest::qWaitFor(isSettled)) qFatal("the scroll bar does not fit the text");
        return u"%1x%2 at %3 of %4, %5 wide\n"_s.arg(size.width())
                   .arg(size.height())
                   .arg(view.verticalScrollBar()->value())
                   .arg(view.verticalScrollBar()->maximum())
                   .arg(view.viewport()->width()) +
               view.toHtml();
    }
};

} // namespace

class ReadyArticlesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void is_shown_as_if_it_had_not_been_ready_data();
    void is_shown_as_if_it_had_not_been_ready();
    void what_would_be_set_otherwise_is_not_used_data();
    void what_would_be_set_otherwise_is_not_used();
    void two_are_held();
    void a_change_of_letters_throws_them_away();
    void numbers_are_looked_up_where_the_cache_is_read();
    void a_very_long_one_is_ready_too();

    void the_neighbours_of_what_is_read_are_ready();
    void what_the_cache_does_not_have_is_asked_of_nobody();
};

void ReadyArticlesTest::is_shown_as_if_it_had_not_been_ready_data()
{
    QTest::addColumn<Article>("article");
    QTest::newRow("short") << story(kParagraph);
    QTest::newRow("long") << story(kParagraph.repeated(60));
    QTest::newRow("very long") << story(kParagraph.repeated(900));
    QTest::newRow("comments") << withComments(40);
    QTest::newRow("many comments") << withComments(900);
    QTest::newRow("pictures") << withPictures();
    QTest::newRow("a reference") << story(u"<p>앞선 №46577 글</p>"_s);
}

void ReadyArticlesTest::is_shown_as_if_it_had_not_been_ready()
{
    QFETCH(const Article, article);
    const auto finder = [](BoardId, qint64 number) { return number == 46577; };
    Pane direct;
    direct.reader.setNumberFinder(finder);
    direct.reader.showArticle(sampleBoard(), rowOf(2), article);
    QTRY_VERIFY(direct.reader.isWhole());
    Pane pane;
    pane.reader.setNumberFinder(finder);
    pane.reader.makeReady(sampleBoard(), rowOf(2), article);
    QTRY_VERIFY(pane.reader.isReady(rowOf(2).key));
    const QTextDocument *before = pane.view.document();
    pane.reader.showArticle(sampleBoard(), rowOf(2), article);
    QVERIFY(pane.view.document() != before); // It was used.
    QCOMPARE(pane.picture(), direct.picture());
    QCOMPARE(pane.reader.key(), rowOf(2).key);
}

void ReadyArticlesTest::what_would_be_set_otherwise_is_not_used_data()
{
    QTest::addColumn<HeadlineRow>("row");
    QTest::addColumn<Article>("article");
    const Article article = withPictures();
    Article edited = article;
    edited.html += u"<p>덧붙인 문단</p>"_s;
    Article commented = article;
    commented.comments = withComments(1).comments;
    HeadlineRow renamed = rowOf(2);
    renamed.headline.title = u"바뀐 제목"_s;
    HeadlineRow gone = rowOf(2);
    gone.goneAt = QDateTime::currentDateTimeUtc();
    QTest::newRow("another text") << rowOf(2) << edited;
    QTest::newRow("a comment more") << rowOf(2) << commented;
    QTest::newRow("another title") << renamed << article;
    QTest::newRow("gone meanwhile") << gone << article;
}

void ReadyArticlesTest::what_would_be_set_otherwise_is_not_used()
{
    QFETCH(const HeadlineRow, row);
    QFETCH(const Article, article);
    Pane direct;
    direct.reader.showArticle(sampleBoard(), row, article);
    Pane pane;
    pane.reader.makeReady(sampleBoard(), rowOf(2), withPictures());
    QTRY_VERIFY(pane.reader.isReady(row.key));
    pane.reader.showArticle(sampleBoard(), row, article);
    QCOMPARE(pane.picture(), direct.picture());
}

void ReadyArticlesTest::two_are_held()
{
    Pane pane;
    for (const int id : {2, 3, 4})
        pane.reader.makeReady(sampleBoard(), rowOf(id), story(kParagraph));
    QTRY_VERIFY(pane.reader.isReady(rowOf(3).key) && pane.reader.isReady(rowOf(4).key));
    QVERIFY(!pane.reader.isReady(rowOf(2).key));
}

void ReadyArticlesTest::a_change_of_letters_throws_them_away()
{
    Pane pane;
    pane.reader.makeReady(sampleBoard(), rowOf(2), story(kParagraph));
    QTRY_VERIFY(pane.reader.isReady(rowOf(2).key));
    QSignalSpy outdated(&pane.reader, &Reader::readyOutdated);
    pane.reader.zoom(1);
    QVERIFY(!pane.reader.isReady(rowOf(2).key));
    QCOMPARE(outdated.size(), 1);
}

void ReadyArticlesTest::numbers_are_looked_up_where_the_cache_is_read()
{
    Pane pane;
    QList<qint64> asked;
    const QThread *here = QThread::currentThread();
    pane.reader.setNumberFinder([&asked, here](BoardId, qint64 number) {
        if (QThread::currentThread() != here) qFatal("asked in another thread");
        asked.append(number);
        return number == 46577;
    });
    const Article article = story(u"<p>№46577 №46578</p>"_s);
    pane.reader.makeReady(sampleBoard(), rowOf(2), article);
    QTRY_VERIFY(pane.reader.isReady(rowOf(2).key));
    std::sort(asked.begin(), asked.end());
    QCOMPARE(asked, (QList<qint64>{46577, 46578}));
    pane.reader.showArticle(sampleBoard(), rowOf(2), article);
    QVERIFY(pane.view.toHtml().contains(u"reader:number/46577"_s));
    QVERIFY(!pane.view.toHtml().contains(u"reader:number/46578"_s));
}

void ReadyArticlesTest::a_very_long_one_is_ready_too()
{
    Pane pane;
    const Article article = story(kParagraph.repeated(4'000));
    pane.reader.makeReady(sampleBoard(), rowOf(2), article);
    QTRY_VERIFY(pane.reader.isReady(rowOf(2).key));
    const QTextDocument *before = pane.view.document();
    pane.reader.showArticle(sampleBoard(), rowOf(2), article);
    QVERIFY(pane.view.document() != before);
    QVERIFY(pane.reader.isWhole());
    QVERIFY(pane.view.text().contains(rowOf(2).headline.title));
}

void ReadyArticlesTest::the_neighbours_of_what_is_read_are_ready()
{
    OpenProgram program;
    program.follow();
    for (int row = 3; row >= 1; --row) {
        program.table().select(program.model().keyAt(row));
        QTRY_COMPARE(program.reader().key(), program.model().keyAt(row));
        QTRY_VERIFY(program.current().hasArticle);
    }
    program.table().select(program.model().keyAt(2));
    QTRY_COMPARE(program.reader().key(), program.model().keyAt(2));
    QTRY_VERIFY(program.reader().isReady(program.model().keyAt(1)));
    QTRY_VERIFY(program.reader().isReady(program.model().keyAt(3)));
}

void ReadyArticlesTest::what_the_cache_does_not_have_is_asked_of_nobody()
{
    OpenProgram program;
    program.follow();
    for (int row = 1; row <= 2; ++row) {
        program.table().select(program.model().keyAt(row));
        QTRY_COMPARE(program.reader().key(), program.model().keyAt(row));
        QTRY_VERIFY(program.current().hasArticle);
    }
    const int requests = program.server.requests();
    // The row above was read, the row below was not.
    QTRY_VERIFY(program.reader().isReady(program.model().keyAt(1)));
    QVERIFY(!program.reader().isReady(program.model().keyAt(3)));
    QCOMPARE(program.server.requests(), requests);
}

QTEST_MAIN(ReadyArticlesTest)
#include "tst_ready_articles.moc"
