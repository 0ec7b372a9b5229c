#include "app/sync/page_rows.h"

#include "app/sync/plan.h"

#include <QHash>

namespace newsboard {

QList<PageRow> distinctRows(const QList<Headline> &rows)
{
    QList<PageRow> distinct;
    QHash<QString, qsizetype> places;
    for (const Headline &row : rows) {
        if (row.id.isEmpty()) continue;
        const auto place = places.constFind(row.id);
        if (place == places.constEnd()) {
            places.insert(row.id, distinct.size());
            distinct.append({row, !row.isNotice()});
            continue;
        }
        PageRow &first = distinct[*place];
        PageFacts facts; // Neither copy says that what it leaves out is not there.
        facts.showsComments = facts.showsCategories = false;
        // The numbered row says more than its pinned copy.
        const bool isNumbered = !first.isInOrder && !row.isNotice();
        Headline both = isNumbered ? merged(first.headline, row, facts) : merged(row, first.headline, facts);
        both.flags |= first.headline.flags | row.flags;
        first.headline = both;
        if (isNumbered) {
            // It stands where its number does.
            PageRow moved = std::move(first);
            moved.isInOrder = true;
            distinct.removeAt(*place);
            for (qsizetype &other : places)
                other -= other > places.value(row.id) ? 1 : 0;
            places.insert(row.id, distinct.size());
            distinct.append(std::move(moved));
        }
    }
    return distinct;
}

bool runsByOne(const QList<PageRow> &rows)
{
    std::optional<qint64> last;
    for (const PageRow &row : rows) {
        if (!row.isInOrder) continue;
        const std::optional<qint64> number = row.headline.number;
        if (!number || (last && *number != *last - 1)) return false;
        last = number;
    }
    return true;
}

} // namespace newsboard
