// What is said where a view has no rows: why, and what could be done.

#include "tests/gui/open_program.h"
#include "ui/board/empty_list.h"
#include "ui/sidebar/sidebar_view.h"

#include <QLabel>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// The title of what is said; empty where nothing is.
QString said(OpenProgram &program)
{
    const auto &empty = program.part<EmptyList>();
    return empty.isVisible() ? empty.findChild<QLabel *>()->text() : QString();
}

void choose(OpenProgram &program, View::Filter filter)
{
    emit program.part<SidebarView>().viewChosen(View{0, filter});
    QTRY_VERIFY(!program.model().isLoading());
}

} // namespace

class EmptyListTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aBoardWithRowsSaysNothing()
    {
        OpenProgram program;
        program.follow();
        QVERIFY(program.model().rowCount() > 0);
        QCOMPARE(said(program), QString());
    }

    void noStarredHeadlinesUntilOneIsStarred()
    {
        OpenProgram program;
        program.follow();
        const Key key = program.model().keyAt(1);
        choose(program, View::Filter::Starred);
        QCOMPARE(said(program), u"No starred headlines"_s);
        choose(program, View::Filter::All);
        program.session().states().star({key}, true);
        program.settle();
        choose(program, View::Filter::Starred);
        QCOMPARE(program.model().rowCount(), 1);
        QCOMPARE(said(program), QString());
    }

    void whoHasReadEverythingIsTold()
    {
        OpenProgram program;
        program.follow();
        program.press(Qt::Key_A);
        QTRY_COMPARE(program.board().unread, 0);
        choose(program, View::Filter::Unread);
        QTRY_COMPARE(said(program), u"Everything is read"_s);
    }

    void anotherViewTakesItAway()
    {
        OpenProgram program;
        program.follow();
        choose(program, View::Filter::Starred);
        QVERIFY(!said(program).isEmpty());
        choose(program, View::Filter::All);
        QCOMPARE(said(program), QString());
    }
};

QTEST_MAIN(EmptyListTest)
#include "tst_empty_list.moc"
