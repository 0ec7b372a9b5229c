// Numbers as a checksum: what a page's numbers say, and that the few pages asked for find every change.

#include "app/sync/number_search.h"
#include "app/sync/plan.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kPerPage = 20;
constexpr qint64 kFirstKey = qint64(1) << kRankBits;

Headline row(qint64 id, std::optional<qint64> number)
{
    Headline headline;
    headline.id = QString::number(id);
    headline.number = number;
    return headline;
}

/// A server that counts, and a cache of it that is kept by plan() and its shifts alone.
struct Mirror {
    QList<qint64> server; ///< Ids, upwards: the place is the number.
    QMap<Key, KnownHeadline> cache;
    QList<NumberShift> shifts;
    QList<NumberShift> open; ///< Those of the shifts whose places are to be found.
    int requests = 0;

    explicit Mirror(int posts)
    {
        for (int i = 1; i <= posts; ++i) {
            server.append(10 * i);
            cache.insert(kFirstKey + 10 * i, {kFirstKey + 10 * i, row(10 * i, i), false});
        }
    }

    qint64 numberIn(const KnownHeadline &known) const { return *known.headline.number + shiftAt(shifts, known.key); }

    ListPage page(int number) const
    {
        ListPage list;
        list.page = number;
        const qsizetype end = server.size() - qsizetype(number - 1) * kPerPage;
        for (qsizetype i = end; i > std::max<qsizetype>(end - kPerPage, 0); --i)
            list.rows.append(row(server[i - 1], i));
        return list;
    }

    std::optional<NumberReading> read(int number, const QList<ExactPlace> &exact)
    {
        ++requests;
        const ListPage list = page(number);
        Known known;
        for (const KnownHeadline &entry : std::as_const(cache)) {
            KnownHeadline shifted = entry;
            shifted.headline.number = numberIn(entry);
            known.rows.append(shifted);
            if (!known.part.oldest && !entry.isGone) known.part.oldest = entry.key;
        }
        const Plan plan = newsboard::plan(known, list);
        if (plan.numbers) {
            std::optional<ExactPlace> next;
            for (const ExactPlace &place : exact) {
                if (place.key > plan.numbers->top) next = place;
            }
            NumberReading complete = *plan.numbers;
            if (next) keepExact(complete, *next);
            shifts += complete.shifts + complete.open;
            open += complete.open;
        }
        for (const Key key : plan.gone)
            cache[key].isGone = true;
        for (const HeadlineUpdate &update : plan.update) {
            KnownHeadline &entry = cache[update.key];
            entry.headline.number = *update.headline.number - shiftAt(shifts, entry.key);
            entry.isGone = false;
        }
        for (const Headline &added : plan.add) {
            const Key key = kFirstKey + added.id.toLongLong();
            cache.insert(key, {key, row(added.id.toLongLong(), *added.number - shiftAt(shifts, key)), false});
        }
        std::optional<NumberReading> reading = plan.numbers;
        if (reading) {
            reading->top = kFirstKey + list.rows.first().id.toLongLong();
            reading->bottom = kFirstKey + list.rows.last().id.toLongLong();
        }
        return reading;
    }

    /// A refresh that breaks off behind the first page: what its numbers say is left to be found.
    void breakOff() { read(1, {}); }

    void refresh()
    {
        NumberSearch::Ground ground;
        ground.lowestKey = kFirstKey - 1;
        ground.open = merged(open);
        for (const KnownHeadline &known : std::as_const(cache)) {
            if (known.isGone) continue;
            ground.deepest = known.key;
            ground.deepestNumber = numberIn(known);
            break;
        }
        NumberSearch search(ground, kPerPage);
        const auto ask = [&](int page) {
            const auto reading = read(page, search.exact());
            search.read(page, reading, merged(open));
        };
        ask(1);
        while (const auto page = search.nextPage())
            ask(*page);
        QVERIFY(search.isResolved());
        for (const NumberSearch::Vanished &vanished : search.vanished()) {
            QList<Key> keys;
            for (const KnownHeadline &known : std::as_const(cache)) {
                if (known.key > vanished.below && known.key < vanished.above && !known.isGone) keys.append(known.key);
            }
            QVERIFY(keys.size() <= vanished.most);
            for (const Key key : std::as_const(keys))
                cache[key].isGone = true;
        }
        open.clear();
    }

    /// Shifts of the same place in one, as a store keeps them.
    static QList<NumberShift> merged(const QList<NumberShift> &all)
    {
        QMap<Key, qint64> sums;
        for (const NumberShift &shift : all)
            sums[shift.above] += shift.amount;
        QList<NumberShift> once;
        for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum) {
            if (*sum != 0) once.append({sum.key(), *sum});
        }
        return once;
    }

    void verify() const
    {
        QList<std::pair<qint64, qint64>> expected;
        for (qsizetype i = 0; i < server.size(); ++i)
            expected.append({server[i], i + 1});
        QList<std::pair<qint64, qint64>> held;
        for (const KnownHeadline &known : cache) {
            if (!known.isGone) held.append({known.headline.id.toLongLong(), numberIn(known)});
        }
        QCOMPARE(held, expected);
    }
};

} // namespace

class NumberSearchTest : public QObject {
    Q_OBJECT

private slots:
    void nothing_changed_asks_for_nothing();
    void one_deletion_among_many_pages_is_found_data();
    void one_deletion_among_many_pages_is_found();
    void several_changes_are_found();
    void what_was_left_open_and_what_came_since_may_hide_one_another_data();
    void what_was_left_open_and_what_came_since_may_hide_one_another();
    void a_cache_that_ends_is_searched_to_its_end();
    void numbers_that_count_nothing_are_no_reading_data();
    void numbers_that_count_nothing_are_no_reading();
};

void NumberSearchTest::nothing_changed_asks_for_nothing()
{
    Mirror mirror(200);
    mirror.refresh();
    QCOMPARE(mirror.requests, 1);
    mirror.verify();
}

void NumberSearchTest::one_deletion_among_many_pages_is_found_data()
{
    QTest::addColumn<int>("place");
    QTest::addRow("the oldest") << 0;
    QTest::addRow("among the oldest") << 11;
    QTest::addRow("in the middle") << 2'000;
    QTest::addRow("just below the first page") << 3'979;
    QTest::addRow("on the first page's end") << 3'980;
    QTest::addRow("at a page's end") << 1'999;
    QTest::addRow("at a page's beginning") << 2'020;
}

void NumberSearchTest::one_deletion_among_many_pages_is_found()
{
    QFETCH(int, place);
    Mirror mirror(4'000); // 200 pages.
    mirror.server.removeAt(place);
    mirror.refresh();
    mirror.verify();
    QVERIFY2(mirror.requests <= 10, qPrintable(QString::number(mirror.requests)));
    const int spent = mirror.requests;
    mirror.refresh();
    QCOMPARE(mirror.requests, spent + 1);
}

void NumberSearchTest::several_changes_are_found()
{
    for (quint32 seed = 1; seed <= 15; ++seed) {
        QRandomGenerator random(seed);
        Mirror mirror(600);
        for (int round = 0; round < 5; ++round) {
            QList<qint64> taken;
            for (int i = random.bounded(4); i > 0; --i)
                taken.append(mirror.server.takeAt(random.bounded(mirror.server.size())));
            mirror.refresh();
            mirror.verify();
            if (QTest::currentTestFailed()) QFAIL(qPrintable(u"seed %1, round %2"_s.arg(seed).arg(round)));
            if (taken.isEmpty() || random.bounded(2) == 0) continue;
            mirror.server.append(taken.first());
            std::sort(mirror.server.begin(), mirror.server.end());
            mirror.refresh();
            mirror.verify();
            if (QTest::currentTestFailed()) QFAIL(qPrintable(u"seed %1, round %2, restored"_s.arg(seed).arg(round)));
        }
    }
}

void NumberSearchTest::what_was_left_open_and_what_came_since_may_hide_one_another_data()
{
    QTest::addColumn<int>("gone");
    QTest::addColumn<int>("restored");
    QTest::addRow("far apart") << 20 << 150;
    QTest::addRow("the other way round") << 150 << 20;
    QTest::addRow("right below the first page") << 178 << 40;
    QTest::addRow("on neighbouring pages") << 90 << 110;
}

void NumberSearchTest::what_was_left_open_and_what_came_since_may_hide_one_another()
{
    QFETCH(int, gone);
    QFETCH(int, restored);
    Mirror mirror(200); // Ten pages.
    const qint64 returning = mirror.server.takeAt(restored);
    mirror.refresh();
    mirror.server.removeOne(10 * (gone + 1));
    mirror.breakOff();
    mirror.server.append(returning);
    std::sort(mirror.server.begin(), mirror.server.end());
    mirror.refresh();
    mirror.verify();
}

void NumberSearchTest::a_cache_that_ends_is_searched_to_its_end()
{
    Mirror mirror(4'000);
    for (int id = 10; id <= 30'000; id += 10)
        mirror.cache.remove(kFirstKey + id);
    mirror.server.removeAt(40); // Far below what the cache holds.
    mirror.refresh();
    QVERIFY(mirror.requests <= 3);
    const KnownHeadline &deepest = mirror.cache.first();
    QCOMPARE(mirror.numberIn(deepest), mirror.server.indexOf(deepest.headline.id.toLongLong()) + 1);
    mirror.server.removeAt(3'500);
    mirror.refresh();
    for (const KnownHeadline &known : std::as_const(mirror.cache)) {
        const qsizetype place = mirror.server.indexOf(known.headline.id.toLongLong());
        QCOMPARE(known.isGone, place < 0);
        if (!known.isGone) QCOMPARE(mirror.numberIn(known), place + 1);
    }
}

void NumberSearchTest::numbers_that_count_nothing_are_no_reading_data()
{
    QTest::addColumn<QList<int>>("numbers"); // Of the rows 40, 30, 20, 10; -1: none.
    QTest::addColumn<bool>("counts");
    QTest::addRow("as before") << QList<int>{4, 3, 2, 1} << true;
    QTest::addRow("all moved by one") << QList<int>{3, 2, 1, 0} << true;
    QTest::addRow("with holes") << QList<int>{9, 7, 2, 1} << false;
    QTest::addRow("upwards") << QList<int>{1, 2, 3, 4} << false;
    QTest::addRow("none") << QList<int>{-1, -1, -1, -1} << false;
    QTest::addRow("one without") << QList<int>{4, -1, 2, 1} << false;
}

void NumberSearchTest::numbers_that_count_nothing_are_no_reading()
{
    QFETCH(QList<int>, numbers);
    QFETCH(bool, counts);
    Known known;
    ListPage page;
    for (int i = 0; i < 4; ++i) {
        const int id = 40 - 10 * i;
        known.rows.append({kFirstKey + id, row(id, 4 - i), false});
        page.rows.append(row(id, numbers[i] < 0 ? std::nullopt : std::optional<qint64>(numbers[i])));
    }
    QCOMPARE(plan(known, page).numbers.has_value(), counts);
}

QTEST_APPLESS_MAIN(NumberSearchTest)
#include "tst_number_search.moc"
