// Each board's own rhythm: quick where there is news, slow where there is none, slower where it fails.

#include "app/sync/rhythm.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class RhythmTest : public QObject {
    Q_OBJECT

private slots:
    void a_busy_board_comes_to_be_looked_at_often();
    void a_quiet_board_comes_to_be_looked_at_once_a_day();
    void a_steady_board_keeps_its_rhythm();
    void looks_are_spread_in_time();
    void failures_double_the_pause_and_success_ends_it();
    void a_server_that_asks_to_wait_is_waited_for();

private:
    const QDateTime m_start{QDate(2025, 2, 24), QTime(9, 0), Qt::UTC};
    /// Looks when it is due, for so many days; `every` is how many seconds lie between two pieces of news, 0: none.
    Rhythm lived(int days, qint64 every, int *looks = nullptr) const
    {
        Rhythm rhythm;
        rhythm.looked = m_start;
        QDateTime now = m_start;
        while (now < m_start.addDays(days)) {
            const qint64 before = every > 0 ? m_start.secsTo(rhythm.looked) / every : 0;
            const qint64 news = every > 0 ? m_start.secsTo(now) / every - before : 0;
            rhythm = afterLook(rhythm, int(news), now, quint32(now.toSecsSinceEpoch()));
            now = rhythm.due;
            if (looks) ++*looks;
        }
        return rhythm;
    }
};

void RhythmTest::a_busy_board_comes_to_be_looked_at_often()
{
    QVERIFY(lived(1, 60).interval <= 180);
}

void RhythmTest::a_quiet_board_comes_to_be_looked_at_once_a_day()
{
    int looks = 0;
    QCOMPARE(lived(30, 0, &looks).interval, 24 * 3600);
    QVERIFY2(looks < 60, qPrintable(QString::number(looks)));
}

void RhythmTest::a_steady_board_keeps_its_rhythm()
{
    for (const qint64 every : {1'800, 7'200}) {
        const qint64 interval = lived(20, every).interval;
        QVERIFY2(interval > every / 6 && interval < every * 3, qPrintable(QString::number(interval)));
    }
}

void RhythmTest::looks_are_spread_in_time()
{
    QSet<QDateTime> moments;
    for (quint32 seed = 0; seed < 1'000; ++seed) {
        const Rhythm next = afterLook({}, 0, m_start, seed);
        QVERIFY(qAbs(m_start.secsTo(next.due) - next.interval) <= next.interval / 10);
        moments.insert(next.due);
    }
    QVERIFY(moments.size() > 100);
}

void RhythmTest::failures_double_the_pause_and_success_ends_it()
{
    Rhythm rhythm;
    rhythm.interval = 600;
    QList<qint64> pauses;
    for (int i = 0; i < 9; ++i) {
        rhythm = afterFailure(rhythm, 0, m_start);
        pauses.append(m_start.secsTo(rhythm.due));
    }
    QCOMPARE(pauses.first(3), (QList<qint64>{1'200, 2'400, 4'800}));
    QCOMPARE(pauses.last(), 24 * 3600);
    rhythm = afterLook(rhythm, 1, m_start, 0);
    QCOMPARE(rhythm.failures, 0);
    QVERIFY(m_start.secsTo(rhythm.due) <= 700);
}

void RhythmTest::a_server_that_asks_to_wait_is_waited_for()
{
    Rhythm rhythm;
    rhythm.interval = 120;
    QCOMPARE(m_start.secsTo(afterFailure(rhythm, 5'000, m_start).due), 5'000);
}

QTEST_APPLESS_MAIN(RhythmTest)
#include "tst_rhythm.moc"
