// The keys of a view, packed: whatever they are, they are what was given.

#include "app/domain/key_list.h"

#include <QRandomGenerator>
#include <QTest>

using namespace newsboard;

namespace {

constexpr qint64 kFarRank = kFirstAllottedRank + 7;

/// Keys of boards 1 … `boards`, their ranks below `ranks`.
QList<Key> someKeys(QRandomGenerator &random, int count, int boards, qint64 ranks)
{
    QList<Key> keys;
    for (int i = 0; i < count; ++i)
        keys.append(makeKey(1 + random.bounded(boards), qint64(random.bounded(double(ranks)))));
    return keys;
}

} // namespace

class KeyListTest : public QObject {
    Q_OBJECT

private slots:
    void packed_they_are_the_same_data();
    void packed_they_are_the_same();
    void of_one_board_they_are_its_ranks();
    void any_part_can_be_had();
    void a_place_is_found_by_its_key();
    void beginnings_are_told_however_they_are_kept_data();
    void beginnings_are_told_however_they_are_kept();
    void what_is_inserted_stands_there_data();
    void what_is_inserted_stands_there();
};

void KeyListTest::packed_they_are_the_same_data()
{
    QTest::addColumn<QList<Key>>("keys");
    QTest::addRow("none") << QList<Key>();
    QTest::addRow("one") << QList<Key>{makeKey(3, 9)};
    QTest::addRow("one board") << QList<Key>{makeKey(3, 9), makeKey(3, 4), makeKey(3, 12)};
    QTest::addRow("two boards") << QList<Key>{makeKey(3, 9), makeKey(1, 9), makeKey(3, 8)};
    QTest::addRow("the widest") << QList<Key>{makeKey(3, 5), makeKey(3, 5 + 0xFFFFFFFFLL)};
    QTest::addRow("too wide") << QList<Key>{makeKey(3, 5), makeKey(3, 6 + 0xFFFFFFFFLL)};
    QTest::addRow("each board elsewhere") << QList<Key>{makeKey(3, 5), makeKey(2, kFarRank), makeKey(3, 6)};
    QTest::addRow("allotted beside ids") << QList<Key>{makeKey(3, 5), makeKey(3, kFarRank)};
    QTest::addRow("a board of a great number") << QList<Key>{makeKey(5000, 1), makeKey(1, 1)};
    QList<Key> many;
    for (BoardId board = 1; board <= 257; ++board) {
        many.append(makeKey(board, 1000 - board));
        if (board == 256) QTest::addRow("256 boards") << many;
    }
    QTest::addRow("257 boards") << many;
    QRandomGenerator random(1);
    for (int i = 0; i < 50; ++i) {
        const qint64 ranks = qint64(1) << (10 + random.bounded(30));
        QTest::addRow("random %d", i) << someKeys(random, random.bounded(200), 1 + random.bounded(5), ranks);
    }
}

void KeyListTest::packed_they_are_the_same()
{
    QFETCH(const QList<Key>, keys);
    const KeyList packed = KeyList::packed(keys);
    QCOMPARE(packed.size(), keys.size());
    QCOMPARE(packed.isEmpty(), keys.isEmpty());
    QCOMPARE(packed.toList(), keys);
    for (qsizetype place = 0; place < keys.size(); ++place)
        QCOMPARE(packed[place], keys[place]);
    QVERIFY(packed == KeyList(keys));
    QVERIFY(KeyList(keys) == packed);
}

void KeyListTest::of_one_board_they_are_its_ranks()
{
    QVERIFY(KeyList::ofBoard(3, 5, {}).isEmpty());
    const QList<Key> keys{makeKey(3, 9), makeKey(3, 5), makeKey(3, 5 + 0xFFFFFFFFLL)};
    const KeyList list = KeyList::ofBoard(3, 5, {4, 0, 0xFFFFFFFF});
    QCOMPARE(list.toList(), keys);
    QVERIFY(list == KeyList::packed(keys));
}

void KeyListTest::any_part_can_be_had()
{
    const QList<Key> keys{makeKey(1, 3), makeKey(2, 9), makeKey(1, 2), makeKey(1, 1)};
    for (const KeyList &list : {KeyList(keys), KeyList::packed(keys)}) {
        for (qsizetype from = 0; from <= keys.size(); ++from) {
            for (qsizetype most = 0; most <= keys.size() + 1; ++most)
                QCOMPARE(list.mid(from, most), keys.mid(from, most));
        }
    }
}

void KeyListTest::a_place_is_found_by_its_key()
{
    const QList<Key> keys{makeKey(1, 3), makeKey(2, 3), makeKey(2, 9), makeKey(1, 2)};
    for (const KeyList &list : {KeyList(keys), KeyList::packed(keys)}) {
        for (qsizetype place = 0; place < keys.size(); ++place)
            QCOMPARE(list.indexOf(keys[place]), place);
        for (const Key other : {makeKey(1, 9), makeKey(1, 1), makeKey(3, 3), makeKey(2, 3 + (qint64(1) << 32))})
            QCOMPARE(list.indexOf(other), -1);
    }
}

void KeyListTest::beginnings_are_told_however_they_are_kept_data()
{
    QTest::addColumn<QList<Key>>("keys");
    QTest::addColumn<QList<Key>>("first");
    QTest::addColumn<bool>("isBeginning");
    const QList<Key> keys{makeKey(1, 3), makeKey(2, 9), makeKey(1, 2)};
    QTest::addRow("all") << keys << keys << true;
    QTest::addRow("some") << keys << keys.first(2) << true;
    QTest::addRow("none") << keys << QList<Key>() << true;
    QTest::addRow("of one board") << keys << keys.first(1) << true;
    QTest::addRow("more") << keys.first(2) << keys << false;
    QTest::addRow("another rank") << keys << QList<Key>{makeKey(1, 3), makeKey(2, 8)} << false;
    QTest::addRow("another board") << keys << QList<Key>{makeKey(1, 3), makeKey(1, 9)} << false;
    QTest::addRow("the same ranks") << keys << QList<Key>{makeKey(2, 3), makeKey(1, 9)} << false;
}

void KeyListTest::beginnings_are_told_however_they_are_kept()
{
    QFETCH(const QList<Key>, keys);
    QFETCH(const QList<Key>, first);
    QFETCH(const bool, isBeginning);
    for (const KeyList &list : {KeyList(keys), KeyList::packed(keys)}) {
        for (const KeyList &beginning : {KeyList(first), KeyList::packed(first)})
            QCOMPARE(list.startsWith(beginning), isBeginning);
    }
}

void KeyListTest::what_is_inserted_stands_there_data()
{
    QTest::addColumn<Key>("key");
    QTest::addRow("of a board that is there") << makeKey(1, 9);
    QTest::addRow("below all others") << makeKey(1, 1);
    QTest::addRow("far above") << makeKey(1, kFarRank);
    QTest::addRow("of another board") << makeKey(7, 3);
}

void KeyListTest::what_is_inserted_stands_there()
{
    QFETCH(const Key, key);
    for (const QList<Key> &keys : {QList<Key>(), QList<Key>{makeKey(1, 8), makeKey(1, 3)},
                                   QList<Key>{makeKey(1, 8), makeKey(2, 4), makeKey(1, 3)}}) {
        for (qsizetype place = 0; place <= keys.size(); ++place) {
            QList<Key> expected = keys;
            expected.insert(place, key);
            KeyList list = KeyList::packed(keys);
            list.insert(place, key);
            QCOMPARE(list.toList(), expected);
        }
    }
}

QTEST_GUILESS_MAIN(KeyListTest)
#include "tst_key_list.moc"
