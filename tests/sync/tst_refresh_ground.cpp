// What a refresh begins with.

#include "app/sync/refresh_ground.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr BoardId kBoard = 1;
const QDateTime kLastRefreshed = QDateTime::fromSecsSinceEpoch(1'000, Qt::UTC);

HeadlineRow row(int id, int number, int firstSeen = 500)
{
    HeadlineRow row;
    row.key = makeKey(kBoard, id);
    row.headline.id = QString::number(id);
    row.headline.url = QUrl(u"https://board.example/news/%1"_s.arg(id));
    if (number != 0) row.headline.number = number;
    row.firstSeen = QDateTime::fromSecsSinceEpoch(firstSeen, Qt::UTC);
    return row;
}

Board refreshed()
{
    Board board;
    board.id = kBoard;
    board.lastRefreshed = kLastRefreshed;
    return board;
}

NumberSearch::Ground whole()
{
    NumberSearch::Ground numbers;
    numbers.lowestKey = makeKey(kBoard, 0) - 1;
    numbers.unbrokenFrom = makeKey(kBoard, 0);
    return numbers;
}

ListPage pageOf(const QList<HeadlineRow> &rows, int page = 1)
{
    ListPage list;
    list.page = page;
    for (const HeadlineRow &row : rows)
        list.rows.append(row.headline);
    return list;
}

} // namespace

class RefreshGroundTest : public QObject {
    Q_OBJECT

private slots:
    void only_what_a_refresh_that_ended_well_left_is_ground();
    void what_has_not_moved_meets_the_ground_data();
    void what_has_not_moved_meets_the_ground();
    void nothing_is_ground_of_a_board_that_is_new();
    void numbers_may_count_as_long_as_they_have_no_holes_data();
    void numbers_may_count_as_long_as_they_have_no_holes();
    void in_another_order_numbers_that_go_up_and_down_show_nothing();
    void a_page_that_leaves_rows_out_is_doubted_once();
    void a_last_page_that_lacks_its_end_is_doubted_once();
    void a_first_page_of_pins_alone_is_doubted();
};

void RefreshGroundTest::only_what_a_refresh_that_ended_well_left_is_ground()
{
    const RefreshGround ground(refreshed(), {row(9, 3, 1'001), row(8, 2, 1'000), row(7, 1)}, whole());
    QVERIFY(!ground.isEmpty());
    QVERIFY(!ground.isMetBy({u"9"_s}));
    QVERIFY(ground.isMetBy({u"9"_s, u"8"_s}));
    QCOMPARE(ground.newest(), makeKey(kBoard, 8));
    QCOMPARE(ground.newestTrusted(), makeKey(kBoard, 8));
    QVERIFY(ground.showsNewest({u"9"_s}));
    QVERIFY(!ground.showsNewest({u"6"_s}));
}

void RefreshGroundTest::what_has_not_moved_meets_the_ground_data()
{
    const PostedTime day = PostedTime::day(QDate(2025, 2, 24), 9 * 3600);
    const PostedTime later = PostedTime::day(QDate(2025, 2, 25), 9 * 3600);
    const auto shown = [](int id, std::optional<qint64> comments, const PostedTime &posted) {
        Headline headline = row(id, 0).headline;
        headline.comments = comments;
        headline.posted = posted;
        return headline;
    };
    Headline pinned = shown(8, 3, day);
    pinned.flags |= Flag::Notice;
    QTest::addColumn<QList<Headline>>("page");
    QTest::addColumn<bool>("isMet");
    QTest::addRow("the same row") << QList<Headline>{shown(8, 3, day)} << true;
    QTest::addRow("below others") << QList<Headline>{shown(9, 0, day), shown(7, 4, later), shown(8, 3, day)} << true;
    QTest::addRow("one that is new") << QList<Headline>{shown(9, 0, day)} << false;
    QTest::addRow("another comment") << QList<Headline>{shown(8, 4, day)} << false;
    QTest::addRow("its first comment") << QList<Headline>{shown(7, 1, day)} << false;
    QTest::addRow("no comment, as before") << QList<Headline>{shown(7, {}, day)} << true;
    QTest::addRow("another day") << QList<Headline>{shown(8, 3, later)} << false;
    QTest::addRow("no day") << QList<Headline>{shown(8, 3, {})} << true;
    QTest::addRow("pinned") << QList<Headline>{pinned} << false;
    QTest::addRow("nothing") << QList<Headline>() << false;
}

void RefreshGroundTest::what_has_not_moved_meets_the_ground()
{
    QFETCH(QList<Headline>, page);
    QList<HeadlineRow> known{row(8, 0), row(7, 0)};
    known[0].headline.comments = 3;
    for (HeadlineRow &row : known)
        row.headline.posted = PostedTime::day(QDate(2025, 2, 24), 9 * 3600);
    ListPage list;
    list.rows = page;
    QTEST(RefreshGround(refreshed(), known, whole()).isMetUnmovedBy(list), "isMet");
}

void RefreshGroundTest::nothing_is_ground_of_a_board_that_is_new()
{
    const RefreshGround none(refreshed(), {}, whole());
    QVERIFY(none.isEmpty());
    QVERIFY(!none.newest());
    QVERIFY(!none.newestTrusted());
    // Rows that came with an article alone are nothing to hold numbers against.
    const RefreshGround beside(refreshed(), {row(9, 3, 1'001)}, whole());
    QVERIFY(beside.isEmpty());
    QCOMPARE(beside.newestTrusted(), whole().lowestKey);
}

void RefreshGroundTest::numbers_may_count_as_long_as_they_have_no_holes_data()
{
    using enum NumberKind;
    QTest::addColumn<QList<HeadlineRow>>("rows");
    QTest::addColumn<NumberKind>("kind");
    QTest::addColumn<bool>("mayCount");
    const QList<HeadlineRow> unbroken{row(9, 3), row(8, 2), row(7, 1)};
    const QList<HeadlineRow> holed{row(9, 5), row(8, 2), row(7, 1)};
    HeadlineRow gone = row(8, 2);
    gone.goneAt = kLastRefreshed;
    QTest::addRow("known to count") << holed << Counting << true;
    QTest::addRow("known not to") << unbroken << Fixed << false;
    QTest::addRow("unknown, without a hole") << unbroken << Unknown << true;
    QTest::addRow("unknown, with a hole") << holed << Unknown << false;
    QTest::addRow("unknown, a number twice") << QList<HeadlineRow>{row(9, 2), row(8, 2), row(7, 1)} << Unknown << true;
    QTest::addRow("unknown, a number twice, and a hole")
        << QList<HeadlineRow>{row(9, 4), row(8, 2), row(7, 2)} << Unknown << true;
    QTest::addRow("unknown, a number above a greater one")
        << QList<HeadlineRow>{row(9, 4), row(8, 2), row(7, 3)} << Unknown << true;
    QTest::addRow("unknown, a number twice, one of it gone")
        << QList<HeadlineRow>{row(9, 4), gone, row(7, 2)} << Unknown << false;
    QTest::addRow("without numbers") << QList<HeadlineRow>{row(9, 0), row(8, 0)} << Unknown << false;
}

void RefreshGroundTest::numbers_may_count_as_long_as_they_have_no_holes()
{
    QFETCH(const QList<HeadlineRow>, rows);
    QFETCH(const NumberKind, kind);
    QFETCH(const bool, mayCount);
    QCOMPARE(RefreshGround(refreshed(), rows, whole()).mayCount(kind), mayCount);
}

void RefreshGroundTest::in_another_order_numbers_that_go_up_and_down_show_nothing()
{
    const QList<HeadlineRow> rows{row(9, 4), row(8, 2), row(7, 3)};
    Board board = refreshed();
    QVERIFY(RefreshGround(board, rows, whole()).mayCount(NumberKind::Unknown));
    board.isOrdered = false;
    QVERIFY(!RefreshGround(board, rows, whole()).mayCount(NumberKind::Unknown));
}

void RefreshGroundTest::a_page_that_leaves_rows_out_is_doubted_once()
{
    const QList<HeadlineRow> rows{row(9, 0), row(8, 0), row(7, 0), row(6, 0), row(5, 0), row(4, 0)};
    const RefreshGround ground(refreshed(), rows, whole());
    Board board = refreshed();
    const ListPage half = pageOf({rows[0], rows[2], rows[4]});
    QVERIFY(!ground.isDoubted(pageOf(rows), board));
    QVERIFY(ground.isDoubted(half, board));
    board.failingSince = kLastRefreshed.addSecs(60);
    QVERIFY(!ground.isDoubted(half, board));
}

void RefreshGroundTest::a_last_page_that_lacks_its_end_is_doubted_once()
{
    const QList<HeadlineRow> rows{row(9, 4), row(8, 3), row(7, 2), row(6, 1)};
    NumberSearch::Ground numbers = whole();
    numbers.deepestNumber = 1;
    Board board = refreshed();
    board.numberKind = NumberKind::Counting;
    ListPage last = pageOf({rows[1], rows[2]}, 2);
    last.lastPage = 2;
    QVERIFY(RefreshGround(refreshed(), rows, numbers).isDoubted(last, board));
    // A board that never showed its first post lacks nothing.
    numbers.deepestNumber = 2;
    QVERIFY(!RefreshGround(refreshed(), rows, numbers).isDoubted(last, board));
    numbers.deepestNumber = 1;
    board.failingSince = kLastRefreshed.addSecs(60);
    QVERIFY(!RefreshGround(refreshed(), rows, numbers).isDoubted(last, board));
}

void RefreshGroundTest::a_first_page_of_pins_alone_is_doubted()
{
    const QList<HeadlineRow> rows{row(9, 3), row(8, 2)};
    const RefreshGround ground(refreshed(), rows, whole());
    ListPage pins = pageOf({row(3, 0)});
    pins.rows.first().flags.setFlag(Flag::Notice);
    Board board = refreshed();
    QVERIFY(ground.isDoubted(pins, board));
    board.failingSince = kLastRefreshed.addSecs(60);
    QVERIFY(ground.isDoubted(pins, board)); // However often: the board's own rows are not gone all at once.
    pins.page = 2;
    QVERIFY(!ground.isDoubted(pins, board));
}

QTEST_GUILESS_MAIN(RefreshGroundTest)
#include "tst_refresh_ground.moc"
