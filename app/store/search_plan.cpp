#include "app/store/search_plan.h"

#include "app/search/segments.h"

#include <QByteArray>

#include <algorithm>
#include <limits>
#include <utility>

namespace newsboard {

namespace {

/// So few rows are sooner looked at than the next part of a pattern is looked up.
constexpr qint64 kFewEnough = 24;

/// What stands at no more places than these is looked up before all else.
constexpr qint64 kRare = 4000;

QList<SegmentOf> segmentsOf(Field field)
{
    switch (field) {
    case Field::Any:
        return {SegmentOf::Title, SegmentOf::Author, SegmentOf::Body, SegmentOf::Comments};
    case Field::Title:
        return {SegmentOf::Title};
    case Field::Author:
        return {SegmentOf::Author};
    case Field::Body:
        return {SegmentOf::Body};
    case Field::Comment:
        return {SegmentOf::Comments};
    case Field::Tag:
        return {SegmentOf::Category, SegmentOf::Tags};
    }
    Q_UNREACHABLE();
}

/// How much a clause tells, roughly: the more characters, the fewer rows.
qsizetype tellingOf(const Clause &clause)
{
    const auto *text = clause.kind == Clause::Kind::One ? std::get_if<TextCondition>(&clause.condition) : nullptr;
    if (!text || text->patterns.isEmpty()) return 0;
    qsizetype least = std::numeric_limits<qsizetype>::max();
    for (const Pattern &pattern : text->patterns) {
        const auto exact = std::count_if(pattern.places.begin(), pattern.places.end(),
                                         [](const Place &place) { return place.isExact(); });
        least = std::min(least, qsizetype(exact) * 3 + pattern.places.size());
    }
    return least;
}

bool isOfArticle(SegmentOf field)
{
    return field == SegmentOf::Body || field == SegmentOf::Comments || field == SegmentOf::Tags;
}

/// Whether words are to stand side by side: of that the index says least, and many rows are doubtful.
bool hasPhrase(const Clause &clause)
{
    if (std::any_of(clause.parts.begin(), clause.parts.end(), hasPhrase)) return true;
    const auto *text = clause.kind == Clause::Kind::One ? std::get_if<TextCondition>(&clause.condition) : nullptr;
    return text && std::any_of(text->patterns.begin(), text->patterns.end(), [](const Pattern &pattern) {
               return std::any_of(pattern.places.begin(), pattern.places.end(),
                                  [](const Place &place) { return place.exact == u' '; });
           });
}

} // namespace

std::optional<KeySet> SearchPlan::rowsByArticle() const
{
    if (!m_hasPhrase || m_everyArticle || m_cut || m_partial) return {};
    return m_byArticle;
}

std::optional<Candidates> SearchPlan::candidates(const Clause &clause, qint64 few)
{
    m_hasPhrase = hasPhrase(clause);
    Bounds bounds = clause.kind == Clause::Kind::All ? allOf(clause.parts, few) : boundsOf(clause);
    if (bounds.isEverything) return {};
    Candidates candidates;
    if (!bounds.isExact) {
        candidates.doubtful = std::move(bounds.possible);
        candidates.doubtful.subtract(bounds.certain);
    }
    candidates.certain = std::move(bounds.certain);
    return candidates;
}

SearchPlan::Bounds SearchPlan::boundsOf(const Clause &clause)
{
    switch (clause.kind) {
    case Clause::Kind::All:
        return allOf(clause.parts, 0);
    case Clause::Kind::Any:
        return anyOf(clause.parts);
    case Clause::Kind::Not:
        return noneOf(clause.parts.front());
    case Clause::Kind::One:
        if (const auto *text = std::get_if<TextCondition>(&clause.condition)) return boundsOf(*text);
        m_everyArticle = true;
        return everything();
    }
    Q_UNREACHABLE();
}

SearchPlan::Bounds SearchPlan::boundsOf(const TextCondition &condition)
{
    Bounds bounds{.certain = {}, .possible = {}, .isExact = true, .isEverything = false};
    KeyCollector certain;
    const QList<SegmentOf> fields = segmentsOf(condition.field);
    for (const Pattern &pattern : condition.patterns) {
        for (const SegmentOf field : fields)
            addWhereStands(pattern, field, &certain, &bounds);
        if (m_cut) return everything();
        if (condition.field != Field::Tag) continue;
        // What stands in brackets in a title is a tag as well.
        Bounds title = standsIn(segmentRanges(pattern, SegmentOf::Title));
        if (title.isExact) title.possible = std::move(title.certain);
        title.certain = {};
        title.isExact = false;
        unite(&bounds, std::move(title));
    }
    unite(&bounds, {.certain = certain.taken(), .possible = {}, .isExact = true, .isEverything = false});
    return bounds;
}

void SearchPlan::addWhereStands(const Pattern &pattern, SegmentOf field, KeyCollector *certain, Bounds *bounds)
{
    const SegmentRanges ranges = segmentRanges(pattern, field);
    if (m_hasPhrase && isOfArticle(field)) {
        Bounds of = standsIn(ranges);
        m_byArticle.unite(of.isExact ? of.certain : of.possible);
        m_everyArticle = m_everyArticle || (of.isEverything && !m_cut);
        unite(bounds, std::move(of));
        return;
    }
    // Mostly: then no set of its own is needed.
    if (ranges.isExact && ranges.all.size() == 1) {
        m_cut = !m_pages.addRows(ranges.all.front(), certain) || m_cut;
        return;
    }
    unite(bounds, standsIn(ranges));
}

SearchPlan::Bounds SearchPlan::standsIn(const SegmentRanges &ranges)
{
    if (ranges.all.isEmpty()) return everything();
    KeySet rows;
    for (qsizetype i = 0; i < ranges.all.size(); ++i) {
        KeyCollector of;
        m_cut = !m_pages.addRows(ranges.all[i], &of) || m_cut;
        if (m_cut) return everything();
        if (i == 0)
            rows = of.taken();
        else
            rows.intersect(of.taken());
        if (!ranges.isExact && i + 1 < ranges.all.size() && !rows.hasMoreThan(kFewEnough)) break;
    }
    if (ranges.isExact) return {.certain = std::move(rows), .possible = {}, .isExact = true, .isEverything = false};
    return {.certain = {}, .possible = std::move(rows), .isExact = false, .isEverything = false};
}

void SearchPlan::unite(Bounds *one, Bounds &&other)
{
    if (!one->isEverything && !other.isEverything && (!one->isExact || !other.isExact)) {
        if (one->isExact) one->possible = one->certain;
        one->possible.unite(other.isExact ? other.certain : other.possible);
    }
    one->isExact = one->isExact && other.isExact;
    one->isEverything = one->isEverything || other.isEverything;
    one->certain.unite(other.certain);
}

SearchPlan::Bounds SearchPlan::anyOf(const QList<Clause> &parts)
{
    Bounds bounds{.certain = {}, .possible = {}, .isExact = true, .isEverything = false};
    for (const Clause &part : parts)
        unite(&bounds, boundsOf(part));
    return bounds;
}

SearchPlan::Bounds SearchPlan::allOf(const QList<Clause> &clauses, qint64 few)
{
    if (clauses.isEmpty()) return {.certain = allRows(), .possible = {}, .isExact = true, .isEverything = false};
    QList<Clause> parts = clauses;
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Clause &a, const Clause &b) { return tellingOf(a) > tellingOf(b); });
    std::optional<Bounds> bounds = rareOf(&parts);
    const qint64 places = m_pages.left();
    bool isCut = false;
    for (const Clause &part : std::as_const(parts)) {
        if (bounds && !bounds->isEverything) {
            const KeySet &left = bounds->isExact ? bounds->certain : bounds->possible;
            // Where nothing is left, the rest cannot bring it back.
            if (bounds->isExact && left.isEmpty()) break;
            if (!left.hasMoreThan(few)) {
                m_everyArticle = true; // The rest of the clauses is not looked up.
                return doubted(std::move(*bounds));
            }
        }
        m_pages.limit(places);
        Bounds other = boundsOf(part);
        if (m_cut)
            isCut = true;
        else
            restrict(&bounds, std::move(other));
        m_cut = false;
    }
    m_cut = isCut && (!bounds || bounds->isEverything);
    if (m_cut) return everything();
    if (!isCut) return std::move(*bounds);
    m_partial = true; // What the other words have left is all that may be meant.
    return doubted(std::move(*bounds));
}

std::optional<SearchPlan::Bounds> SearchPlan::rareOf(QList<Clause> *clauses)
{
    std::optional<Bounds> bounds;
    if (clauses->size() < 2) return bounds;
    const qint64 left = m_pages.left();
    QList<Clause> others;
    for (const Clause &clause : std::as_const(*clauses)) {
        m_pages.limit(std::min(left, kRare));
        std::optional<Bounds> of;
        if (tellingOf(clause) > 0) of = boundsOf(clause);
        if (of && !m_cut)
            restrict(&bounds, std::move(*of));
        else
            others.append(clause);
        m_cut = false;
    }
    m_pages.limit(left);
    *clauses = others;
    return bounds;
}

void SearchPlan::restrict(std::optional<Bounds> *bounds, Bounds &&others)
{
    if (!*bounds) {
        *bounds = std::move(others);
        return;
    }
    Bounds &own = **bounds;
    if (own.isEverything && !others.isEverything)
        own.possible = others.isExact ? others.certain : others.possible;
    else if (!own.isExact && !others.isEverything)
        own.possible.intersect(others.isExact ? others.certain : others.possible);
    else if (own.isExact && !others.isExact) {
        own.possible = own.certain;
        if (!others.isEverything) own.possible.intersect(others.possible);
    }
    own.certain.intersect(others.certain);
    own.isExact = own.isExact && others.isExact;
    own.isEverything = own.isEverything && others.isEverything;
}

SearchPlan::Bounds SearchPlan::doubted(Bounds &&bounds)
{
    if (bounds.isExact) bounds.possible = std::move(bounds.certain);
    return {.certain = {}, .possible = std::move(bounds.possible), .isExact = false, .isEverything = false};
}

SearchPlan::Bounds SearchPlan::noneOf(const Clause &part)
{
    Bounds of = boundsOf(part);
    if (of.isEverything && of.certain.isEmpty()) return of;
    Bounds bounds{.certain = {}, .possible = {}, .isExact = of.isExact, .isEverything = false};
    if (of.isExact) {
        bounds.certain = allRows();
        bounds.certain.subtract(of.certain);
        return bounds;
    }
    bounds.possible = allRows();
    bounds.possible.subtract(of.certain);
    if (of.isEverything) return bounds;
    bounds.certain = allRows();
    bounds.certain.subtract(of.possible);
    return bounds;
}

const KeySet &SearchPlan::allRows()
{
    if (!m_allRows) {
        KeyCollector rows;
        m_cut = !m_pages.addRows({.beginnings = {QByteArray(1, char(SegmentOf::Row))}, .shape = {}}, &rows) || m_cut;
        m_allRows = rows.taken();
    }
    return *m_allRows;
}

} // namespace newsboard
