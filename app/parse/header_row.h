#pragma once

#include "app/parse/header_words.h"
#include "app/parse/row_groups.h"

#include <QHash>
#include <QMap>

namespace newsboard {

/// Header words by the place of their cell; several where a header names several.
using HeaderPlaces = QMap<int, QList<BoardColumn>>;

/// Finds the header rows of one page's lists. Lists share what stands before them: each row is looked at once.
class HeaderRows {
public:
    /// The header row above or before a group, if there is one.
    HeaderPlaces find(const RowGroup &group);

private:
    const HeaderPlaces &places(const xmlNode *row);

    QHash<const xmlNode *, HeaderPlaces> m_known;
};

/// What holds a row's cells: the row, or what stands alone in it.
const xmlNode *cellsHolder(const xmlNode *row);

/// How many places a cell takes.
int spanOf(const xmlNode *cell);

} // namespace newsboard
