#include "app/store/key_set.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace newsboard;

class KeySetTest : public QObject {
    Q_OBJECT

private slots:
    void counts_what_was_put_in();
    void knows_its_ends();
};

void KeySetTest::counts_what_was_put_in()
{
    QCOMPARE(KeySet().count(), 0);
    QVERIFY(!KeySet().hasMoreThan(0));
    KeySet full;
    for (Key key = 0; key < 2'048; ++key)
        full.insert(key);
    QCOMPARE(full.count(), 2'048);
    QRandomGenerator random(1);
    for (int i = 0; i < 500; ++i) {
        KeySet keys;
        std::set<Key> plain;
        const int range = 1 << random.bounded(1, 20);
        for (int k = random.bounded(3'000); k > 0; --k) {
            const Key key = makeKey(random.bounded(3), random.bounded(range));
            keys.insert(key);
            plain.insert(key);
        }
        const auto count = qint64(plain.size());
        QCOMPARE(keys.count(), count);
        QVERIFY(!keys.hasMoreThan(count));
        QVERIFY(!keys.hasMoreThan(count + 1'000));
        QCOMPARE(keys.hasMoreThan(count - 1), count > 0);
        QCOMPARE(keys.hasMoreThan(0), count > 0);
    }
}

void KeySetTest::knows_its_ends()
{
    QVERIFY(!KeySet().smallest() && !KeySet().largest());
    QRandomGenerator random(2);
    for (int i = 0; i < 500; ++i) {
        KeySet keys;
        std::set<Key> plain;
        for (int k = 1 + random.bounded(20); k > 0; --k) {
            const Key key = makeKey(random.bounded(3), random.bounded(100'000));
            keys.insert(key);
            plain.insert(key);
        }
        QCOMPARE(keys.smallest(), *plain.begin());
        QCOMPARE(keys.largest(), *plain.rbegin());
        keys.keepRange(*plain.begin(), *plain.begin()); // Emptied blocks are none.
        QCOMPARE(keys.largest(), *plain.begin());
        keys.subtract(keys);
        QVERIFY(!keys.smallest() && !keys.largest());
    }
}

QTEST_APPLESS_MAIN(KeySetTest)
#include "tst_key_set.moc"
