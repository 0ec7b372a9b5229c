// What a page's numbers mean for the rows of the cache: every rule of plan() about them has a row here.

#include "app/sync/plan.h"

#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr BoardId kBoard = 1;

using Numbers = QMap<int, int>; ///< By the ids of rows; 0: none.

Headline row(int id, int number, Flags flags = {})
{
    Headline headline;
    headline.id = QString::number(id);
    headline.title = u"방파제 %1미터 더 쌓는다"_s.arg(id);
    headline.flags = flags;
    if (number != 0) headline.number = number;
    return headline;
}

ListPage pageOf(const Numbers &numbers, int page = 1)
{
    ListPage list;
    list.page = page;
    for (auto entry = numbers.cend(); entry != numbers.cbegin();) {
        --entry;
        list.rows.append(row(entry.key(), entry.value()));
    }
    return list;
}

Known knownOf(const Numbers &numbers)
{
    Known known;
    for (auto entry = numbers.cbegin(); entry != numbers.cend(); ++entry)
        known.rows.append({makeKey(kBoard, entry.key()), row(entry.key(), entry.value()), false});
    known.part.oldest = makeKey(kBoard, 1); // Further down there are more.
    known.numberKind = NumberKind::Counting;
    return known;
}

/// The numbers of the rows that change, by their ids.
Numbers updates(const Plan &plan)
{
    Numbers numbers;
    for (const HeadlineUpdate &update : plan.update)
        numbers.insert(update.headline.id.toInt(), int(update.headline.number.value_or(0)));
    return numbers;
}

QList<int> goneIds(const Plan &plan)
{
    QList<int> ids;
    for (const Key key : plan.gone)
        ids.append(int(rankOf(key)));
    std::sort(ids.begin(), ids.end());
    return ids;
}

const Numbers kCache{{40, 14}, {30, 13}, {20, 12}, {10, 11}};

} // namespace

class PlanNumbersTest : public QObject {
    Q_OBJECT

private slots:
    void what_moves_every_row_is_an_offset_and_rewrites_none();
    void a_cut_page_is_numbered_as_the_cache_counts();
    void a_cut_page_whose_numbers_do_not_run_is_taken_at_its_word();
    void a_cut_page_of_two_minds_moves_no_row();
    void of_a_cut_page_only_rows_that_count_say_how_the_cache_counts();
    void what_numbers_are_stays_known_where_a_page_proves_no_order();
    void what_is_newer_than_the_newest_page_is_gone_data();
    void what_is_newer_than_the_newest_page_is_gone();
    void what_is_newer_than_a_page_of_news_is_undecided();
    void a_notice_above_the_newest_page_is_a_row_again();
    void a_notice_that_was_gone_comes_back_as_a_row();
    void what_is_pinned_has_no_number();
    void a_notice_on_another_page_keeps_the_number_of_its_row();
    void a_numbered_row_on_another_page_has_a_number_though_it_is_pinned();
    void numbers_account_for_a_page_that_lacks_most();
    void a_notice_further_down_counts_no_more();
    void rows_at_the_ends_are_told_by_their_neighbours_data();
    void rows_at_the_ends_are_told_by_their_neighbours();
};

void PlanNumbersTest::what_moves_every_row_is_an_offset_and_rewrites_none()
{
    const Plan planned = plan(knownOf(kCache), pageOf({{40, 13}, {30, 12}, {20, 11}, {10, 10}}));
    QVERIFY(planned.update.isEmpty());
    QVERIFY(planned.numbers);
    QCOMPARE(planned.numbers->open, (QList<NumberShift>{{makeKey(kBoard, 10) - 1, -1}}));
}

void PlanNumbersTest::a_cut_page_is_numbered_as_the_cache_counts()
{
    ListPage page = pageOf({{50, 16}, {40, 15}, {30, 14}, {25, 13}});
    page.truncated = true;
    const Plan planned = plan(knownOf(kCache), page);
    QVERIFY(planned.update.isEmpty());
    QCOMPARE(planned.add.size(), 2);
    QCOMPARE(planned.add.first().number, 15);
    QCOMPARE(planned.add.last().number, 12);
}

void PlanNumbersTest::a_cut_page_whose_numbers_do_not_run_is_taken_at_its_word()
{
    ListPage page = pageOf({{50, 18}, {40, 17}, {30, 14}});
    page.truncated = true;
    const Plan planned = plan(knownOf(kCache), page);
    QCOMPARE(updates(planned), (Numbers{{40, 17}, {30, 14}}));
    QCOMPARE(planned.add.first().number, 18);
}

void PlanNumbersTest::a_cut_page_of_two_minds_moves_no_row()
{
    ListPage page = pageOf({{40, 14}, {20, 13}, {10, 12}}); // 30 vanished, and something came further down.
    page.truncated = true;
    QVERIFY(plan(knownOf(kCache), page).update.isEmpty());
    page = pageOf({{50, 16}, {40, 15}, {35, 14}, {30, 13}, {5, 12}});
    page.truncated = true;
    const Plan planned = plan(knownOf(kCache), page);
    QVERIFY(planned.update.isEmpty());
    QMap<QString, std::optional<qint64>> added;
    for (const Headline &row : planned.add)
        added.insert(row.id, row.number);
    // What came between two rows that are not of one mind has no number until a whole page tells it.
    QCOMPARE(added, (QMap<QString, std::optional<qint64>>{{u"50"_s, 15}, {u"35"_s, std::nullopt}, {u"5"_s, 12}}));
}

void PlanNumbersTest::of_a_cut_page_only_rows_that_count_say_how_the_cache_counts()
{
    ListPage page = pageOf({{50, 16}, {40, 15}, {30, 14}});
    page.rows.prepend(row(7, 3, Flag::Notice));
    page.truncated = true;
    Known known = knownOf(kCache);
    known.rows.append({makeKey(kBoard, 7), row(7, 3, Flag::Notice), false});
    const Plan withNotice = plan(known, page);
    QCOMPARE(withNotice.add.first().number, 15);
    page.rows.removeFirst();
    known.rows.append({makeKey(kBoard, 50), row(50, 9), true}); // The number that it had when it went.
    QCOMPARE(updates(plan(known, page)), (Numbers{{50, 15}}));
}

void PlanNumbersTest::what_numbers_are_stays_known_where_a_page_proves_no_order()
{
    ListPage page = pageOf(kCache);
    page.truncated = true;
    QCOMPARE(plan(knownOf(kCache), page).numberKind, NumberKind::Counting);
}

void PlanNumbersTest::what_is_newer_than_the_newest_page_is_gone_data()
{
    const Numbers page{{40, 14}, {30, 13}, {20, 12}, {10, 11}};
    const Numbers newer{{60, 16}, {50, 15}, {40, 14}, {30, 13}, {20, 12}, {10, 11}};
    const Numbers many{{100, 20}, {90, 19}, {80, 18}, {70, 17}, {60, 16}, {40, 14}, {30, 13}, {20, 12}, {10, 11}};
    QTest::addColumn<Numbers>("cache");
    QTest::addColumn<Numbers>("page");
    QTest::addColumn<int>("place");
    QTest::addColumn<QList<int>>("gone");
    QTest::addRow("by numbers") << newer << page << 1 << QList<int>{50, 60};
    QTest::addRow("not on another page") << newer << page << 2 << QList<int>();
    QTest::addRow("not where nothing counts")
        << newer << Numbers{{40, 0}, {30, 0}, {20, 0}, {10, 0}} << 1 << QList<int>();
    const Numbers asMany{{80, 18}, {70, 17}, {60, 16}, {50, 15}, {40, 14}, {30, 13}, {20, 12}, {10, 11}};
    QTest::addRow("as many as are there") << asMany << page << 1 << QList<int>{50, 60, 70, 80};
    QTest::addRow("not more than are there") << many << page << 1 << QList<int>();
}

void PlanNumbersTest::what_is_newer_than_the_newest_page_is_gone()
{
    QFETCH(const Numbers, cache);
    QFETCH(const Numbers, page);
    QFETCH(const int, place);
    QFETCH(const QList<int>, gone);
    QCOMPARE(goneIds(plan(knownOf(cache), pageOf(page, place))), gone);
}

void PlanNumbersTest::what_is_newer_than_a_page_of_news_is_undecided()
{
    Known known = knownOf({{60, 16}, {50, 15}, {40, 14}, {30, 13}, {20, 12}, {10, 11}});
    const ListPage page = pageOf({{50, 15}, {40, 14}, {30, 13}});
    QVERIFY(!plan(known, page).isUndecided);
    known.part.newest = makeKey(kBoard, 20); // The others came by the refresh that reads the page.
    QVERIFY(plan(known, page).isUndecided);
    QVERIFY(plan(known, page).isNewerOpen);
    QVERIFY(plan(known, page).gone.isEmpty());
    QVERIFY(!plan(known, pageOf({{50, 15}, {40, 14}, {30, 13}}, 2)).isUndecided);
    QVERIFY(!plan(known, pageOf({{60, 16}, {50, 15}, {40, 14}})).isUndecided);
}

void PlanNumbersTest::a_notice_above_the_newest_page_is_a_row_again()
{
    Known known = knownOf(kCache);
    known.rows.append({makeKey(kBoard, 90), row(90, 0, Flag::Notice), false});
    const Plan planned = plan(known, pageOf(kCache));
    QVERIFY(planned.gone.isEmpty());
    QCOMPARE(planned.update.size(), 1);
    QCOMPARE(planned.update.first().key, makeKey(kBoard, 90));
    QVERIFY(!planned.update.first().headline.isNotice());
}

void PlanNumbersTest::a_notice_that_was_gone_comes_back_as_a_row()
{
    Known known = knownOf({{40, 14}, {30, 13}, {10, 11}});
    known.rows.append({makeKey(kBoard, 20), row(20, 0, Flag::Notice), true});
    const Plan planned = plan(known, pageOf({{40, 14}, {30, 13}, {20, 12}, {10, 11}}, 2));
    const auto back = std::find_if(planned.update.begin(), planned.update.end(),
                                   [](const HeadlineUpdate &update) { return update.headline.id == "20"_L1; });
    QVERIFY(back != planned.update.end());
    QVERIFY(back->returned);
    QVERIFY(!back->headline.isNotice());
}

void PlanNumbersTest::what_is_pinned_has_no_number()
{
    ListPage page = pageOf({{40, 13}, {20, 12}, {10, 11}});
    page.rows.prepend(row(30, 0, Flag::Notice));
    const Plan planned = plan(knownOf(kCache), page);
    QCOMPARE(updates(planned), (Numbers{{30, 0}}));
    QVERIFY(planned.update.first().headline.isNotice());
}

void PlanNumbersTest::a_notice_on_another_page_keeps_the_number_of_its_row()
{
    ListPage page = pageOf({{40, 14}, {30, 13}, {20, 12}}, 2);
    page.rows.prepend(row(10, 0, Flag::Notice));
    QVERIFY(plan(knownOf(kCache), page).update.isEmpty());
}

void PlanNumbersTest::a_numbered_row_on_another_page_has_a_number_though_it_is_pinned()
{
    Known known = knownOf({{40, 14}, {30, 13}, {10, 11}});
    known.rows.append({makeKey(kBoard, 20), row(20, 0, Flag::Notice), false});
    QCOMPARE(updates(plan(known, pageOf(kCache, 2))), (Numbers{{20, 12}}));
}

void PlanNumbersTest::numbers_account_for_a_page_that_lacks_most()
{
    const Numbers cache{{90, 9}, {80, 8}, {70, 7}, {60, 6}, {50, 5}, {40, 4}, {30, 3}, {20, 2}, {10, 1}};
    const Plan planned = plan(knownOf(cache), pageOf({{90, 3}, {50, 2}, {10, 1}}));
    QCOMPARE(goneIds(planned), (QList<int>{20, 30, 40, 60, 70, 80}));
    Known uncounted = knownOf({{90, 0}, {80, 0}, {70, 0}, {60, 0}, {50, 0}, {40, 0}, {30, 0}, {20, 0}, {10, 0}});
    uncounted.numberKind = NumberKind::Unknown;
    const Plan undecided = plan(uncounted, pageOf({{90, 0}, {50, 0}, {10, 0}}));
    QVERIFY(undecided.gone.isEmpty());
    QVERIFY(undecided.isUndecided);
    // Nor where the page has numbers and the cache none to hold against them.
    uncounted.numberKind = NumberKind::Counting;
    QVERIFY(plan(uncounted, pageOf({{90, 3}, {50, 2}, {10, 1}})).isUndecided);
}

void PlanNumbersTest::a_notice_further_down_counts_no_more()
{
    Known known = knownOf(kCache);
    known.rows.append({makeKey(kBoard, 5), row(5, 6), false});
    ListPage page = pageOf({{40, 13}, {30, 12}, {20, 11}, {10, 10}});
    page.rows.prepend(row(5, 0, Flag::Notice));
    const Plan planned = plan(known, page);
    QVERIFY(planned.numbers);
    QVERIFY(planned.numbers->open.isEmpty());
    QCOMPARE(planned.numbers->shifts, (QList<NumberShift>{{makeKey(kBoard, 5), -1}}));
    // But where notices are counted like any other row.
    known.rows.append({makeKey(kBoard, 3), row(3, 4, Flag::Notice), false});
    page.rows.prepend(row(3, 0, Flag::Notice));
    QCOMPARE(plan(known, page).numbers->open, (QList<NumberShift>{{makeKey(kBoard, 10) - 1, -1}}));
}

void PlanNumbersTest::rows_at_the_ends_are_told_by_their_neighbours_data()
{
    using Neighbour = std::optional<NumberNeighbour>;
    const auto at = [](int id, int number, bool mayLackRows = false) {
        return Neighbour(NumberNeighbour{makeKey(kBoard, id), number, mayLackRows});
    };
    QTest::addColumn<Neighbour>("upper");
    QTest::addColumn<Neighbour>("lower");
    QTest::addColumn<Numbers>("page");
    QTest::addColumn<int>("cameBelow");
    QTest::addColumn<int>("cameAbove");
    const Numbers same{{40, 14}, {30, 13}, {20, 12}};
    const Numbers below{{40, 14}, {30, 13}, {20, 12}, {10, 11}};
    const Numbers above{{50, 15}, {40, 14}, {30, 13}, {20, 12}};
    QTest::addRow("nothing came") << at(60, 15) << at(5, 11) << same << 0 << 0;
    QTest::addRow("a row that counted before, below") << Neighbour() << at(5, 10) << below << 0 << 0;
    QTest::addRow("a row that did not, below") << Neighbour() << at(5, 11) << below << 1 << 0;
    QTest::addRow("a row that counted before, above") << at(60, 16) << Neighbour() << above << 0 << 0;
    QTest::addRow("a row that did not, above") << at(60, 15) << Neighbour() << above << 0 << 1;
    QTest::addRow("nobody knows what lies between") << at(60, 90, true) << at(5, 2, true) << same << 0 << 0;
    QTest::addRow("fewer numbers than rows cannot be") << Neighbour() << at(5, 12, true) << same << 1 << 0;
}

void PlanNumbersTest::rows_at_the_ends_are_told_by_their_neighbours()
{
    using Neighbour = std::optional<NumberNeighbour>;
    QFETCH(const Neighbour, upper);
    QFETCH(const Neighbour, lower);
    QFETCH(const Numbers, page);
    QFETCH(const int, cameBelow);
    QFETCH(const int, cameAbove);
    Known known = knownOf({{40, 14}, {30, 13}, {20, 12}});
    for (const int id : {50, 10}) // They were notices, and may have counted or not.
        known.rows.append({makeKey(kBoard, id), row(id, 0, Flag::Notice), false});
    known.part.upper = upper;
    known.part.lower = lower;
    const Plan planned = plan(known, pageOf(page, 2));
    QVERIFY(planned.numbers);
    QCOMPARE(planned.numbers->cameBelow, cameBelow);
    QCOMPARE(planned.numbers->cameAbove, cameAbove);
}

QTEST_GUILESS_MAIN(PlanNumbersTest)
#include "tst_plan_numbers.moc"
