// What a page means for the cache: every rule of plan() has a row here that fails without it.

#include "app/sync/plan.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

Headline row(int id, const QString &title = u"제목"_s, Flags flags = {})
{
    Headline headline;
    headline.id = QString::number(id);
    headline.title = title;
    headline.flags = flags;
    return headline;
}

Headline notice(int id)
{
    return row(id, u"공지"_s, Flag::Notice);
}

Headline reply(int id)
{
    Headline headline = row(id);
    headline.depth = 1;
    return headline;
}

KnownHeadline known(const Headline &headline, bool gone = false)
{
    return {makeKey(1, decimalId(headline.id).value_or(0)), headline, gone};
}

Known cache(std::initializer_list<int> ids)
{
    Known result;
    for (const int id : ids)
        result.rows.append(known(row(id)));
    return result;
}

ListPage page(const QList<Headline> &rows, int number = 1)
{
    ListPage list;
    list.rows = rows;
    list.page = number;
    return list;
}

ListPage page(std::initializer_list<int> ids)
{
    ListPage list;
    for (const int id : ids)
        list.rows.append(row(id));
    return list;
}

QList<Key> keys(std::initializer_list<int> ids)
{
    QList<Key> list;
    for (const int id : ids)
        list.append(makeKey(1, id));
    return list;
}

bool isIdle(const Plan &plan)
{
    return plan.add.isEmpty() && plan.update.isEmpty() && plan.gone.isEmpty();
}

void carryOut(const Plan &plan, Known &stored)
{
    for (const Headline &added : plan.add)
        stored.rows.append(known(added));
    for (KnownHeadline &entry : stored.rows) {
        for (const HeadlineUpdate &update : plan.update) {
            if (update.key == entry.key) entry = {entry.key, update.headline, false};
        }
        if (plan.gone.contains(entry.key)) entry.isGone = true;
    }
}

QStringList ids(const QList<Headline> &rows)
{
    QStringList list;
    for (const Headline &headline : rows)
        list.append(headline.id);
    return list;
}

} // namespace

class PlanTest : public QObject {
    Q_OBJECT

private slots:
    void an_unknown_row_is_added();
    void the_same_page_again_changes_nothing();
    void a_known_row_that_changed_is_updated();
    void an_edited_title_is_kept_in_the_history();
    void a_whole_title_replaces_a_cut_one_without_history();
    void what_is_gone_data();
    void what_is_gone();
    void a_truncated_page_proves_nothing();
    void the_list_under_an_article_proves_as_much_as_any();
    void a_board_in_another_order_proves_nothing();
    void a_page_that_contradicts_the_order_says_so_data();
    void a_page_that_contradicts_the_order_says_so();
    void a_notice_is_never_gone();
    void what_is_gone_is_not_gone_again();
    void a_row_that_is_back_is_back();
    void a_notice_that_is_also_a_numbered_row_is_one_headline();
    void an_id_that_stands_twice_is_one_row();
    void a_row_without_an_id_is_no_row();
    void a_pin_that_is_missing_on_the_first_page_has_ended();
    void a_pin_that_is_missing_elsewhere_stays_data();
    void a_pin_that_is_missing_elsewhere_stays();
    void a_page_of_strangers_leaves_nothing_undecided();
    void only_a_row_that_is_no_notice_meets_the_known();
    void decimal_ids_data();
    void decimal_ids();
    void a_page_read_again_soon_has_nothing_more_to_say();
};

void PlanTest::an_unknown_row_is_added()
{
    const Plan result = plan({}, page({3, 2}));
    QCOMPARE(result.add, (QList<Headline>{row(3), row(2)}));
    QVERIFY(!result.metKnown);
}

void PlanTest::the_same_page_again_changes_nothing()
{
    const Plan result = plan(cache({3, 2}), page({3, 2}));
    QVERIFY(isIdle(result));
    QVERIFY(result.metKnown);
}

void PlanTest::a_known_row_that_changed_is_updated()
{
    Headline now = row(3);
    now.comments = 7;
    now.number = 41;
    const Plan result = plan(cache({3}), page({now}));
    QCOMPARE(result.update, (QList<HeadlineUpdate>{{makeKey(1, 3), now, false, false}}));
}

void PlanTest::an_edited_title_is_kept_in_the_history()
{
    const Plan result = plan(cache({3}), page({row(3, u"고친 제목"_s)}));
    QVERIFY(result.update[0].keepsTitle);
}

void PlanTest::a_whole_title_replaces_a_cut_one_without_history()
{
    Known before;
    before.rows = {known(row(3, u"해운동맹 이달…"_s, Flag::CutTitle))};
    const Plan result = plan(before, page({row(3, u"해운동맹 이달 말 항로 협의"_s)}));
    QCOMPARE(result.update[0].headline, row(3, u"해운동맹 이달 말 항로 협의"_s));
    QVERIFY(!result.update[0].keepsTitle);
}

void PlanTest::what_is_gone_data()
{
    QTest::addColumn<Known>("before");
    QTest::addColumn<ListPage>("now");
    QTest::addColumn<QList<Key>>("gone");
    const auto slug = [](const QString &id) {
        Headline headline = row(1);
        headline.id = id;
        return headline;
    };
    QTest::addRow("one between two") << cache({5, 4, 3, 2}) << page({5, 3, 2}) << keys({4});
    QTest::addRow("between rows that are new") << cache({4, 2, 1}) << page({5, 3, 2, 1}) << keys({4});
    QTest::addRow("several") << cache({9, 8, 7, 6, 5, 4}) << page({9, 6, 5, 4}) << keys({8, 7});
    QTest::addRow("counting upwards") << cache({5, 4, 3, 2}) << page({2, 3, 5}) << keys({4});
    QTest::addRow("above the first") << cache({6, 5, 4}) << page({5, 4}) << keys({});
    QTest::addRow("below the last") << cache({5, 4, 1}) << page({5, 4}) << keys({});
    QTest::addRow("other order") << cache({5, 4, 3, 2}) << page({3, 5, 2}) << keys({});
    QTest::addRow("no decimals") << cache({5, 4, 2}) << page({row(5), slug(u"slug"_s), row(2)}) << keys({});
    QTest::addRow("one row") << cache({5, 4, 3}) << page({5}) << keys({});
    QTest::addRow("most missing") << cache({9, 8, 7, 6, 5, 4, 3, 2, 1}) << page({9, 5, 1}) << keys({});
    QTest::addRow("half the rows") << cache({9, 8, 7, 6, 5, 4, 3, 2}) << page({9, 7, 5, 3, 2}) << keys({});
    QTest::addRow("another board's rows") << cache({8, 6, 4}) << page({9, 7, 5, 3, 1}) << keys({});
    QTest::addRow("a reply out of order") << cache({5, 4, 3}) << page({row(5), row(3), reply(9)}) << keys({4});
    Known withReply = cache({5, 3});
    withReply.rows.append(known(reply(4)));
    QTest::addRow("a reply is not in the order") << withReply << page({5, 3}) << keys({});
    QTest::addRow("a notice out of order") << cache({5, 4, 3}) << page({notice(1), row(5), row(3)}) << keys({4});
    QTest::addRow("above an old notice") << cache({5, 4, 3, 2}) << page({notice(1), row(5), row(4), row(3)})
                                         << keys({});
    QTest::addRow("above an old reply") << cache({5, 4, 3, 2}) << page({row(5), row(4), reply(1), row(3)}) << keys({});
}

void PlanTest::what_is_gone()
{
    QFETCH(const Known, before);
    QFETCH(const ListPage, now);
    QFETCH(const QList<Key>, gone);
    QCOMPARE(plan(before, now).gone, gone);
}

void PlanTest::a_truncated_page_proves_nothing()
{
    ListPage cut = page({5, 3, 2});
    cut.truncated = true;
    QVERIFY(isIdle(plan(cache({5, 4, 3, 2}), cut)));
}

void PlanTest::the_list_under_an_article_proves_as_much_as_any()
{
    ListPage list = page({5, 3, 2});
    list.openId = u"3"_s;
    list.page = 0;
    QCOMPARE(plan(cache({5, 4, 3, 2}), list).gone, keys({4}));
}

void PlanTest::a_board_in_another_order_proves_nothing()
{
    Known before = cache({5, 4, 3, 2});
    before.isOrdered = false;
    QVERIFY(isIdle(plan(before, page({5, 3, 2}))));
}

void PlanTest::a_page_that_contradicts_the_order_says_so_data()
{
    QTest::addColumn<ListPage>("now");
    QTest::addColumn<bool>("contradicts");
    QTest::addRow("downwards") << page({5, 3, 2}) << false;
    QTest::addRow("upwards") << page({2, 3, 5}) << false;
    QTest::addRow("mixed") << page({3, 5, 2}) << true;
    QTest::addRow("notices apart") << page({notice(1), row(5), row(3)}) << false;
    QTest::addRow("replies apart") << page({row(5), reply(9), row(3)}) << false;
    QTest::addRow("one row") << page({5}) << false;
    Headline slug = row(1);
    slug.id = u"slug"_s;
    QTest::addRow("not by decimal ids") << page({row(5), slug, row(7)}) << false;
    ListPage cut = page({3, 5, 2});
    cut.truncated = true;
    QTest::addRow("truncated") << cut << false;
    ListPage under = page({3, 5, 2});
    under.openId = u"3"_s;
    QTest::addRow("under an article") << under << false;
}

void PlanTest::a_page_that_contradicts_the_order_says_so()
{
    QFETCH(const ListPage, now);
    QFETCH(const bool, contradicts);
    QCOMPARE(plan({}, now).contradictsOrder, contradicts);
}

void PlanTest::a_notice_is_never_gone()
{
    Known before = cache({5, 3, 2});
    before.rows.append(known(notice(4)));
    QVERIFY(isIdle(plan(before, page({row(5), row(3), row(2)}, 2))));
}

void PlanTest::what_is_gone_is_not_gone_again()
{
    Known before = cache({5, 3, 2});
    before.rows.append(known(row(4), true));
    QVERIFY(isIdle(plan(before, page({5, 3, 2}))));
}

void PlanTest::a_row_that_is_back_is_back()
{
    Known before = cache({5, 3});
    before.rows.append(known(row(4), true));
    const Plan result = plan(before, page({5, 4, 3}));
    QCOMPARE(result.update, (QList<HeadlineUpdate>{{makeKey(1, 4), row(4), false, true}}));
    QVERIFY(result.gone.isEmpty());
}

void PlanTest::a_notice_that_is_also_a_numbered_row_is_one_headline()
{
    Headline numbered = row(4);
    numbered.number = 40;
    Headline pinned = row(4, u"제목"_s, Flag::Notice);
    pinned.views = 9;
    pinned.comments = 2;
    pinned.category = u"공지"_s;
    const QList<PageRow> rows = distinctRows({notice(7), pinned, row(5), numbered, row(3)});
    Headline both = numbered;
    both.views = 9;
    both.comments = 2;
    both.category = u"공지"_s;
    both.flags = Flag::Notice;
    QCOMPARE(rows, (QList<PageRow>{{notice(7), false}, {row(5), true}, {both, true}, {row(3), true}}));
    QCOMPARE(ids(plan({}, page({notice(7), pinned, row(5), numbered, row(3)})).add),
             (QStringList{u"7"_s, u"5"_s, u"4"_s, u"3"_s}));
}

void PlanTest::an_id_that_stands_twice_is_one_row()
{
    QCOMPARE(distinctRows({row(5), row(4), row(5)}), (QList<PageRow>{{row(5), true}, {row(4), true}}));
    QCOMPARE(distinctRows({notice(7), notice(7), row(5)}), (QList<PageRow>{{notice(7), false}, {row(5), true}}));
    // One that moved to its numbered place leaves the others' places right.
    const Headline both = row(4, u"제목"_s, Flag::Notice);
    Headline counted = row(5);
    counted.views = 9;
    QCOMPARE(distinctRows({both, row(5), row(4), counted, row(4), row(3)}),
             (QList<PageRow>{{counted, true}, {both, true}, {row(3), true}}));
}

void PlanTest::a_row_without_an_id_is_no_row()
{
    Headline nameless = row(1);
    nameless.id.clear();
    QVERIFY(isIdle(plan({}, page({nameless}))));
}

void PlanTest::a_pin_that_is_missing_on_the_first_page_has_ended()
{
    Known before = cache({9, 8, 7});
    before.rows.append(known(notice(1)));
    const Plan result = plan(before, page({9, 8, 7}));
    QCOMPARE(result.update, (QList<HeadlineUpdate>{{makeKey(1, 1), row(1, u"공지"_s), false, false}}));
    // One that should then stand between two rows of the page is gone.
    before.rows.last() = known(row(8, u"공지"_s, Flag::Notice));
    before.rows.removeAt(1);
    const Plan proof = plan(before, page({9, 7}));
    QCOMPARE(proof.gone, keys({8}));
    QVERIFY(proof.update.isEmpty());
}

void PlanTest::a_pin_that_is_missing_elsewhere_stays_data()
{
    QTest::addColumn<ListPage>("now");
    QTest::addRow("on another page") << page({row(9), row(8), row(7)}, 2);
    ListPage cut = page({9, 8, 7});
    cut.truncated = true;
    QTest::addRow("on a page that was cut") << cut;
    ListPage under = page({9, 8, 7});
    under.openId = u"8"_s;
    QTest::addRow("under an article") << under;
    QTest::addRow("on a page of strangers") << page({19, 18, 17});
}

void PlanTest::a_pin_that_is_missing_elsewhere_stays()
{
    QFETCH(const ListPage, now);
    Known before = cache({9, 8, 7});
    before.rows.append(known(notice(1)));
    QVERIFY(plan(before, now).update.isEmpty());
}

void PlanTest::a_page_of_strangers_leaves_nothing_undecided()
{
    QVERIFY(!plan(cache({8, 6, 4}), page({9, 7, 5, 3})).isUndecided);
    const Plan other = plan(cache({9, 8, 6, 4}), page({9, 7, 5, 3}));
    QVERIFY(other.isUndecided);
    QVERIFY(!other.isNewerOpen);
}

void PlanTest::only_a_row_that_is_no_notice_meets_the_known()
{
    Known before;
    before.rows = {known(notice(4))};
    QVERIFY(!plan(before, page({notice(4), row(9)})).metKnown);
}

void PlanTest::decimal_ids_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<qint64>("rank");
    QTest::addRow("decimal") << u"2003"_s << qint64(2003);
    QTest::addRow("zero") << u"0"_s << qint64(0);
    QTest::addRow("largest") << QString::number(kFirstAllottedRank - 1) << kFirstAllottedRank - 1;
    QTest::addRow("too large") << QString::number(kFirstAllottedRank) << qint64(-1);
    QTest::addRow("leading zero") << u"07"_s << qint64(-1);
    QTest::addRow("sign") << u"-7"_s << qint64(-1);
    QTest::addRow("slug") << u"7-things"_s << qint64(-1);
    QTest::addRow("other digits") << u"٧"_s << qint64(-1);
    QTest::addRow("very long") << QString(40, u'9') << qint64(-1);
    QTest::addRow("empty") << QString() << qint64(-1);
}

void PlanTest::decimal_ids()
{
    QFETCH(const QString, id);
    QFETCH(const qint64, rank);
    QCOMPARE(decimalId(id).value_or(-1), rank);
}

void PlanTest::a_page_read_again_soon_has_nothing_more_to_say()
{
    for (quint32 seed = 0; seed < 500; ++seed) {
        QRandomGenerator random(seed);
        Known stored;
        for (int step = 0; step < 4; ++step) {
            ListPage list;
            list.page = 1 + random.bounded(2);
            for (int id = 30; id > 10; --id) {
                if (random.bounded(5) == 0) continue;
                Headline now = row(id, u"제목 %1"_s.arg(random.bounded(3)),
                                   random.bounded(8) == 0 ? Flags(Flag::Notice) : Flags());
                if (random.bounded(2)) now.comments = random.bounded(5);
                list.rows.append(now);
            }
            carryOut(plan(stored, list), stored);
            // A row that the page proves gone may need its new rows to be known first.
            const Plan second = plan(stored, list);
            QVERIFY2(second.add.isEmpty(), qPrintable(u"seed %1 step %2"_s.arg(seed).arg(step)));
            carryOut(second, stored);
            QVERIFY2(isIdle(plan(stored, list)), qPrintable(u"seed %1 step %2"_s.arg(seed).arg(step)));
        }
    }
}

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
