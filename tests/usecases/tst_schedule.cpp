// Boards are looked at by themselves: when they are due, and not when the network is switched off.

#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class ScheduleTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void a_board_that_is_due_is_looked_at_and_others_are_not();
    void offline_nothing_is_looked_at();
    void a_rhythm_is_learnt_and_kept();
    void a_failing_board_is_left_alone_for_a_while();
};

void ScheduleTest::a_board_that_is_due_is_looked_at_and_others_are_not()
{
    House house;
    InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(u"/news"_s).toString()).id;
    const BoardId sample = house.add(Boards::sampleAddress()).id;
    QSignalSpy started(&house.session().refresh(), &Refresh::started);
    house.session().schedule().begin();
    house.settle();
    QCOMPARE(started.size(), 0); // It was looked at when it was added.
    Q_UNUSED(sample)

    Rhythm due;
    due.due = QDateTime::currentDateTimeUtc().addSecs(-1);
    house.session().schedule().setRhythm(id, due);
    house.session().schedule().begin();
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(started[0][0].value<BoardId>(), id);
    QTRY_VERIFY(!house.session().refresh().isRunning(id));
    QVERIFY(house.session().schedule().rhythmOf(id).due > QDateTime::currentDateTimeUtc());
    house.session().schedule().begin();
    house.settle();
    QCOMPARE(started.size(), 1);
}

void ScheduleTest::offline_nothing_is_looked_at()
{
    House house;
    InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(u"/news"_s).toString()).id;
    house.session().network().setOffline(true);
    QSignalSpy started(&house.session().refresh(), &Refresh::started);
    Rhythm due;
    due.due = QDateTime::currentDateTimeUtc().addSecs(-1);
    house.session().schedule().setRhythm(id, due);
    house.session().schedule().begin();
    house.settle();
    QCOMPARE(started.size(), 0);
}

void ScheduleTest::a_rhythm_is_learnt_and_kept()
{
    House house;
    InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(u"/news"_s).toString()).id;
    QVERIFY(house.refresh(id).ok());
    const Rhythm learnt = house.session().schedule().rhythmOf(id);
    QVERIFY(learnt.due.isValid() && learnt.interval >= 900);
    house.open();
    house.session().schedule().begin();
    QTRY_COMPARE(house.session().schedule().rhythmOf(id).interval, learnt.interval);
    QCOMPARE(house.session().schedule().rhythmOf(id).due.toSecsSinceEpoch(), learnt.due.toSecsSinceEpoch());
}

void ScheduleTest::a_failing_board_is_left_alone_for_a_while()
{
    House house;
    InventedBoard board = inventedBoard();
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(u"/news"_s).toString()).id;
    house.server.setDown(true);
    QVERIFY(!house.refresh(id).ok());
    QVERIFY(!house.refresh(id).ok());
    const Rhythm rhythm = house.session().schedule().rhythmOf(id);
    QCOMPARE(rhythm.failures, 2);
    QVERIFY(QDateTime::currentDateTimeUtc().secsTo(rhythm.due) > 3'000);
}

QTEST_GUILESS_MAIN(ScheduleTest)
#include "tst_schedule.moc"
