// Long articles: their beginning is shown at once, the whole a little later, and what the person did meanwhile holds.

#include "ui/reader/article_view.h"
#include "ui/reader/long_tables.h"
#include "ui/reader/reader.h"
#include "ui/reader/reader_style.h"

#include <QAbstractTextDocumentLayout>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextTable>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

const QString kSentence = u"<p>동북아 해운동맹은 24일 이달 말 <b>새 항로</b>를 놓고 협의를 연다고 밝혔다.</p>"_s;

Board newsBoard()
{
    Board board;
    board.id = 1;
    return board;
}

HeadlineRow rowOf(int id)
{
    HeadlineRow row;
    row.key = makeKey(1, id);
    row.headline.title = u"해운동맹 항로 협의 %1"_s.arg(id);
    return row;
}

Article report(int paragraphs, int comments = 0)
{
    Article article;
    article.html = kSentence.repeated(paragraphs);
    for (int i = 0; i < comments; ++i) {
        Comment comment;
        comment.id = QString::number(i);
        comment.author = u"독자%1"_s.arg(i % 5);
        comment.depth = i % 3 == 0 ? 0 : 1;
        comment.html = u"<p>%1번째 대답입니다.</p>"_s.arg(i + 1);
        article.comments.append(comment);
    }
    return article;
}

QString tableOf(int rows, const QString &cell = u"<td>부산</td><td>1,204</td>"_s)
{
    return u"<table><tr><th>항구</th><th>개</th></tr>"_s + (u"<tr>"_s + cell + u"</tr>"_s).repeated(rows - 1) +
           u"</table>"_s;
}

/// A reader in a window of its own, another article in it.
struct Pane {
    Reader reader;
    ArticleView &view = *reader.findChild<ArticleView *>();

    Pane()
    {
        reader.resize(800, 600);
        reader.show();
        if (!QTest::qWaitForWindowExposed(&reader)) qFatal("the reader is not shown");
        reader.showArticle(newsBoard(), rowOf(1), report(3));
    }
};

} // namespace

class LongArticlesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void the_beginning_is_shown_at_once();
    void what_is_read_and_selected_stays_as_the_whole_comes();
    void space_waits_at_the_end_of_the_beginning();
    void a_place_further_down_is_gone_to();
    void a_comment_further_down_is_gone_to();
    void another_article_is_not_overtaken();
    void a_thread_that_is_turned_stays_in_sight();
    void a_narrower_pane_meanwhile();
    void long_tables_stand_in_parts_of_the_same_columns();
    void a_frame_around_an_article_is_no_table();
    void what_is_not_parted_data();
    void what_is_not_parted();
};

void LongArticlesTest::the_beginning_is_shown_at_once()
{
    Pane pane;
    pane.reader.showArticle(newsBoard(), rowOf(2), report(600, 20));
    QVERIFY(!pane.reader.isWhole());
    const QString beginning = pane.view.text();
    QVERIFY(beginning.startsWith(rowOf(2).headline.title));
    QVERIFY(pane.view.verticalScrollBar()->maximum() > 0);
    QVERIFY(!beginning.contains(u"Shortened"_s));
    QTRY_VERIFY(pane.reader.isWhole());
    QVERIFY(pane.view.text().startsWith(beginning));
    QVERIFY(pane.view.text().contains(u"20번째 대답입니다."_s));
}

void LongArticlesTest::what_is_read_and_selected_stays_as_the_whole_comes()
{
    Pane pane;
    pane.reader.showArticle(newsBoard(), rowOf(2), report(600));
    pane.view.verticalScrollBar()->setValue(200);
    QTextCursor cursor = pane.view.textCursor();
    cursor.setPosition(300);
    cursor.setPosition(320, QTextCursor::KeepAnchor);
    pane.view.setTextCursor(cursor);
    const QString selected = pane.view.selectedText();
    const int place = pane.view.verticalScrollBar()->value();
    QVERIFY(!pane.reader.isWhole());
    QTRY_VERIFY(pane.reader.isWhole());
    QCOMPARE(pane.view.selectedText(), selected);
    QCOMPARE(pane.view.verticalScrollBar()->value(), place);
}

void LongArticlesTest::space_waits_at_the_end_of_the_beginning()
{
    Pane pane;
    pane.reader.showArticle(newsBoard(), rowOf(2), report(600));
    for (int i = 0; i < 100; ++i)
        QVERIFY(pane.reader.pageDown()); // Or the window would go on to another article.
    QVERIFY(!pane.reader.isWhole());
}

void LongArticlesTest::a_place_further_down_is_gone_to()
{
    Pane pane;
    pane.reader.showArticle(newsBoard(), rowOf(2), report(600));
    pane.reader.setScrollPosition(12'345);
    QTRY_VERIFY(pane.reader.isWhole());
    QCOMPARE(pane.reader.scrollPosition(), 12'345);
}

void LongArticlesTest::a_comment_further_down_is_gone_to()
{
    Pane pane;
    pane.reader.showArticle(newsBoard(), rowOf(2), report(10, 900));
    pane.reader.goToComment(700);
    QTRY_VERIFY(pane.reader.isWhole());
    const QTextBlock block = pane.view.textCursor().block();
    QCOMPARE(block.next().text().remove(QChar(0x2060)), u"701번째 대답입니다."_s);
    QVERIFY(pane.view.viewport()->rect().intersects(pane.view.cursorRect()));
}

void LongArticlesTest::another_article_is_not_overtaken()
{
    Pane pane;
    pane.reader.showArticle(newsBoard(), rowOf(2), report(600));
    pane.reader.setScrollPosition(12'345);
    pane.reader.showArticle(newsBoard(), rowOf(3), report(600));
    QTRY_VERIFY(pane.reader.isWhole());
    QVERIFY(pane.view.text().startsWith(rowOf(3).headline.title));
    QCOMPARE(pane.reader.scrollPosition(), 0);
    pane.reader.showArticle(newsBoard(), rowOf(4), report(600));
    pane.reader.showHint(u"nothing"_s);
    QVERIFY(pane.reader.isWhole());
}

void LongArticlesTest::a_thread_that_is_turned_stays_in_sight()
{
    Pane pane;
    pane.reader.showArticle(newsBoard(), rowOf(2), report(10, 900));
    QTRY_VERIFY(pane.reader.isWhole());
    pane.view.verticalScrollBar()->setValue(500);
    const QString before = pane.view.text();
    emit pane.view.anchorClicked(QUrl(u"reader:order"_s));
    QCOMPARE(pane.view.text(), before); // Until the other order is there.
    QTRY_VERIFY(pane.reader.isWhole());
    QVERIFY(pane.view.text().indexOf(u"900번째"_s) < pane.view.text().indexOf(u"700번째"_s));
    QCOMPARE(pane.view.verticalScrollBar()->value(), 500);
}

void LongArticlesTest::a_narrower_pane_meanwhile()
{
    Pane pane;
    pane.reader.showArticle(newsBoard(), rowOf(2), report(600));
    pane.reader.resize(420, 600);
    QTRY_VERIFY(pane.reader.isWhole());
    Pane direct;
    direct.reader.resize(420, 600);
    direct.reader.showArticle(newsBoard(), rowOf(2), report(600));
    QTRY_VERIFY(direct.reader.isWhole());
    QCOMPARE(pane.view.document()->size(), direct.view.document()->size());
}

void LongArticlesTest::long_tables_stand_in_parts_of_the_same_columns()
{
    const QString before = u"<p>앞</p>"_s;
    const ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), 900);
    const QString parted = withLongTablesParted(before + tableOf(260) + before, style);
    QCOMPARE(parted.count(u"<table"_s), 4);
    QCOMPARE(parted.count(u"<tr>"_s), 260);
    QCOMPARE(parted.count(u"\"middle\""_s), 2);

    Pane pane;
    Article article;
    article.html = before + tableOf(260) + before;
    pane.reader.showArticle(newsBoard(), rowOf(2), article);
    QTRY_VERIFY(pane.reader.isWhole());
    QTextDocument &document = *pane.view.document();
    (void)document.size();
    QList<QTextTable *> tables;
    const QList<QTextFrame *> frames = document.rootFrame()->childFrames();
    for (QTextFrame *frame : frames)
        tables.append(qobject_cast<QTextTable *>(frame));
    QCOMPARE(tables.size(), 4);
    const auto leftOf = [&](QTextTable *table, int row) {
        return document.documentLayout()->blockBoundingRect(table->cellAt(row, 1).firstCursorPosition().block()).left();
    };
    const auto topOf = [&](QTextTable *table, int row) {
        return document.documentLayout()->blockBoundingRect(table->cellAt(row, 1).firstCursorPosition().block()).top();
    };
    for (QTextTable *table : tables)
        QCOMPARE(leftOf(table, 3), leftOf(tables.first(), 3));
    // No seam is seen: the rows are as far from each other as within a part.
    const double apart = topOf(tables[0], 2) - topOf(tables[0], 1);
    QVERIFY(qAbs(topOf(tables[1], 0) - topOf(tables[0], 79) - apart) <= 1);
}

void LongArticlesTest::a_frame_around_an_article_is_no_table()
{
    const QString story = kSentence.repeated(100);
    const QString inside = tableOf(3);
    QCOMPARE(
        withoutFrames(u"<table><caption>틀</caption><tr><td>"_s + story + inside + u"</td><td>옆</td></tr></table>"_s),
        u"<div>틀</div><div>"_s + story + inside + u"</div><div>옆</div>"_s);
    const QString data = u"<p>앞</p>"_s + tableOf(500);
    QCOMPARE(withoutFrames(data), data);
}

void LongArticlesTest::what_is_not_parted_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("short") << tableOf(50);
    QTest::newRow("spans") << tableOf(260, u"<td colspan=\"2\">부산</td>"_s);
    QTest::newRow("a picture") << tableOf(260, u"<td><img src=\"https://a.kr/1.jpg\"></td>"_s);
    QTest::newRow("a table inside") << u"<table><tr><td>"_s + tableOf(260) + u"</td><td>옆</td></tr></table>"_s;
    QTest::newRow("none") << u"<p>글</p>"_s;
}

void LongArticlesTest::what_is_not_parted()
{
    QFETCH(const QString, html);
    QCOMPARE(withLongTablesParted(html, ReaderStyle::from(QPalette(), QFont(), 900)), html);
}

QTEST_MAIN(LongArticlesTest)
#include "tst_long_articles.moc"
