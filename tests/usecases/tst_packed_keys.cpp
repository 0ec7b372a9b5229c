#include "app/usecases/packed_keys.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace newsboard;

class PackedKeysTest : public QObject {
    Q_OBJECT

private slots:
    void come_back_as_they_were();
};

void PackedKeysTest::come_back_as_they_were()
{
    QVERIFY(PackedKeys().isEmpty());
    QVERIFY(PackedKeys(QList<Key>()).keys().isEmpty());
    QRandomGenerator random(1);
    for (int i = 0; i < 1'000; ++i) {
        QList<Key> keys{0, makeKey(3, 7), makeKey(2, 0), std::numeric_limits<Key>::max(), 1};
        for (int k = random.bounded(50); k > 0; --k)
            keys.append(Key(random.generate64() >> (1 + random.bounded(63))));
        QVERIFY(!PackedKeys(keys).isEmpty());
        QCOMPARE(PackedKeys(keys).keys(), keys);
    }
}

QTEST_APPLESS_MAIN(PackedKeysTest)
#include "tst_packed_keys.moc"
