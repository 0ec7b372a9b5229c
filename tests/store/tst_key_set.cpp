#include "app/store/key_collector.h"
#include "tests/store/plain_keys.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>
#include <set>
#include <vector>

using namespace newsboard;

namespace {

/// A set, and what it should be.
struct Both {
    KeySet keys;
    std::set<Key> plain;
};

KeySet setOf(const std::set<Key> &keys)
{
    KeyCollector collected;
    for (const Key key : keys)
        collected.add(key);
    return collected.taken();
}

/// Keys of some boards, close together or far apart, a few or more than a chunk keeps one by one; some of them twice.
Both anySet(QRandomGenerator &random)
{
    Both both;
    KeyCollector collected;
    const int range = 1 << random.bounded(1, 20);
    const int most = random.bounded(4) == 0 ? 20'000 : 300;
    for (int i = random.bounded(most); i > 0; --i) {
        const Key key = makeKey(random.bounded(3), random.bounded(range));
        for (int times = random.bounded(1, 3); times > 0; --times)
            collected.add(key);
        both.plain.insert(key);
    }
    both.keys = collected.taken();
    return both;
}

} // namespace

class KeySetTest : public QObject {
    Q_OBJECT

private slots:
    void holds_what_was_collected();
    void takes_keys_word_by_word();
    void takes_keys_that_run_upwards();
    void counts_what_is_in_it();
    void knows_its_ends();
    void knows_its_blocks();
    void unites_intersects_and_subtracts();
    void keeps_or_removes_a_range();
};

void KeySetTest::holds_what_was_collected()
{
    QRandomGenerator random(3);
    for (int i = 0; i < 300; ++i) {
        const Both set = anySet(random);
        QCOMPARE(plainOf(set.keys), set.plain);
        QCOMPARE(set.keys.isEmpty(), set.plain.empty());
        for (int k = 0; k < 100; ++k) {
            const Key key = makeKey(random.bounded(4), random.bounded(1 << random.bounded(1, 21)));
            QCOMPARE(set.keys.contains(key), set.plain.contains(key));
        }
    }
}

void KeySetTest::takes_keys_word_by_word()
{
    QRandomGenerator random(4);
    for (int i = 0; i < 100; ++i) {
        KeyCollector collected;
        std::set<Key> plain;
        const qint64 words = qint64(1) << random.bounded(1, 14);
        for (int k = random.bounded(3000); k > 0; --k) {
            const qint64 word = random.bounded(words);
            const quint64 bits = random.bounded(10) == 0 ? 0 : random.generate64() & random.generate64();
            collected.addWord(word, bits);
            for (int bit = 0; bit < 64; ++bit) {
                if (bits >> bit & 1) plain.insert(word * 64 + bit);
            }
        }
        QCOMPARE(plainOf(collected.taken()), plain);
        QVERIFY(collected.taken().isEmpty());
    }
}

void KeySetTest::takes_keys_that_run_upwards()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 100; ++i) {
        KeyCollector collected;
        std::set<Key> plain;
        for (int runs = random.bounded(1, 20); runs > 0; --runs) {
            KeyCollector::Run run(collected);
            const int step = 1 << random.bounded(1, 10);
            Key key = random.bounded(100'000);
            for (int k = random.bounded(2000); k > 0; --k) {
                run.add(key);
                plain.insert(key);
                key += random.bounded(1, step + 1);
            }
        }
        QCOMPARE(plainOf(collected.taken()), plain);
    }
}

void KeySetTest::counts_what_is_in_it()
{
    QCOMPARE(KeySet().count(), 0);
    QVERIFY(!KeySet().hasMoreThan(0));
    std::set<Key> all;
    for (Key key = 0; key < 70'000; ++key)
        all.insert(key);
    QCOMPARE(setOf(all).count(), 70'000);
    QRandomGenerator random(1);
    for (int i = 0; i < 300; ++i) {
        const Both set = anySet(random);
        const auto count = qint64(set.plain.size());
        QCOMPARE(set.keys.count(), count);
        QVERIFY(!set.keys.hasMoreThan(count));
        QVERIFY(!set.keys.hasMoreThan(count + 1'000));
        QCOMPARE(set.keys.hasMoreThan(count - 1), count > 0);
        QCOMPARE(set.keys.hasMoreThan(0), count > 0);
    }
}

void KeySetTest::knows_its_ends()
{
    QVERIFY(!KeySet().smallest() && !KeySet().largest());
    QRandomGenerator random(2);
    for (int i = 0; i < 500; ++i) {
        Both set = anySet(random);
        if (set.plain.empty()) continue;
        const Key smallest = *set.plain.begin();
        QCOMPARE(set.keys.smallest(), smallest);
        QCOMPARE(set.keys.largest(), *set.plain.rbegin());
        set.keys.keepRange(smallest, smallest); // Emptied chunks are none.
        QCOMPARE(set.keys.largest(), smallest);
        set.keys.subtract(set.keys);
        QVERIFY(!set.keys.smallest() && !set.keys.largest());
    }
}

void KeySetTest::knows_its_blocks()
{
    QRandomGenerator random(6);
    for (int i = 0; i < 300; ++i) {
        const Both set = anySet(random);
        std::set<qint64> blocks;
        for (const Key key : set.plain)
            blocks.insert(KeySet::blockOf(key));
        std::vector<qint64> found;
        for (const qint64 chunk : set.keys.chunks()) {
            for (const qint64 block : set.keys.blocksIn(chunk))
                found.push_back(block);
            QVERIFY(set.keys.blocksIn(chunk + 1'000'000).empty());
        }
        QCOMPARE(found, std::vector<qint64>(blocks.begin(), blocks.end()));
        std::set<Key> keys;
        for (const qint64 block : found) {
            Key last = std::numeric_limits<Key>::max();
            set.keys.downwardsIn(block, [&](Key key) {
                if (key >= last || KeySet::blockOf(key) != block) return false;
                last = key;
                return keys.insert(key).second;
            });
        }
        QCOMPARE(keys, set.plain);
    }
}

void KeySetTest::unites_intersects_and_subtracts()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 500; ++i) {
        const Both one = anySet(random);
        const Both other = anySet(random);
        std::set<Key> united = one.plain;
        united.insert(other.plain.begin(), other.plain.end());
        std::set<Key> both;
        std::set<Key> left;
        for (const Key key : one.plain)
            (other.plain.contains(key) ? both : left).insert(key);
        KeySet keys = one.keys;
        keys.unite(other.keys);
        QCOMPARE(plainOf(keys), united);
        keys = one.keys;
        keys.intersect(other.keys);
        QCOMPARE(plainOf(keys), both);
        QCOMPARE(keys.isEmpty(), both.empty());
        keys = one.keys;
        keys.subtract(other.keys);
        QCOMPARE(plainOf(keys), left);
        QCOMPARE(keys.isEmpty(), left.empty());
        keys.unite(keys);
        keys.intersect(keys);
        QCOMPARE(plainOf(keys), left);
        QCOMPARE(plainOf(other.keys), other.plain);
    }
}

void KeySetTest::keeps_or_removes_a_range()
{
    QRandomGenerator random(8);
    for (int i = 0; i < 300; ++i) {
        const Both set = anySet(random);
        const Key first = makeKey(random.bounded(3), random.bounded(1 << random.bounded(1, 20)));
        const Key last = random.bounded(2) ? makeKey(random.bounded(3), random.bounded(1 << random.bounded(1, 20)))
                                           : first + random.bounded(200'000);
        std::set<Key> inside;
        std::set<Key> outside;
        for (const Key key : set.plain)
            (key >= first && key <= last ? inside : outside).insert(key);
        KeySet keys = set.keys;
        keys.keepRange(first, last);
        QCOMPARE(plainOf(keys), inside);
        keys = set.keys;
        keys.removeRange(first, last);
        QCOMPARE(plainOf(keys), outside);
    }
}

QTEST_APPLESS_MAIN(KeySetTest)
#include "tst_key_set.moc"
