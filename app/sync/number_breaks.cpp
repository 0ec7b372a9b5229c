#include "app/sync/number_breaks.h"

namespace newsboard {

QList<NumberBreak> breaksIn(const QList<HeadlineRow> &rows, Key unbrokenFrom)
{
    QList<NumberBreak> breaks;
    const HeadlineRow *upper = nullptr;
    for (const HeadlineRow &row : rows) {
        if (row.isGone() || row.headline.isNotice()) continue;
        // Whether a reply counts, or a row that never had a number, nothing says.
        const bool counts = row.headline.depth == 0 && row.headline.number;
        if (counts && upper) {
            const qint64 step = *upper->headline.number - *row.headline.number;
            if (step < 1 || (step > 1 && row.key >= unbrokenFrom))
                breaks.append({upper->key, row.key, *upper->headline.number});
        }
        upper = counts ? &row : nullptr;
    }
    return breaks;
}

} // namespace newsboard
