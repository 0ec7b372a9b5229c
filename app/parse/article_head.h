#pragma once

#include "app/domain/posted_time.h"
#include "app/parse/dates.h"
#include "app/parse/tree.h"

#include <QString>

namespace newsboard {

// What stands between an article's title and its text.

/// The name that stands between a title and its text by its class or its link, without a label; empty if there is none.
QString nameBetween(const xmlNode *title, const xmlNode *body, const DateContext &dates);

/// The date that an element between a title and its text states for machines; unknown if there is none.
PostedTime dateBetween(const xmlNode *title, const xmlNode *body, const DateContext &dates);

/// The text between two elements, a text node a line.
QString textBetween(const xmlNode *title, const xmlNode *end);

} // namespace newsboard
