// Comments as a thread: order, folding, one person's, and what came since the last look.

#include "tests/gui/open_program.h"
#include "ui/reader/article_view.h"
#include "ui/reader/comment_place.h"
#include "ui/reader/comment_thread.h"
#include "ui/reader/display_bounds.h"
#include "ui/reader/look_memory.h"
#include "ui/reader/preview_card.h"
#include "ui/reader/reader.h"
#include "ui/reader/reader_style.h"
#include "ui/reader/references.h"

#include <QLabel>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

Comment comment(const QString &author, int depth, const QString &text)
{
    return {.id = {}, .author = author, .posted = {}, .depth = depth, .html = u"<p>%1</p>"_s.arg(text), .text = text};
}

QList<Comment> fiveComments()
{
    return {comment(u"갑"_s, 0, u"하나"_s), comment(u"을"_s, 1, u"둘"_s), comment(u"갑"_s, 2, u"셋"_s),
            comment(u"병"_s, 0, u"넷"_s), comment(u"을"_s, 0, u"다섯"_s)};
}

QList<int> order(const QList<Comment> &comments, const ThreadView &view)
{
    QList<int> places;
    for (const ThreadLine &line : threadLines(comments, view))
        places.append(line.comment);
    return places;
}

HeadlineRow row()
{
    HeadlineRow r;
    r.key = makeKey(1, 1);
    r.headline.title = u"제목"_s;
    return r;
}

Article article(const QList<Comment> &comments)
{
    Article a;
    a.html = u"<p>글</p>"_s;
    a.comments = comments;
    return a;
}

} // namespace

class CommentThreadTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void paper_has_all_comments_and_nothing_to_click();
    void the_order_keeps_answers_below_what_they_answer();
    void answers_fold_and_unfold();
    void many_answers_are_folded_at_first();
    void one_persons_comments_stand_together();
    void an_answer_without_a_comment_is_shown();
    void names_are_plain_text();
    void what_came_since_the_last_look_is_marked();
    void what_came_since_is_marked_after_another_start();
    void resting_on_a_reference_shows_the_comment();
    void more_comments_are_offered_and_fetched_data();
    void more_comments_are_offered_and_fetched();
    void the_line_that_is_read_stays_when_more_come();
    void more_comments_that_do_not_come_are_offered_again();
    void a_click_in_the_window_fetches_one_page_of_comments();
    void a_click_in_the_reader_turns_the_thread_and_keeps_the_place();
    void the_keyboard_stays_where_it_turned_the_thread_data();
    void the_keyboard_stays_where_it_turned_the_thread();
};

void CommentThreadTest::paper_has_all_comments_and_nothing_to_click()
{
    QList<Comment> many{comment(u"갑"_s, 0, u"물음"_s)};
    for (int i = 0; i < 50; ++i)
        many.append(comment(u"을"_s, 1, u"답 %1"_s.arg(i)));
    const ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), 900);
    ThreadView view;
    for (const bool isOnPaper : {false, true}) {
        view.isOnPaper = isOnPaper;
        DisplayBudget budget;
        const QString html = threadHtml(many, {}, view, {}, {}, style, budget);
        QCOMPARE(html.contains(u"reader:fold"_s), !isOnPaper);
        QCOMPARE(html.contains(u"reader:order"_s), !isOnPaper);
        QCOMPARE(threadLines(many, view).size(), isOnPaper ? 51 : 1);
    }
}

void CommentThreadTest::the_order_keeps_answers_below_what_they_answer()
{
    QCOMPARE(order(fiveComments(), {}), (QList<int>{0, 1, 2, 3, 4}));
    const ThreadView newest = turnedBy(QUrl(u"reader:order"_s), {});
    QVERIFY(newest.newestFirst);
    QCOMPARE(order(fiveComments(), newest), (QList<int>{4, 3, 0, 1, 2}));
}

void CommentThreadTest::answers_fold_and_unfold()
{
    const QUrl fold(u"reader:fold/0"_s);
    const ThreadView folded = turnedBy(fold, {});
    QCOMPARE(order(fiveComments(), folded), (QList<int>{0, 3, 4}));
    QCOMPARE(threadLines(fiveComments(), folded).first(), (ThreadLine{0, 2, true}));
    QCOMPARE(order(fiveComments(), turnedBy(fold, folded)), (QList<int>{0, 1, 2, 3, 4}));
}

void CommentThreadTest::many_answers_are_folded_at_first()
{
    QList<Comment> many{comment(u"갑"_s, 0, u"하나"_s)};
    for (int i = 0; i < 50; ++i)
        many.append(comment(u"을"_s, 1, u"답"_s));
    QCOMPARE(order(many, {}), QList<int>{0});
    QCOMPARE(order(many, turnedBy(QUrl(u"reader:fold/0"_s), {})).size(), 51);
}

void CommentThreadTest::one_persons_comments_stand_together()
{
    const ThreadView view = turnedBy(QUrl(u"reader:person/2"_s), {});
    QCOMPARE(order(fiveComments(), view), (QList<int>{0, 2}));
    QCOMPARE(order(fiveComments(), turnedBy(QUrl(u"reader:everybody"_s), view)).size(), 5);
    ThreadView stale;
    stale.person = 99;
    QCOMPARE(order(fiveComments(), stale).size(), 5);
}

void CommentThreadTest::an_answer_without_a_comment_is_shown()
{
    QCOMPARE(order({comment(u"갑"_s, 3, u"답"_s), comment(u"을"_s, 1, u"답"_s)}, {}), (QList<int>{0, 1}));
    QVERIFY(order({}, {}).isEmpty());
}

void CommentThreadTest::names_are_plain_text()
{
    DisplayBudget budget;
    const ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), 900);
    ThreadView view;
    const QList<Comment> hostile{comment(u"<img src=x>\"'&"_s, 0, u"가"_s)};
    QVERIFY(!threadHtml(hostile, {}, view, {}, {}, style, budget).contains(u"<img"_s));
    view.person = 0;
    QVERIFY(!threadHtml(hostile, {}, view, {}, {}, style, budget).contains(u"<img"_s));
}

void CommentThreadTest::what_came_since_the_last_look_is_marked()
{
    QList<Comment> later = fiveComments();
    later.append(comment(u"정"_s, 0, u"여섯"_s));
    QCOMPARE(freshComments(later, commentMarks(fiveComments())), QSet<int>{5});
    Reader reader;
    auto *view = reader.findChild<ArticleView *>();
    reader.showArticle({}, row(), article(fiveComments()));
    QVERIFY(!view->text().contains(u"new"_s));
    reader.showArticle({}, row(), article(later));
    QVERIFY(view->text().contains(u"1 new"_s));
    QVERIFY(view->text().contains(u"new 정"_s));
    reader.showArticle({}, row(), article(later));
    QVERIFY(!view->text().contains(u"1 new"_s));
}

void CommentThreadTest::what_came_since_is_marked_after_another_start()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto written = [](const QDateTime &at) {
        Comment comment;
        comment.author = u"갑"_s;
        comment.html = u"<p>글</p>"_s;
        comment.posted = PostedTime::moment(at.date(), at.time(), 0, true);
        return comment;
    };
    Article article;
    article.comments = {written(now.addSecs(-3'600))};
    HeadlineRow row;
    row.key = makeKey(1, 7);
    const auto wordsOf = [&] {
        Reader reader; // Another start: nothing is remembered but what is stored.
        reader.useLooks(settings);
        reader.showArticle({}, row, article);
        return reader.findChild<ArticleView *>()->text();
    };
    QVERIFY(!wordsOf().contains("1 new"_L1));
    QVERIFY(!wordsOf().contains("1 new"_L1));
    article.comments.append(written(now.addSecs(60)));
    Comment dayOnly = written(now);
    dayOnly.posted = PostedTime::day(now.date().addDays(1), 0);
    article.comments.append(dayOnly); // Nobody knows whether this one is.
    QVERIFY2(wordsOf().contains("1 new"_L1), qPrintable(wordsOf()));

    LookMemory looks(settings);
    for (int i = 0; i < 600; ++i)
        looks.look(makeKey(2, i), now);
    QCOMPARE(settings.value(u"looks"_s).toStringList().size(), 500);
    QVERIFY(!looks.lastLook(row.key).isValid());
    QCOMPARE(looks.lastLook(makeKey(2, 599)).toSecsSinceEpoch(), now.toSecsSinceEpoch());
}

void CommentThreadTest::resting_on_a_reference_shows_the_comment()
{
    Reader reader;
    reader.resize(800, 300);
    reader.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reader));
    QList<Comment> comments = fiveComments();
    comments.append(comment(u"<b>정</b>"_s, 0, u"&gt;&gt;2 동감"_s));
    reader.showArticle({}, row(), article(comments));
    auto *view = reader.findChild<ArticleView *>();
    auto *card = reader.findChild<PreviewCard *>();
    emit view->highlighted(QUrl(u"reader:comment/2"_s));
    QTRY_VERIFY(card->isVisible());
    QCOMPARE(card->findChildren<QLabel *>().first()->text(), u"을"_s);
    emit view->highlighted(QUrl(u"reader:comment/6"_s));
    QTRY_VERIFY(card->isVisible());
    QCOMPARE(card->findChildren<QLabel *>().first()->text(), u"<b>정</b>"_s);
    QCOMPARE(card->text().trimmed(), u">>2 동감"_s);
    for (const QLabel *label : card->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    emit view->anchorClicked(QUrl(u"reader:order"_s));
    QVERIFY(!card->isVisible());
}

/// Comments of one page of three, as an article has them.
Article pageOf(int page, int count)
{
    Article read;
    read.html = u"<p>글</p>"_s;
    for (int number = 1; number <= 3; ++number)
        read.commentPages.append({number, QUrl(u"https://a.kr/1?cpage=%1"_s.arg(number))});
    for (int i = 0; i < count; ++i) {
        Comment one = comment(u"독자 %1-%2"_s.arg(page).arg(i), 0, u"말 %1-%2"_s.arg(page).arg(i));
        one.id = QString::number(page * 1000 + i);
        one.page = page;
        read.comments.append(one);
    }
    return read;
}

void CommentThreadTest::more_comments_are_offered_and_fetched_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<bool>("newestFirst");
    QTest::addColumn<QStringList>("offers");
    QTest::newRow("the last page") << 3 << false << QStringList{u"reader:more/2"_s};
    QTest::newRow("the first page") << 1 << false << QStringList{u"reader:more/2"_s};
    QTest::newRow("between") << 2 << false << QStringList{u"reader:more/1"_s, u"reader:more/3"_s};
    QTest::newRow("between, newest first") << 2 << true << QStringList{u"reader:more/3"_s, u"reader:more/1"_s};
}

void CommentThreadTest::more_comments_are_offered_and_fetched()
{
    QFETCH(const int, page);
    QFETCH(const bool, newestFirst);
    QFETCH(const QStringList, offers);
    Reader reader;
    reader.resize(800, 300);
    reader.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reader));
    QSignalSpy wanted(&reader, &Reader::commentsWanted);
    reader.showArticle({}, row(), pageOf(page, 2));
    auto *view = reader.findChild<ArticleView *>();
    if (newestFirst) emit view->anchorClicked(QUrl(u"reader:order"_s));
    static const QRegularExpression offer(u"reader:more/\\d"_s);
    QStringList found;
    for (auto matches = offer.globalMatch(view->toHtml()); matches.hasNext();)
        found.append(matches.next().captured());
    QCOMPARE(found, offers);
    emit view->anchorClicked(QUrl(offers.first()));
    QCOMPARE(wanted.size(), 1);
    QVERIFY(view->text().contains("Fetching comments"_L1));
    QVERIFY(!view->toHtml().contains(offer)); // Not twice.
}

void CommentThreadTest::the_line_that_is_read_stays_when_more_come()
{
    Reader reader;
    reader.resize(800, 300);
    reader.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reader));
    const Article last = pageOf(3, 20);
    reader.showArticle({}, row(), last);
    auto *view = reader.findChild<ArticleView *>();
    reader.setScrollPosition(400);
    const std::optional<CommentPlace> before = commentInSight(*view);
    QVERIFY(before.has_value());
    const QString author = last.comments[before->comment].author;
    Article more = last;
    more.comments = pageOf(2, 20).comments + last.comments;
    reader.showMoreComments(row().key, more);
    const std::optional<CommentPlace> after = commentInSight(*view);
    QVERIFY(after.has_value());
    QCOMPARE(more.comments[after->comment].author, author);
    QCOMPARE(after->top, before->top);
    QVERIFY(!view->text().contains("20 new"_L1)); // They are older than the last look.
    // Of an article that is not shown any more nothing is taken.
    reader.showMoreComments(row().key + 1, pageOf(1, 1));
    QVERIFY(view->text().contains(author));
}

void CommentThreadTest::more_comments_that_do_not_come_are_offered_again()
{
    Reader reader;
    reader.resize(800, 300);
    reader.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reader));
    reader.showArticle({}, row(), pageOf(3, 2));
    auto *view = reader.findChild<ArticleView *>();
    emit view->anchorClicked(QUrl(u"reader:more/2"_s));
    reader.endFetchingComments(row().key);
    QVERIFY(view->toHtml().contains(u"reader:more/2"_s));
}

void CommentThreadTest::a_click_in_the_window_fetches_one_page_of_comments()
{
    InventedBoard invented = inventedBoard();
    invented.commentsPerPage = 2;
    for (Post &post : invented.posts)
        post.comments = {u"하나"_s, u"둘"_s, u"셋"_s, u"넷"_s, u"다섯"_s};
    OpenProgram program(invented);
    program.follow();
    program.table().select(program.model().keyAt(2));
    auto &view = program.part<ArticleView>();
    QTRY_VERIFY(view.text().contains(u"다섯"_s));
    QVERIFY(!view.text().contains(u"넷"_s));
    const int asked = program.server.requests();
    emit view.anchorClicked(QUrl(u"reader:more/2"_s));
    QTRY_VERIFY(view.text().contains(u"넷"_s));
    QVERIFY(view.text().contains(u"다섯"_s));
    QVERIFY(!view.text().contains(u"하나"_s));
    QCOMPARE(program.server.requests(), asked + 1);

    program.server.setDown(true);
    emit view.anchorClicked(QUrl(u"reader:more/1"_s));
    QTRY_VERIFY(program.strip().isVisible());
    QVERIFY(view.text().contains(u"넷"_s));
    QVERIFY(view.toHtml().contains(u"reader:more/1"_s)); // Offered again.
}

void CommentThreadTest::a_click_in_the_reader_turns_the_thread_and_keeps_the_place()
{
    Reader reader;
    reader.resize(800, 300);
    reader.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reader));
    QList<Comment> many;
    for (int i = 0; i < 60; ++i)
        many.append(comment(i % 2 ? u"갑"_s : u"을"_s, 0, u"%1번째"_s.arg(i)));
    reader.showArticle({}, row(), article(many));
    auto *view = reader.findChild<ArticleView *>();
    reader.setScrollPosition(200);
    emit view->anchorClicked(QUrl(u"reader:order"_s));
    QCOMPARE(reader.scrollPosition(), 200);
    QCOMPARE_LT(view->text().indexOf(u"59번째"_s), view->text().indexOf(u"0번째\n"_s));
    emit view->anchorClicked(QUrl(u"reader:person/1"_s));
    QVERIFY(!view->text().contains(u"58번째"_s));
    QVERIFY(view->text().contains(u"59번째"_s));
    reader.setScrollPosition(0);
    emit view->anchorClicked(QUrl(u"reader:comments"_s));
    QCOMPARE_GT(reader.scrollPosition(), 0);
}

void CommentThreadTest::the_keyboard_stays_where_it_turned_the_thread_data()
{
    QTest::addColumn<int>("comments");
    QTest::newRow("a short thread") << 12;
    QTest::newRow("a long one, set elsewhere") << 600;
}

void CommentThreadTest::the_keyboard_stays_where_it_turned_the_thread()
{
    QFETCH(const int, comments);
    Reader reader;
    reader.resize(800, 600);
    reader.show();
    reader.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&reader));
    QList<Comment> many;
    for (int i = 0; i < comments; ++i)
        many.append(comment(u"갑%1"_s.arg(i), i % 3 == 0 ? 0 : 1, u"%1번째"_s.arg(i)));
    reader.showArticle({}, row(), article(many));
    QTRY_VERIFY(reader.isWhole());
    auto *view = reader.findChild<ArticleView *>();
    view->setFocus();
    for (int i = 0; i < 50 && view->keyboardPlace().link != "reader:fold/3"_L1; ++i)
        QTest::keyClick(view, Qt::Key_Tab);
    QCOMPARE(view->keyboardPlace().link, u"reader:fold/3"_s);
    const int scroll = reader.scrollPosition();
    QTest::keyClick(view, Qt::Key_Return); // Folded …
    QTRY_VERIFY(reader.isWhole());
    QVERIFY(!view->text().contains(u"\n4번째"_s));
    QCOMPARE(view->keyboardPlace().link, u"reader:fold/3"_s);
    QCOMPARE(reader.scrollPosition(), scroll);
    QTest::keyClick(view, Qt::Key_Return); // … and unfolded.
    QTRY_VERIFY(reader.isWhole());
    QVERIFY(view->text().contains(u"\n4번째"_s));
    QTest::keyClick(view, Qt::Key_Tab);
    QCOMPARE(view->keyboardPlace().link, u"reader:person/4"_s);
    QCOMPARE(view->selectedText(), u"갑4"_s); // All of the name has it.
}

QTEST_MAIN(CommentThreadTest)
#include "tst_comment_thread.moc"
