#pragma once

#include "app/parse/list_row_reader.h"

namespace newsboard {

/// Where rows that answer others stand: Headline::depth of all rows, by how far their titles are pushed in (lists in
/// lists, margins, spacer pictures, hard spaces), or by the sign of a reply before them.
void readDepths(QList<RawBoardRow> *rows);

} // namespace newsboard
