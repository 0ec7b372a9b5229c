// What the window says of a board that wants a log-in.

#include "tests/gui/open_program.h"

#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

Response loginForm()
{
    return Response::withStatus(
        403, "<html><head><title>로그인</title></head><body><h1>회원 로그인</h1><form><input name=id>"
             "<input type=password name=pw></form></body></html>");
}

} // namespace

class SignInTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QTest::failOnWarning(QRegularExpression(u"QAbstractItemModel|QObject::connect"_s)); }

    void aBoardThatWantsALogInIsSaidToAndStays()
    {
        OpenProgram program;
        const Board board = program.follow();
        const int rows = program.model().rowCount();
        program.server.route(program.invented.listPath(), loginForm());
        program.press(Qt::Key_F5);
        QTRY_VERIFY(program.strip().text().contains(u"sign in"_s));
        QVERIFY(program.strip().text().startsWith(board.name));
        QVERIFY(program.strip().text().contains(u"회원 로그인"_s)); // In the server's own words.
        QVERIFY(program.strip().text().contains(u"What was cached is kept."_s));
        QCOMPARE(program.model().rowCount(), rows);
        QStringList buttons;
        for (const QPushButton *button : program.strip().findChildren<QPushButton *>()) {
            if (button->isVisible()) buttons.append(button->text());
        }
        QVERIFY(buttons.contains(u"Open in browser"_s)); // And nothing to try again.
        QTRY_VERIFY(program.part<SidebarModel>().indexOf(View{board.id}).data(SidebarModel::FailingRole).toBool());
        // It is mended as soon as the board lets everybody read again.
        program.server.route(program.invented.listPath(), Response::page(program.invented.listPage(1)));
        program.press(Qt::Key_F5);
        QTRY_VERIFY(program.strip().text().isEmpty());
    }

    void anArticleThatWantsALogInSaysSoInItsPlace()
    {
        OpenProgram program;
        program.follow();
        program.server.route(program.invented.articlePath(program.row(2).headline.id.toInt()), loginForm());
        program.table().select(program.model().keyAt(2));
        QTRY_VERIFY(std::ranges::any_of(program.reader().findChildren<QLabel *>(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"sign in"_s);
        }));
    }
};

QTEST_MAIN(SignInTest)
#include "tst_sign_in.moc"
