#pragma once

#include "app/parse/list_row_reader.h"

namespace newsboard {

// What rows must be told before their columns can be read.

/// Where labels follow their counts ("2 replies 564 views" in elements of their own), takes each from behind.
void turnLabels(RawBoardRow *row);

/// "12: Title (34)" as one text in nearly every row: a running number before the title, a count of replies behind it.
void partTitles(QList<RawBoardRow> *rows);

} // namespace newsboard
