#pragma once

#include "app/parse/element_words.h"
#include "app/parse/row_dates.h"
#include "app/parse/row_paths.h"

namespace newsboard {

/// What reading the rows of one page has worked out already.
struct PageMemory {
    explicit PageMemory(const DateContext &context) : dates(context) {}

    ElementWords words;
    RowDates dates;
    RowPaths paths;
};

} // namespace newsboard
