#include "app/sync/cut_page.h"

namespace newsboard {

QHash<QString, std::optional<qint64>> numbersOfCut(const QList<PageRow> &rows,
                                                   const QHash<QString, const KnownHeadline *> &known)
{
    if (!runsByOne(rows)) return {};
    QHash<QString, std::optional<qint64>> numbers;
    QList<const Headline *> fresh; // Since the last known row.
    std::optional<qint64> off;     // By how much it is off.
    const auto settle = [&](std::optional<qint64> above, std::optional<qint64> below) {
        const bool agree = !above || !below || *above == *below;
        for (const Headline *row : std::as_const(fresh)) {
            const qint64 common = above ? *above : below.value_or(0);
            numbers.insert(row->id, agree ? std::optional(*row->number - common) : std::nullopt);
        }
        fresh.clear();
    };
    for (const PageRow &row : rows) {
        if (!row.isInOrder) continue;
        const KnownHeadline *before = known.value(row.headline.id, nullptr);
        if (!before || before->isGone || !before->headline.number) {
            fresh.append(&row.headline);
            continue;
        }
        const qint64 now = *row.headline.number - *before->headline.number;
        settle(off, now);
        off = now;
        numbers.insert(row.headline.id, before->headline.number);
    }
    settle(off, {});
    return numbers;
}

} // namespace newsboard
