#include "app/sync/page_walk.h"

#include "app/sync/plan.h"

#include <algorithm>

namespace newsboard {

PageMeasure measureOf(const ListPage &page)
{
    const QList<PageRow> rows = distinctRows(page.rows);
    const bool runs = runsByOne(rows);
    PageMeasure measure;
    for (const PageRow &row : rows) {
        if (!row.isInOrder) continue;
        ++measure.rows;
        if (!runs) continue;
        if (!measure.top) measure.top = row.headline.number;
        measure.bottom = row.headline.number;
    }
    return measure;
}

PageFit fitOf(const ListPage &page, const WalkFrom &from)
{
    const auto shows = [&from](const Headline &row) { return row.id == from.id && !row.flags.testFlag(Flag::Notice); };
    if (std::any_of(page.rows.begin(), page.rows.end(), shows)) return PageFit::GoesOn;
    const PageMeasure measure = measureOf(page);
    if (measure.top && from.number) {
        if (*measure.bottom >= *from.number) return PageFit::TooHigh;
        return *measure.top >= *from.number - 1 ? PageFit::GoesOn : PageFit::TooDeep;
    }
    const auto rank = from.isOrdered ? decimalId(from.id) : std::nullopt;
    if (const auto span = rank ? certainSpan(distinctRows(page.rows)) : std::nullopt) {
        if (span->smallest > *rank) return PageFit::TooHigh;
        if (span->largest > *rank) return PageFit::GoesOn; // It vanished, and its neighbours are here.
    }
    return PageFit::Perhaps;
}

QStringList idsInList(const ListPage &page)
{
    QStringList ids;
    for (const Headline &row : page.rows) {
        if (!row.isNotice()) ids.append(row.id);
    }
    return ids;
}

int pageOfNumber(qint64 number, int page, const PageMeasure &seen, int rowsPerPage)
{
    const qint64 rows = std::max(rowsPerPage, 1);
    const qint64 newest = seen.top.value_or(number) + (page - 1) * rows;
    return int(std::max<qint64>(newest - std::max<qint64>(number, 1), 0) / rows) + 1;
}

} // namespace newsboard
