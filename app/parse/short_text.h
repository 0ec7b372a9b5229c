#pragma once

#include "app/parse/tree.h"

#include <QString>

namespace newsboard {

/// As visibleText(), at less cost where an element holds nothing but text.
QString elementText(const xmlNode *element);

/// The visible text of an element that may be a title, a name or a caption; nothing if it holds more than `bytes` of
/// text or a few hundred nodes. Its cost is bounded, so that it may be asked of every one of many nested elements.
QString shortText(const xmlNode *element, qsizetype bytes = 2000);

/// Whether an element holds no text but white space; bounded in the same way: a large one is not blank.
bool isBlankShort(const xmlNode *element);

} // namespace newsboard
