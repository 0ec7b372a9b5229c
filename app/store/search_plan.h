#pragma once

#include "app/search/query.h"
#include "app/store/index_pages.h"
#include "app/store/key_set.h"

#include <functional>
#include <optional>

namespace newsboard {

/// What the index says to a query: the rows that certainly meet it, and those of which one has to look at the row. It
/// speaks only of rows that it has.
struct Candidates {
    KeySet certain;
    KeySet doubtful; ///< May meet it; disjoint from the certain ones.
};

/// Asks the index. Belongs to the connection's thread; everything throws what the pages throw.
class SearchPlan {
public:
    explicit SearchPlan(IndexPages &pages) : m_pages(pages) {}

    /// Told before each part of a clause is looked up: the rows that the parts before leave, nothing where that is any;
    /// and how many pages it takes, roughly. Returns whether to go on.
    using BeforeReading = std::function<bool(const KeySet *left, qint64 pages)>;
    void askBeforeReading(const BeforeReading &goOn) { m_goOn = goOn; }

    /// Nothing where the index cannot help, for any row may meet the clause, or where it was not to go on. Only rows of
    /// `within`, if it is there, are wanted. Where so few rows are left that to look at them is quicker than to read
    /// on, they are doubtful, and the rest of the clause is for them to answer.
    std::optional<Candidates> candidates(const Clause &clause, const std::optional<KeySet> &within);
    /// The rows that certainly meet a clause.
    KeySet certain(const Clause &clause) { return boundsOf(clause).certain; }
    /// Where a phrase is asked for: the rows whose article may have something of what is asked. Of the others the title
    /// and the author tell it all. Nothing where that was not found out.
    std::optional<KeySet> rowsByArticle() const;

private:
    /// A set of rows between two bounds. Everything: no row is ruled out, none is certain.
    struct Bounds {
        KeySet certain;
        KeySet possible;      ///< Where it is not exact.
        bool isExact = false; ///< `certain` is the answer.
        bool isEverything = false;
    };

    Bounds boundsOf(const Clause &clause);
    Bounds boundsOf(const TextCondition &condition);
    Bounds allOf(const QList<Clause> &clauses);
    /// How many pages are read for a clause, roughly.
    qint64 pagesOf(const Clause &clause);
    /// The clauses by how many pages are read for them, the fewest first.
    QList<std::pair<qint64, Clause>> shortestFirst(const QList<Clause> &clauses);
    const KeyFilter *filter() const { return m_among ? &*m_among : nullptr; }
    static const KeySet &leftOf(const Bounds &bounds) { return bounds.isExact ? bounds.certain : bounds.possible; }
    /// Leaves what is within others, too.
    static void restrict(std::optional<Bounds> *bounds, Bounds &&others);
    Bounds anyOf(const QList<Clause> &parts);
    /// The same rows, none of them certain.
    static Bounds doubted(Bounds &&bounds);
    Bounds noneOf(const Clause &part);
    static Bounds everything() { return {.certain = {}, .possible = {}, .isExact = false, .isEverything = true}; }
    /// Adds the rows that have a pattern in a field.
    void addWhereStands(const Pattern &pattern, SegmentOf field, KeyCollector *certain, Bounds *bounds);
    Bounds standsIn(const SegmentRanges &ranges);
    void unite(Bounds *one, Bounds &&other);
    const KeySet &allRows();

    IndexPages &m_pages;
    std::optional<KeySet> m_allRows;
    BeforeReading m_goOn;
    std::optional<KeyFilter> m_among; ///< Rows that are wanted at all; others may be found, or not.
    bool m_hasPhrase = false;
    bool m_everyArticle = false; ///< Some clause says nothing of them, or was not asked.
    KeySet m_byArticle;          ///< Put together only for a phrase: for others that is more than it saves.
};

} // namespace newsboard
