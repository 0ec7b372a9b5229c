// Adding a board: looked at before it is kept, errors in place, nothing modal.

#include "tests/gui/open_program.h"
#include "ui/dialogs/add_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// Opens the dialog by its key.
AddDialog &openDialog(OpenProgram &program)
{
    program.press(Qt::Key_N, Qt::ControlModifier);
    return *program.window().findChild<AddDialog *>();
}

QPushButton &keepButton(AddDialog &dialog)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == AddDialog::tr("Add board") || button->text() == AddDialog::tr("Show it")) return *button;
    }
    qFatal("there is no button to keep the board");
}

QString textOf(AddDialog &dialog)
{
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (label->isVisible()) texts.append(label->text());
    }
    return texts.join(u'\n');
}

/// Types an address and presses Enter, as a person does.
void type(AddDialog &dialog, const QString &address)
{
    auto *field = dialog.findChild<QLineEdit *>();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, address);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace

class AddDialogTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QGuiApplication::clipboard()->clear(); }

    void aBoardIsShownBeforeItIsKept()
    {
        OpenProgram program;
        AddDialog &dialog = openDialog(program);
        QVERIFY(!dialog.isModal());
        QVERIFY(!keepButton(dialog).isEnabled());
        type(dialog, program.server.url(program.invented.listPath()).toString());
        QTRY_VERIFY(keepButton(dialog).isEnabled());
        auto *rows = dialog.findChild<QTableWidget *>();
        QCOMPARE(rows->item(1, 1)->text(), program.invented.posts[0].title);
        QCOMPARE(rows->item(1, 0)->text(), QString::number(program.invented.posts[0].number));
        QVERIFY(program.session().boards().boards().isEmpty());
        keepButton(dialog).click();
        QTRY_COMPARE(program.session().boards().boards().size(), 1);
        QTRY_VERIFY(program.model().rowCount() > 0);
    }

    void anotherNameIsKept()
    {
        OpenProgram program;
        AddDialog &dialog = openDialog(program);
        type(dialog, program.server.url(program.invented.listPath()).toString());
        QTRY_VERIFY(keepButton(dialog).isEnabled());
        dialog.findChildren<QLineEdit *>().last()->setText(u"  내 뉴스 "_s);
        keepButton(dialog).click();
        QTRY_COMPARE(program.session().boards().boards().size(), 1);
        QCOMPARE(program.board().name, u"내 뉴스"_s);
    }

    void whatWasFoundBelongsToTheAddressItWasFoundFor()
    {
        OpenProgram program;
        AddDialog &dialog = openDialog(program);
        type(dialog, program.server.url(program.invented.listPath()).toString());
        QTRY_VERIFY(keepButton(dialog).isEnabled());
        QTest::keyClicks(dialog.findChild<QLineEdit *>(), u"x"_s);
        QVERIFY(!keepButton(dialog).isEnabled());
        QVERIFY(!dialog.findChild<QTableWidget *>()->isVisible());
    }

    void errorsStandInTheDialogAndTheAddressCanBeMended()
    {
        OpenProgram program;
        AddDialog &dialog = openDialog(program);
        type(dialog, FixtureServer::refusing().toString());
        QTRY_VERIFY(!textOf(dialog).isEmpty() && !textOf(dialog).contains(AddDialog::tr("Looking at the page…")));
        QVERIFY(!keepButton(dialog).isEnabled());
        QVERIFY(dialog.isVisible());
        type(dialog, program.server.url(program.invented.listPath()).toString());
        QTRY_VERIFY(keepButton(dialog).isEnabled());
    }

    void aBoardThatIsThereIsRecognised()
    {
        OpenProgram program;
        const Board board = program.follow();
        AddDialog &dialog = openDialog(program);
        type(dialog, program.server.url(program.invented.listPath(2)).toString());
        QTRY_VERIFY(keepButton(dialog).isEnabled());
        QCOMPARE(keepButton(dialog).text(), AddDialog::tr("Show it"));
        keepButton(dialog).click();
        QCOMPARE(program.session().boards().boards().size(), 1);
        QCOMPARE(program.model().view().board, board.id);
    }

    void anAddressInTheClipboardIsProposed_data()
    {
        QTest::addColumn<QString>("clipboard");
        QTest::addColumn<bool>("proposed");
        QTest::newRow("address") << u" https://board.example/news?page=2\n"_s << true;
        QTest::newRow("sentence") << u"https://board.example is a board"_s << false;
        QTest::newRow("word") << u"board"_s << false;
        QTest::newRow("file") << u"file:///etc/hostname"_s << false;
    }

    void anAddressInTheClipboardIsProposed()
    {
        QFETCH(QString, clipboard);
        QFETCH(bool, proposed);
        OpenProgram program;
        QGuiApplication::clipboard()->setText(clipboard);
        AddDialog &dialog = openDialog(program);
        QCOMPARE(dialog.findChild<QLineEdit *>()->text(), proposed ? clipboard.trimmed() : QString());
    }

    void leavingTheDialogStopsLooking()
    {
        OpenProgram program;
        program.server.route(u"/slow"_s, Response::broken(Response::Fault::NeverAnswer));
        AddDialog &dialog = openDialog(program);
        type(dialog, program.server.url(u"/slow"_s).toString());
        QTRY_COMPARE(program.server.requests(), 1);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QTRY_VERIFY(!program.window().findChild<AddDialog *>());
        QVERIFY(program.strip().text().isEmpty());
    }
};

QTEST_MAIN(AddDialogTest)
#include "tst_add_dialog.moc"
