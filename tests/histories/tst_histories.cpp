// The cache as a mirror: random histories of boards in five skins, with any trouble at any request. By default a few;
// NEWSBOARD_HISTORIES says how many, NEWSBOARD_SEED with which to begin. A seed that fails is printed, and the shortest
// history found that fails as well.

#include "tests/histories/player.h"
#include "tests/histories/shrinking.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// In one part of a run of all tests; a sanitizer makes each history several times as long.
#ifdef __SANITIZE_ADDRESS__
constexpr int kHistories = 10;
#else
constexpr int kHistories = 75;
#endif
constexpr quint32 kFirstSeed = 1;

} // namespace

class HistoriesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void random_histories_leave_exact_mirrors();
    void a_history_is_shrunk_to_what_it_fails_by();
    void the_same_seed_is_the_same_history();
};

void HistoriesTest::random_histories_leave_exact_mirrors()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("NEWSBOARD_HISTORIES", &isGiven);
    bool isSeeded = false;
    const int seeded = qEnvironmentVariableIntValue("NEWSBOARD_SEED", &isSeeded);
    const quint32 first = isSeeded ? quint32(seeded) : kFirstSeed;
    const int histories = isGiven ? given : kHistories;
    QElapsedTimer clock;
    clock.start();
    int readings = 0;
    int requests = 0;
    QList<quint32> failed;
    for (int i = 0; i < histories; ++i) {
        const quint32 seed = first + quint32(i);
        const Outcome outcome = play(randomHistory(seed));
        readings += outcome.readings;
        requests += outcome.requests;
        if (outcome.failure.isEmpty()) continue;
        failed.append(seed);
        qInfo("seed %u: %s, %s", seed, qPrintable(outcome.failure), qPrintable(outcome.details));
    }
    qInfo("%d histories from seed %u: %d readings, %d requests, %lld with differences, %.1f s", histories, first,
          readings, requests, static_cast<long long>(failed.size()), double(clock.elapsed()) / 1000);
    if (failed.isEmpty()) return;
    const QString failure = play(randomHistory(failed.first())).failure;
    const auto fails = [&failure](const History &history) { return play(history).failure == failure; };
    const History shortest = shrunk(randomHistory(failed.first()), fails);
    const Outcome outcome = play(shortest);
    QFAIL(qPrintable(u"seed %1 shrunk to\n%2\nwhich ends in %3"_s.arg(failed.first())
                         .arg(linesOf(shortest).join(u'\n'), outcome.failure + u", "_s + outcome.details)));
}

void HistoriesTest::a_history_is_shrunk_to_what_it_fails_by()
{
    const auto fails = [](const History &history) {
        bool wasPinned = false;
        for (const Round &round : history.rounds) {
            for (const BoardEvent &event : round.events)
                wasPinned = wasPinned || event.kind == BoardEvent::Kind::Pin;
            if (wasPinned && round.trouble.kind == Trouble::Kind::Half) return true;
        }
        return false;
    };
    quint32 seed = 1;
    while (!fails(randomHistory(seed)))
        ++seed;
    const History shortest = shrunk(randomHistory(seed), fails);
    QVERIFY(fails(shortest));
    QVERIFY(shortest.rounds.size() <= 2);
    qsizetype events = 0;
    for (const Round &round : shortest.rounds)
        events += round.events.size() + round.meanwhile.events.size();
    QCOMPARE(events, 1);
}

void HistoriesTest::the_same_seed_is_the_same_history()
{
    QCOMPARE(linesOf(randomHistory(7)), linesOf(randomHistory(7)));
    QVERIFY(randomHistory(7) == randomHistory(7));
    QVERIFY(randomHistory(7) != randomHistory(8));
}

QTEST_GUILESS_MAIN(HistoriesTest)
#include "tst_histories.moc"
