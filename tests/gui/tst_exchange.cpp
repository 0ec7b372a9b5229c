// Lists of boards and headlines in files, as the window reads and writes them.

#include "tests/gui/open_program.h"

#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// A file in the dialog that is open, chosen as a person does.
void choose(OpenProgram &program, const QString &path)
{
    QFileDialog *asking = nullptr;
    if (!QTest::qWaitFor([&] { return (asking = program.window().findChild<QFileDialog *>()) && asking->isVisible(); }))
        qFatal("nobody asks for a file");
    asking->selectFile(path);
    QMetaObject::invokeMethod(asking, "accept");
    if (!QTest::qWaitFor([&] { return program.window().findChild<QFileDialog *>() == nullptr; }))
        qFatal("the dialog does not go");
    program.window().activateWindow();
    if (!QTest::qWaitForWindowActive(&program.window())) qFatal("the window is not active");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The menu's entry that begins with this.
QAction *entry(OpenProgram &program, const QString &beginning)
{
    for (const QToolButton *button : program.window().findChildren<QToolButton *>()) {
        auto *menu = button->findChild<QMenu *>();
        if (!menu) continue;
        emit menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text().startsWith(beginning)) return action;
        }
    }
    qFatal("no such entry");
}

} // namespace

class ExchangeWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"QAbstractItemModel|QObject::connect"_s)); }

    void boardsAreImportedAndTheImportIsUndone()
    {
        OpenProgram program;
        const Board first = program.follow();
        put("<opml><body><outline text=\"뉴스\"><outline text=\"둘째\" xmlUrl=\"" +
            program.server.url(u"/feed"_s).toEncoded() +
            "\"/></outline><outline text=\"꾀\" xmlUrl=\"javascript:alert(1)\"/></body></opml>");
        entry(program, u"Import"_s)->trigger();
        choose(program, m_folder.filePath(u"list.opml"_s));
        QTRY_COMPARE(program.session().boards().boards().size(), 2);
        QTRY_VERIFY(program.part<SidebarModel>().indexOfFolder({u"뉴스"_s}).isValid());
        QTRY_VERIFY(program.strip().text().contains(u"1 boards were added"_s));
        QVERIFY(program.strip().text().contains(u"꾀"_s));
        QVERIFY(program.strip().text().contains(u"javascript:alert(1)"_s));
        QCOMPARE(program.model().view().board, first.id); // What was read goes on being shown.
        program.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(program.session().boards().boards().size(), 1);
        QCOMPARE(program.board().id, first.id);
        QTRY_VERIFY(!program.part<SidebarModel>().indexOfFolder({u"뉴스"_s}).isValid());
    }

    void anEmptyProgramImportsFromItsWelcome()
    {
        OpenProgram program;
        put("<opml><outline text=\"하나\" xmlUrl=\"" + program.server.url(u"/feed"_s).toEncoded() + "\"/></opml>");
        QSignalSpy finished(&program.session().imports(), &Import::finished);
        for (QPushButton *button : program.window().findChildren<QPushButton *>()) {
            if (button->text().startsWith(u"Import"_s)) button->click();
        }
        choose(program, m_folder.filePath(u"list.opml"_s));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(program.session().boards().boards().size(), 1);
        QCOMPARE(program.model().view().board, program.board().id); // It is shown at once.
        program.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(program.session().boards().boards().isEmpty());
    }

    void aFileThatIsNoListIsSaid()
    {
        OpenProgram program;
        program.follow();
        put("새벽통신");
        entry(program, u"Import"_s)->trigger();
        choose(program, m_folder.filePath(u"list.opml"_s));
        QTRY_VERIFY(program.strip().text().contains(u"OPML"_s));
        QVERIFY(program.strip().text().contains(u"list.opml"_s));
        QCOMPARE(program.session().boards().boards().size(), 1);
    }

    void boardsAreExported()
    {
        OpenProgram program;
        program.follow();
        const QString path = m_folder.filePath(u"out.opml"_s);
        entry(program, u"Export boards"_s)->trigger();
        choose(program, path);
        QTRY_VERIFY(program.strip().text().contains(u"out.opml"_s));
        QVERIFY(contentOf(path).contains("text=\"새벽통신 소식\""));
    }

    void headlinesAreExportedAsTheNameSays_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("csv") << u"out.csv"_s
                             << QByteArray("\xEF\xBB\xBF"
                                           "board,key,");
        QTest::newRow("markdown") << u"out.md"_s << QByteArray("# 새벽통신 소식\n");
        QTest::newRow("json") << u"out.json"_s << QByteArray("{\"author\"");
        QTest::newRow("no suffix") << u"plain"_s
                                   << QByteArray("\xEF\xBB\xBF"
                                                 "board,key,");
    }

    void headlinesAreExportedAsTheNameSays()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, beginning);
        OpenProgram program;
        program.follow();
        entry(program, u"Export the headlines of this board"_s)->trigger();
        choose(program, m_folder.filePath(name));
        const QString written = m_folder.filePath(name.contains(u'.') ? name : name + u".csv"_s);
        QTRY_VERIFY(program.strip().text().contains(QFileInfo(written).fileName()));
        QVERIFY2(contentOf(written).startsWith(beginning), contentOf(written).left(60).constData());
        QVERIFY(program.strip().text().contains(QString::number(program.model().rowCount())));
    }

    void whereNothingCanBeWrittenIsSaid()
    {
        OpenProgram program;
        program.follow();
        program.session().exports().start({program.session().boards().boards(), {}, u"/no/such/folder/a.opml"_s});
        QTRY_VERIFY(program.strip().text().contains(u"/no/such/folder/a.opml"_s));
    }

    void f10OpensTheMenuInsideTheWindow()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_F10);
        QWidget *menu = QApplication::activePopupWidget();
        QVERIFY(menu);
        QVERIFY(menu->geometry().right() <= program.window().geometry().right());
        QTest::keyClick(menu, Qt::Key_Escape);
    }

    void withoutBoardsThereIsNothingToExport()
    {
        OpenProgram program;
        QVERIFY(!entry(program, u"Export boards"_s)->isEnabled());
        program.follow();
        QVERIFY(entry(program, u"Export boards"_s)->isEnabled());
    }

private:
    void put(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(u"list.opml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("no list was written");
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(ExchangeWindowTest)
#include "tst_exchange.moc"
