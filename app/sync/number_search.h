#pragma once

#include "app/sync/numbers.h"

#include <QList>
#include <QSet>

#include <optional>

namespace newsboard {

/// Where a board's numbers say that something came or went, found by asking for as few pages as it takes: each page
/// read halves what is left. Values only: what a page said comes in, the page to ask for next comes out. It is made for
/// one refresh; what it leaves open stays in the store, where the next one finds it.
class NumberSearch {
public:
    /// What the cache holds of the board.
    struct Ground {
        Key lowestKey = 0;        ///< Below every key of the board.
        Key deepest = 0;          ///< Its oldest row with a number that is not gone …
        qint64 deepestNumber = 0; ///< … and the number that the cache has for it. 0: there is none.
        QList<NumberShift> open;  ///< What an earlier search left to be found.
        Key unbrokenFrom = 0;     ///< From here on upwards no row is missing.
    };
    /// Rows of the cache between two keys that are not on the server.
    struct Vanished {
        Key below = 0;
        Key above = 0;
        qint64 most = 0;
        qint64 lacking = 0; ///< So many there must be, if the cache held them all; 0: nobody knows.

        friend bool operator==(const Vanished &, const Vanished &) = default;
    };

    NumberSearch(const Ground &ground, int rowsPerPage);

    /// A page and what it told; its keys are those of its first and last row. A page that told nothing counts as asked.
    /// `open` is what the store has to be found since; `topNumber` is the page's first number, where the reading does
    /// not begin with it.
    void read(int page, const std::optional<NumberReading> &reading, const QList<NumberShift> &open,
              std::optional<qint64> topNumber = {});
    /// Whether a page's first number goes with those of the pages read before it; if not, the board changed meanwhile,
    /// or the page is an older one out of a cache on the way.
    bool fits(int page, qint64 topNumber) const;
    /// Whether a page is of the same moment as the first page, by the first number of each and the rows of the latter.
    static bool agree(int page, qint64 topNumber, qint64 newestNumber, int rowsPerPage);
    /// The page to ask for next; nothing where everything is found, or cannot be.
    std::optional<int> nextPage() const;
    /// The page that holds a number, by the page read last.
    int pageOf(qint64 number) const;
    /// How many rows a page must hold, by the page read last.
    qint64 rowsOn(int page) const;
    /// Whether the page was read in this search, or asked for in vain.
    bool wasAsked(int page) const { return m_asked.contains(page); }
    /// Whether every difference is accounted for.
    bool isResolved() const;
    QList<Vanished> vanished() const;
    /// The lowest rows of the pages read, downwards: from each of them up to the next gap the numbers are right.
    QList<ExactPlace> exact() const;

private:
    /// Rows that stand together on the server, read in this search.
    struct Span {
        Key top = 0;
        Key bottom = 0;
        qint64 topNumber = 0;
        qint64 bottomNumber = 0;
        bool isUnknown = false; ///< None of its rows was known: the cache's numbers do not go on below it.
    };

    /// What is open in the gap below a span.
    struct Gap {
        bool isOpen = false;
        qint64 amount = 0;
    };

    void insert(Span span);
    Span below(qsizetype span) const;
    Gap gapBelow(qsizetype span) const;
    bool isUnknownBelow(qsizetype span) const;
    std::optional<int> between(const Span &upper, const Span &lower) const;
    std::optional<int> middleOfWidest() const;
    qint64 openAtFirst() const;

    Ground m_ground;
    int m_rowsPerPage;
    qint64 m_newest = 0;       ///< The number of the newest post, by the page read last.
    bool m_isMixed = false;    ///< What was left open and what came since are added up: they may hide one another.
    QList<Span> m_spans;       ///< From the newest downwards.
    std::optional<Span> m_end; ///< A page below everything the cache held.
    QList<NumberShift> m_open;
    QSet<int> m_asked;
};

} // namespace newsboard
