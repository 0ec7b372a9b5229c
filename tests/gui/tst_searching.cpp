// Searching in the program as a person has it: what is found, marked and said while it is typed, and that all of it
// can be left as if it had not been.

#include "tests/gui/open_program.h"
#include "ui/board/empty_list.h"
#include "ui/reader/article_view.h"
#include "ui/search/find_bar.h"
#include "ui/search/search_bar.h"
#include "ui/search/suggestion_list.h"

#include <QApplication>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// A board with posts of all kinds.
InventedBoard variedBoard()
{
    InventedBoard board = inventedBoard(InventedBoard::Program::Rhymix, 60);
    board.perPage = 80; // Whole at the first request.
    QList<Post *> newest;
    for (Post &post : board.posts) {
        if (!post.isNotice()) newest.append(&post);
    }
    newest[0]->title = u"美 대선 개표"_s;
    newest[1]->title = u"러시아와 회담"_s;
    newest[2]->title = u"구글의 검색"_s;
    newest[3]->title = u"국수 축제"_s;
    newest[4]->body = u"<p>미국 대선의 숨은 이야기를 여기에 적는다.</p>"_s;
    newest[5]->author = u"나하늘"_s;
    return board;
}

/// The program with all of the varied board in its cache.
class Searching : public OpenProgram {
public:
    Searching() : OpenProgram(variedBoard())
    {
        follow();
        const bool whole = QTest::qWaitFor([this] { return model().rowCount() == invented.posts.size(); });
        if (!whole) qFatal("the board is not there whole");
    }

    SearchBox &box() { return part<SearchBox>(); }
    SearchBar &bar() { return part<SearchBar>(); }
    void type(const QString &text)
    {
        press(Qt::Key_Slash);
        write(text);
    }
    void compose(const QString &preedit, const QString &commit = {})
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QApplication::sendEvent(&box(), &event);
    }
    QStringList titles()
    {
        QStringList all;
        for (int i = 0; i < model().rowCount(); ++i)
            all.append(row(i).headline.title);
        return all;
    }
    QToolButton *button(const QString &text)
    {
        for (QToolButton *button : bar().findChildren<QToolButton *>()) {
            if (button->text() == text && !button->isHidden()) return button;
        }
        return nullptr;
    }
    QString noResults()
    {
        const auto &page = part<EmptyList>();
        return page.isVisible() ? page.findChild<QLabel *>()->text() : QString();
    }
};

} // namespace

class SearchingTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"QAbstractItemModel|QObject::connect|QLayout"_s)); }

    void initialsAndShorthandFind();
    void composingNarrowsStepByStep();
    void belowFewRowsIsPaper();
    void escapeGivesBackWhatWasThere();
    void escapeInTheTableEndsTheSearchToo();
    void whereNothingWasSelectedNothingIsSelectedAfter();
    void chipsTellOfShorthandAndClickingRefusesIt();
    void whatIsNotReadIsSaid();
    void hitsAreMarkedInTheArticleThatIsOpened();
    void hitsAreMarkedInTheArticleThatIsOpenAlready();
    void aLineStandsAroundAHitInABody();
    void nothingFoundSaysWhatElseToTry();
    void theOtherKeyboardIsOffered();
    void theOrderCanBeChosen();
    void aColumnsHeadSortsWhatWasFound();
    void anotherViewEndsTheSearch();
    void aViewIsSearchedAloneUntilAllBoardsAreWanted();
    void suggestionsCompleteTheWord();
    void searchesMadeLatelyAreOffered();
    void aKeptSearchIsOneClickAway();
    void onlyTheNewestQuestionIsAnswered();
};

void SearchingTest::initialsAndShorthandFind()
{
    Searching program;
    program.type(u"ㄹㅅㅇ"_s);
    QTRY_COMPARE(program.titles(), QStringList{u"러시아와 회담"_s});
    program.box().setText(u"미국 개표"_s);
    QTRY_COMPARE(program.titles(), QStringList{u"美 대선 개표"_s});
    program.box().setText(u"글쓴이:나하늘"_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
}

void SearchingTest::composingNarrowsStepByStep()
{
    Searching program;
    program.press(Qt::Key_Slash);
    program.compose(u"구"_s);
    QTRY_VERIFY(program.model().rowCount() < program.invented.posts.size());
    for (const QString &title : {u"구글의 검색"_s, u"국수 축제"_s, u"[속보] 항구에 첫 배 5 (종합)"_s})
        QVERIFY2(program.titles().contains(title), qPrintable(title));
    program.compose(u"국"_s); // Its final may move on.
    QTRY_COMPARE(program.titles(), (QStringList{u"구글의 검색"_s, u"국수 축제"_s}));
    program.compose({}, u"구"_s);
    program.compose(u"그"_s);
    QTRY_COMPARE(program.titles(), QStringList{u"구글의 검색"_s});
    program.compose(u"글"_s);
    program.compose({}, u"글"_s);
    QCOMPARE(program.box().text(), u"구글"_s);
    QTRY_COMPARE(program.titles(), QStringList{u"구글의 검색"_s});
}

void SearchingTest::belowFewRowsIsPaper()
{
    Searching program;
    QWidget &table = *program.table().viewport();
    // Of the screen: there what a row left behind would be seen.
    const auto isLowerHalfPaper = [&] {
        const QPixmap window = table.screen()->grabWindow(program.window().winId());
        const QRect place(table.mapTo(&program.window(), QPoint()), table.size());
        const QImage image = window.copy(place.adjusted(0, place.height() / 2, 0, 0)).toImage();
        const QImage paper = [&] {
            QImage made(image.size(), image.format());
            made.fill(table.palette().color(QPalette::Base));
            return made;
        }();
        return image == paper;
    };
    QTRY_VERIFY(!isLowerHalfPaper());
    program.type(u"구글의 검색"_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
    QTRY_VERIFY(isLowerHalfPaper());
    program.box().clear();
    QTRY_VERIFY(program.model().rowCount() > 10);
    QTRY_VERIFY(!isLowerHalfPaper());
}

void SearchingTest::escapeGivesBackWhatWasThere()
{
    Searching program;
    program.table().select(program.model().keyAt(40));
    QTRY_COMPARE(program.reader().key(), program.model().keyAt(40));
    program.table().verticalScrollBar()->setValue(33);
    const Key key = program.table().currentKey();
    const Key top = program.table().topKey();
    program.type(u"러시아"_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
    program.press(Qt::Key_Return);
    QTRY_VERIFY(program.reader().key() != key);
    program.press(Qt::Key_Slash);
    program.press(Qt::Key_Escape);
    QCOMPARE(program.model().rowCount(), program.invented.posts.size());
    QCOMPARE(program.table().currentKey(), key);
    QCOMPARE(program.table().topKey(), top);
    QTRY_COMPARE(program.reader().key(), key);
    QVERIFY(!program.bar().isVisible());
    QVERIFY(program.box().text().isEmpty());
}

void SearchingTest::escapeInTheTableEndsTheSearchToo()
{
    Searching program;
    program.type(u"러시아"_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
    program.press(Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), &program.table());
    program.press(Qt::Key_Escape);
    QCOMPARE(program.model().rowCount(), program.invented.posts.size());
}

void SearchingTest::whereNothingWasSelectedNothingIsSelectedAfter()
{
    Searching program;
    program.type(u"러시아"_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
    program.press(Qt::Key_Return);
    QVERIFY(program.table().currentKey() != 0);
    program.press(Qt::Key_Escape);
    QCOMPARE(program.table().currentKey(), Key(0));
    QCOMPARE(program.table().selectedCount(), 0);
}

void SearchingTest::chipsTellOfShorthandAndClickingRefusesIt()
{
    Searching program;
    program.type(u"미국"_s);
    QTRY_COMPARE(program.titles(), QStringList{u"美 대선 개표"_s});
    QToolButton *chip = program.button(u"also 美"_s);
    QVERIFY(chip);
    chip->click();
    QCOMPARE(program.box().text(), u"\"미국\""_s);
    QTRY_COMPARE(program.model().rowCount(), 0);
    QVERIFY(!program.button(u"also 美"_s));
}

void SearchingTest::whatIsNotReadIsSaid()
{
    Searching program;
    program.type(u"is:blue"_s);
    QTRY_VERIFY(program.button(u"“is:blue” searched as text"_s));
    program.box().setText(u"is:unr"_s);
    QTRY_VERIFY(program.button(u"“is:unr” goes on"_s));
    QTRY_COMPARE(program.model().rowCount(), program.invented.posts.size());
}

void SearchingTest::hitsAreMarkedInTheArticleThatIsOpened()
{
    Searching program;
    program.type(u"러시아"_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
    program.press(Qt::Key_Return);
    auto &view = program.part<ArticleView>();
    QTRY_VERIFY(!view.extraSelections().isEmpty());
    QTRY_VERIFY(program.part<FindBar>().isVisible());
    QVERIFY(view.extraSelections().first().cursor.selectedText().remove(QChar(0x2060)) == u"러시아"_s);
    program.press(Qt::Key_Escape);
    QVERIFY(view.extraSelections().isEmpty());
    QVERIFY(!program.part<FindBar>().isVisible());
}

void SearchingTest::hitsAreMarkedInTheArticleThatIsOpenAlready()
{
    Searching program;
    const Key key = program.model().keyAt(2); // The second numbered post.
    program.table().select(key);
    QTRY_VERIFY(program.model().headlineAt(program.model().rowOf(key))->hasArticle);
    auto &view = program.part<ArticleView>();
    QTRY_VERIFY(view.text().contains(u"러시아와 회담"_s) && !view.text().contains(u"Fetching"_s));
    program.type(u"회담"_s);
    QTRY_VERIFY(!view.extraSelections().isEmpty());
    QCOMPARE(view.extraSelections().first().cursor.selectedText().remove(QChar(0x2060)), u"회담"_s);
    program.box().setText(u"국수"_s); // Which it has not.
    QTRY_VERIFY(view.extraSelections().isEmpty());
    QVERIFY(!program.part<FindBar>().isVisible());
    QCOMPARE(program.reader().key(), key);
}

void SearchingTest::aLineStandsAroundAHitInABody()
{
    Searching program;
    const Key key = program.model().keyAt(5); // The fifth numbered post.
    program.table().select(key);
    QTRY_VERIFY(program.model().headlineAt(program.model().rowOf(key))->hasArticle);
    program.type(u"숨은"_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
    const QModelIndex title = program.model().index(0, HeadlineModel::TitleColumn);
    QTRY_VERIFY(!title.data(HeadlineModel::SnippetRole).value<Snippet>().isEmpty());
    const auto line = title.data(HeadlineModel::SnippetRole).value<Snippet>();
    QVERIFY(line.text.contains(u"숨은 이야기"_s));
    QCOMPARE(line.text.mid(line.hits.first().begin, line.hits.first().length), u"숨은"_s);
}

void SearchingTest::nothingFoundSaysWhatElseToTry()
{
    Searching program;
    program.type(u"없는말"_s);
    QTRY_COMPARE(program.noResults(), u"Nothing found for “없는말”"_s);
    auto *everywhere = program.part<EmptyList>().findChild<QPushButton *>();
    QCOMPARE(everywhere->text(), u"Search all boards"_s);
    everywhere->click();
    QTRY_VERIFY(!everywhere->isVisible());
    QVERIFY(program.button(u"All boards"_s)->isChecked());
    program.press(Qt::Key_Escape);
    QVERIFY(program.noResults().isEmpty());
}

void SearchingTest::theOtherKeyboardIsOffered()
{
    Searching program;
    program.type(u"fjtldk"_s);
    QTRY_VERIFY(!program.noResults().isEmpty());
    auto *other = program.part<EmptyList>().findChild<QPushButton *>();
    QCOMPARE(other->text(), u"Search for “러시아”"_s);
    other->click();
    QTRY_COMPARE(program.titles(), QStringList{u"러시아와 회담"_s});
}

void SearchingTest::theOrderCanBeChosen()
{
    Searching program;
    program.type(u"대선"_s);
    QTRY_VERIFY(program.model().rowCount() > 0);
    QVERIFY(program.button(u"Newest first"_s)->isChecked());
    program.button(u"Best first"_s)->click();
    QVERIFY(program.button(u"Best first"_s)->isChecked());
    QTRY_COMPARE(program.titles().first(), u"美 대선 개표"_s);
}

void SearchingTest::aColumnsHeadSortsWhatWasFound()
{
    Searching program;
    QHeaderView &header = *program.table().horizontalHeader();
    const auto clickTitle = [&header] {
        const int at = header.sectionViewportPosition(HeadlineModel::TitleColumn) + 20;
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, {at, header.height() / 2});
    };
    const QStringList before = program.titles();
    program.type(u"대선 OR 구글 OR 러시아"_s);
    QTRY_COMPARE(program.titles().first(), u"美 대선 개표"_s);
    const QStringList newestFirst = program.titles();
    QStringList upwards = newestFirst;
    std::sort(upwards.begin(), upwards.end());
    QVERIFY(upwards != newestFirst);
    clickTitle();
    QTRY_COMPARE(program.titles(), upwards);
    QVERIFY(header.isSortIndicatorShown());
    QVERIFY(!program.button(u"Newest first"_s)->isChecked());
    clickTitle();
    QTRY_COMPARE(program.titles(), QStringList(upwards.crbegin(), upwards.crend()));
    program.box().setText(u"대선 OR 구글"_s); // The order stays while the words change.
    QTRY_COMPARE(program.titles().size(), upwards.size() - 1);
    QVERIFY(program.titles().first() > program.titles().last());
    program.button(u"Newest first"_s)->click();
    QTRY_COMPARE(program.titles().first(), u"美 대선 개표"_s);
    QVERIFY(!header.isSortIndicatorShown());
    QVERIFY(program.button(u"Newest first"_s)->isChecked());
    clickTitle();
    clickTitle();
    clickTitle();
    QTRY_COMPARE(program.titles().first(), u"美 대선 개표"_s);
    QVERIFY(!header.isSortIndicatorShown());
    clickTitle();
    QVERIFY(header.isSortIndicatorShown());
    program.press(Qt::Key_Escape);
    QTRY_COMPARE(program.titles(), before);
    QVERIFY(!header.isSortIndicatorShown());
}

void SearchingTest::anotherViewEndsTheSearch()
{
    Searching program;
    program.type(u"러시아"_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
    emit program.part<SidebarView>().viewChosen(View{});
    QVERIFY(!program.bar().isVisible());
    QVERIFY(program.box().text().isEmpty());
    QTRY_COMPARE(program.model().rowCount(), program.invented.posts.size());
}

void SearchingTest::aViewIsSearchedAloneUntilAllBoardsAreWanted()
{
    Searching program;
    program.session().states().star({program.model().keyAt(1)}, true);
    QTRY_VERIFY(program.row(1).starred);
    const QString starred = program.row(1).headline.title;
    emit program.part<SidebarView>().viewChosen(View{0, View::Filter::Starred});
    QTRY_COMPARE(program.titles(), QStringList{starred});
    program.press(Qt::Key_Slash);
    program.compose(u"대"_s);
    program.compose({}, u"대"_s);
    QTRY_COMPARE(program.titles(), QStringList{starred});
    program.box().setText(u"회담"_s);
    QTRY_COMPARE(program.model().rowCount(), 0);
    QVERIFY(program.button(u"Starred"_s)->isChecked());
    program.button(u"Keep this search"_s)->click();
    QTRY_COMPARE(program.session().search().saved().size(), 1);
    QCOMPARE(program.session().search().saved().first().query, u"is:starred 회담"_s);
    QTRY_VERIFY(!program.button(u"Keep this search"_s));
    program.button(u"All boards"_s)->click();
    QTRY_COMPARE(program.titles(), QStringList{u"러시아와 회담"_s});
    program.press(Qt::Key_Escape);
    QCOMPARE(program.titles(), QStringList{starred});
}

void SearchingTest::suggestionsCompleteTheWord()
{
    Searching program;
    program.type(u"글쓴"_s);
    auto &list = program.part<SuggestionList>();
    QVERIFY(list.isVisible());
    QCOMPARE(list.item(0)->text(), u"글쓴이:"_s);
    program.press(Qt::Key_Tab);
    QCOMPARE(program.box().text(), u"글쓴이:"_s);
    program.write(u"나"_s);
    QVERIFY(list.isVisible());
    program.press(Qt::Key_Down);
    program.press(Qt::Key_Return);
    QCOMPARE(program.box().text(), u"글쓴이:나하늘 "_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
    program.write(u"없"_s);
    QVERIFY(!list.isVisible());
}

void SearchingTest::searchesMadeLatelyAreOffered()
{
    Searching program;
    program.type(u"러시아"_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
    program.press(Qt::Key_Return); // It counts as made.
    program.press(Qt::Key_Escape);
    QTRY_COMPARE(program.session().search().recent(), QStringList{u"러시아"_s});
    program.press(Qt::Key_Slash);
    auto &list = program.part<SuggestionList>();
    QVERIFY(list.isVisible());
    program.press(Qt::Key_Down);
    program.press(Qt::Key_Return);
    QCOMPARE(program.box().text(), u"러시아"_s);
    QTRY_COMPARE(program.model().rowCount(), 1);
}

void SearchingTest::aKeptSearchIsOneClickAway()
{
    Searching program;
    program.type(u"회담"_s);
    QTRY_VERIFY(program.model().rowCount() < program.invented.posts.size());
    const QStringList found = program.titles();
    program.button(u"Keep this search"_s)->click();
    QTRY_COMPARE(program.session().search().saved().size(), 1);
    const qint64 id = program.session().search().saved().first().id;
    auto &sidebar = program.part<SidebarModel>();
    QTRY_COMPARE(sidebar.indexOfSearch(id).data(SidebarModel::CountRole).toLongLong(), found.size());
    QVERIFY(!program.button(u"Keep this search"_s));
    program.press(Qt::Key_Escape);
    QCOMPARE(program.model().rowCount(), program.invented.posts.size());
    program.part<SidebarView>().setCurrentIndex(sidebar.indexOfSearch(id));
    QCOMPARE(program.box().text(), u"회담"_s);
    QTRY_COMPARE(program.titles(), found);
    program.session().states().markRead({program.model().keyAt(0)}, true);
    QTRY_COMPARE(sidebar.indexOfSearch(id).data(SidebarModel::CountRole).toLongLong(), found.size() - 1);
    program.session().search().remove(id);
    QTRY_VERIFY(!sidebar.indexOfSearch(id).isValid());
}

void SearchingTest::onlyTheNewestQuestionIsAnswered()
{
    Searching program;
    program.press(Qt::Key_Slash);
    for (const QString &text : {u"눈길"_s, u"항구"_s, u"해운"_s, u"러시아"_s})
        program.box().setText(text);
    QTRY_COMPARE(program.titles(), QStringList{u"러시아와 회담"_s});
    program.settle(); // Nothing of the others comes after it.
    QCOMPARE(program.titles(), QStringList{u"러시아와 회담"_s});
}

QTEST_MAIN(SearchingTest)
#include "tst_searching.moc"
