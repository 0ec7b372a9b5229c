#pragma once

#include <QString>

namespace newsboard {

/// What QTextDocument lays out within a quarter of a second, whatever the page. The whole text stays in the cache: this
/// cuts at display only. Measured on Qt 6.4.2: nested tables double the time with each level, one unbroken word and
/// nested blocks cost the square of their length.
struct DisplayBudget {
    int depth = 32;
    int tableDepth = 3;
    int elements = 17'000;
    int blocks = 10'000; ///< Of them those that begin a line of their own; laid out one by one, the dearest of all.
    int cells = 2'500; ///< Of tables; each row is one more, a spanning one as many as it spans, a long text several …
    int dearColumns = 4; ///< … and thrice behind so many in its row: widths are found for all of them together.
    int columns = 60;    ///< Of one row; what is over goes on in a row below.
    int items = 2'000;   ///< Of lists; a QTextList's cost is the square of its length.
    int span = 20;       ///< Of one cell, over columns or rows.
    int pictures = 500;
    int links = 6'000; ///< What is over keeps its text.
    qsizetype characters = 500'000;
    qsizetype wordLength = 1'000;
    qsizetype paragraphLength =
        20'000;                      ///< A longer one is laid out in several blocks, and so only as far as it is seen.
    qsizetype paragraphPieces = 500; ///< Inline elements of a paragraph; a block with many is slow as a whole.
    int combiningMarks = 8;

    bool shortened = false; ///< Set when something was left out.

    /// For what is seen of an article first, on a large screen, too.
    static DisplayBudget opening();
};

/// Copies cleaned HTML (the sanitizer's own writing: lower-case tags, quoted attributes, every element closed) within
/// the budget, which it uses up. Deeper elements lose their tags and keep their text; deeper tables become blocks; very
/// long words get break opportunities; what is over the counts is left out and `budget.shortened` set. Linear, without
/// recursion.
QString boundedForDisplay(const QString &cleanedHtml, DisplayBudget &budget);

} // namespace newsboard
