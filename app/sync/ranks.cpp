#include "app/sync/ranks.h"

#include <algorithm>

namespace newsboard {

namespace {

/// Room between neighbours, for rows that turn up between them later.
constexpr qint64 kStep = 1024;
constexpr qint64 kMiddle = kFirstAllottedRank + kFirstAllottedRank / 2;

} // namespace

QList<qint64> allottedRanks(const QList<std::optional<qint64>> &known, const AllottedRanks &allotted)
{
    const auto isKnown = [](const std::optional<qint64> &rank) { return rank.has_value(); };
    const auto firstKnown = std::find_if(known.begin(), known.end(), isKnown) - known.begin();
    const bool someKnown = firstKnown < known.size();

    QList<qint64> ranks(known.size(), 0);
    // Above the first known row, or all of them where none is known and the board's rows are all older.
    qint64 top = allotted.largest.value_or(kMiddle - kStep);
    for (qsizetype i = firstKnown - 1; i >= 0; --i)
        ranks[i] = top += kStep;
    if (!someKnown) return ranks;

    qint64 bottom = allotted.smallest.value_or(kMiddle);
    for (qsizetype i = firstKnown; i < known.size(); ++i) {
        if (known[i]) {
            ranks[i] = *known[i];
            continue;
        }
        const auto next = std::find_if(known.begin() + i, known.end(), isKnown);
        if (next == known.end()) {
            ranks[i] = bottom -= kStep;
            continue;
        }
        const qint64 above = ranks[i - 1];
        const qint64 below = **next;
        const auto rows = (next - (known.begin() + i)) + 1;
        const qint64 share = (above - below) / rows;
        // Without room, or where the page's order contradicts the known one, it counts as newer.
        ranks[i] = share > 0 ? above - share : (top += kStep);
    }
    return ranks;
}

} // namespace newsboard
