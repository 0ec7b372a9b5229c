// What the numbers of a page say beside those of the cache, rule by rule.

#include "app/sync/numbers.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr BoardId kBoard = 1;

/// A row by its id and its number; 0: none.
struct Row {
    int id = 0;
    int number = 0;
    Flags flags = {};
    int depth = 0;
};

Key keyOf(int id)
{
    return makeKey(kBoard, id);
}

Headline headlineOf(const Row &row)
{
    Headline headline;
    headline.id = QString::number(row.id);
    headline.flags = row.flags;
    headline.depth = row.depth;
    if (row.number != 0) headline.number = row.number;
    return headline;
}

/// A page beside a cache; by default of a board that is known to count.
struct Beside {
    QList<Row> known;
    QList<Row> page;
    NumberedPart part = {};
    NumberKind kind = NumberKind::Counting;
    QList<int> gone = {}; ///< Of the known ones.
    bool showsHoles = true;

    NumberFinding read() const
    {
        QList<KnownHeadline> cache;
        for (const Row &row : known)
            cache.append({keyOf(row.id), headlineOf(row), gone.contains(row.id)});
        QList<PageRow> rows;
        QSet<int> present;
        for (const Row &row : page) {
            rows.append({headlineOf(row), !row.flags.testFlag(Flag::Notice)});
            present.insert(row.id);
        }
        const auto [lowest, highest] =
            std::minmax_element(page.begin(), page.end(), [](const Row &a, const Row &b) { return a.id < b.id; });
        QList<Key> missing;
        for (const Row &row : known) {
            const bool isBetween = row.id > lowest->id && row.id < highest->id;
            const bool isThere = present.contains(row.id) || gone.contains(row.id) || row.flags.testFlag(Flag::Notice);
            if (isBetween && !isThere) missing.append(keyOf(row.id));
        }
        return readNumbers(rows, cache, missing, part, {kind, showsHoles});
    }
    NumberReading reading() const { return read().reading.value_or(NumberReading()); }
};

const QList<Row> kRows{{40, 14}, {30, 13}, {20, 12}, {10, 11}};
const QList<Row> kMoved{{40, 13}, {30, 12}, {20, 11}, {10, 10}};
using Shifts = QList<NumberShift>;

} // namespace

class ReadNumbersTest : public QObject {
    Q_OBJECT

private slots:
    void numbers_with_holes_are_fixed_data();
    void numbers_with_holes_are_fixed();
    void a_row_without_a_number_leaves_nothing_to_read();
    void one_row_shows_no_order_but_the_first_of_all();
    void rows_above_one_that_is_right_already_are_not_compared();
    void rows_above_the_ground_came();
    void a_numbered_notice_is_compared_with_nothing();
    void a_reply_is_compared_with_nothing();
    void rows_in_another_order_are_compared_with_nothing();
    void what_may_have_counted_excuses_only_what_is_around_it();
    void what_may_have_counted_excuses_what_the_numbers_say_data();
    void what_may_have_counted_excuses_what_the_numbers_say();
    void numbers_that_did_not_move_prove_nothing_where_rows_came_data();
    void numbers_that_did_not_move_prove_nothing_where_rows_came();
    void a_row_that_is_back_with_another_number_shows_that_they_count();
    void a_number_that_another_row_had_shows_that_they_count();
    void a_page_of_strangers_says_nothing_of_what_came();
    void a_page_of_strangers_tells_what_counts_no_more_as_a_notice();
    void rows_above_the_ground_show_that_numbers_count();
    void rows_below_the_cache_came_by_being_read();
    void rows_that_went_make_room_for_some_that_came();
    void what_was_left_open_above_may_lie_below();
    void what_was_left_open_stays_so_where_a_page_says_nothing_of_it();
    void rows_that_went_may_be_more_than_had_numbers_data();
    void rows_that_went_may_be_more_than_had_numbers();
    void where_numbers_count_every_difference_is_one();
    void a_row_that_was_not_counted_is_not_what_was_left_open();
    void what_is_open_beside_the_page_is_no_row_of_it();
    void a_neighbour_above_the_ground_says_nothing();
    void neighbours_are_compared_by_the_numbers_of_before();
    void beside_rows_that_are_right_neighbours_above_say_nothing();
    void a_notice_right_below_the_page_is_told_by_the_next_row();
    void a_page_with_a_hole_after_every_row_is_another_list_data();
    void a_page_with_a_hole_after_every_row_is_another_list();
    void what_came_right_below_rows_that_are_right_moves_them_no_more();
    void only_rows_that_counted_count_no_more_as_notices_data();
    void only_rows_that_counted_count_no_more_as_notices();
};

void ReadNumbersTest::numbers_with_holes_are_fixed_data()
{
    QTest::addColumn<QList<Row>>("page");
    QTest::addColumn<NumberKind>("kind");
    QTest::addRow("a hole") << QList<Row>{{40, 14}, {30, 12}, {20, 11}} << NumberKind::Fixed;
    QTest::addRow("below a notice") << QList<Row>{{7, 0, Flag::Notice}, {40, 14}, {30, 12}, {20, 11}}
                                    << NumberKind::Fixed;
    QTest::addRow("beside a reply") << QList<Row>{{40, 14}, {30, 12, {}, 1}, {20, 11}} << NumberKind::Unknown;
    QTest::addRow("not downwards") << QList<Row>{{40, 14}, {30, 10}, {20, 12}} << NumberKind::Unknown;
}

void ReadNumbersTest::numbers_with_holes_are_fixed()
{
    QFETCH(const QList<Row>, page);
    QFETCH(const NumberKind, kind);
    QCOMPARE((Beside{.known = {}, .page = page, .kind = NumberKind::Unknown}.read().kind), kind);
}

void ReadNumbersTest::a_row_without_a_number_leaves_nothing_to_read()
{
    QVERIFY((!Beside{.known = kRows, .page = {{40, 13}, {35}, {30, 12}, {20, 11}}}.read().reading));
    // Nor does a list that leaves rows out.
    const QList<Row> some{{40, 14}, {20, 12}, {10, 11}};
    QVERIFY((!Beside{.known = kRows, .page = some, .showsHoles = false}.read().reading));
}

void ReadNumbersTest::one_row_shows_no_order_but_the_first_of_all()
{
    QVERIFY((!Beside{.known = {{40, 14}}, .page = {{40, 13}}}.read().reading));
    QVERIFY((Beside{.known = {{40, 2}}, .page = {{40, 1}}}.read().reading));
}

void ReadNumbersTest::rows_above_one_that_is_right_already_are_not_compared()
{
    const Beside beside{.known = {{40, 99}, {30, 98}, {20, 12}, {10, 11}}, .page = kRows, .part = {.exact = keyOf(20)}};
    QCOMPARE(beside.reading().top, keyOf(10));
    QCOMPARE(beside.reading().above, 0);
}

void ReadNumbersTest::rows_above_the_ground_came()
{
    const Beside beside{.known = kRows, .page = kRows, .part = {.newest = keyOf(30)}};
    QCOMPARE(beside.reading().top, keyOf(30));
    QCOMPARE(beside.reading().cameAbove, 1);
}

void ReadNumbersTest::a_numbered_notice_is_compared_with_nothing()
{
    const Beside beside{.known = {{40, 14}, {30, 13}, {20, 99, Flag::Notice}, {10, 11}}, .page = kRows};
    QVERIFY(!beside.reading().isUnknown);
    QCOMPARE(beside.reading().shifts, Shifts());
}

void ReadNumbersTest::a_reply_is_compared_with_nothing()
{
    const QList<Row> rows{{40, 14}, {50, 13, {}, 1}, {30, 12}, {20, 11}};
    const Beside beside{.known = rows, .page = rows};
    QVERIFY(!beside.reading().isUnknown);
    QCOMPARE(beside.reading().top, keyOf(40));
}

void ReadNumbersTest::rows_in_another_order_are_compared_with_nothing()
{
    const QList<Row> rows{{40, 14}, {20, 13}, {30, 12}, {10, 11}};
    QVERIFY((Beside{.known = rows, .page = rows}.reading().isUnknown));
}

void ReadNumbersTest::what_may_have_counted_excuses_only_what_is_around_it()
{
    const QList<Row> known{{40, 15}, {30, 13}, {20, 0, Flag::Notice}, {10, 11}};
    Beside beside{.known = known, .page = kRows, .kind = NumberKind::Unknown};
    QVERIFY(!beside.read().reading);
    beside.known[0].number = 13; // It was one lower before 20, which was no row, became one.
    beside.known[1].number = 12;
    QVERIFY(beside.read().reading);
    beside.known[2].flags = {}; // As well as one whose number nobody knew.
    QVERIFY(beside.read().reading);
}

void ReadNumbersTest::what_may_have_counted_excuses_what_the_numbers_say_data()
{
    QTest::addColumn<Row>("known"); // Between 20 and 30, whose numbers are one less apart than they were.
    QTest::addColumn<bool>("isGone");
    QTest::addColumn<bool>("isPinned");
    QTest::addColumn<bool>("isExcused");
    QTest::addRow("nothing") << Row{5, 0, Flag::Notice} << false << false << false;
    QTest::addRow("a row without a number") << Row{25} << false << false << true;
    QTest::addRow("a notice") << Row{25, 0, Flag::Notice} << false << false << true;
    QTest::addRow("a notice that was gone") << Row{25, 0, Flag::Notice} << true << false << false;
    QTest::addRow("a row that is a notice now") << Row{25, 13} << false << true << true;
}

void ReadNumbersTest::what_may_have_counted_excuses_what_the_numbers_say()
{
    QFETCH(const Row, known);
    QFETCH(const bool, isGone);
    QFETCH(const bool, isPinned);
    QFETCH(const bool, isExcused);
    Beside beside{.known = {{40, 15}, {30, 14}, known, {20, 12}},
                  .page = {{40, 14}, {30, 13}, {20, 12}},
                  .kind = NumberKind::Unknown};
    if (isGone) beside.gone = {known.id};
    if (isPinned) beside.page.prepend({known.id, 0, Flag::Notice});
    QCOMPARE(beside.read().reading.has_value(), isExcused);
}

void ReadNumbersTest::numbers_that_did_not_move_prove_nothing_where_rows_came_data()
{
    QTest::addColumn<QList<Row>>("known");
    QTest::addColumn<bool>("counts");
    QTest::addRow("nothing came") << kRows << true;
    QTest::addRow("one in another's place") << QList<Row>{{40, 14}, {25, 13}, {20, 12}, {10, 11}} << false;
    QTest::addRow("a notice in between") << QList<Row>{{40, 14}, {30, 0, Flag::Notice}, {20, 12}, {10, 11}} << false;
    QTest::addRow("a notice below") << QList<Row>{{40, 14}, {30, 13}, {20, 12}, {10, 0, Flag::Notice}} << false;
}

void ReadNumbersTest::numbers_that_did_not_move_prove_nothing_where_rows_came()
{
    QFETCH(const QList<Row>, known);
    QFETCH(const bool, counts);
    QCOMPARE((Beside{.known = known, .page = kRows, .kind = NumberKind::Unknown}.read().reading.has_value()), counts);
}

void ReadNumbersTest::a_row_that_is_back_with_another_number_shows_that_they_count()
{
    Beside beside{.known = {{40, 15}, {30, 14}, {20, 13}},
                  .page = {{40, 15}, {30, 14}, {20, 13}},
                  .kind = NumberKind::Unknown,
                  .gone = {20}};
    QCOMPARE(beside.read().kind, NumberKind::Unknown);
    beside.known[2].number = 14;
    QCOMPARE(beside.read().kind, NumberKind::Counting);
    beside.kind = NumberKind::Fixed; // Where numbers were seen to be fixed, it is an old error of the cache's.
    QCOMPARE(beside.read().kind, NumberKind::Fixed);
    // A notice may have borne a number of another kind.
    beside = {.known = {{40, 15}, {30, 14}, {20, 14, Flag::Notice}}, .page = beside.page, .kind = NumberKind::Unknown};
    QCOMPARE(beside.read().kind, NumberKind::Unknown);
}

void ReadNumbersTest::a_number_that_another_row_had_shows_that_they_count()
{
    Beside beside{.known = {{40, 15}, {30, 14}},
                  .page = {{40, 15}, {30, 14}, {20, 13}},
                  .part = {.upper = NumberNeighbour{keyOf(50), 16}, .lower = NumberNeighbour{keyOf(10), 12}},
                  .kind = NumberKind::Unknown};
    QCOMPARE(beside.read().kind, NumberKind::Unknown);
    beside.part.lower->number = 13;
    QCOMPARE(beside.read().kind, NumberKind::Counting);
    beside.kind = NumberKind::Fixed;
    QCOMPARE(beside.read().kind, NumberKind::Fixed);
    beside.kind = NumberKind::Unknown;
    beside.part.lower->number = 12;
    beside.part.upper->number = 15;
    QCOMPARE(beside.read().kind, NumberKind::Counting);
}

void ReadNumbersTest::a_page_of_strangers_says_nothing_of_what_came()
{
    const NumberReading reading = Beside{.known = {}, .page = kRows}.reading();
    QVERIFY(reading.isUnknown);
    QCOMPARE(reading.cameAbove, 0);
}

void ReadNumbersTest::a_page_of_strangers_tells_what_counts_no_more_as_a_notice()
{
    QList<Row> page = kRows;
    page.prepend({3, 0, Flag::Notice});
    Beside beside{.known = {{5, 4}, {3, 3}, {1, 2}}, .page = page};
    QVERIFY(beside.reading().isUnknown);
    QCOMPARE(beside.reading().shifts, (Shifts{{keyOf(3), -1}}));
    QCOMPARE(beside.reading().open, Shifts());
    beside.kind = NumberKind::Unknown;
    QCOMPARE(beside.reading().shifts, Shifts());
}

void ReadNumbersTest::rows_above_the_ground_show_that_numbers_count()
{
    QList<Row> page = kMoved;
    page.prepend({3, 0, Flag::Notice});
    Beside beside{.known = kRows + QList<Row>{{5, 4}, {3, 3}},
                  .page = page,
                  .part = {.newest = keyOf(5)},
                  .kind = NumberKind::Unknown};
    QVERIFY(beside.reading().isUnknown);
    QCOMPARE(beside.read().kind, NumberKind::Counting);
    QCOMPARE(beside.reading().shifts, (Shifts{{keyOf(3), -1}}));
    beside.page.removeFirst();
    beside.known = kMoved;
    QCOMPARE(beside.read().kind, NumberKind::Unknown);
}

void ReadNumbersTest::rows_below_the_cache_came_by_being_read()
{
    Beside beside{.known = {{40, 14}, {30, 13}}, .page = kRows, .part = {.oldest = keyOf(30)}};
    QCOMPARE(beside.reading().cameBelow, 0);
    beside.part.oldest = keyOf(5);
    QCOMPARE(beside.reading().cameBelow, 2);
    QCOMPARE(beside.reading().shifts, (Shifts{{keyOf(30) - 1, 2}})); // It moves the lowest known row as well.
}

void ReadNumbersTest::rows_that_went_make_room_for_some_that_came()
{
    const QList<Row> known{{40, 14}, {30, 13}, {15, 12}, {5, 11}};
    QCOMPARE((Beside{.known = known, .page = kRows, .part = {.oldest = keyOf(5)}}.reading().cameBelow), 1);
}

void ReadNumbersTest::what_was_left_open_above_may_lie_below()
{
    // A post lacked somewhere below 30, and another below 40, by what pages before said; both lay below 10.
    const Beside beside{.known = {{40, 12}, {30, 12}, {20, 12}, {10, 11}},
                        .page = {{40, 12}, {30, 11}, {20, 10}, {10, 9}},
                        .part = {.open = {{keyOf(20), -1}, {keyOf(30), -1}}}};
    QCOMPARE(beside.reading().shifts, Shifts());
    QCOMPARE(beside.reading().open, (Shifts{{keyOf(20), 1}, {keyOf(30), 1}, {keyOf(10) - 1, -2}}));
}

void ReadNumbersTest::what_was_left_open_stays_so_where_a_page_says_nothing_of_it()
{
    const Beside beside{.known = kRows, .page = kRows, .part = {.open = {{keyOf(20), -1}}}};
    QCOMPARE(beside.reading().shifts, Shifts());
    QCOMPARE(beside.reading().open, Shifts());
}

void ReadNumbersTest::rows_that_went_may_be_more_than_had_numbers_data()
{
    QTest::addColumn<QList<Row>>("known");
    QTest::addColumn<QList<Row>>("page");
    QTest::addColumn<bool>("isRead");
    const QList<Row> page{{40, 12}, {20, 11}, {10, 10}};
    // 40 came with a cut page, which numbered it as if 30 were not there; 30 is gone by now.
    QTest::addRow("more rows") << QList<Row>{{40, 13}, {30, 13}, {20, 12}, {10, 11}} << page << true;
    QTest::addRow("as many") << kRows << page << true;
    QTest::addRow("fewer") << QList<Row>{{40, 15}, {30, 14}, {20, 12}, {10, 11}} << page << false;
    QTest::addRow("fewer, and one came") << QList<Row>{{40, 15}, {30, 14}, {20, 12}, {10, 11}}
                                         << QList<Row>{{40, 13}, {25, 12}, {20, 11}, {10, 10}} << false;
}

void ReadNumbersTest::rows_that_went_may_be_more_than_had_numbers()
{
    QFETCH(QList<Row>, known);
    QFETCH(QList<Row>, page);
    QTEST((Beside{.known = known, .page = page, .kind = NumberKind::Unknown}.read().reading.has_value()), "isRead");
}

void ReadNumbersTest::where_numbers_count_every_difference_is_one()
{
    Beside beside{.known = {{40, 15}, {30, 13}, {20, 12}, {10, 11}}, .page = kRows};
    QCOMPARE(beside.reading().shifts, (Shifts{{keyOf(30), -1}}));
    beside.kind = NumberKind::Unknown; // Elsewhere it shows that they do not.
    QVERIFY(!beside.read().reading);
}

void ReadNumbersTest::a_row_that_was_not_counted_is_not_what_was_left_open()
{
    const Beside beside{
        .known = {{40, 13}, {30, 12}, {25}, {20, 12}, {10, 11}}, .page = kMoved, .part = {.open = {{keyOf(20), -1}}}};
    QCOMPARE(beside.reading().shifts, Shifts());
    QCOMPARE(beside.reading().open, (Shifts{{keyOf(20), 1}, {keyOf(10) - 1, -1}}));
}

void ReadNumbersTest::what_is_open_beside_the_page_is_no_row_of_it()
{
    const QList<Row> known{{40, 14}, {30, 13}, {20, 12}, {10, 0, Flag::Notice}};
    Beside beside{.known = known, .page = kRows, .part = {.lower = NumberNeighbour{keyOf(5), 11}}};
    QCOMPARE(beside.reading().cameBelow, 1);
    beside.part.open = {{keyOf(8), -1}}; // What lacks between 5 and 20 was 10's own number.
    QCOMPARE(beside.reading().cameBelow, 0);
}

void ReadNumbersTest::a_neighbour_above_the_ground_says_nothing()
{
    const QList<Row> known{{40, 14}, {30, 13}, {20, 12}};
    Beside beside{.known = known, .page = {{50, 15}, {40, 14}, {30, 13}, {20, 12}}};
    beside.part.upper = NumberNeighbour{keyOf(60), 16};
    QCOMPARE(beside.reading().cameAbove, 0);
    beside.part.newest = keyOf(40);
    QCOMPARE(beside.reading().cameAbove, 1);
}

void ReadNumbersTest::neighbours_are_compared_by_the_numbers_of_before()
{
    const QList<Row> known{{50, 0, Flag::Notice}, {40, 14}, {30, 13}, {20, 12}, {10, 0, Flag::Notice}};
    Beside below{.known = known, .page = kMoved, .part = {.lower = NumberNeighbour{keyOf(5), 10}}};
    QCOMPARE(below.reading().cameBelow, 0);
    below.part.lower->number = 2; // More numbers than the page has rows there: those went.
    QCOMPARE(below.reading().cameBelow, -8);
    const Beside above{.known = known,
                       .page = {{50, 14}, {40, 13}, {30, 12}, {20, 11}},
                       .part = {.upper = NumberNeighbour{keyOf(60), 16}}};
    QCOMPARE(above.reading().cameAbove, 0);
}

void ReadNumbersTest::beside_rows_that_are_right_neighbours_above_say_nothing()
{
    const QList<Row> known{{50, 0, Flag::Notice}, {40, 14}, {30, 13}, {20, 12}};
    Beside beside{.known = known,
                  .page = {{50, 15}, {40, 14}, {30, 13}, {20, 12}},
                  .part = {.upper = NumberNeighbour{keyOf(60), 15}}};
    QCOMPARE(beside.reading().cameAbove, 1);
    beside.part.exact = keyOf(99);
    QCOMPARE(beside.reading().cameAbove, 0);
}

void ReadNumbersTest::a_notice_right_below_the_page_is_told_by_the_next_row()
{
    const Beside beside{.known = kRows + QList<Row>{{7, 10}},
                        .page = QList<Row>{{7, 0, Flag::Notice}} + kMoved,
                        .part = {.lower = NumberNeighbour{keyOf(5), 9}}};
    QCOMPARE(beside.reading().shifts, (Shifts{{keyOf(10) - 1, -1}}));
    QCOMPARE(beside.reading().open, Shifts());
}

void ReadNumbersTest::a_page_with_a_hole_after_every_row_is_another_list_data()
{
    QTest::addColumn<QList<int>>("shown"); // Of the rows 15 to 1, each with its id as its number until now.
    QTest::addColumn<bool>("counts");
    QTest::addRow("a few holes") << QList<int>{15, 14, 12, 10, 8} << true;
    QTest::addRow("holes among many rows") << QList<int>{15, 14, 12, 11, 9, 8, 6, 5, 3, 2, 1} << true;
    QTest::addRow("a hole after almost every row") << QList<int>{15, 13, 11, 9, 7, 6} << false;
}

void ReadNumbersTest::a_page_with_a_hole_after_every_row_is_another_list()
{
    QFETCH(const QList<int>, shown);
    QFETCH(const bool, counts);
    Beside beside;
    for (int id = 15; id > 0; --id)
        beside.known.append({id, id});
    for (int i = 0; i < int(shown.size()); ++i)
        beside.page.append({shown[i], int(shown.size()) - i});
    QCOMPARE(beside.read().reading.has_value(), counts);
    // Unless its numbers are those that this page of the board must have.
    beside.part.isPlaced = true;
    QVERIFY(beside.read().reading);
}

void ReadNumbersTest::what_came_right_below_rows_that_are_right_moves_them_no_more()
{
    NumberReading reading;
    reading.top = keyOf(30);
    reading.above = -2;
    reading.cameAbove = 1;
    NumberReading besideKnown = reading;
    keepExact(besideKnown, {keyOf(40), 14, false});
    QCOMPARE(besideKnown.shifts, (Shifts{{keyOf(30), 1}}));
    QCOMPARE(besideKnown.open, (Shifts{{keyOf(40) - 1, 1}}));
    NumberReading besideNew = reading; // Whose own number counts what came below it already.
    keepExact(besideNew, {keyOf(40), 14, true});
    QCOMPARE(besideNew.shifts, Shifts());
    QCOMPARE(besideNew.open, (Shifts{{keyOf(40) - 1, 2}}));
}

void ReadNumbersTest::only_rows_that_counted_count_no_more_as_notices_data()
{
    QTest::addColumn<Row>("known");
    QTest::addColumn<QList<int>>("gone");
    QTest::addColumn<bool>("counted");
    QTest::addRow("a row") << Row{5, 6} << QList<int>() << true;
    QTest::addRow("a row that was gone") << Row{5, 6} << QList<int>{5} << false;
    QTest::addRow("a row without a number") << Row{5, 0} << QList<int>() << false;
    QTest::addRow("a notice") << Row{5, 0, Flag::Notice} << QList<int>() << false;
}

void ReadNumbersTest::only_rows_that_counted_count_no_more_as_notices()
{
    QFETCH(const Row, known);
    QFETCH(const QList<int>, gone);
    QFETCH(const bool, counted);
    const Beside beside{
        .known = kRows + QList<Row>{known}, .page = QList<Row>{{5, 0, Flag::Notice}} + kMoved, .gone = gone};
    const Shifts below{{keyOf(10) - 1, -1}};
    QCOMPARE(beside.reading().shifts, counted ? (Shifts{{keyOf(5), -1}}) : Shifts());
    QCOMPARE(beside.reading().open, counted ? Shifts() : below);
}

QTEST_APPLESS_MAIN(ReadNumbersTest)
#include "tst_read_numbers.moc"
