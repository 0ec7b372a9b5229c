// Pages that do not go with what is known of their board.

#include "app/sync/page_doubt.h"

#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// Rows with these numbers (0: none), on a board of the name.
QList<Headline> rowsOf(const QList<int> &numbers, const QString &board = u"news"_s)
{
    QList<Headline> rows;
    for (int i = 0; i < int(numbers.size()); ++i) {
        Headline row;
        row.id = QString::number(1'000 - i);
        row.title = u"포구의 아침 %1"_s.arg(i);
        row.url = QUrl(u"https://board.example/%1/%2"_s.arg(board, row.id));
        if (numbers[i] != 0) row.number = numbers[i];
        rows.append(row);
    }
    return rows;
}

QList<Headline> without(QList<Headline> rows, QList<qsizetype> places)
{
    std::sort(places.begin(), places.end(), std::greater<>());
    for (const qsizetype place : places)
        rows.removeAt(place);
    return rows;
}

/// With numbers that run down by one.
QList<Headline> renumbered(QList<Headline> rows, qint64 first)
{
    for (Headline &row : rows)
        row.number = first--;
    return rows;
}

/// None of them is known.
QList<Headline> moved(QList<Headline> rows)
{
    for (Headline &row : rows)
        row.id += u"00"_s;
    return rows;
}

} // namespace

class PageDoubtTest : public QObject {
    Q_OBJECT

private slots:
    void what_leaves_rows_out_data();
    void what_leaves_rows_out();
    void what_lacks_its_end_data();
    void what_lacks_its_end();
    void what_is_of_another_board_data();
    void what_is_of_another_board();
    void a_reply_without_a_number_makes_no_hole();
    void what_became_a_notice_is_not_left_out();
    void what_is_short_data();
    void what_is_short();
    void a_mould_is_an_address_without_its_numbers_data();
    void a_mould_is_an_address_without_its_numbers();
};

void PageDoubtTest::what_leaves_rows_out_data()
{
    using enum NumberKind;
    const QList<Headline> counted = rowsOf({20, 19, 18, 17, 16, 15, 14, 13});
    const QList<Headline> holed = rowsOf({20, 18, 17, 13, 12, 9, 8, 5});
    const QList<Headline> bare = rowsOf({0, 0, 0, 0, 0, 0, 0, 0});
    QTest::addColumn<QList<Headline>>("newest");
    QTest::addColumn<QList<Headline>>("page");
    QTest::addColumn<NumberKind>("kind");
    QTest::addColumn<bool>("leavesRowsOut");
    QTest::addRow("the same rows") << counted << counted << Unknown << false;
    QTest::addRow("further down") << counted << rowsOf({12, 11, 10, 9}) << Counting << false;
    QTest::addRow("every second row") << counted << rowsOf({20, 18, 16, 14}) << Unknown << true;
    QTest::addRow("every second row, with holes as always") << holed << without(holed, {1, 3, 5, 7}) << Fixed << true;
    QTest::addRow("every second row, without numbers") << bare << without(bare, {1, 3, 5, 7}) << Unknown << true;
    QTest::addRow("one row is missing, with holes as always") << holed << without(holed, {3}) << Fixed << false;
    QTest::addRow("two rows are missing, with holes as always") << holed << without(holed, {1, 4}) << Fixed << false;
    QTest::addRow("rows in another order") << bare << QList<Headline>{bare[6], bare[0], bare[4]} << Unknown << false;
    QTest::addRow("few rows as before among others")
        << bare << QList<Headline>{bare[0], moved(bare).first(), bare[7]} << Unknown << false;
    QTest::addRow("holes as always further down") << holed << moved(rowsOf({20, 18, 16, 14})) << Fixed << false;
    QTest::addRow("one row is missing") << counted << rowsOf({20, 19, 17, 16}) << Unknown << false;
    const QList<Headline> twice = without(rowsOf({40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25,
                                                  24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9}),
                                          {1, 3});
    QTest::addRow("holes that were there before") << twice << without(twice, {4}).first(6) << Unknown << false;
    QTest::addRow("as many that were not") << twice << without(twice, {4, 6, 8}).first(7) << Unknown << true;
    QTest::addRow("two rows with nothing but a hole between them") << counted << rowsOf({4, 2}) << Unknown << true;
    QTest::addRow("two neighbours") << counted << rowsOf({4, 3}) << Unknown << false;
    QTest::addRow("rows are missing, and the numbers of the others go on")
        << counted << renumbered(without(counted, {1, 2, 4, 6}), 22) << Unknown << false;
    QTest::addRow("one row is missing where numbers count") << counted << rowsOf({20, 19, 17, 16}) << Counting << true;
    QTest::addRow("nothing is known") << QList<Headline>() << rowsOf({20, 18, 16, 14}) << Unknown << false;
    QTest::addRow("no numbers") << rowsOf({0, 0, 0, 0}) << rowsOf({0, 0, 0, 0}) << Unknown << false;
    QTest::addRow("no rows") << counted << QList<Headline>() << Counting << false;
}

void PageDoubtTest::what_leaves_rows_out()
{
    QFETCH(QList<Headline>, newest);
    QFETCH(QList<Headline>, page);
    QFETCH(NumberKind, kind);
    ListPage list;
    list.rows = page;
    QTEST(newsboard::leavesRowsOut(list, newest, kind), "leavesRowsOut");
}

void PageDoubtTest::what_lacks_its_end_data()
{
    using enum NumberKind;
    QTest::addColumn<QList<int>>("numbers");
    QTest::addColumn<int>("lastPage"); // The page is the fourth; 0: not known.
    QTest::addColumn<NumberKind>("kind");
    QTest::addColumn<bool>("lacksItsEnd");
    QTest::addRow("down to the first post") << QList<int>{3, 2, 1} << 4 << Counting << false;
    QTest::addRow("not down to it") << QList<int>{3, 2} << 4 << Counting << true;
    QTest::addRow("the first post alone") << QList<int>{1} << 4 << Counting << false;
    QTest::addRow("the one above it alone") << QList<int>{2} << 4 << Counting << true;
    QTest::addRow("there are pages below") << QList<int>{3, 2} << 5 << Counting << false;
    QTest::addRow("there may be pages below") << QList<int>{3, 2} << 0 << Counting << false;
    QTest::addRow("pages went") << QList<int>{3, 2} << 3 << Counting << true;
    QTest::addRow("numbers of their own") << QList<int>{3, 2} << 4 << Fixed << false;
    QTest::addRow("numbers that may count") << QList<int>{3, 2} << 4 << Unknown << false;
    QTest::addRow("upwards") << QList<int>{2, 3} << 4 << Counting << false;
    QTest::addRow("holes say nothing of the end") << QList<int>{5, 3} << 4 << Counting << false;
    QTest::addRow("no rows") << QList<int>() << 4 << Counting << false;
}

void PageDoubtTest::what_lacks_its_end()
{
    QFETCH(const QList<int>, numbers);
    QFETCH(const int, lastPage);
    QFETCH(const NumberKind, kind);
    ListPage list;
    list.rows = rowsOf(numbers);
    list.page = 4;
    if (lastPage > 0) list.lastPage = lastPage;
    QTEST(newsboard::lacksItsEnd(list, kind), "lacksItsEnd");
    list.truncated = true;
    QVERIFY(!newsboard::lacksItsEnd(list, kind));
}

void PageDoubtTest::what_is_of_another_board_data()
{
    const QList<int> four{4, 3, 2, 1};
    QTest::addColumn<QList<Headline>>("newest");
    QTest::addColumn<QList<Headline>>("page");
    QTest::addColumn<bool>("isAnother");
    QTest::addRow("the same board") << rowsOf(four) << rowsOf(four) << false;
    QTest::addRow("another board") << rowsOf(four) << rowsOf(four, u"market"_s) << true;
    QTest::addRow("three rows are too few") << rowsOf(four) << rowsOf({3, 2, 1}, u"market"_s) << false;
    QTest::addRow("nothing is known") << QList<Headline>() << rowsOf(four) << false;
}

void PageDoubtTest::what_is_of_another_board()
{
    QFETCH(QList<Headline>, newest);
    QFETCH(QList<Headline>, page);
    ListPage list;
    list.rows = page;
    QTEST(isOfAnotherBoard(list, newest), "isAnother");
}

void PageDoubtTest::a_reply_without_a_number_makes_no_hole()
{
    ListPage page;
    page.rows = rowsOf({20, 19, 0, 17});
    page.rows[2].depth = 1;
    QVERIFY(!leavesRowsOut(page, rowsOf({20, 19, 18, 17}), NumberKind::Counting));
}

void PageDoubtTest::what_became_a_notice_is_not_left_out()
{
    const QList<Headline> newest = rowsOf({0, 0, 0, 0, 0});
    ListPage page;
    page.rows = newest;
    page.rows[1].flags.setFlag(Flag::Notice);
    page.rows[3].flags.setFlag(Flag::Notice);
    QVERIFY(!leavesRowsOut(page, newest, NumberKind::Unknown));
}

void PageDoubtTest::what_is_short_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("usual");
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("lastPage"); // 0: not known
    QTest::addColumn<bool>("isShort");
    QTest::addRow("as always") << 20 << 20 << 1 << 9 << false;
    QTest::addRow("every second row") << 10 << 20 << 1 << 9 << true;
    QTest::addRow("every second row of an odd number") << 4 << 7 << 1 << 9 << true;
    QTest::addRow("more than half") << 11 << 20 << 1 << 9 << false;
    QTest::addRow("longer than ever") << 50 << 20 << 1 << 9 << false;
    QTest::addRow("nothing is usual yet") << 3 << 0 << 1 << 9 << false;
    QTest::addRow("a board of few rows") << 1 << 3 << 1 << 9 << false;
    QTest::addRow("the only page") << 4 << 20 << 1 << 1 << false;
    QTest::addRow("the first page of nobody knows how many") << 4 << 20 << 1 << 0 << true;
    QTest::addRow("one further down") << 4 << 20 << 3 << 9 << true;
    QTest::addRow("the last page") << 4 << 20 << 9 << 9 << false;
    QTest::addRow("one further down, which may be the last") << 4 << 20 << 3 << 0 << false;
}

void PageDoubtTest::what_is_short()
{
    QFETCH(const int, rows);
    QFETCH(const int, usual);
    QFETCH(const int, page);
    QFETCH(const int, lastPage);
    QFETCH(const bool, isShort);
    ListPage list;
    list.rows = rowsOf(QList<int>(rows, 0));
    list.page = page;
    if (lastPage > 0) list.lastPage = lastPage;
    QCOMPARE(newsboard::isShort(list, usual), isShort);
    list.truncated = true;
    QVERIFY(!newsboard::isShort(list, usual));
}

void PageDoubtTest::a_mould_is_an_address_without_its_numbers_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    QTest::addRow("another article") << u"https://a.example/news/12"_s << u"https://a.example/news/345"_s << true;
    QTest::addRow("by a parameter") << u"https://a.example/v?no=1&bo=n"_s << u"https://a.example/v?bo=n&no=22"_s
                                    << true;
    QTest::addRow("with and without www") << u"https://www.a.example/news/1"_s << u"https://A.example/news/1"_s << true;
    QTest::addRow("another board") << u"https://a.example/v?no=1&bo=n"_s << u"https://a.example/v?no=1&bo=m"_s << false;
    QTest::addRow("another host") << u"https://a.example/news/1"_s << u"https://b.example/news/1"_s << false;
}

void PageDoubtTest::a_mould_is_an_address_without_its_numbers()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(addressMould(QUrl(one)) == addressMould(QUrl(other)), "isSame");
}

QTEST_APPLESS_MAIN(PageDoubtTest)
#include "tst_page_doubt.moc"
