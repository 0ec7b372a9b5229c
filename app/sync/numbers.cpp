#include "app/sync/numbers.h"

#include "app/sync/plan.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>

namespace newsboard {

namespace {

/// A row of the page that the cache had with a number, and what it tells.
struct Anchor {
    Key key = 0;
    qint64 number = 0;
    qint64 off = 0;      ///< By how much the cache's number was off.
    qint64 inserted = 0; ///< New rows of the page between the anchor below and this one …
    qint64 slack = 0;    ///< … and rows that are a notice, or were one, and may or may not have counted.
};

/// The rows that stand in order, from the last upwards, if their numbers run up by one from each to the next.
QList<const Headline *> countedUpwards(const QList<PageRow> &rows)
{
    QList<const Headline *> counted;
    if (!runsByOne(rows)) return counted;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (row->isInOrder) counted.append(&row->headline);
    }
    return counted;
}

/// Whether the numbers run down from row to row, and not always by one.
bool hasHoles(const QList<PageRow> &rows)
{
    std::optional<qint64> last;
    bool hasHole = false;
    for (const PageRow &row : rows) {
        if (!row.isInOrder) continue;
        const auto number = row.headline.number;
        if (!number || row.headline.depth > 0 || (last && *number >= *last)) return false;
        hasHole = hasHole || (last && *number < *last - 1);
        last = number;
    }
    return hasHole;
}

/// From the lowest upwards; none where the keys do not rise. `inserted` counts the new rows above them all.
QList<Anchor> anchorsOf(const QList<const Headline *> &counted, const QHash<QString, const KnownHeadline *> &known,
                        const NumberedPart &part, qint64 &inserted)
{
    QList<Anchor> anchors;
    qint64 slack = 0;
    for (const Headline *row : counted) {
        const KnownHeadline *before = known.value(row->id, nullptr);
        if (before && part.exact == before->key && before->headline.number == row->number) break;
        if (!before || before->isGone || (part.newest && before->key > *part.newest)) {
            ++inserted;
        } else if (before->headline.isNotice() || !before->headline.number) {
            ++slack;
        } else if (row->depth == 0) { // A reply stands with its parent, whatever its key.
            if (!anchors.isEmpty() && before->key <= anchors.last().key) return {};
            anchors.append({before->key, *row->number, *row->number - *before->headline.number, inserted, slack});
            inserted = slack = 0;
        }
    }
    return anchors;
}

/// Those that move the upper of two rows and not the lower one.
QList<NumberShift> openBetween(const QList<NumberShift> &open, Key lower, Key upper)
{
    QList<NumberShift> between;
    for (const NumberShift &shift : open) {
        if (shift.above >= lower && shift.above < upper) between.append(shift);
    }
    return between;
}

/// How many rows the cache counts between two of its rows, without what is open there. Nothing where some may be
/// missing that were never read: more numbers than rows may be those, fewer cannot be.
std::optional<qint64> countedBetween(Key lower, qint64 lowerNumber, Key upper, qint64 upperNumber,
                                     const NumberedPart &part, qint64 rows, bool mayLackRows)
{
    if (part.newest && upper > *part.newest) return {};
    const qint64 counted = upperNumber - lowerNumber - 1 - shiftAt(openBetween(part.open, lower, upper), upper);
    if (mayLackRows && counted > rows) return {};
    return counted;
}

/// How many rows of a page below its lowest anchor the cache did not count, by the row that comes next there. The rows
/// themselves do not say it where they may have counted or not.
std::optional<qint64> cameBelow(const NumberReading &reading, const Anchor &lowest, const NumberedPart &part)
{
    const auto &next = part.lower;
    if (!next) return {};
    const qint64 rows = lowest.number - reading.bottomNumber;
    const auto counted =
        countedBetween(next->key, next->number, lowest.key, lowest.number - lowest.off, part, rows, next->mayLackRows);
    return counted ? std::optional(rows - *counted) : std::nullopt;
}

/// As cameBelow(), above the highest one.
std::optional<qint64> cameAbove(const NumberReading &reading, const Anchor &highest, const NumberedPart &part)
{
    const auto &next = part.upper;
    if (!next || part.exact) return {};
    const qint64 rows = reading.topNumber - highest.number;
    const auto counted = countedBetween(highest.key, highest.number - highest.off, next->key, next->number, part, rows,
                                        next->mayLackRows);
    return counted ? std::optional(rows - *counted) : std::nullopt;
}

/// Rows below a key that counted until now and are notices on this page; none where notices count as well.
QList<Key> pinnedBelow(const QList<PageRow> &rows, const QHash<QString, const KnownHeadline *> &known, Key end)
{
    QList<Key> pinned;
    for (const PageRow &row : rows) {
        const KnownHeadline *before = known.value(row.headline.id, nullptr);
        if (!row.headline.isNotice() || !before || before->isGone) continue;
        if (row.isInOrder || (before->headline.isNotice() && before->headline.number)) return {};
        if (before->headline.number && !before->headline.isNotice() && before->key < end) pinned.append(before->key);
    }
    return pinned;
}

/// Whether a row, gone until now or not, has another number than before: a number of its own it would have kept.
bool haveMoved(const QList<const Headline *> &counted, const QHash<QString, const KnownHeadline *> &known)
{
    return std::any_of(counted.begin(), counted.end(), [&known](const Headline *row) {
        const KnownHeadline *before = known.value(row->id, nullptr);
        const bool wasNumbered = before && before->headline.number && !before->headline.isNotice();
        return wasNumbered && before->headline.number != row->number;
    });
}

/// Whether the page bears numbers of rows beside it: numbers of their own are no two rows'.
bool takesNumbers(const NumberReading &reading, const NumberedPart &part)
{
    return (part.lower && part.lower->number >= reading.bottomNumber) ||
           (part.upper && part.upper->number <= reading.topNumber);
}

} // namespace

NumberFinding readNumbers(const QList<PageRow> &rows, const QList<KnownHeadline> &known, const QList<Key> &missing,
                          const NumberedPart &part, const NumberHabit &habit)
{
    // What one page shows of a board whose numbers counted until now may be an accident.
    const bool wasCounting = habit.kind == NumberKind::Counting;
    if (habit.showsHoles && hasHoles(rows)) return {wasCounting ? NumberKind::Unknown : NumberKind::Fixed};
    const QList<const Headline *> counted = countedUpwards(rows);
    // One row shows no order, unless it is the board's first.
    if (counted.isEmpty() || (counted.size() == 1 && *counted.first()->number != 1)) return {habit.kind};
    QHash<QString, const KnownHeadline *> byId;
    QList<Key> vague; // They may have been counted until now, or be from now on.
    QSet<Key> uncounted;
    for (const KnownHeadline &row : known) {
        byId.insert(row.headline.id, &row);
        if (!row.headline.number) uncounted.insert(row.key);
        const bool isLost = !row.headline.number && missing.contains(row.key);
        if (!row.isGone && (row.headline.isNotice() || isLost)) vague.append(row.key);
    }
    for (const PageRow &row : rows) {
        const KnownHeadline *before = row.isInOrder ? nullptr : byId.value(row.headline.id, nullptr);
        if (before && !before->headline.isNotice()) vague.append(before->key);
    }

    NumberReading reading;
    reading.topNumber = *counted.last()->number;
    reading.bottomNumber = *counted.first()->number;
    const QList<Anchor> anchors = anchorsOf(counted, byId, part, reading.cameAbove);
    reading.isUnknown = anchors.isEmpty();
    if (reading.isUnknown) {
        reading.cameAbove = 0;
        if (habit.kind == NumberKind::Fixed) return {habit.kind};
        // Known rows that are notices by now count no more, however far down they stood.
        const bool counts = wasCounting || haveMoved(counted, byId);
        if (counts) {
            for (const Key key : pinnedBelow(rows, byId, std::numeric_limits<Key>::max()))
                reading.shifts.append({key, -1});
        }
        return {counts ? NumberKind::Counting : habit.kind, reading};
    }
    reading.bottom = anchors.first().key;
    reading.top = anchors.last().key;
    reading.below = anchors.first().off;
    reading.above = anchors.last().off;
    const auto goneBetween = [&](Key lower, Key upper) {
        return qint64(std::count_if(missing.begin(), missing.end(),
                                    [&](Key key) { return key > lower && key < upper && !uncounted.contains(key); }));
    };
    // Where the cache ends, rows come because they had not been read yet.
    if (part.oldest && *part.oldest < reading.bottom)
        reading.cameBelow = anchors.first().inserted - goneBetween(0, reading.bottom);
    if (wasCounting) {
        reading.cameBelow = cameBelow(reading, anchors.first(), part).value_or(reading.cameBelow);
        reading.cameAbove = cameAbove(reading, anchors.last(), part).value_or(reading.cameAbove);
    }
    const bool moved =
        std::any_of(anchors.begin(), anchors.end(), [](const Anchor &anchor) { return anchor.off != 0; }) ||
        (habit.kind == NumberKind::Unknown && (haveMoved(counted, byId) || takesNumbers(reading, part)));
    if (!moved && !wasCounting) {
        const bool mayHaveCome = std::any_of(std::next(anchors.begin()), anchors.end(), [](const Anchor &anchor) {
            return anchor.inserted > 0 || anchor.slack > 0;
        });
        const bool isFixed = habit.kind == NumberKind::Fixed;
        if (isFixed || mayHaveCome || reading.cameBelow != 0 || anchors.first().slack > 0) return {habit.kind};
    }
    if (reading.cameBelow != 0) reading.shifts.append({reading.bottom - 1, reading.cameBelow});
    qsizetype holes = 0;
    for (qsizetype i = 1; i < anchors.size(); ++i) {
        const Anchor &lower = anchors[i - 1];
        const Anchor &upper = anchors[i];
        const auto isBetween = [&](Key key) { return key > lower.key && key < upper.key; };
        const qint64 gone = goneBetween(lower.key, upper.key);
        const qint64 slack = upper.slack + std::count_if(vague.begin(), vague.end(), isBetween);
        qint64 difference = upper.off - lower.off;
        const qint64 unexplained = difference - (upper.inserted - gone);
        const QList<NumberShift> open = openBetween(part.open, lower.key, upper.key);
        const qint64 pending = shiftAt(open, upper.key);
        if (pending != 0 && unexplained == -pending) {
            // What was taken to lie here lies below.
            for (const NumberShift &shift : open)
                reading.open.append({shift.above, -shift.amount});
            difference += pending;
        } else if (!wasCounting && -unexplained > slack) {
            // More rows went than there were numbers for, on the other hand, where a cut page was numbered.
            return {habit.kind};
        }
        holes += gone > 0 ? 1 : 0;
        if (difference != 0) reading.shifts.append({lower.key, difference});
    }
    qint64 deeper = reading.below - reading.cameBelow;
    const QString &last = counted.first()->id;
    const Key lowest = makeKey(boardOf(reading.bottom), decimalId(last).value_or(rankOf(reading.bottom)));
    // What became a notice further down, and counts no more, is named by the page itself.
    if (wasCounting) {
        for (const Key key : pinnedBelow(rows, byId, part.lower ? part.lower->key : lowest)) {
            reading.shifts.append({key, -1});
            ++deeper;
        }
    }
    if (deeper != 0) reading.open.append({lowest - 1, deeper});
    // The results of a search count as well, but of what is between them most is missing.
    constexpr qsizetype few = 3;
    if (!part.isPlaced && holes > few && holes * 2 > anchors.size()) return {habit.kind};
    return {moved ? NumberKind::Counting : habit.kind, reading};
}

void keepExact(NumberReading &reading, const ExactPlace &exact)
{
    // Rows in between count what came on the page below them.
    const qint64 came = exact.isNew ? 0 : reading.cameAbove;
    if (came != 0) reading.shifts.append({reading.top, came});
    if (reading.above + came != 0) reading.open.append({exact.key - 1, -reading.above - came});
}

qint64 shiftAt(const QList<NumberShift> &shifts, Key key)
{
    qint64 sum = 0;
    for (const NumberShift &shift : shifts)
        sum += shift.above < key ? shift.amount : 0;
    return sum;
}

} // namespace newsboard
