// What a budget means: which articles go, and which never do.

#include "app/sync/clean_up.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace newsboard;

namespace {

const QDateTime kNow = QDateTime::fromString(QStringLiteral("2026-03-02T12:00:00Z"), Qt::ISODate);

KeptArticle article(Key key, int daysAgo, qint64 bytes, bool isPinned = false)
{
    return {key, kNow.addDays(-daysAgo).toSecsSinceEpoch(), bytes, isPinned};
}

} // namespace

class CleanUpTest : public QObject {
    Q_OBJECT

private slots:
    void a_budget_says_what_goes_data();
    void a_budget_says_what_goes();
    void no_more_goes_than_must();
};

void CleanUpTest::a_budget_says_what_goes_data()
{
    QTest::addColumn<Budget>("budget");
    QTest::addColumn<QList<Key>>("going");
    QTest::addColumn<qint64>("freed");

    QTest::newRow("none") << Budget{} << QList<Key>{} << qint64(0);
    QTest::newRow("days keep what is as old as that") << Budget{10, 0} << QList<Key>{} << qint64(0);
    QTest::newRow("days") << Budget{9, 0} << QList<Key>{4} << qint64(400);
    QTest::newRow("one day: the pinned stay") << Budget{1, 0} << QList<Key>{4, 3} << qint64(700);
    QTest::newRow("bytes enough") << Budget{0, 1'500} << QList<Key>{} << qint64(0);
    QTest::newRow("bytes: the oldest go first") << Budget{0, 1'100} << QList<Key>{4} << qint64(400);
    QTest::newRow("bytes: as many as must") << Budget{0, 1'099} << QList<Key>{4, 3} << qint64(700);
    QTest::newRow("bytes for the pinned alone") << Budget{0, 1} << QList<Key>{4, 3, 1} << qint64(800);
    QTest::newRow("both") << Budget{9, 1'099} << QList<Key>{4, 3} << qint64(700);
}

void CleanUpTest::a_budget_says_what_goes()
{
    QFETCH(Budget, budget);
    const QList<KeptArticle> articles{article(1, 0, 100), article(2, 20, 700, true), article(3, 5, 300),
                                      article(4, 10, 400)};
    const CleanUpPlan plan = planCleanUp(articles, budget, kNow);
    QTEST(plan.going, "going");
    QTEST(plan.freed.bytes, "freed");
    QCOMPARE(plan.freed.articles, plan.going.size());
    QCOMPARE(plan.kept, (KeptSize{4, 1'500}));
}

void CleanUpTest::no_more_goes_than_must()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2'000; ++round) {
        QList<KeptArticle> articles;
        for (int i = 0; i < int(random.bounded(30)); ++i)
            articles.append(article(i, random.bounded(40), random.bounded(1, 50), random.bounded(4) == 0));
        const Budget budget{int(random.bounded(3)) * 10, qint64(random.bounded(3)) * 200};
        const CleanUpPlan plan = planCleanUp(articles, budget, kNow);
        qint64 left = plan.kept.bytes - plan.freed.bytes;
        const qint64 since = kNow.addDays(-budget.days).toSecsSinceEpoch();
        qint64 newestGoing = 0;
        for (const KeptArticle &one : std::as_const(articles)) {
            if (!plan.going.contains(one.key)) {
                QVERIFY(one.isPinned || budget.days == 0 || one.used >= since);
                continue;
            }
            QVERIFY(!one.isPinned);
            newestGoing = std::max(newestGoing, one.used);
        }
        for (const KeptArticle &one : std::as_const(articles))
            QVERIFY(one.isPinned || plan.going.contains(one.key) || one.used >= newestGoing);
        if (plan.going.isEmpty()) continue;
        // The last one to go had to, for its age or for the room.
        const auto last = std::find_if(articles.begin(), articles.end(),
                                       [&](const KeptArticle &one) { return one.key == plan.going.last(); });
        const bool isOld = budget.days > 0 && last->used < since;
        QVERIFY(isOld || (budget.bytes > 0 && left + last->bytes > budget.bytes));
    }
}

QTEST_GUILESS_MAIN(CleanUpTest)
#include "tst_clean_up.moc"
