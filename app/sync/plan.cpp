// Of a whole page: which rows come, change, and are gone.

#include "app/sync/plan.h"

#include "app/sync/cut_page.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace newsboard {

std::optional<qint64> decimalId(const QString &id)
{
    if (id.isEmpty() || id.size() > 12 || (id.size() > 1 && id.front() == u'0')) return {};
    qint64 value = 0;
    for (const QChar c : id) {
        if (c < u'0' || c > u'9') return {};
        value = value * 10 + (c.unicode() - u'0');
    }
    if (value >= kFirstAllottedRank) return {};
    return value;
}

std::optional<bool> runsByIds(const QList<PageRow> &rows)
{
    QList<qint64> ids;
    for (const PageRow &row : rows) {
        if (!row.isInOrder || row.headline.depth > 0) continue;
        const auto id = decimalId(row.headline.id);
        if (!id) return {};
        ids.append(*id);
    }
    const bool downwards = std::adjacent_find(ids.begin(), ids.end(), std::less_equal<>()) == ids.end();
    const bool upwards = std::adjacent_find(ids.begin(), ids.end(), std::greater_equal<>()) == ids.end();
    return downwards || upwards;
}

std::optional<IdSpan> certainSpan(const QList<PageRow> &rows)
{
    if (!runsByIds(rows).value_or(false)) return {};
    std::optional<IdSpan> span;
    for (const PageRow &row : rows) {
        if (!row.isInOrder || row.headline.depth > 0) continue;
        const qint64 id = *decimalId(row.headline.id);
        span = span ? IdSpan{std::min(id, span->smallest), std::max(id, span->largest)} : IdSpan{id, id};
    }
    return span;
}

Plan plan(const Known &known, const ListPage &page)
{
    const QList<PageRow> rows = distinctRows(page.rows);
    const PageFacts facts = factsOf(page);
    QHash<QString, const KnownHeadline *> byId;
    for (const KnownHeadline &row : known.rows)
        byId.insert(row.headline.id, &row);
    QSet<QString> present;
    for (const PageRow &row : rows)
        present.insert(row.headline.id);

    // What is missing.
    const std::optional<IdSpan> span = page.truncated || !known.isOrdered ? std::nullopt : certainSpan(rows);
    const bool hasOrder = span.has_value();
    const IdSpan ends = span.value_or(IdSpan());
    QList<const KnownHeadline *> unpinned;
    QList<Key> missing;
    QList<Key> above; // Newer than everything on the newest page.
    for (const KnownHeadline &row : known.rows) {
        if (row.isGone || present.contains(row.headline.id)) continue;
        if (row.headline.isNotice()) {
            if (!facts.endsPins) continue;
            unpinned.append(&row);
        }
        const auto id = decimalId(row.headline.id);
        if (!hasOrder || !id || row.headline.depth > 0) continue;
        if (*id > ends.smallest && *id < ends.largest) missing.append(row.key);
        if (*id > ends.largest && !row.headline.isNotice()) above.append(row.key);
    }

    Plan result;
    result.numberKind = known.numberKind;
    if (hasOrder) {
        const NumberFinding found =
            readNumbers(rows, known.rows, missing, known.part, {known.numberKind, facts.isOwnList});
        result.numberKind = found.kind;
        result.numbers = found.reading;
    }
    const auto kept = page.truncated ? numbersOfCut(rows, byId) : QHash<QString, std::optional<qint64>>();
    int recognised = 0;
    for (const PageRow &row : rows) {
        const KnownHeadline *before = byId.value(row.headline.id, nullptr);
        if (!before) {
            result.add.append(row.headline);
            if (const auto number = kept.constFind(row.headline.id); number != kept.constEnd())
                result.add.last().number = *number;
            continue;
        }
        recognised += row.isInOrder ? 1 : 0;
        Headline was = before->headline;
        // Pinned it may be on another page still, unless it was gone.
        if (before->isGone) was.flags.setFlag(Flag::Notice, false);
        if (result.numbers && was.number)
            *was.number += shiftAt(result.numbers->shifts, before->key) + shiftAt(result.numbers->open, before->key);
        Headline now = merged(was, row.headline, facts);
        if (!row.isInOrder && now.isNotice())
            now.number.reset(); // It is not counted; what it was once goes its own ways.
        if (const auto number = kept.constFind(row.headline.id); number != kept.constEnd()) now.number = *number;
        if (now != was || before->isGone)
            result.update.append({before->key, now, isEdited(was.title, now.title), before->isGone});
    }
    result.metKnown = recognised > 0;
    result.contradictsOrder = facts.isOwnList && !page.truncated && !runsByIds(rows).value_or(true);

    // A page that lacks much of what should be there, and cannot account for it, is another list, or half of one: it
    // proves nothing.
    const bool isAccounted = result.numbers && !result.numbers->isUnknown;
    const bool lacksMuch = recognised > 0 && missing.size() * 2 > recognised && !isAccounted;
    // Rows that came by this very refresh account for nothing yet; the next one can say what became of newer ones.
    const bool mayHaveLost = result.numbers && !isAccounted && facts.endsPins && !above.isEmpty();
    result.isUndecided = lacksMuch || mayHaveLost;
    result.isNewerOpen = mayHaveLost && !lacksMuch;
    if (recognised == 0 || lacksMuch) return result;
    result.gone = missing;
    // Where numbers count, the newest page's first number is that of all posts there are.
    if (isAccounted && facts.endsPins && above.size() <= recognised) result.gone += above;
    for (const KnownHeadline *row : std::as_const(unpinned)) {
        if (missing.contains(row->key)) continue;
        Headline now = row->headline;
        now.flags.setFlag(Flag::Notice, false);
        result.update.append({row->key, now, false, false});
    }
    return result;
}

} // namespace newsboard
