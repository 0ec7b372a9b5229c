// The window under the fingers: what each key does, with a real cache, a real server and a real window.

#include "tests/gui/open_program.h"
#include "ui/reader/article_view.h"
#include "ui/reader/preview_card.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

class WindowKeysTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QTest::failOnWarning(QRegularExpression(u"QAbstractItemModel|QSortFilter|QObject::connect"_s)); }

    void jAndKGoDownAndUpAndOpenWhatTheyRestOn()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_J);
        QCOMPARE(program.table().currentIndex().row(), 0);
        program.press(Qt::Key_J);
        program.press(Qt::Key_J);
        QCOMPARE(program.table().currentIndex().row(), 2);
        program.press(Qt::Key_K);
        QCOMPARE(program.table().currentIndex().row(), 1);
        const Key key = program.table().currentKey();
        QTRY_COMPARE(program.reader().key(), key);
        QTRY_VERIFY(program.current().read);
        QCOMPARE(program.model().index(1, 0).data(HeadlineModel::OpenRole).toBool(), true);
        QVERIFY2(!program.row(0).read, "what was only passed over is not opened");
    }

    void nGoesOnToTheNextUnreadHeadline()
    {
        OpenProgram program;
        program.follow();
        program.session().states().markRead({program.model().keyAt(1), program.model().keyAt(2)}, true);
        QTRY_VERIFY(program.row(2).read);
        program.table().select(program.model().keyAt(0));
        program.press(Qt::Key_N);
        QCOMPARE(program.table().currentIndex().row(), 3);
    }

    void f10SortsByAColumn()
    {
        OpenProgram program;
        program.follow();
        const auto titles = [&program] {
            QStringList all;
            for (int row = 0; row < program.model().rowCount(); ++row)
                all.append(program.row(row).headline.title);
            return all;
        };
        const auto choose = [&program](const QString &order) {
            program.press(Qt::Key_F10);
            for (const QString &entry : {u"Sort by"_s, order}) {
                auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
                for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
                    if (action->text().startsWith(entry)) menu->setActiveAction(action);
                }
                QTest::keyClick(menu, Qt::Key_Return);
            }
        };
        const QStringList usual = titles();
        QStringList upwards = usual;
        std::sort(upwards.begin(), upwards.end());
        choose(u"Title"_s);
        QTRY_COMPARE(titles(), upwards);
        choose(u"Title"_s);
        QTRY_COMPARE(titles(), QStringList(upwards.crbegin(), upwards.crend()));
        choose(u"Usual order"_s);
        QTRY_COMPARE(titles(), usual);
        QVERIFY(!program.table().horizontalHeader()->isSortIndicatorShown());
    }

    void nSaysSoWhenEverythingIsRead()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_A);
        QTRY_COMPARE(program.board().unread, 0);
        program.strip().dismiss();
        program.press(Qt::Key_N);
        QVERIFY(!program.strip().text().isEmpty());
    }

    void nGoesOnToTheNextBoardWithUnreadHeadlines()
    {
        OpenProgram program;
        const Board news = program.follow();
        InventedBoard other = inventedBoard(InventedBoard::Program::Gnuboard, 5);
        program.server.routeOthers([&](const QString &path) {
            return path.startsWith("/bbs"_L1) ? other.answer(path) : program.invented.answer(path);
        });
        program.window().openAddress(program.server.url(other.listPath()).toString(), true);
        QTRY_COMPARE(program.session().boards().boards().size(), 2);
        const Board second = program.session().boards().boards().last();
        QTRY_COMPARE(program.model().view().board, second.id);
        program.session().states().markAllRead(second.id);
        QTRY_COMPARE(program.session().boards().board(second.id)->unread, 0);
        program.press(Qt::Key_N);
        QCOMPARE(program.model().view().board, news.id);
        QTRY_VERIFY(program.table().currentKey() != 0);
    }

    void spacePagesTheReaderAndThenGoesOn()
    {
        OpenProgram program;
        program.invented.posts[0].body = u"긴 글의 한 문단이다.\n"_s.repeated(120).trimmed();
        program.follow();
        program.table().select(program.model().keyAt(1));
        program.press(Qt::Key_Return);
        QTRY_COMPARE(program.reader().key(), program.model().keyAt(1));
        QTRY_VERIFY(program.current().hasArticle);
        auto *view = program.reader().findChild<ArticleView *>();
        QTRY_VERIFY(view->text().contains(u"긴 글의 한 문단"_s)); // It stands in the reader by now.
        program.press(Qt::Key_Space);
        QVERIFY(program.reader().scrollPosition() > 0);
        QCOMPARE(program.table().currentIndex().row(), 1);
        for (int i = 0; i < 40 && program.table().currentIndex().row() == 1; ++i)
            program.press(Qt::Key_Space);
        QCOMPARE(program.table().currentIndex().row(), 2);
    }

    void spacePressesTheButtonThatHasTheFocus()
    {
        OpenProgram program;
        const Board board = program.follow();
        program.session().boards().remove(board.id);
        QTRY_VERIFY(program.strip().text().contains(board.name));
        auto *undo = program.strip().findChild<QPushButton *>();
        QVERIFY(undo && undo->isVisible());
        undo->setFocus();
        program.press(Qt::Key_Space);
        QTRY_COMPARE(program.session().boards().boards().size(), 1);
    }

    void enterOpensAtOnceAndGoesToTheReader()
    {
        OpenProgram program;
        program.follow();
        program.table().select(program.model().keyAt(3));
        program.press(Qt::Key_Return);
        QTRY_COMPARE(program.reader().key(), program.model().keyAt(3));
        QVERIFY(program.reader().isAncestorOf(QApplication::focusWidget()) ||
                QApplication::focusWidget() == &program.reader());
        program.press(Qt::Key_J);
        QCOMPARE(program.table().currentIndex().row(), 4);
    }

    void gGoesToANumberTyped()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_G);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, u"31"_s);
        program.press(Qt::Key_Return);
        QCOMPARE(program.current().headline.number, std::optional<qint64>(31));
        QVERIFY(!field->isVisible());
        QCOMPARE(QApplication::focusWidget(), &program.table());
    }

    void gSaysSoWhereThereIsNoSuchNumber()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_G);
        QTest::keyClicks(QApplication::focusWidget(), u"99999"_s);
        program.press(Qt::Key_Return);
        QVERIFY(program.strip().text().contains(u"99999"_s));
    }

    void escapeLeavesTheNumberField()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_G);
        QWidget *field = QApplication::focusWidget();
        program.press(Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QCOMPARE(QApplication::focusWidget(), &program.table());
    }

    void sStarsAndMTurnsRead()
    {
        OpenProgram program;
        program.follow();
        program.table().select(program.model().keyAt(2));
        program.press(Qt::Key_S);
        QTRY_VERIFY(program.row(2).starred);
        program.press(Qt::Key_S);
        QTRY_VERIFY(!program.row(2).starred);
        QTRY_VERIFY(program.row(2).read); // It was opened.
        program.press(Qt::Key_M);
        QTRY_VERIFY(!program.row(2).read);
        program.press(Qt::Key_M);
        QTRY_VERIFY(program.row(2).read);
    }

    void marksApplyToEverySelectedRow()
    {
        OpenProgram program;
        program.follow();
        program.table().select(program.model().keyAt(1));
        program.press(Qt::Key_Down, Qt::ShiftModifier);
        program.press(Qt::Key_Down, Qt::ShiftModifier);
        program.press(Qt::Key_S);
        QTRY_VERIFY(program.row(1).starred && program.row(2).starred && program.row(3).starred);
        QVERIFY(!program.row(4).starred);
    }

    void aMarksAllReadAndUndoTurnsItBack()
    {
        OpenProgram program;
        const qint64 unread = program.follow().unread;
        QVERIFY(unread > 0);
        program.press(Qt::Key_A);
        QTRY_COMPARE(program.board().unread, 0);
        QVERIFY(!program.strip().text().isEmpty());
        program.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(program.board().unread, unread);
    }

    void undoTurnsBackWhatWasDoneLast()
    {
        OpenProgram program;
        program.follow();
        InventedBoard other = inventedBoard(InventedBoard::Program::Gnuboard, 5);
        program.server.routeOthers([&](const QString &path) {
            return path.startsWith("/bbs"_L1) ? other.answer(path) : program.invented.answer(path);
        });
        program.window().openAddress(program.server.url(other.listPath()).toString(), true);
        QTRY_COMPARE(program.session().boards().boards().size(), 2);
        QTRY_VERIFY(program.model().rowCount() == 6);
        const Board first = program.session().boards().boards().first();
        program.session().boards().remove(first.id);
        QTRY_COMPARE(program.session().boards().boards().size(), 1);
        QTRY_VERIFY(!program.strip().text().isEmpty());
        program.table().select(program.model().keyAt(1));
        program.press(Qt::Key_S);
        QTRY_VERIFY(program.row(1).starred);
        program.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!program.row(1).starred);
        program.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(program.session().boards().boards().size(), 2);
    }

    void removingTheOnlyBoardCanBeUndone()
    {
        OpenProgram program;
        const Board board = program.follow();
        const int rows = program.model().rowCount();
        program.session().boards().remove(board.id);
        QTRY_VERIFY(program.session().boards().boards().isEmpty());
        auto *undo = program.strip().findChild<QPushButton *>();
        QTRY_VERIFY2(undo->isVisible(), "the offer to undo is in sight on the empty window too");
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(program.session().boards().boards().size(), 1);
        QTRY_COMPARE(program.model().rowCount(), rows);
    }

    void copyPutsTextAndLinksOnTheClipboardInTheTablesOrder()
    {
        OpenProgram program;
        program.follow();
        program.table().select(program.model().keyAt(3));
        program.press(Qt::Key_Up, Qt::ShiftModifier);
        program.press(Qt::Key_C, Qt::ControlModifier);
        const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
        const QStringList lines = copied->text().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].section(u'\t', 0, 0), QString::number(*program.row(2).headline.number));
        QCOMPARE(lines[1].section(u'\t', 1, 1), program.row(3).headline.title);
        QCOMPARE(copied->urls(), (QList<QUrl>{program.row(2).headline.url, program.row(3).headline.url}));
        QVERIFY(copied->html().contains(program.row(2).headline.url.toString()));
    }

    void copyOfEverythingIsBounded()
    {
        OpenProgram program(inventedBoard(InventedBoard::Program::Rhymix, 3));
        program.follow();
        program.table().selectAll();
        program.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 4);
    }

    void slashAndControlKGoToTheSearch_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::newRow("slash") << int(Qt::Key_Slash) << int(Qt::NoModifier);
        QTest::newRow("Ctrl+K") << int(Qt::Key_K) << int(Qt::ControlModifier);
    }

    void slashAndControlKGoToTheSearch()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        OpenProgram program;
        program.follow();
        program.press(key, Qt::KeyboardModifiers(modifiers));
        QCOMPARE(QApplication::focusWidget(), &program.part<SearchBox>());
        QVERIFY(program.part<SearchBox>().text().isEmpty());
    }

    void theSearchTakesLettersThatAreCommandsElsewhere()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_Slash);
        QTest::keyClicks(&program.part<SearchBox>(), u"jkn sma?/"_s);
        QCOMPARE(program.part<SearchBox>().text(), u"jkn sma?/"_s);
        QCOMPARE(program.table().currentKey(), Key(0));
    }

    void controlBHidesTheSidebar()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!program.part<SidebarView>().isVisible());
        program.press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(program.part<SidebarView>().isVisible());
    }

    void questionMarkListsTheKeysAndControlNAddsABoard_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<QByteArray>("dialog");
        QTest::newRow("?") << int(Qt::Key_Question) << int(Qt::NoModifier) << QByteArray("newsboard::KeysDialog");
        QTest::newRow("Ctrl+N") << int(Qt::Key_N) << int(Qt::ControlModifier) << QByteArray("newsboard::AddDialog");
    }

    void questionMarkListsTheKeysAndControlNAddsABoard()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(QByteArray, dialog);
        OpenProgram program;
        program.follow();
        program.press(key, Qt::KeyboardModifiers(modifiers));
        const QList<QDialog *> shown = program.window().findChildren<QDialog *>();
        QCOMPARE(shown.size(), 1);
        QCOMPARE(QByteArray(shown.first()->metaObject()->className()), dialog);
        QVERIFY(shown.first()->isVisible());
        QVERIFY(!shown.first()->isModal());
    }

    void homeAndEndGoToTheFirstAndTheLastHeadline()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_End);
        QCOMPARE(program.table().currentIndex().row(), program.model().rowCount() - 1);
        program.press(Qt::Key_Home);
        QCOMPARE(program.table().currentIndex().row(), 0);
    }

    void altLeftAndRightGoThroughWhatWasReadWithItsPlaces()
    {
        OpenProgram program;
        for (int post : {0, 1, 2})
            program.invented.posts[post].body = u"긴 글의 한 문단이다.\n"_s.repeated(120).trimmed();
        program.follow();
        QList<Key> read;
        for (int row : {1, 2, 3}) {
            const Key key = program.model().keyAt(row);
            program.table().select(key);
            program.press(Qt::Key_Return);
            QTRY_COMPARE(program.reader().key(), key);
            QTRY_VERIFY(program.current().hasArticle && program.current().read);
            program.reader().setScrollPosition(100 * row);
            read.append(key);
        }
        program.press(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(program.reader().key(), read[1]);
        QCOMPARE(program.table().currentKey(), read[1]);
        QTRY_COMPARE(program.reader().scrollPosition(), 200);
        program.press(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(program.reader().key(), read[0]);
        QTRY_COMPARE(program.reader().scrollPosition(), 100);
        program.press(Qt::Key_Left, Qt::AltModifier);
        program.settle();
        QCOMPARE(program.reader().key(), read[0]);
        program.press(Qt::Key_Right, Qt::AltModifier);
        program.press(Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(program.reader().key(), read[2]);
        QTRY_COMPARE(program.reader().scrollPosition(), 300);
    }

    void f11ShowsTheArticleAloneAndAllAgain()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_F11);
        QVERIFY2(program.table().isVisible(), "there is no article to be alone with");
        program.table().select(program.model().keyAt(1));
        QTRY_COMPARE(program.reader().key(), program.model().keyAt(1));
        program.press(Qt::Key_F11);
        QVERIFY(program.reader().isVisible() && !program.table().isVisible());
        QVERIFY(!program.part<SidebarView>().isVisible());
        program.press(Qt::Key_N); // One still goes on.
        QTRY_COMPARE(program.reader().key(), program.model().keyAt(2));
        program.press(Qt::Key_F11);
        QVERIFY(program.table().isVisible() && program.part<SidebarView>().isVisible());
    }

    void whatIsTypedForIsSeenBesideAnArticleAlone_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("search") << int(Qt::Key_Slash);
        QTest::newRow("number") << int(Qt::Key_G);
    }

    void whatIsTypedForIsSeenBesideAnArticleAlone()
    {
        QFETCH(const int, key);
        OpenProgram program;
        program.follow();
        program.table().select(program.model().keyAt(1));
        QTRY_COMPARE(program.reader().key(), program.model().keyAt(1));
        program.press(Qt::Key_F11);
        QVERIFY(!program.table().isVisible());
        program.press(key);
        QVERIFY(program.table().isVisible());
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QVERIFY(QApplication::focusWidget()->isVisible());
    }

    void anAddressThatTheCacheHasIsOpenedInside()
    {
        OpenProgram program;
        program.follow();
        program.table().select(program.model().keyAt(1));
        QTRY_COMPARE(program.reader().key(), program.model().keyAt(1));
        const HeadlineRow other = program.row(4);
        emit program.reader().linkActivated(other.headline.url);
        QTRY_COMPARE(program.reader().key(), other.key);
        QCOMPARE(program.table().currentKey(), other.key);
        const HeadlineRow third = program.row(6);
        QVERIFY(third.headline.number.has_value());
        emit program.reader().numberActivated(third.board(), *third.headline.number);
        QTRY_COMPARE(program.reader().key(), third.key);
    }

    void restingOnALinkShowsWhatTheCacheHasAndAsksNobody()
    {
        OpenProgram program;
        program.follow();
        for (int row : {4, 1}) {
            program.table().select(program.model().keyAt(row));
            QTRY_COMPARE(program.reader().key(), program.model().keyAt(row));
            QTRY_VERIFY(program.current().hasArticle);
        }
        const int asked = program.server.requests();
        const HeadlineRow read = program.row(4);
        auto &view = program.part<ArticleView>();
        auto &card = program.part<PreviewCard>();
        const auto words = [&card] {
            QStringList all;
            for (const QLabel *label : card.findChildren<QLabel *>())
                all.append(label->text());
            all.append(card.text());
            return all.join(u'\n');
        };
        QTRY_VERIFY(!view.toPlainText().contains(u"Fetching"_s)); // An article that comes takes the card away.
        emit view.highlighted(read.headline.url);
        QVERIFY(!card.isVisible());
        QTRY_VERIFY(card.isVisible());
        QVERIFY(words().startsWith(read.headline.title));
        QTRY_VERIFY(words().size() > read.headline.title.size() + 40); // The text has come.
        emit view.highlighted(QUrl());
        QVERIFY(!card.isVisible());
        emit view.highlighted(program.row(6).headline.url); // Not in the cache but for its headline.
        QTRY_VERIFY(card.isVisible());
        QVERIFY(words().startsWith(program.row(6).headline.title));
        QSignalSpy wanted(&program.reader(), &Reader::previewWanted);
        emit view.highlighted(QUrl(u"https://elsewhere.example/1"_s));
        QTRY_COMPARE(wanted.size(), 1); // The window heard of it before.
        QVERIFY(!card.isVisible());
        QCOMPARE(program.server.requests(), asked);
    }

    void controlRRefreshesEveryBoard()
    {
        OpenProgram program;
        const Board board = program.follow();
        QSignalSpy finished(&program.session().refresh(), &Refresh::finished);
        program.press(Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].value<BoardId>(), board.id);
    }
};

QTEST_MAIN(WindowKeysTest)
#include "tst_window_keys.moc"
