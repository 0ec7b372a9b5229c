// What a board's numbers are, by what its pages have shown.

#include "app/sync/plan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr BoardId kBoard = 1;

using Numbers = QMap<int, int>; ///< By the ids of rows; 0: none.

Headline row(int id, int number)
{
    Headline headline;
    headline.id = QString::number(id);
    headline.title = u"창고에 불, %1분 만에 꺼져"_s.arg(id);
    if (number != 0) headline.number = number;
    return headline;
}

ListPage pageOf(const Numbers &numbers)
{
    ListPage page;
    for (auto entry = numbers.cend(); entry != numbers.cbegin();) {
        --entry;
        page.rows.append(row(entry.key(), entry.value()));
    }
    return page;
}

Known knownOf(const Numbers &numbers, NumberKind kind)
{
    Known known;
    for (auto entry = numbers.cbegin(); entry != numbers.cend(); ++entry)
        known.rows.append({makeKey(kBoard, entry.key()), row(entry.key(), entry.value()), false});
    known.part.oldest = makeKey(kBoard, 1); // Further down there are more.
    known.numberKind = kind;
    return known;
}

const Numbers kCache{{40, 14}, {30, 13}, {20, 12}, {10, 11}};
const Numbers kMoved{{40, 13}, {30, 12}, {20, 11}, {10, 10}};
const Numbers kHoled{{40, 15}, {30, 13}, {20, 12}, {10, 11}};

} // namespace

class NumberKindsTest : public QObject {
    Q_OBJECT

private slots:
    void a_page_shows_what_numbers_are_data();
    void a_page_shows_what_numbers_are();
    void a_page_that_leaves_rows_out_shows_no_holes_data();
    void a_page_that_leaves_rows_out_shows_no_holes();
    void a_row_without_a_number_may_have_counted_before();
};

void NumberKindsTest::a_page_shows_what_numbers_are_data()
{
    using enum NumberKind;
    const Numbers holedCache{{40, 14}, {30, 13}, {20, 11}, {10, 10}};
    const Numbers filled{{40, 14}, {30, 13}, {25, 12}, {20, 11}, {10, 10}};
    const Numbers cameBelow{{40, 14}, {30, 13}, {20, 12}, {10, 11}, {5, 10}};
    const Numbers cameAbove{{50, 15}, {40, 14}, {30, 13}, {20, 12}, {10, 11}};
    QTest::addColumn<Numbers>("cache");
    QTest::addColumn<Numbers>("page");
    QTest::addColumn<NumberKind>("before");
    QTest::addColumn<NumberKind>("after");
    QTest::addColumn<bool>("isRead");
    QTest::addRow("as it was") << kCache << kCache << Unknown << Unknown << true;
    QTest::addRow("all moved") << kCache << kMoved << Unknown << Counting << true;
    QTest::addRow("a post more above") << kCache << cameAbove << Unknown << Unknown << true;
    QTest::addRow("a hole") << kCache << kHoled << Unknown << Fixed << false;
    QTest::addRow("a hole where they counted") << kCache << kHoled << Counting << Unknown << false;
    QTest::addRow("a row between that moved none") << holedCache << filled << Unknown << Unknown << false;
    QTest::addRow("a row below that moved none") << kCache << cameBelow << Unknown << Unknown << false;
    QTest::addRow("a row below, and one less further down") << kCache << cameBelow << Counting << Counting << true;
    QTest::addRow("fixed, as it was") << kCache << kCache << Fixed << Fixed << false;
    QTest::addRow("fixed, a hole") << kCache << kHoled << Fixed << Fixed << false;
    QTest::addRow("fixed, all moved") << kCache << kMoved << Fixed << Counting << true;
    QTest::addRow("fixed, nothing known") << Numbers() << kCache << Fixed << Fixed << false;
    QTest::addRow("nothing known") << Numbers() << kCache << Unknown << Unknown << true;
}

void NumberKindsTest::a_page_shows_what_numbers_are()
{
    QFETCH(Numbers, cache);
    QFETCH(Numbers, page);
    QFETCH(NumberKind, before);
    QFETCH(NumberKind, after);
    QFETCH(bool, isRead);
    const Plan plan = newsboard::plan(knownOf(cache, before), pageOf(page));
    QCOMPARE(plan.numberKind, after);
    QCOMPARE(plan.numbers.has_value(), isRead);
}

void NumberKindsTest::a_page_that_leaves_rows_out_shows_no_holes_data()
{
    QTest::addColumn<QString>("openId");
    QTest::addColumn<bool>("isCut");
    QTest::addRow("the list under an article") << u"30"_s << false;
    QTest::addRow("half a page") << QString() << true;
}

void NumberKindsTest::a_page_that_leaves_rows_out_shows_no_holes()
{
    QFETCH(QString, openId);
    QFETCH(bool, isCut);
    ListPage page = pageOf(kHoled);
    page.openId = openId;
    page.truncated = isCut;
    QCOMPARE(plan(knownOf(kCache, NumberKind::Unknown), page).numberKind, NumberKind::Unknown);
}

void NumberKindsTest::a_row_without_a_number_may_have_counted_before()
{
    // A notice that was taken off: nothing said then whether it is among the rows again.
    const Numbers cache{{40, 14}, {30, 13}, {20, 0}, {10, 11}};
    const Plan plan = newsboard::plan(knownOf(cache, NumberKind::Counting), pageOf(kCache));
    QVERIFY(plan.numbers.has_value());
    QVERIFY(plan.numbers->shifts.isEmpty() && plan.numbers->open.isEmpty());
}

QTEST_APPLESS_MAIN(NumberKindsTest)
#include "tst_number_kinds.moc"
