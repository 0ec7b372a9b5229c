#pragma once

#include "app/search/query.h"
#include "app/store/index_pages.h"
#include "app/store/key_set.h"

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

    /// Nothing where the index cannot help: any row may meet the clause. What narrows it down to `few` rows is enough:
    /// they are doubtful then, and the rest of the clause is for them to answer.
    std::optional<Candidates> candidates(const Clause &clause, qint64 few);
    /// Whether the pages' limit was reached: the candidates of then are not all.
    bool isCut() const { return m_cut; }
    /// Whether it was reached by some words, and others were looked up: the doubtful rows are those of these.
    bool isPartial() const { return m_partial; }
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
    Bounds allOf(const QList<Clause> &clauses, qint64 few);
    /// What those of the clauses leave that few places tell, and takes them out of the list; nothing where there are
    /// none.
    std::optional<Bounds> rareOf(QList<Clause> *clauses);
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
    bool m_cut = false;
    bool m_partial = false;
    bool m_hasPhrase = false;
    bool m_everyArticle = false; ///< Some clause says nothing of them.
    KeySet m_byArticle;          ///< Put together only for a phrase: for others that is more than it saves.
};

} // namespace newsboard
