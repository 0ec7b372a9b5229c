#pragma once

#include "app/parse/header_row.h"
#include "app/parse/page_memory.h"
#include "app/parse/row_title.h"

#include <compare>

namespace newsboard {

/// Where in a row a piece stands; the same for the same thing in other rows.
struct PiecePlace {
    int nth = 0;     ///< In a table, the cell; elsewhere which of the places with one path.
    int path = 0;    ///< The elements around it, from the row on: RowPaths.
    int ordinal = 0; ///< Among the pieces of one text.

    friend auto operator<=>(const PiecePlace &, const PiecePlace &) = default;
};

/// One run of text in a row.
struct RowPiece {
    QString text;
    const xmlNode *element = nullptr;
    PiecePlace place;
    int cell = 0;                     ///< Place of the cell, spans counted; parts of a row start at each hundred.
    ColumnSet byClass;                ///< What its classes say.
    QList<BoardColumn> byHeader;      ///< What its column's header says.
    std::optional<BoardColumn> label; ///< What the piece before it says.
    std::optional<BoardColumn> names; ///< What it says itself of its neighbours, if it is a label.
    bool last = false;                ///< Of the last reply.
    bool userLink = false;            ///< Inside a link to a person.
    bool inTitle = false;
    bool identityLink = false;   ///< Inside a link to the row's own article.
    bool bracketed = false;      ///< Between brackets in pieces of their own.
    bool picture = false;        ///< The alternative text of a picture.
    std::optional<qint64> count; ///< If it is a count and nothing else.
    RowDate date;                ///< What of it (or of its attributes) is a date.
};

/// Cuts what a row says into pieces, in the page's order.
QList<RowPiece> cutRow(const BoardRow &row, const RowTitle &title, const HeaderPlaces &header, PageMemory *page);

} // namespace newsboard
