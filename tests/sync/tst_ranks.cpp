// Ranks for rows whose ids are no numbers: in the order of the pages they came on, and never twice.

#include "app/sync/ranks.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace newsboard;

namespace {

using Places = QList<std::optional<qint64>>;

/// The ranks that a board has given out so far.
class Board {
public:
    AllottedRanks allotted() const
    {
        AllottedRanks ranks;
        const auto ordered = m_ranks.lower_bound(kFirstOrderedRank);
        if (ordered != m_ranks.end()) {
            ranks.smallest = *ordered;
            ranks.largest = *m_ranks.rbegin();
        }
        if (ordered != m_ranks.begin()) ranks.largestNotice = *std::prev(ordered);
        ranks.nextAbove = [this](qint64 rank) {
            const auto next = m_ranks.upper_bound(rank);
            return next == m_ranks.end() ? std::nullopt : std::optional(*next);
        };
        ranks.nextBelow = [this](qint64 rank) -> std::optional<qint64> {
            const auto here = m_ranks.lower_bound(rank);
            if (here == m_ranks.begin() || *std::prev(here) < kFirstOrderedRank) return {};
            return *std::prev(here);
        };
        return ranks;
    }

    QList<qint64> page(const Places &places, bool isNewest)
    {
        const QList<qint64> ranks = allottedRanks(places, isNewest, allotted());
        for (qsizetype i = 0; i < places.size(); ++i) {
            if (places[i]) continue;
            m_fresh = m_fresh && !m_ranks.contains(ranks[i]) && ranks[i] >= kFirstOrderedRank &&
                      ranks[i] < 2 * kFirstAllottedRank;
            m_ranks.insert(ranks[i]);
        }
        return ranks;
    }

    QList<qint64> notices(qsizetype count)
    {
        const QList<qint64> ranks = noticeRanks(count, allotted());
        for (const qint64 rank : ranks)
            m_ranks.insert(rank);
        return ranks;
    }

    bool allFresh() const { return m_fresh; }

private:
    std::set<qint64> m_ranks;
    bool m_fresh = true;
};

bool runDownwards(const QList<qint64> &ranks)
{
    return std::adjacent_find(ranks.begin(), ranks.end(), std::less_equal<>()) == ranks.end();
}

} // namespace

class RanksTest : public QObject {
    Q_OBJECT

private slots:
    void a_page_keeps_its_order();
    void newer_rows_lie_above_all();
    void older_pages_lie_below_all();
    void a_gap_is_filled_where_it_is();
    void rows_that_turn_up_between_known_ones_lie_there();
    void many_pages_fit_into_one_gap();
    void a_board_in_another_order_never_gives_a_rank_twice();
    void two_runs_that_want_one_gap_share_no_rank();
    void notices_lie_below_everything();
};

void RanksTest::a_page_keeps_its_order()
{
    Board board;
    const QList<qint64> ranks = board.page(Places(20), true);
    QCOMPARE(ranks.size(), 20);
    QVERIFY(runDownwards(ranks));
    QCOMPARE_GE(ranks.last(), kFirstOrderedRank);
}

void RanksTest::newer_rows_lie_above_all()
{
    Board board;
    const QList<qint64> first = board.page(Places(3), true);
    QVERIFY(runDownwards(board.page({{}, {}, first[0], first[1]}, true)));
    QVERIFY(runDownwards(board.page(Places(3), true) + first));
}

void RanksTest::older_pages_lie_below_all()
{
    Board board;
    const QList<qint64> first = board.page(Places(3), true);
    const QList<qint64> second = board.page({first[2], {}, {}}, false);
    QVERIFY(runDownwards(first.first(2) + second));
    QVERIFY(runDownwards(second + board.page(Places(3), false)));
}

void RanksTest::a_gap_is_filled_where_it_is()
{
    Board board;
    const QList<qint64> old = board.page(Places(3), true);
    const QList<qint64> burst = board.page(Places(3), true);
    const QList<qint64> between = board.page({burst[2], {}, {}}, false);
    const QList<qint64> closing = board.page({between[2], {}, old[0]}, false);
    QVERIFY(runDownwards(burst + between.sliced(1) + closing.sliced(1) + old.sliced(1)));
}

void RanksTest::rows_that_turn_up_between_known_ones_lie_there()
{
    Board board;
    const QList<qint64> first = board.page(Places(4), true);
    QVERIFY(runDownwards(board.page({first[0], {}, {}, first[1], {}, first[2], first[3]}, true)));
    QVERIFY(runDownwards(board.page({{}, first[1], first[2]}, false)));
}

void RanksTest::many_pages_fit_into_one_gap()
{
    Board board;
    const QList<qint64> old = board.page(Places(1), true);
    QList<qint64> all = board.page(Places(1), true);
    for (int page = 0; page < 100; ++page) {
        Places places(21);
        places[0] = all.last();
        all += board.page(places, false).sliced(1);
    }
    QVERIFY(runDownwards(all + old));
}

void RanksTest::a_board_in_another_order_never_gives_a_rank_twice()
{
    for (quint32 seed = 0; seed < 200; ++seed) {
        QRandomGenerator random(seed);
        Board board;
        QList<qint64> all = board.page(Places(30), true);
        for (int step = 0; step < 20; ++step) {
            std::shuffle(all.begin(), all.end(), random);
            Places places;
            for (int i = 0; i < 20; ++i)
                places.append(random.bounded(3) == 0 ? std::nullopt : std::optional(all[i]));
            const QList<qint64> ranks = board.page(places, random.bounded(2) == 0);
            for (qsizetype i = 0; i < places.size(); ++i) {
                if (!places[i]) all.append(ranks[i]);
            }
            QVERIFY2(board.allFresh(), qPrintable(QString::number(seed)));
        }
    }
}

void RanksTest::two_runs_that_want_one_gap_share_no_rank()
{
    Board board;
    const QList<qint64> ranks = board.page(Places(3), true);
    Places places{ranks[0]};
    places += Places(600);
    places += {ranks[2], ranks[1]}; // The other way round than known: both runs belong between these two.
    places += Places(600);
    QList<qint64> given = board.page(places, true);
    std::sort(given.begin(), given.end());
    QVERIFY(std::adjacent_find(given.begin(), given.end()) == given.end());
}

void RanksTest::notices_lie_below_everything()
{
    Board board;
    const QList<qint64> ranks = board.page(Places(3), true);
    const QList<qint64> notices = board.notices(2);
    QVERIFY(runDownwards(ranks + notices));
    QVERIFY(runDownwards(board.notices(2) + notices));
    QVERIFY(runDownwards(ranks + board.page(Places(3), false) + notices));
}

QTEST_GUILESS_MAIN(RanksTest)
#include "tst_ranks.moc"
