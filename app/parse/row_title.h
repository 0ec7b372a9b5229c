#pragma once

#include "app/parse/page_memory.h"
#include "app/parse/row_groups.h"

#include <optional>

namespace newsboard {

/// A row's title, and what stands inside its element without being part of it.
struct RowTitle {
    QString text;
    QString category;
    std::optional<qint64> comments;
    const xmlNode *element = nullptr; ///< Null if the row has none.
    bool isLink = false;              ///< It leads to the row's identity.
};

/// The weightiest of a row's links, or the heading or title element inside it.
RowTitle findTitle(const BoardRow &row, PageMemory *page);

} // namespace newsboard
