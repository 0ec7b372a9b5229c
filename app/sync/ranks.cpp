#include "app/sync/ranks.h"

#include <QSet>

#include <algorithm>

namespace newsboard {

namespace {

/// Room between neighbours at the ends, for rows that turn up between them later.
constexpr qint64 kStep = qint64(1) << 14;
/// Rows in a gap take this part of it each, so that there is room for the gap's next pages.
constexpr qint64 kPartOfGap = 1024;
constexpr qint64 kMiddle = kFirstAllottedRank + kFirstAllottedRank / 2;

qint64 stepInGap(qint64 gap)
{
    return std::clamp(gap / kPartOfGap, qint64(1), kStep);
}

/// Gives out ranks next to those that are there.
class Places {
public:
    explicit Places(const AllottedRanks &allotted)
        : m_allotted(allotted), m_top(allotted.largest.value_or(kMiddle)), m_bottom(allotted.smallest.value_or(kMiddle))
    {
    }

    QList<qint64> atTop(qsizetype count)
    {
        QList<qint64> ranks(count);
        for (qint64 &rank : ranks)
            rank = m_top + kStep * count--;
        if (!ranks.isEmpty()) m_top = ranks.first();
        return ranks;
    }

    QList<qint64> atBottom(qsizetype count)
    {
        QList<qint64> ranks(count);
        for (qint64 &rank : ranks)
            rank = m_bottom -= kStep;
        return ranks;
    }

    QList<qint64> justAbove(qint64 known, qsizetype count)
    {
        const auto next = m_allotted.nextAbove(known);
        if (!next) return atTop(count);
        const qint64 step = stepInGap(*next - known);
        QList<qint64> ranks(count);
        qint64 rank = known + step * count;
        for (qint64 &place : ranks) {
            place = rank;
            rank -= step;
        }
        return within(known, ranks, *next);
    }

    QList<qint64> justBelow(qint64 known, qsizetype count)
    {
        const auto next = m_allotted.nextBelow(known);
        if (!next) return atBottom(count);
        const qint64 step = stepInGap(known - *next);
        QList<qint64> ranks(count);
        qint64 rank = known;
        for (qint64 &place : ranks)
            place = rank -= step;
        return within(*next, ranks, known);
    }

private:
    QList<qint64> within(qint64 below, const QList<qint64> &ranks, qint64 above)
    {
        const bool fits = std::all_of(ranks.begin(), ranks.end(), [&](qint64 rank) {
            return rank > below && rank < above && !m_given.contains(rank);
        });
        if (!fits) return atTop(ranks.size());
        for (const qint64 rank : ranks)
            m_given.insert(rank);
        return ranks;
    }

    const AllottedRanks &m_allotted;
    qint64 m_top;
    qint64 m_bottom;
    QSet<qint64> m_given; ///< Between known ones; two runs of a page may want the same gap.
};

} // namespace

QList<qint64> allottedRanks(const QList<std::optional<qint64>> &known, bool isNewestPage, const AllottedRanks &allotted)
{
    Places places(allotted);
    QList<qint64> ranks;
    while (ranks.size() < known.size()) {
        const auto from = known.begin() + ranks.size();
        if (*from) {
            ranks.append(**from);
            continue;
        }
        const auto end = std::find_if(from, known.end(), [](const auto &rank) { return rank.has_value(); });
        const qsizetype count = end - from;
        const bool first = from == known.begin();
        const bool last = end == known.end();
        if (first && isNewestPage)
            ranks += places.atTop(count);
        else if (!last)
            ranks += places.justAbove(**end, count);
        else if (!first)
            ranks += places.justBelow(**(from - 1), count);
        else
            ranks += places.atBottom(count);
    }
    return ranks;
}

QList<qint64> noticeRanks(qsizetype count, const AllottedRanks &allotted)
{
    QList<qint64> ranks(count);
    const qint64 lowest = allotted.largestNotice.value_or(kFirstAllottedRank - 1) + 1;
    for (qint64 &rank : ranks)
        rank = lowest + --count;
    return ranks;
}

} // namespace newsboard
