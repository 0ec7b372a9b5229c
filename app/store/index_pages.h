#pragma once

#include "app/search/segments.h"
#include "app/store/key_collector.h"
#include "app/store/key_filter.h"
#include "app/store/statement.h"

#include <atomic>
#include <limits>
#include <vector>

namespace newsboard {

/// Reads a contentless FTS5 table with `detail=none` by its pages, as SQLite's own fts5_index.c describes them: which
/// rows have a term that begins with certain bytes. FTS5 itself answers the same at forty times the price, since it
/// makes a sorted list of all rows first and hands it over row by row. (Pages with anything that is unknown here are
/// not read at all: see isKnown().)
class IndexPages {
public:
    /// The table's name, without its `_data`. Reads inside the caller's transaction; throws StoreFailure.
    IndexPages(Connection &connection, const QString &table);
    /// Reading ends with Cancelled, thrown as a StoreFailure, soon after this has become true; the pages are of no more
    /// use then. It must outlive them.
    void endWhen(const std::atomic_bool &overtaken) { m_overtaken = &overtaken; }

    /// Whether the pages are of the kind that is known here; if not, nothing else may be asked.
    bool isKnown() const { return m_known; }
    /// Only rows from `first` to `last` are added, or counted, from now on: of lists that go on behind them no more is
    /// read.
    void within(Key first, Key last)
    {
        m_first = first;
        m_last = last;
    }
    /// Adds the rows that have a term of this range; of a filter's, if there is one, no others than it lets through.
    void addRows(const SegmentRange &range, KeyCollector *rows, const KeyFilter *among = nullptr);
    /// How many pages that takes for rows of all boards, roughly: of many beginnings some tell for all.
    qint64 pagesOf(const SegmentRange &range);

private:
    struct Segment {
        qint64 id = 0;
        qint64 firstPage = 0;
        qint64 lastPage = 0;
    };

    void readStructure();
    /// The page of a segment on which a term is, or would be.
    qint64 pageOf(const Segment &segment, const QByteArray &term);
    /// The page on which the first term behind this one is, if one begins on a page behind this one's; else behind the
    /// segment.
    qint64 pageBehind(const Segment &segment, const QByteArray &term);
    /// How many pages lie between two terms, roughly.
    qint64 pagesBetween(const Segment &segment, const QByteArray &term, const QByteArray &behind);
    class Walk;

    Statement m_page;
    Statement m_pages;
    Statement m_pageOfTerm;
    Statement m_pageBehindTerm;
    std::vector<Segment> m_segments; ///< The newest first.
    const std::atomic_bool *m_overtaken = nullptr;
    Key m_first = 0; ///< None is below, but on a damaged page.
    Key m_last = std::numeric_limits<Key>::max();
    bool m_known = false;
};

} // namespace newsboard
