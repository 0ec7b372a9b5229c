// Of one row: what is known of it and what a page says now.

#include "app/sync/plan.h"

#include <algorithm>

namespace newsboard {

namespace {

constexpr qint64 kHour = 3600;
constexpr qint64 kDay = 24 * kHour;

/// What a list leaves of a title that it cuts short: everything before the dots.
QStringView stemOf(const QString &title)
{
    QStringView stem = title;
    while (stem.endsWith(u'…') || stem.endsWith(u'.') || stem.endsWith(u' '))
        stem.chop(1);
    return stem;
}

/// Whether `cut` is `whole` shortened by the list.
bool isCutOf(const QString &cut, const QString &whole)
{
    if (!cut.endsWith(u'…') && !cut.endsWith(u"..")) return false; // One dot ends a sentence.
    const QStringView stem = stemOf(cut);
    // A title of very few letters and dots is a title like another.
    return stem.size() >= 4 && stem.size() < stemOf(whole).size() && QStringView(whole).startsWith(stem);
}

/// The title without a number in brackets behind it, which counts comments wherever a skin does not know that.
QStringView withoutCounter(const QString &title)
{
    QStringView rest = QStringView(title).trimmed();
    if (!rest.endsWith(u']') && !rest.endsWith(u')')) return rest;
    const QChar open = rest.endsWith(u']') ? u'[' : u'(';
    const qsizetype at = rest.lastIndexOf(open);
    const QStringView inside = at < 0 ? QStringView() : rest.sliced(at + 1).chopped(1);
    const bool isNumber = !inside.isEmpty() && inside.size() <= 5 &&
                          std::all_of(inside.begin(), inside.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber && at > 0 ? rest.first(at).trimmed() : rest;
}

/// How far two readings of the same relative date may lie apart.
qint64 drift(const PostedTime &posted)
{
    if (posted.hasTime()) return kHour + 60;
    return 8 * kDay; // "2 weeks ago" is a week wide, and a day is a day.
}

/// Whether a reading that says less than what is known agrees with it.
bool agrees(const PostedTime &known, const PostedTime &now)
{
    if (known.isApproximate)
        return qAbs(known.sortSeconds() - now.sortSeconds()) <= drift(known) + (now.hasTime() ? 0 : kDay);
    if (known.date != now.date) return false;
    return !now.hasTime() || (known.time.hour() == now.time.hour() && known.time.minute() == now.time.minute());
}

PostedTime mergedTime(const PostedTime &known, const PostedTime &now)
{
    if (!now.isKnown()) return known;
    if (!known.isKnown()) return now;
    if (now.isApproximate)
        return qAbs(known.sortSeconds() - now.sortSeconds()) <= drift(now) + (known.hasTime() ? 0 : kDay) ? known : now;
    return now.precision < known.precision && agrees(known, now) ? known : now;
}

} // namespace

PageFacts factsOf(const ListPage &page)
{
    const auto some = [&page](auto shows) { return std::any_of(page.rows.begin(), page.rows.end(), shows); };
    PageFacts facts;
    facts.isOwnList = page.openId.isEmpty();
    facts.endsPins = facts.isOwnList && page.page == 1 && !page.truncated;
    facts.showsComments = some([](const Headline &row) { return row.comments.has_value(); });
    facts.showsCategories =
        some([](const Headline &row) { return !row.category.isEmpty() && !row.flags.testFlag(Flag::Notice); });
    return facts;
}

Headline merged(const Headline &known, const Headline &now, const PageFacts &facts)
{
    Headline result = now;
    const bool isNotice = now.flags.testFlag(Flag::Notice);
    result.posted = mergedTime(known.posted, now.posted);
    if (!now.number) result.number = known.number;
    if (!now.comments && !facts.showsComments) result.comments = known.comments;
    if (!now.views) result.views = known.views;
    if (!now.votes) result.votes = known.votes;
    if (now.author.isEmpty()) result.author = known.author;
    // A notice's category often makes room for the word that says what it is.
    if (now.category.isEmpty() && (!facts.showsCategories || isNotice)) result.category = known.category;
    if (!now.url.isValid()) result.url = known.url;
    if (now.title.isEmpty() || isCutOf(now.title, known.title)) {
        result.title = known.title;
        result.flags.setFlag(Flag::CutTitle, known.flags.testFlag(Flag::CutTitle));
    }
    if (!facts.isOwnList) result.flags |= known.flags & (Flag::Secret | Flag::File | Flag::Picture);
    // Only the first page says what is pinned: others may be older, or have been read before it changed.
    if (!facts.endsPins) result.flags.setFlag(Flag::Notice, known.isNotice());
    return result;
}

Headline completed(const Headline &known, const Headline &article)
{
    Headline result = known;
    if (isCutOf(known.title, article.title)) {
        result.title = article.title;
        result.flags.setFlag(Flag::CutTitle, article.flags.testFlag(Flag::CutTitle));
    }
    const bool isFiner = article.posted.precision > known.posted.precision && !article.posted.isApproximate;
    const bool isWritten = known.posted.isApproximate && !article.posted.isApproximate;
    if (isFiner || isWritten) result.posted = mergedTime(known.posted, article.posted);
    return result;
}

bool isEdited(const QString &older, const QString &now)
{
    if (older == now || isCutOf(older, now) || isCutOf(now, older)) return false;
    return withoutCounter(older) != withoutCounter(now);
}

} // namespace newsboard
