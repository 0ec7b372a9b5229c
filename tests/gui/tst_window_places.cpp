// What stays where it was: the headline that is read, while news arrives, a search comes and goes, the program is
// closed and opened again.

#include "tests/gui/open_program.h"
#include "ui/reader/article_view.h"

#include <QApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// Where the current row is painted, in pixels from the top of the table.
int heightOfCurrent(OpenProgram &program)
{
    return program.table().visualRect(program.table().currentIndex()).top();
}

InventedBoard longBoard()
{
    return inventedBoard(InventedBoard::Program::Rhymix, 60);
}

void readEverything(OpenProgram &program)
{
    program.session().refresh().refresh(program.board(), {5});
    QTRY_COMPARE(program.model().rowCount(), program.invented.posts.size());
    QTRY_VERIFY(!program.session().refresh().isRunning(program.board().id) && !program.model().isLoading());
}

/// What a person sees of the articles of the newest rows, opened one after another.
QStringList readOnScreen(OpenProgram &program, int rows)
{
    QStringList texts;
    for (int row = 0; row < rows; ++row) {
        const Key key = program.model().keyAt(row);
        program.table().select(key);
        const auto isShown = [&] {
            const QString text = program.part<ArticleView>().toPlainText();
            return program.reader().key() == key && !text.isEmpty() && !text.contains(u"Fetching"_s);
        };
        if (!QTest::qWaitFor(isShown)) return {};
        texts.append(program.part<ArticleView>().toPlainText());
    }
    return texts;
}

} // namespace

class WindowPlacesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void rowsThatArriveAboveDoNotMoveWhatIsRead_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("top");
        QTest::newRow("at the top of the list") << 2 << 0;
        QTest::newRow("in its middle") << 30 << 25;
        QTest::newRow("at its end") << 60 << 60;
    }

    void rowsThatArriveAboveDoNotMoveWhatIsRead()
    {
        QFETCH(int, row);
        QFETCH(int, top);
        OpenProgram program(longBoard());
        program.follow();
        readEverything(program);
        program.table().select(program.model().keyAt(row));
        program.table().verticalScrollBar()->setValue(top);
        const Key key = program.table().currentKey();
        const int height = heightOfCurrent(program);
        QTRY_COMPARE(program.reader().key(), key);

        program.refreshWith(7);
        QTRY_COMPARE(program.model().rowCount(), program.invented.posts.size());
        QCOMPARE(program.table().currentKey(), key);
        QCOMPARE(program.table().selectedKeys(), QList<Key>{key});
        QCOMPARE(program.reader().key(), key);
        QCOMPARE(heightOfCurrent(program), height);
    }

    void newsStandsWhereTheCacheOrdersIt()
    {
        OpenProgram program;
        program.follow();
        program.refreshWith(7);
        HeadlineModel fresh(program.session().rows());
        fresh.setView(program.model().view());
        QTRY_VERIFY(!fresh.isLoading());
        // What a server tells is shown ten times a second.
        QTRY_COMPARE(program.model().rowCount(), fresh.rowCount());
        for (int i = 0; i < fresh.rowCount(); ++i)
            QCOMPARE(program.model().keyAt(i), fresh.keyAt(i));
    }

    void newsIsSeenByWhoReadsNothingYet()
    {
        OpenProgram program(longBoard());
        program.follow();
        QCOMPARE(program.table().currentKey(), Key(0));
        program.refreshWith(3);
        QTRY_COMPARE(program.row(1).headline.number, std::optional<qint64>(63));
        QCOMPARE(program.table().verticalScrollBar()->value(), 0);
    }

    void aSearchFindsAndEscapeRestoresSelectionAndScroll()
    {
        OpenProgram program(longBoard());
        program.follow();
        readEverything(program);
        program.table().select(program.model().keyAt(5));
        program.table().verticalScrollBar()->setValue(30);
        const Key key = program.table().currentKey();
        const Key top = program.table().topKey();
        const int rows = program.model().rowCount();

        program.press(Qt::Key_Slash);
        program.write(u"로봇"_s);
        QTRY_VERIFY(program.model().rowCount() > 0 && program.model().rowCount() < rows);
        for (int i = 0; i < program.model().rowCount(); ++i)
            QVERIFY(program.row(i).headline.title.contains(u"로봇"_s));
        program.press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), &program.table());
        program.press(Qt::Key_Slash);
        program.press(Qt::Key_Escape);
        QCOMPARE(program.model().rowCount(), rows);
        QCOMPARE(program.table().currentKey(), key);
        QCOMPARE(program.table().topKey(), top);
        QCOMPARE(QApplication::focusWidget(), &program.table());
    }

    void newsThatArrivesDuringASearchIsSearchedToo()
    {
        OpenProgram program(longBoard());
        program.follow();
        readEverything(program);
        program.press(Qt::Key_Slash);
        program.write(u"로봇"_s);
        QTRY_COMPARE(program.model().rowCount(), 12);
        program.refreshWith(10);
        QTRY_COMPARE(program.model().rowCount(), 14);
        for (int i = 0; i < program.model().rowCount(); ++i)
            QVERIFY(program.row(i).headline.title.contains(u"로봇"_s));
        program.press(Qt::Key_Escape);
        QTRY_COMPARE(program.model().rowCount(), program.invented.posts.size());
    }

    void aClickOnAHeadSortsAndTheThirdClickGivesTheOrderBack()
    {
        OpenProgram program(longBoard());
        program.follow();
        readEverything(program);
        const QList<Key> natural{program.model().keyAt(0), program.model().keyAt(1), program.model().keyAt(60)};
        program.table().select(program.model().keyAt(10));
        const Key key = program.table().currentKey();
        QHeaderView *head = program.table().horizontalHeader();
        const auto click = [&] {
            const int x = head->sectionViewportPosition(HeadlineModel::ViewsColumn) + 10;
            QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(x, head->height() / 2));
        };
        const auto isSorted = [&](auto inOrder) {
            for (int i = 1; i < program.model().rowCount(); ++i)
                if (!inOrder(program.row(i - 1).headline.views, program.row(i).headline.views)) return false;
            return !program.model().isLoading();
        };
        click();
        QTRY_VERIFY(isSorted(std::greater_equal<>()));
        QCOMPARE(program.table().currentKey(), key);
        click();
        QTRY_VERIFY(isSorted(std::less_equal<>()));
        click();
        QTRY_COMPARE((QList<Key>{program.model().keyAt(0), program.model().keyAt(1), program.model().keyAt(60)}),
                     natural);
        QCOMPARE(program.table().currentKey(), key);
    }

    void reopenedWithoutANetworkEverythingIsWhereItWas()
    {
        OpenProgram program(longBoard());
        program.invented.posts[40].body = u"긴 글의 한 문단이다.\n"_s.repeated(120).trimmed();
        program.follow();
        readEverything(program);
        program.window().resize(900, 620);
        program.table().select(program.model().keyAt(41));
        program.table().verticalScrollBar()->setValue(38);
        const Key key = program.table().currentKey();
        const Key top = program.table().topKey();
        const int rows = program.model().rowCount();
        QTRY_VERIFY(program.current().read);
        QTRY_COMPARE(program.reader().key(), key);
        program.press(Qt::Key_Space);
        const int scroll = program.reader().scrollPosition();
        QVERIFY(scroll > 0);
        const QSize size = program.window().size();
        program.quit();
        program.server.setDown(true);
        const int requests = program.server.requests();

        program.start(true);
        QTRY_COMPARE(program.model().rowCount(), rows);
        QCOMPARE(program.window().size(), size);
        QTRY_COMPARE(program.table().currentKey(), key);
        QTRY_COMPARE(program.table().topKey(), top);
        QTRY_COMPARE(program.reader().key(), key);
        QTRY_COMPARE(program.reader().scrollPosition(), scroll);
        QVERIFY(program.current().read);
        QCOMPARE(program.server.requests(), requests);
        QCOMPARE(program.session().network().requests(), 0);
    }

    void everyArticleOnceOpenedReadsTheSameWithoutItsServer()
    {
        constexpr int kOpened = 8;
        OpenProgram program;
        program.follow();
        const QStringList online = readOnScreen(program, kOpened);
        QCOMPARE(online.size(), kOpened);
        QCOMPARE(QSet<QString>(online.begin(), online.end()).size(), kOpened);
        const Key last = program.table().currentKey();
        program.quit();
        program.server.setDown(true);
        const int requests = program.server.requests();

        program.start(true);
        QTRY_COMPARE(program.reader().key(), last); // It comes back to its place first.
        QCOMPARE(readOnScreen(program, kOpened), online);
        QCOMPARE(program.server.requests(), requests);
        QCOMPARE(program.session().network().requests(), 0);
    }

    void aFailedRefreshIsToldAndCanBeTriedAgain()
    {
        OpenProgram program;
        const Board board = program.follow();
        const int rows = program.model().rowCount();
        program.server.setDown(true);
        program.press(Qt::Key_F5);
        QTRY_VERIFY(program.strip().text().contains(board.name));
        QCOMPARE(program.model().rowCount(), rows);
        QTRY_VERIFY(!program.board().lastError.isEmpty());
        program.server.setDown(false);
        auto *again = program.strip().findChild<QPushButton *>();
        QVERIFY(again && again->isVisible());
        again->click();
        QTRY_VERIFY(program.board().lastError.isEmpty());
        QVERIFY(!program.strip().isVisible());
    }

    void titlesArePlainTextInEveryWidget()
    {
        OpenProgram program;
        const QString title = u"<b>굵게</b> <img src=x> & 끝"_s;
        program.invented.posts[0].title = title;
        program.follow();
        const QModelIndex cell = program.model().index(1, HeadlineModel::TitleColumn);
        QCOMPARE(cell.data().toString(), title);
        QVERIFY(!cell.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
        QVERIFY(cell.data(Qt::AccessibleTextRole).toString().contains(title));
    }
};

QTEST_MAIN(WindowPlacesTest)
#include "tst_window_places.moc"
