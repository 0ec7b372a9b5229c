#include "app/sync/page_doubt.h"

#include "app/sync/page_walk.h"
#include "app/sync/plan.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Fewer rows than this show no habit …
constexpr qsizetype kFewest = 4;
/// … and fewer holes than this no lack of rows: one may have been deleted.
constexpr qsizetype kFewestHoles = 2;

/// The mould that most of the rows share; empty where there is none.
QString commonMould(const QList<Headline> &rows)
{
    QHash<QString, int> counts;
    qsizetype all = 0;
    for (const Headline &row : rows) {
        if (row.isNotice() || !row.url.isValid()) continue;
        ++all;
        ++counts[addressMould(row.url)];
    }
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        if (all >= kFewest && *count * 4 > all * 3) return count.key();
    }
    return {};
}

/// How the numbers run from row to row.
struct Neighbours {
    qsizetype all = 0;
    qsizetype close = 0; ///< Their numbers are neighbours, too.

    qsizetype holes() const { return all - close; }
    /// In percent; 100 where there are none.
    qsizetype share() const { return all == 0 ? 100 : close * 100 / all; }
};

/// From the number of a row to that of the next one below.
struct Step {
    QString below;
    qint64 by = 0;

    friend bool operator==(const Step &, const Step &) = default;
};
using Steps = QHash<QString, Step>;

Steps stepsOf(const QList<Headline> &rows)
{
    Steps steps;
    const Headline *above = nullptr;
    for (const Headline &row : rows) {
        if (row.isNotice() || !row.number) continue;
        if (above) steps.insert(above->id, {row.id, *above->number - *row.number});
        above = &row;
    }
    return steps;
}

/// Of the rows with numbers. A hole that was there before is none.
Neighbours neighboursOf(const QList<Headline> &rows, const Steps &before = {})
{
    const Steps steps = stepsOf(rows);
    Neighbours neighbours;
    neighbours.all = steps.size();
    for (auto step = steps.cbegin(); step != steps.cend(); ++step) {
        const bool isClose = qAbs(step->by) == 1 || before.value(step.key()) == *step;
        neighbours.close += isClose ? 1 : 0;
    }
    return neighbours;
}

/// Whether the page shows no more than every second of the known rows between the first and the last that it shows. It
/// says nothing where rows go up and down the list.
bool lacksEverySecond(const QList<Headline> &rows, const QList<Headline> &newest)
{
    QSet<QString> pinned; // By now, and no longer in the list.
    for (const Headline &row : rows) {
        if (row.isNotice()) pinned.insert(row.id);
    }
    QHash<QString, qsizetype> places;
    for (const Headline &row : newest) {
        if (!row.isNotice() && !pinned.contains(row.id)) places.insert(row.id, places.size());
    }
    QList<qsizetype> shown;
    for (const Headline &row : rows) {
        const auto place = places.constFind(row.id);
        if (row.isNotice() || place == places.constEnd()) continue;
        if (!shown.isEmpty() && *place <= shown.last()) return false;
        shown.append(*place);
    }
    if (shown.isEmpty()) return false;
    const qsizetype lacking = shown.last() - shown.first() + 1 - shown.size();
    return lacking >= kFewestHoles && lacking >= shown.size() - 1;
}

} // namespace

QString addressMould(const QUrl &url)
{
    static const QRegularExpression digits(u"[0-9]+"_s);
    QString host = url.host().toLower();
    if (host.startsWith("www."_L1)) host = host.sliced(4);
    // The last part of a path may be the article's own name.
    QStringList parts{host, url.path().section(u'/', 0, -2).replace(digits, u"#"_s)};
    auto items = QUrlQuery(url).queryItems();
    std::sort(items.begin(), items.end());
    for (auto &[name, value] : items)
        parts.append(name + u'=' + value.replace(digits, u"#"_s));
    return parts.join(u'\n');
}

bool isOfAnotherBoard(const ListPage &page, const QList<Headline> &newest)
{
    const QString mould = commonMould(page.rows);
    const QString known = commonMould(newest);
    return !mould.isEmpty() && !known.isEmpty() && mould != known;
}

bool isShort(const ListPage &page, int rowsPerPage)
{
    // Nobody knows of a later page whether it is the last one where it does not say how many there are.
    const bool mayBeLast = page.lastPage ? page.page >= *page.lastPage : page.isLast || page.page > 1;
    return !page.truncated && !mayBeLast && rowsPerPage >= kFewest && measureOf(page).rows * 2 <= rowsPerPage + 1;
}

bool lacksItsEnd(const ListPage &page, NumberKind kind)
{
    if (page.truncated || kind != NumberKind::Counting || !page.lastPage || page.page < *page.lastPage) return false;
    return measureOf(page).bottom.value_or(1) > 1;
}

bool leavesRowsOut(const ListPage &page, const QList<Headline> &newest, NumberKind kind)
{
    const PageMeasure measure = measureOf(page);
    if (measure.rows > 1 && measure.top) return false; // Its numbers leave no room for any.
    // Where rows go up and down the list, those that were neighbours are none the next time.
    const bool isSorted = runsByIds(distinctRows(page.rows)).value_or(true);
    if (isSorted && kind != NumberKind::Counting && lacksEverySecond(page.rows, newest)) return true;
    if (kind == NumberKind::Fixed) return false;
    constexpr qsizetype almostAll = 90;
    constexpr qsizetype few = 50;
    const Neighbours usual = neighboursOf(newest);
    const Neighbours now = neighboursOf(page.rows, stepsOf(newest));
    // A reply without a number may be counted all the same.
    const bool isNumbered = std::all_of(page.rows.begin(), page.rows.end(), [](const Headline &row) {
        return row.isNotice() || (row.number && row.depth == 0);
    });
    if (kind == NumberKind::Counting && isNumbered && neighboursOf(page.rows).holes() > 0) return true;
    const bool isCounted = usual.all >= kFewest - 1 && usual.share() >= almostAll;
    // Half of a last page may be two rows with nothing but a hole between them.
    const bool isHoled = now.holes() >= kFewestHoles || now.close == 0;
    return isSorted && isCounted && isHoled && now.share() <= few;
}

} // namespace newsboard
