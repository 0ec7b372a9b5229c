// What a page means for the cache: every rule of plan() has a row here that fails without it.

#include "app/sync/plan.h"
#include "app/sync/ranks.h"

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

KnownHeadline known(const Headline &headline, bool gone = false)
{
    return {makeKey(1, decimalId(headline.id).value_or(0)), headline, gone};
}

ListPage page(const QList<Headline> &rows, int number = 1)
{
    ListPage list;
    list.rows = rows;
    list.page = number;
    return list;
}

QList<Key> keys(std::initializer_list<int> ids)
{
    QList<Key> list;
    for (int id : ids)
        list.append(makeKey(1, id));
    return list;
}

Headline mergedTitle(const QString &before, const QString &now)
{
    return merged(row(1, before), row(1, now), true);
}

} // namespace

class PlanTest : public QObject {
    Q_OBJECT

private slots:
    void an_unknown_row_is_added();
    void the_same_page_again_changes_nothing();
    void a_known_row_that_changed_is_updated();
    void an_edited_title_is_kept_in_the_history();
    void a_title_cut_by_the_list_is_no_edit();
    void a_whole_title_replaces_a_cut_one_without_history();
    void counts_that_the_page_does_not_show_stay();
    void a_coarser_date_does_not_replace_a_finer_one();
    void a_reckoned_date_that_drifts_is_no_change();
    void a_written_date_replaces_a_reckoned_one();
    void a_row_missing_between_two_that_are_there_is_gone();
    void nothing_is_gone_beyond_the_ends_of_a_page();
    void a_truncated_page_proves_nothing();
    void an_order_that_is_not_certain_proves_nothing();
    void a_page_of_another_list_proves_nothing();
    void a_notice_is_never_gone();
    void a_row_that_is_back_is_back();
    void a_notice_that_is_also_a_numbered_row_is_one_headline();
    void a_pin_ends_only_on_the_first_page();
    void only_a_row_that_is_no_notice_meets_the_known();
    void a_plan_carried_out_leaves_nothing_to_do();
    void allotted_ranks_follow_the_page();
};

void PlanTest::an_unknown_row_is_added()
{
    const Plan result = plan({}, page({row(3), row(2)}));
    QCOMPARE(result.add, (QList<Headline>{row(3), row(2)}));
    QVERIFY(!result.metKnown);
}

void PlanTest::the_same_page_again_changes_nothing()
{
    const Plan result = plan({known(row(3)), known(row(2))}, page({row(3), row(2)}));
    QVERIFY(result.add.isEmpty() && result.update.isEmpty() && result.gone.isEmpty());
    QVERIFY(result.metKnown);
}

void PlanTest::a_known_row_that_changed_is_updated()
{
    Headline now = row(3);
    now.comments = 7;
    now.number = 41;
    const Plan result = plan({known(row(3))}, page({now}));
    QCOMPARE(result.update.size(), 1);
    QCOMPARE(result.update[0].headline, now);
    QVERIFY(!result.update[0].keepsTitle);
}

void PlanTest::an_edited_title_is_kept_in_the_history()
{
    const Plan result = plan({known(row(3, u"처음 제목"_s))}, page({row(3, u"고친 제목"_s)}));
    QVERIFY(result.update[0].keepsTitle);
}

void PlanTest::a_title_cut_by_the_list_is_no_edit()
{
    QCOMPARE(mergedTitle(u"해운동맹 이달 말 항로 협의"_s, u"해운동맹 이달 말…"_s).title,
             u"해운동맹 이달 말 항로 협의"_s);
    QCOMPARE(mergedTitle(u"해운동맹 이달 말 항로 협의"_s, u"해운동맹 이달..."_s).title,
             u"해운동맹 이달 말 항로 협의"_s);
    QCOMPARE(mergedTitle(u"해운동맹 이달 말 항로 협의"_s, u"해운동맹"_s).title, u"해운동맹"_s);
}

void PlanTest::a_whole_title_replaces_a_cut_one_without_history()
{
    const Plan result = plan({known(row(3, u"해운동맹 이달 말…"_s))}, page({row(3, u"해운동맹 이달 말 항로 협의"_s)}));
    QCOMPARE(result.update[0].headline.title, u"해운동맹 이달 말 항로 협의"_s);
    QVERIFY(!result.update[0].keepsTitle);
}

void PlanTest::counts_that_the_page_does_not_show_stay()
{
    Headline before = row(3);
    before.comments = 7;
    before.views = 12;
    before.votes = 1;
    before.number = 41;
    before.author = u"갑"_s;
    before.category = u"잡담"_s;
    QVERIFY(plan({known(before)}, page({row(3)})).update.isEmpty());
}

void PlanTest::a_coarser_date_does_not_replace_a_finer_one()
{
    Headline before = row(3);
    before.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(8, 12), 32400);
    Headline now = row(3);
    now.posted = PostedTime::day(QDate(2025, 2, 24), 32400);
    QVERIFY(plan({known(before)}, page({now})).update.isEmpty());
    now.posted = PostedTime::day(QDate(2025, 2, 20), 32400);
    QCOMPARE(plan({known(before)}, page({now})).update.size(), 1);
}

void PlanTest::a_reckoned_date_that_drifts_is_no_change()
{
    Headline before = row(3);
    before.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(8, 12), 32400);
    Headline now = row(3);
    now.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(9, 0), 32400);
    now.posted.isApproximate = true;
    QVERIFY(plan({known(before)}, page({now})).update.isEmpty());
    now.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(12, 0), 32400);
    now.posted.isApproximate = true;
    QCOMPARE(plan({known(before)}, page({now})).update.size(), 1);
}

void PlanTest::a_written_date_replaces_a_reckoned_one()
{
    Headline before = row(3);
    before.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(9, 0), 32400);
    before.posted.isApproximate = true;
    Headline now = row(3);
    now.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(8, 12), 32400);
    const Plan result = plan({known(before)}, page({now}));
    QCOMPARE(result.update.size(), 1);
    QCOMPARE(result.update[0].headline.posted, now.posted);
}

void PlanTest::a_row_missing_between_two_that_are_there_is_gone()
{
    const Known before{known(row(5)), known(row(4)), known(row(3)), known(row(2))};
    QCOMPARE(plan(before, page({row(5), row(3), row(2)})).gone, keys({4}));
}

void PlanTest::nothing_is_gone_beyond_the_ends_of_a_page()
{
    const Known before{known(row(6)), known(row(5)), known(row(4)), known(row(1))};
    QVERIFY(plan(before, page({row(5), row(4)})).gone.isEmpty());
}

void PlanTest::a_truncated_page_proves_nothing()
{
    ListPage cut = page({row(5), row(3), row(2)});
    cut.truncated = true;
    QVERIFY(plan({known(row(5)), known(row(4)), known(row(3)), known(row(2))}, cut).gone.isEmpty());
}

void PlanTest::an_order_that_is_not_certain_proves_nothing()
{
    const Known before{known(row(5)), known(row(4)), known(row(3)), known(row(2))};
    QVERIFY(plan(before, page({row(3), row(5), row(2)})).gone.isEmpty());
    Headline slug = row(3);
    slug.id = u"slug"_s;
    QVERIFY(plan(before, page({row(5), slug, row(2)})).gone.isEmpty());
}

void PlanTest::a_page_of_another_list_proves_nothing()
{
    Known before;
    for (int id = 100; id > 80; --id)
        before.append(known(row(id)));
    QVERIFY(plan(before, page({row(100), row(90), row(81)})).gone.isEmpty());
}

void PlanTest::a_notice_is_never_gone()
{
    const Known before{known(row(5)), known(row(4, u"공지"_s, Flag::Notice)), known(row(3)), known(row(2))};
    QVERIFY(plan(before, page({row(5), row(3), row(2)})).gone.isEmpty());
}

void PlanTest::a_row_that_is_back_is_back()
{
    const Plan result = plan({known(row(5)), known(row(4), true), known(row(3))}, page({row(5), row(4), row(3)}));
    QCOMPARE(result.update.size(), 1);
    QVERIFY(result.update[0].returned);
    QVERIFY(result.gone.isEmpty());
}

void PlanTest::a_notice_that_is_also_a_numbered_row_is_one_headline()
{
    Headline numbered = row(4);
    numbered.number = 40;
    const Plan result = plan({}, page({row(4, u"제목"_s, Flag::Notice), row(5), numbered, row(3)}));
    QCOMPARE(result.add.size(), 3);
    QCOMPARE(result.add[0].number, 40);
    QVERIFY(result.add[0].flags.testFlag(Flag::Notice));
}

void PlanTest::a_pin_ends_only_on_the_first_page()
{
    const Known before{known(row(4, u"제목"_s, Flag::Notice))};
    QVERIFY(plan(before, page({row(4)}, 3)).update.isEmpty());
    QCOMPARE(plan(before, page({row(4)}, 1)).update.size(), 1);
}

void PlanTest::only_a_row_that_is_no_notice_meets_the_known()
{
    const Headline notice = row(4, u"제목"_s, Flag::Notice);
    QVERIFY(!plan({known(notice)}, page({notice, row(9)})).metKnown);
}

void PlanTest::a_plan_carried_out_leaves_nothing_to_do()
{
    for (quint32 seed = 0; seed < 2000; ++seed) {
        QRandomGenerator random(seed);
        Known cache;
        for (int step = 0; step < 4; ++step) {
            QList<Headline> rows;
            for (int id = 30; id > 10; --id) {
                if (random.bounded(4) == 0) continue;
                Headline now = row(id, u"제목 %1"_s.arg(random.bounded(3)),
                                   random.bounded(8) == 0 ? Flags(Flag::Notice) : Flags());
                if (random.bounded(2)) now.comments = random.bounded(5);
                rows.append(now);
            }
            const ListPage list = page(rows);
            const Plan first = plan(cache, list);
            for (const Headline &added : first.add)
                cache.append(known(added));
            for (KnownHeadline &entry : cache) {
                for (const HeadlineUpdate &update : first.update) {
                    if (update.key == entry.key) entry = {entry.key, update.headline, false};
                }
                if (first.gone.contains(entry.key)) entry.isGone = true;
            }
            const Plan second = plan(cache, list);
            QVERIFY2(second.add.isEmpty() && second.update.isEmpty() && second.gone.isEmpty(),
                     qPrintable(u"seed %1 step %2"_s.arg(seed).arg(step)));
        }
    }
}

void PlanTest::allotted_ranks_follow_the_page()
{
    const auto ranksOf = [](const QList<std::optional<qint64>> &places, const AllottedRanks &allotted) {
        const QList<qint64> ranks = allottedRanks(places, allotted);
        for (qsizetype i = 1; i < ranks.size(); ++i) {
            if (ranks[i - 1] <= ranks[i]) return QList<qint64>();
        }
        return ranks;
    };
    const QList<qint64> first = ranksOf({{}, {}, {}}, {});
    QCOMPARE(first.size(), 3);
    const AllottedRanks allotted{first.last(), first.first()};
    const QList<qint64> newer = ranksOf({{}, first[0], first[1]}, allotted);
    QCOMPARE_GT(newer[0], first[0]);
    const QList<qint64> older = ranksOf({first[1], first[2], {}, {}}, allotted);
    QCOMPARE_LT(older[3], first[2]);
    const QList<qint64> between = ranksOf({first[0], {}, {}, first[1]}, allotted);
    QCOMPARE(between.size(), 4);
    QVERIFY(std::all_of(first.begin(), first.end(), [](qint64 rank) { return rank >= kFirstAllottedRank; }));
}

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
