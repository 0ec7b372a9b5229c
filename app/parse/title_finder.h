#pragma once

#include "app/parse/list_marks.h"
#include "app/parse/page_chrome.h"
#include "app/parse/readability.h"

namespace newsboard {

/// The element with the title of the article that a page may have; null where there is none.
const xmlNode *findArticleTitle(const PageTree &tree, const BodySearch &search, const ListMarks &list,
                                const PartNames &names);

/// Whether an element is one of the larger headings.
bool isHeading(const xmlNode *element);

} // namespace newsboard
