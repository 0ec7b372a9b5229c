// What else somebody wrote: the list beside a name in the reader, from the cache alone.

#include "tests/gui/open_program.h"
#include "ui/reader/article_view.h"
#include "ui/reader/person_card.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// The lines of the list as they are read out.
QStringList linesOf(const PersonCard &card)
{
    QStringList lines;
    const QAbstractItemModel &items = *card.findChild<QListView *>()->model();
    for (int row = 0; row < items.rowCount(); ++row)
        lines.append(items.index(row, 0).data().toString());
    return lines;
}

/// Somebody's comment stands under two articles, of which both are in the cache; the second one is shown.
struct Town {
    OpenProgram program;
    QString title; ///< Of the article that is not shown.

    Town() : program(board()) {}

    static InventedBoard board()
    {
        InventedBoard invented = inventedBoard();
        for (Post &post : invented.posts)
            post.comments = {u"잘 읽었습니다"_s, u"첫 배를 탔습니다"_s};
        invented.posts[3].author = u"등대지기"_s;
        invented.posts[9].author = u"등대지기"_s;
        return invented;
    }

    void open(int row)
    {
        program.table().select(program.model().keyAt(row));
        if (!shows(program.model().keyAt(row))) qFatal("not shown");
    }

    /// Waits until an article is shown whole.
    bool shows(Key key)
    {
        return QTest::qWaitFor([&] {
            return program.reader().key() == key && program.current().hasArticle &&
                   !program.part<ArticleView>().toPlainText().contains(u"Fetching"_s);
        });
    }

    /// The row of a post.
    int rowOf(int post)
    {
        for (int row = 0; row < program.model().rowCount(); ++row) {
            if (program.row(row).headline.id == QString::number(program.invented.posts[post].id)) return row;
        }
        return -1;
    }
};

} // namespace

class PeopleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void a_key_lists_what_the_author_wrote();
    void a_click_on_the_author_does_so_too();
    void what_is_chosen_is_opened_and_alt_left_goes_back();
    void a_comment_that_is_chosen_is_gone_to();
    void the_commenter_that_has_the_keyboard_is_asked_for();
    void it_can_be_had_as_a_search();
    void somebody_of_whom_there_is_nothing_else();
    void names_and_titles_are_plain_text();
    void the_list_costs_a_moment();
};

void PeopleTest::a_key_lists_what_the_author_wrote()
{
    Town town;
    town.program.follow();
    town.open(town.rowOf(3));
    const int asked = town.program.server.requests();
    town.program.press(Qt::Key_W);
    auto &card = town.program.part<PersonCard>();
    QTRY_VERIFY(card.isVisible());
    const QString other = town.program.row(town.rowOf(9)).headline.title;
    QTRY_COMPARE(linesOf(card), (QStringList{town.program.board().name, other}));
    QCOMPARE(town.program.server.requests(), asked);
}

void PeopleTest::a_click_on_the_author_does_so_too()
{
    Town town;
    town.program.follow();
    town.open(town.rowOf(3));
    emit town.program.part<ArticleView>().anchorClicked(QUrl(u"reader:author"_s));
    auto &card = town.program.part<PersonCard>();
    QTRY_COMPARE(linesOf(card).size(), 2);
    QCOMPARE(card.findChildren<QLabel *>().first()->text(), u"등대지기"_s);
}

void PeopleTest::what_is_chosen_is_opened_and_alt_left_goes_back()
{
    Town town;
    town.program.follow();
    town.open(town.rowOf(3));
    const Key first = town.program.reader().key();
    town.program.press(Qt::Key_W);
    auto &card = town.program.part<PersonCard>();
    QTRY_COMPARE(linesOf(card).size(), 2);
    QTest::keyClick(card.findChild<QListView *>(), Qt::Key_Return);
    QVERIFY(!card.isVisible());
    const Key second = town.program.model().keyAt(town.rowOf(9));
    QVERIFY(town.shows(second));
    town.program.press(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(town.program.reader().key(), first);
}

void PeopleTest::a_comment_that_is_chosen_is_gone_to()
{
    Town town;
    town.program.invented.posts[5].body = u"긴 글의 한 문단이다.\n"_s.repeated(80).trimmed();
    town.program.follow();
    town.open(town.rowOf(5));
    const Key wanted = town.program.reader().key();
    town.open(town.rowOf(6));
    auto &view = town.program.part<ArticleView>();
    emit view.anchorClicked(QUrl(u"reader:person/1"_s));
    emit view.anchorClicked(QUrl(u"reader:writings"_s));
    auto &card = town.program.part<PersonCard>();
    QTRY_COMPARE(linesOf(card), (QStringList{town.program.board().name, u"첫 배를 탔습니다"_s}));
    QTest::keyClick(card.findChild<QListView *>(), Qt::Key_Return);
    QVERIFY(town.shows(wanted));
    QTRY_VERIFY(view.verticalScrollBar()->value() > 0);
    QVERIFY(view.textCursor().block().text().contains(u"독자2"_s));
}

void PeopleTest::the_commenter_that_has_the_keyboard_is_asked_for()
{
    Town town;
    town.program.follow();
    town.open(town.rowOf(6));
    auto &view = town.program.part<ArticleView>();
    view.setFocus();
    const auto focused = [&view] { return view.textCursor().charFormat().anchorHref(); };
    for (int i = 0; i < 30 && focused() != u"reader:person/0"_s; ++i)
        QTest::keyClick(&view, Qt::Key_Tab);
    QCOMPARE(focused(), u"reader:person/0"_s);
    town.program.press(Qt::Key_W);
    auto &card = town.program.part<PersonCard>();
    QTRY_VERIFY(card.isVisible());
    QCOMPARE(card.findChildren<QLabel *>().first()->text(), u"독자1"_s);
    card.close();
}

void PeopleTest::it_can_be_had_as_a_search()
{
    Town town;
    town.program.follow();
    town.open(town.rowOf(3));
    town.program.press(Qt::Key_W);
    auto &card = town.program.part<PersonCard>();
    QTRY_COMPARE(linesOf(card).size(), 2);
    QTest::mouseClick(card.findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(!card.isVisible());
    QCOMPARE(town.program.part<SearchBox>().text(), u"author:\"등대지기\""_s);
    QTRY_COMPARE(town.program.model().rowCount(), 2);
}

void PeopleTest::somebody_of_whom_there_is_nothing_else()
{
    Town town;
    town.program.invented.posts[9].author = u"다른이"_s;
    town.program.follow();
    town.open(town.rowOf(3));
    town.program.press(Qt::Key_W);
    auto &card = town.program.part<PersonCard>();
    QTRY_COMPARE(card.findChildren<QLabel *>()[1]->text(), u"Nothing else is in the cache."_s);
    QTest::keyClick(&card, Qt::Key_Escape);
    QVERIFY(!card.isVisible());
}

void PeopleTest::names_and_titles_are_plain_text()
{
    PersonCard card([](BoardId) { return u"<b>게시판</b>"_s; });
    card.open(u"<i>이름</i>"_s, ReaderStyle::from(QPalette(), QFont(), 800), {});
    Writings writings;
    writings.author = u"<i>이름</i>"_s;
    HeadlineRow row;
    row.key = makeKey(1, 5);
    row.headline.title = u"<img src=x>제목"_s;
    writings.headlines.append(row);
    card.fill(writings, makeKey(1, 6));
    QCOMPARE(linesOf(card), (QStringList{u"<b>게시판</b>"_s, u"<img src=x>제목"_s}));
    for (const QLabel *label : card.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void PeopleTest::the_list_costs_a_moment()
{
    PersonCard card([](BoardId board) { return u"게시판 %1"_s.arg(board); });
    Writings writings;
    writings.author = u"갈매기"_s;
    for (int i = 0; i < 60; ++i) {
        HeadlineRow row;
        row.key = makeKey(1 + i % 5, 5 + i);
        row.headline.title = u"해운동맹 이달 말 항로 협의 %1"_s.arg(i);
        writings.headlines.append(row);
        Comment comment;
        comment.author = writings.author;
        comment.text = u"첫 배를 탔습니다"_s;
        writings.comments.append({row, i, comment});
    }
    const ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), 800);
    qint64 best = std::numeric_limits<qint64>::max();
    for (int round = 0; round < 5; ++round) {
        QElapsedTimer timer;
        timer.start();
        card.open(writings.author, style, {});
        card.fill(writings, makeKey(9, 1));
        best = std::min(best, timer.nsecsElapsed());
        card.close();
    }
    qInfo("120 lines: %.2f ms", double(best) / 1e6);
#ifdef NDEBUG
    QCOMPARE_LE(best, 16'000'000);
#endif
}

QTEST_MAIN(PeopleTest)
#include "tst_people.moc"
