#pragma once

#include "app/domain/headline.h"
#include "app/parse/element_words.h"
#include "app/parse/row_groups.h"

namespace newsboard {

/// What a row's classes, icons and badges say.
struct RowFlags {
    Flags flags;
    bool open = false;                     ///< Its article is the open one.
    QList<const xmlNode *> noticeCaptions; ///< Marks whose text says that it is pinned, unless it is a category.
};

/// What a row's pictures, badges and classes say of it; at most a few thousand nodes are looked at.
RowFlags readFlags(const BoardRow &row, ElementWords *words);

} // namespace newsboard
