#pragma once

#include "app/domain/headline.h"
#include "app/parse/dates.h"
#include "app/parse/header_words.h"
#include "app/parse/row_groups.h"

#include <QMap>

namespace newsboard {

/// Header words by the place of their cell; several where a header names several.
using HeaderPlaces = QMap<int, QList<BoardColumn>>;

/// One run of text in a row.
struct RowPiece {
    QString text;
    const xmlNode *element = nullptr;
    int cell = 0;                     ///< Place of the cell, spans counted; parts of a row start at each hundred.
    QString signature;                ///< Where in the row it stands; the same for the same thing in other rows.
    QList<BoardColumn> byClass;       ///< What its classes say.
    QList<BoardColumn> byHeader;      ///< What its column's header says.
    std::optional<BoardColumn> label; ///< What the piece before it says.
    bool last = false;                ///< Of the last reply.
    bool userLink = false;            ///< Inside a link to a person.
    bool inTitle = false;
    bool identityLink = false;   ///< Inside a link to the row's own article.
    bool picture = false;        ///< The alternative text of a picture.
    std::optional<qint64> count; ///< If it is a count and nothing else.
    QString date;                ///< What of it (or of its attributes) is a date.
    bool wholeDate = false;
};

/// A row taken apart; what depends on the other rows waits.
struct RawBoardRow {
    Headline headline;
    QList<RowPiece> pieces;
    bool open = false;
    bool titleIsLink = false; ///< The title leads to the row's identity.
};

/// The header row above or before a group, if there is one.
HeaderPlaces findHeader(const RowGroup &group);

RawBoardRow takeApart(const BoardRow &row, const HeaderPlaces &header, const DateContext &dates);

/// Reads author, date and counts of all rows by what their places hold together.
void readColumns(QList<RawBoardRow> *rows, DateContext dates, QStringList *explanation);

} // namespace newsboard
