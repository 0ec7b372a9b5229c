#include "app/sync/plan.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace newsboard {

namespace {

constexpr qint64 kHour = 3600;
constexpr qint64 kDay = 24 * kHour;

bool isNotice(const Headline &row)
{
    return row.flags.testFlag(Flag::Notice);
}

/// Whether `cut` is `whole` shortened by the list.
bool isCutOf(const QString &cut, const QString &whole)
{
    QString stem = cut;
    while (stem.endsWith(u'…') || stem.endsWith(u'.') || stem.endsWith(u' '))
        stem.chop(1);
    return stem.size() < cut.size() && stem.size() >= 4 && stem.size() < whole.size() && whole.startsWith(stem);
}

/// How far two readings of the same relative date may lie apart.
qint64 drift(const PostedTime &posted)
{
    if (posted.hasTime()) return kHour + 60;
    return 7 * kDay; // "2 weeks ago" is a week wide.
}

PostedTime mergedTime(const PostedTime &known, const PostedTime &now)
{
    if (!now.isKnown()) return known;
    if (!known.isKnown()) return now;
    const qint64 apart = qAbs(known.sortSeconds() - now.sortSeconds());
    if (now.isApproximate) return apart <= drift(now) + (known.hasTime() ? 0 : kDay) ? known : now;
    // A day alone that agrees with what is known adds nothing; a reckoned date gives way to a written one.
    if (now.precision < known.precision && now.date == known.date && !known.isApproximate) return known;
    if (now.precision < known.precision && known.isApproximate && apart <= kDay) return known;
    return now;
}

} // namespace

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

QList<Headline> distinctRows(const QList<Headline> &rows)
{
    QList<Headline> distinct;
    QHash<QString, qsizetype> places;
    for (const Headline &row : rows) {
        if (row.id.isEmpty()) continue;
        const auto place = places.constFind(row.id);
        if (place == places.constEnd()) {
            places.insert(row.id, distinct.size());
            distinct.append(row);
            continue;
        }
        // The numbered row says more than its pinned copy, and stands where the order is.
        Headline &first = distinct[*place];
        const bool firstIsCopy = isNotice(first) && !isNotice(row);
        Headline both = firstIsCopy ? merged(first, row, false) : merged(row, first, false);
        both.flags = first.flags | row.flags;
        first = both;
    }
    return distinct;
}

Headline merged(const Headline &known, const Headline &now, bool isFirstPage)
{
    Headline result = now;
    result.posted = mergedTime(known.posted, now.posted);
    if (!now.number) result.number = known.number;
    if (!now.comments) result.comments = known.comments;
    if (!now.views) result.views = known.views;
    if (!now.votes) result.votes = known.votes;
    if (now.author.isEmpty()) result.author = known.author;
    if (now.category.isEmpty()) result.category = known.category;
    if (!now.url.isValid()) result.url = known.url;
    if (now.title.isEmpty() || isCutOf(now.title, known.title)) {
        result.title = known.title;
        result.flags.setFlag(Flag::CutTitle, known.flags.testFlag(Flag::CutTitle));
    }
    // Many boards print their notices on the first page alone: only there is a missing pin a fact.
    if (isNotice(known) && !isFirstPage) result.flags.setFlag(Flag::Notice);
    return result;
}

std::optional<IdSpan> certainSpan(const QList<Headline> &rows)
{
    std::optional<IdSpan> span;
    int counted = 0;
    for (const Headline &row : rows) {
        if (isNotice(row)) continue;
        const auto id = decimalId(row.id);
        if (!id || (span && *id >= span->smallest)) return {};
        span = IdSpan{*id, span ? span->largest : *id};
        ++counted;
    }
    return counted >= 2 ? span : std::nullopt;
}

Plan plan(const Known &known, const ListPage &page)
{
    const QList<Headline> rows = distinctRows(page.rows);
    QHash<QString, const KnownHeadline *> byId;
    for (const KnownHeadline &row : known)
        byId.insert(row.headline.id, &row);

    Plan result;
    QSet<QString> present;
    for (const Headline &row : rows) {
        present.insert(row.id);
        const KnownHeadline *before = byId.value(row.id, nullptr);
        if (!before) {
            result.add.append(row);
            continue;
        }
        if (!isNotice(row)) result.metKnown = true;
        HeadlineUpdate update{before->key, merged(before->headline, row, page.page == 1 && !page.truncated), false,
                              before->isGone};
        if (update.headline == before->headline && !update.returned) continue;
        const QString &older = before->headline.title;
        update.keepsTitle = update.headline.title != older && !isCutOf(older, update.headline.title);
        result.update.append(update);
    }

    const auto span = page.truncated ? std::nullopt : certainSpan(rows);
    if (!span) return result;
    const auto isInside = [&span](const Headline &row) {
        const auto id = decimalId(row.id);
        return id && *id > span->smallest && *id < span->largest && !isNotice(row);
    };
    QList<Key> missing;
    for (const KnownHeadline &row : known) {
        if (isInside(row.headline) && !present.contains(row.headline.id) && !row.isGone) missing.append(row.key);
    }
    // A page on which most of what should be there is missing is another list, not proof.
    const auto there = std::count_if(rows.begin(), rows.end(), isInside);
    if (missing.size() <= std::max<qsizetype>(there, 1)) result.gone = missing;
    return result;
}

} // namespace newsboard
