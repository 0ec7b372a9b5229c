// What is wanted more often than a person can see is done at a pace.

#include "app/usecases/pace.h"

#include <QElapsedTimer>
#include <QTest>

#include <utility>

using namespace newsboard;
using namespace std::chrono_literals;

class PaceTest : public QObject {
    Q_OBJECT

private slots:
    void the_first_time_is_at_once();
    void what_is_wanted_again_soon_is_done_once_and_later();
    void nothing_is_done_unasked();
};

void PaceTest::the_first_time_is_at_once()
{
    int done = 0;
    Pace pace(10s, [&done] { ++done; });
    pace.want();
    QCOMPARE(done, 1);
}

void PaceTest::what_is_wanted_again_soon_is_done_once_and_later()
{
    QList<qint64> times;
    QElapsedTimer clock;
    clock.start();
    Pace pace(50ms, [&] { times.append(clock.elapsed()); });
    for (int i = 0; i < 10; ++i)
        pace.want();
    QCOMPARE(times.size(), qsizetype(1));
    QTRY_COMPARE(times.size(), qsizetype(2));
    QVERIFY(times[1] - times[0] >= 45); // Timers may be early by a twentieth.
}

void PaceTest::nothing_is_done_unasked()
{
    int done = 0;
    Pace pace(1ms, [&done] { ++done; });
    pace.want();
    bool isLater = false;
    Pace later(20ms, [&isLater, first = true]() mutable { isLater = !std::exchange(first, false); });
    later.want();
    later.want();
    QTRY_VERIFY(isLater);
    QCOMPARE(done, 1);
}

QTEST_GUILESS_MAIN(PaceTest)
#include "tst_pace.moc"
