// Boards in folders, as they are seen and moved: the sidebar's model by itself, and the window with a real cache.

#include "tests/gui/open_program.h"
#include "ui/dialogs/folder_dialog.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Drop = SidebarModel::Drop;

namespace {

Board boardOf(BoardId id, const QStringList &folder = {}, qint64 unread = 0)
{
    Board board;
    board.id = id;
    board.name = u"게시판 %1"_s.arg(id);
    board.url = QUrl(u"https://board%1.example/"_s.arg(id));
    board.folder = folder;
    board.unread = unread;
    return board;
}

/// What stands below the heading of the boards, indented by its depth.
QStringList shapeOf(const SidebarModel &model)
{
    QStringList shape;
    for (int row = 4; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        shape.append(QString(index.data(SidebarModel::DepthRole).toInt(), u' ') + index.data().toString());
    }
    return shape;
}

const QStringList kNews{u"뉴스"_s};
const QStringList kCountry{u"뉴스"_s, u"나라"_s};

/// 1, then a folder with 2 and, in another folder, 3, then 4.
QList<Board> sampleBoards()
{
    return {boardOf(1), boardOf(2, kNews, 3), boardOf(3, kCountry, 4), boardOf(4)};
}

/// What a move makes of the boards: `1 뉴스/2 뉴스.나라/3`.
QString orderAfter(const QList<Board> &boards, const BoardMove &move)
{
    QStringList places;
    for (const BoardPlace &place : moved(boards, move))
        places.append((place.folder.isEmpty() ? QString() : place.folder.join(u'.') + u'/') +
                      QString::number(place.board));
    return places.join(u' ');
}

/// The window with two boards, the second without headlines.
struct TwoBoards {
    TwoBoards()
    {
        program.follow();
        Board second;
        second.name = u"둘째"_s;
        second.url = program.server.url(u"/second"_s);
        bool kept = false;
        program.session().boards().keepAll({second}, &program.window(), [&kept](const auto &) { kept = true; });
        if (!QTest::qWaitFor([&kept] { return kept; })) qFatal("not kept");
    }

    SidebarModel &sidebar() { return program.part<SidebarModel>(); }
    SidebarView &view() { return program.part<SidebarView>(); }
    Board board(int place) { return program.session().boards().boards()[place]; }
    /// Moves the board that is shown, as the key does, and types this.
    void moveShown(const QString &folder)
    {
        program.press(Qt::Key_F);
        auto *dialog = program.window().findChild<FolderDialog *>();
        if (!dialog) qFatal("nobody asks for a folder");
        dialog->findChild<QComboBox *>()->setEditText(folder);
        QTest::keyClick(dialog, Qt::Key_Return);
    }

    OpenProgram program;
};

} // namespace

class FoldersTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QTest::failOnWarning(QRegularExpression(u"QAbstractItemModel|QObject::connect"_s)); }

    void foldersStandAroundTheirBoards()
    {
        SidebarModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setBoards(sampleBoards());
        QCOMPARE(shapeOf(model),
                 QStringList({u"게시판 1"_s, u"뉴스"_s, u" 게시판 2"_s, u" 나라"_s, u"  게시판 3"_s, u"게시판 4"_s}));
        model.setFolded(kCountry, true);
        QCOMPARE(shapeOf(model), QStringList({u"게시판 1"_s, u"뉴스"_s, u" 게시판 2"_s, u" 나라"_s, u"게시판 4"_s}));
        model.setFolded(kNews, true);
        QCOMPARE(shapeOf(model), QStringList({u"게시판 1"_s, u"뉴스"_s, u"게시판 4"_s}));
        model.setFolded(kNews, false);
        QCOMPARE(shapeOf(model).size(), 5); // The inner one stayed folded.
    }

    void aFoldedFolderCountsWhatIsInIt()
    {
        SidebarModel model;
        model.setBoards(sampleBoards());
        const auto news = [&model] { return model.indexOfFolder(kNews); };
        QCOMPARE(news().data(SidebarModel::CountRole).toInt(), 0); // Its boards say it.
        QVERIFY(news().data(SidebarModel::UnreadRole).toBool());
        QVERIFY(!news().data(SidebarModel::ViewRole).isValid());
        model.setFolded(kNews, true);
        QCOMPARE(news().data(SidebarModel::CountRole).toInt(), 7);
        QVERIFY(news().data(Qt::AccessibleTextRole).toString().contains(u"뉴스"_s));
        QVERIFY(news().data(Qt::AccessibleTextRole).toString() != u"뉴스"_s);
        QCOMPARE(model.visibleIndexOf(3), news());
        QVERIFY(!model.indexOf(View{3}).isValid());
        model.setFolded(kNews, false);
        QCOMPARE(model.visibleIndexOf(3), model.indexOf(View{3}));
    }

    void aFailureInAFoldedFolderIsSeen()
    {
        SidebarModel model;
        QList<Board> boards = sampleBoards();
        boards[2].lastError = u"404"_s;
        model.setBoards(boards);
        QVERIFY(!model.indexOfFolder(kNews).data(SidebarModel::FailingRole).toBool());
        model.setFolded(kNews, true);
        QVERIFY(model.indexOfFolder(kNews).data(SidebarModel::FailingRole).toBool());
    }

    void aFolderIsRenamedInPlace()
    {
        SidebarModel model;
        model.setBoards(sampleBoards());
        QSignalSpy renamed(&model, &SidebarModel::folderRenamed);
        QVERIFY(model.setData(model.indexOfFolder(kCountry), u" 먼  나라 "_s));
        QCOMPARE(renamed.size(), 1);
        QCOMPARE(renamed[0][0].toStringList(), kCountry);
        QCOMPARE(renamed[0][1].toStringList(), QStringList({u"뉴스"_s, u"먼 나라"_s}));
        QVERIFY(!model.setData(model.indexOfFolder(kCountry), u"  "_s));
    }

    void droppingMovesWhatWasDragged_data()
    {
        QTest::addColumn<QString>("dragged"); // A board's number, or a folder.
        QTest::addColumn<QString>("target");
        QTest::addColumn<Drop>("drop");
        QTest::addColumn<QString>("order"); // Empty: that means nothing.
        QTest::newRow("above a board") << u"4"_s << u"1"_s << Drop::Above << u"4 1 뉴스/2 뉴스.나라/3"_s;
        QTest::newRow("below a board") << u"1"_s << u"4"_s << Drop::Below << u"뉴스/2 뉴스.나라/3 4 1"_s;
        QTest::newRow("into a folder") << u"1"_s << u"뉴스"_s << Drop::On << u"뉴스/2 뉴스.나라/3 뉴스/1 4"_s;
        QTest::newRow("to a folder's beginning")
            << u"4"_s << u"뉴스"_s << Drop::Below << u"1 뉴스/4 뉴스/2 뉴스.나라/3"_s;
        QTest::newRow("above a folder") << u"4"_s << u"뉴스"_s << Drop::Above << u"1 4 뉴스/2 뉴스.나라/3"_s;
        QTest::newRow("beside a board in a folder")
            << u"1"_s << u"3"_s << Drop::Above << u"뉴스/2 뉴스.나라/1 뉴스.나라/3 4"_s;
        QTest::newRow("out of a folder") << u"2"_s << u"4"_s << Drop::Below << u"1 뉴스.나라/3 4 2"_s;
        QTest::newRow("above all") << u"3"_s << u"heading"_s << Drop::Below << u"3 1 뉴스/2 4"_s;
        QTest::newRow("below all") << u"2"_s << u"nothing"_s << Drop::On << u"1 뉴스.나라/3 4 2"_s;
        QTest::newRow("a folder above a board") << u"뉴스"_s << u"1"_s << Drop::Above << u"뉴스/2 뉴스.나라/3 1 4"_s;
        QTest::newRow("an inner folder out") << u"뉴스.나라"_s << u"1"_s << Drop::Above << u"나라/3 1 뉴스/2 4"_s;
        QTest::newRow("a folder into itself") << u"뉴스"_s << u"뉴스.나라"_s << Drop::On << QString();
        QTest::newRow("a folder beside its own board") << u"뉴스"_s << u"2"_s << Drop::Above << QString();
        QTest::newRow("beside itself") << u"1"_s << u"1"_s << Drop::Below << QString();
    }

    void droppingMovesWhatWasDragged()
    {
        QFETCH(QString, dragged);
        QFETCH(QString, target);
        QFETCH(Drop, drop);
        QFETCH(QString, order);
        SidebarModel model;
        const QList<Board> boards = sampleBoards();
        model.setBoards(boards);
        const auto indexOf = [&model](const QString &name) {
            if (name == "heading"_L1) return model.index(3);
            if (name == "nothing"_L1) return QModelIndex();
            return name.toInt() > 0 ? model.indexOf(View{name.toInt()}) : model.indexOfFolder(name.split(u'.'));
        };
        const std::optional<BoardMove> move = model.moveOf(indexOf(dragged), indexOf(target), drop);
        QCOMPARE(move ? orderAfter(boards, *move) : QString(), order);
    }

    void stepsLeadThroughFolders_data()
    {
        QTest::addColumn<BoardId>("board");
        QTest::addColumn<bool>("up");
        QTest::addColumn<bool>("folded"); // The folder 뉴스.
        QTest::addColumn<QString>("order");
        const QString none;
        QTest::newRow("down into a folder") << 1 << false << false << u"뉴스/1 뉴스/2 뉴스.나라/3 4"_s;
        QTest::newRow("down past a folded one") << 1 << false << true << u"뉴스/2 뉴스.나라/3 1 4"_s;
        QTest::newRow("up into a folder, from behind") << 4 << true << false << u"1 뉴스/2 뉴스.나라/3 뉴스.나라/4"_s;
        QTest::newRow("up past a folded one") << 4 << true << true << u"1 4 뉴스/2 뉴스.나라/3"_s;
        QTest::newRow("up out of a folder") << 2 << true << false << u"1 2 뉴스.나라/3 4"_s;
        QTest::newRow("down out of a folder") << 3 << false << false << u"1 뉴스/2 3 4"_s;
        QTest::newRow("up at the top") << 1 << true << false << none;
        QTest::newRow("down at the end") << 4 << false << false << none;
    }

    void stepsLeadThroughFolders()
    {
        QFETCH(BoardId, board);
        QFETCH(bool, up);
        QFETCH(bool, folded);
        QFETCH(QString, order);
        SidebarModel model;
        model.setBoards(sampleBoards());
        model.setFolded(kNews, folded);
        const std::optional<BoardMove> move = model.stepOf(model.indexOf(View{board}), up);
        QCOMPARE(move ? orderAfter(sampleBoards(), *move) : QString(), order);
    }

    void theLastBoardOfTheLastFolderStepsOut()
    {
        SidebarModel model;
        const QList<Board> boards{boardOf(1), boardOf(2, kNews), boardOf(3, kCountry)};
        model.setBoards(boards);
        const auto out = model.stepOf(model.indexOf(View{3}), false);
        QVERIFY(out);
        QCOMPARE(orderAfter(boards, *out), u"1 뉴스/2 뉴스/3"_s);
    }

    void viewsAndSearchesAreNotDragged()
    {
        SidebarModel model;
        model.setBoards(sampleBoards());
        for (int row = 0; row < 4; ++row) {
            QVERIFY(!model.flags(model.index(row)).testFlag(Qt::ItemIsDragEnabled));
            QVERIFY(!model.moveOf(model.index(row), model.indexOf(View{1}), Drop::Above));
        }
    }

    void fMovesTheBoardThatIsShown()
    {
        TwoBoards two;
        const BoardId shown = two.program.model().view().board;
        two.moveShown(u" 뉴스 / 나라 "_s);
        QTRY_COMPARE(two.program.session().boards().board(shown)->folder, kCountry);
        QVERIFY(two.program.strip().text().contains(u"뉴스 / 나라"_s));
        QCOMPARE(shapeOf(two.sidebar()).size(), 4);
        QCOMPARE(two.view().currentIndex(), two.sidebar().indexOf(View{shown})); // Still the one that is shown.
        QCOMPARE(two.program.model().view().board, shown);
        two.program.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(two.program.session().boards().board(shown)->folder.isEmpty());
        QTRY_COMPARE(shapeOf(two.sidebar()).size(), 2); // The folder went with its last board.
    }

    void foldersAreRememberedAsTheyWereFolded()
    {
        TwoBoards two;
        two.moveShown(u"뉴스"_s);
        QTRY_VERIFY(two.sidebar().indexOfFolder(kNews).isValid());
        const BoardId shown = two.program.model().view().board;
        two.view().setFocus();
        two.view().setCurrentIndex(two.sidebar().indexOfFolder(kNews));
        two.program.press(Qt::Key_Left);
        QVERIFY(two.sidebar().indexOfFolder(kNews).data(SidebarModel::FoldedRole).toBool());
        QCOMPARE(two.program.model().view().board, shown); // Folding shows nothing else.
        two.program.start();
        QTRY_VERIFY(two.sidebar().indexOfFolder(kNews).data(SidebarModel::FoldedRole).toBool());
        QTRY_COMPARE(two.view().currentIndex(), two.sidebar().indexOfFolder(kNews)); // It stands for what it hides.
        two.view().setFocus();
        two.program.press(Qt::Key_Right);
        QVERIFY(!two.sidebar().indexOfFolder(kNews).data(SidebarModel::FoldedRole).toBool());
        QVERIFY(two.sidebar().indexOf(View{shown}).isValid());
    }

    void arrowsWalkTheTree()
    {
        TwoBoards two;
        two.moveShown(u"뉴스"_s);
        QTRY_VERIFY(two.sidebar().indexOfFolder(kNews).isValid());
        two.view().setFocus();
        two.view().setCurrentIndex(two.sidebar().indexOf(View{two.program.model().view().board}));
        two.program.press(Qt::Key_Left);
        QCOMPARE(two.view().currentIndex(), two.sidebar().indexOfFolder(kNews));
        two.program.press(Qt::Key_Return);
        QVERIFY(two.view().currentIndex().data(SidebarModel::FoldedRole).toBool());
        two.program.press(Qt::Key_Return);
        QVERIFY(!two.view().currentIndex().data(SidebarModel::FoldedRole).toBool());
    }

    void aClickFoldsAndLeavesTheBoardShown()
    {
        TwoBoards two;
        two.moveShown(u"뉴스"_s);
        QTRY_VERIFY(two.sidebar().indexOfFolder(kNews).isValid());
        const auto click = [&two] {
            const QRect row = two.view().visualRect(two.sidebar().indexOfFolder(kNews));
            QTest::mouseClick(two.view().viewport(), Qt::LeftButton, {}, row.center());
        };
        const BoardId shown = two.program.model().view().board;
        click();
        QVERIFY(two.sidebar().indexOfFolder(kNews).data(SidebarModel::FoldedRole).toBool());
        click();
        QVERIFY(!two.sidebar().indexOfFolder(kNews).data(SidebarModel::FoldedRole).toBool());
        QCOMPARE(two.view().currentIndex(), two.sidebar().indexOf(View{shown}));
        QCOMPARE(two.program.model().view().board, shown);
    }

    void aFolderIsRenamedAndDissolved()
    {
        TwoBoards two;
        two.moveShown(u"뉴스"_s);
        QTRY_VERIFY(two.sidebar().indexOfFolder(kNews).isValid());
        two.sidebar().setFolded(kNews, true);
        two.sidebar().setData(two.sidebar().indexOfFolder(kNews), u"소식"_s);
        const QStringList renamed{u"소식"_s};
        QTRY_VERIFY(two.sidebar().indexOfFolder(renamed).data(SidebarModel::FoldedRole).toBool());
        emit two.view().folderMenuRequested(renamed, two.view().mapToGlobal(QPoint(5, 5)));
        auto *menu = two.program.window().findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(menu && menu->isVisible());
        menu->actions().last()->trigger();
        menu->close();
        QTRY_VERIFY(!two.sidebar().indexOfFolder(renamed).isValid());
        QCOMPARE(two.program.session().boards().boards().size(), 2);
    }

    void altAndArrowsMoveABoard()
    {
        TwoBoards two;
        const BoardId first = two.board(0).id;
        two.view().setFocus();
        two.view().setCurrentIndex(two.sidebar().indexOf(View{first}));
        two.program.press(Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(two.board(1).id, first);
        QTRY_COMPARE(two.view().currentIndex(), two.sidebar().indexOf(View{first})); // It stays under the hand.
        two.program.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(two.board(0).id, first);
    }

    void aDropInTheSidebarIsKept()
    {
        TwoBoards two;
        const BoardId first = two.board(0).id;
        const BoardId second = two.board(1).id;
        const auto move =
            two.sidebar().moveOf(two.sidebar().indexOf(View{second}), two.sidebar().indexOf(View{first}), Drop::Above);
        QVERIFY(move);
        emit two.view().dropped(*move);
        QTRY_COMPARE(two.board(0).id, second);
        two.program.start();
        QCOMPARE(two.board(0).id, second);
        QCOMPARE(two.board(1).id, first);
    }
};

QTEST_MAIN(FoldersTest)
#include "tst_folders.moc"
