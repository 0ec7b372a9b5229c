#include "app/store/search_plan.h"

#include "app/search/segments.h"

#include <algorithm>
#include <utility>

namespace newsboard {

namespace {

/// So few rows are sooner looked at than the next part of a pattern is looked up.
constexpr qint64 kFewEnough = 24;
/// To look at a row takes as long as to read so many pages: 150 µs where it has an article, which those that are rarely
/// found mostly do, and 10 to 25.
constexpr qint64 kPagesOfLook = 10;

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
    if (!m_hasPhrase || m_everyArticle) return {};
    return m_byArticle;
}

std::optional<Candidates> SearchPlan::candidates(const Clause &clause, const std::optional<KeySet> &within)
{
    m_hasPhrase = hasPhrase(clause);
    std::optional<Bounds> bounds;
    if (within) bounds = {.certain = *within, .possible = {}, .isExact = true, .isEverything = false};
    const QList<Clause> parts = clause.kind == Clause::Kind::All ? clause.parts : QList<Clause>{clause};
    for (const auto &[pages, part] : shortestFirst(parts)) {
        const KeySet *const left = bounds && !bounds->isEverything ? &leftOf(*bounds) : nullptr;
        // Where nothing is left, the rest cannot bring it back.
        if (left && left->isEmpty()) break;
        if (left && !left->hasMoreThan(pages / kPagesOfLook)) {
            m_everyArticle = true;
            bounds = doubted(std::move(*bounds));
            break;
        }
        if (m_goOn && !m_goOn(left, pages)) return {};
        m_among.reset();
        if (left && !left->hasMoreThan(KeyFilter::kMostKeys)) m_among.emplace(*left);
        restrict(&bounds, boundsOf(part));
    }
    m_among.reset();
    if (!bounds) bounds = {.certain = allRows(), .possible = {}, .isExact = true, .isEverything = false};
    if (bounds->isEverything) return {};
    Candidates candidates;
    if (!bounds->isExact) {
        candidates.doubtful = std::move(bounds->possible);
        candidates.doubtful.subtract(bounds->certain);
    }
    candidates.certain = std::move(bounds->certain);
    return candidates;
}

SearchPlan::Bounds SearchPlan::boundsOf(const Clause &clause)
{
    switch (clause.kind) {
    case Clause::Kind::All:
        return allOf(clause.parts);
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
        m_everyArticle = m_everyArticle || of.isEverything;
        unite(bounds, std::move(of));
        return;
    }
    // Mostly: then no set of its own is needed.
    if (ranges.isExact && ranges.all.size() == 1) {
        m_pages.addRows(ranges.all.front(), certain, filter());
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
        m_pages.addRows(ranges.all[i], &of, filter());
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

SearchPlan::Bounds SearchPlan::allOf(const QList<Clause> &clauses)
{
    std::optional<Bounds> bounds;
    for (const auto &[pages, part] : shortestFirst(clauses)) {
        if (bounds && bounds->isExact && bounds->certain.isEmpty()) break;
        restrict(&bounds, boundsOf(part));
    }
    if (!bounds) bounds = {.certain = allRows(), .possible = {}, .isExact = true, .isEverything = false};
    return std::move(*bounds);
}

qint64 SearchPlan::pagesOf(const Clause &clause)
{
    qint64 pages = clause.kind == Clause::Kind::Not ? m_pages.pagesOf(everyRow()) : 0;
    for (const Clause &part : clause.parts)
        pages += pagesOf(part);
    const auto *text = clause.kind == Clause::Kind::One ? std::get_if<TextCondition>(&clause.condition) : nullptr;
    if (!text) return pages;
    for (const Pattern &pattern : text->patterns) {
        for (const SegmentOf field : segmentsOf(text->field)) {
            for (const SegmentRange &range : segmentRanges(pattern, field).all)
                pages += m_pages.pagesOf(range);
        }
    }
    return pages;
}

QList<std::pair<qint64, Clause>> SearchPlan::shortestFirst(const QList<Clause> &clauses)
{
    QList<std::pair<qint64, Clause>> sorted;
    for (const Clause &clause : clauses)
        sorted.emplace_back(pagesOf(clause), clause);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    return sorted;
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
        m_pages.addRows(everyRow(), &rows);
        m_allRows = rows.taken();
    }
    return *m_allRows;
}

} // namespace newsboard
