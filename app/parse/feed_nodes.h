#pragma once

#include <QString>

#include <libxml/tree.h>

#include <utility>

namespace newsboard {

// A feed's elements as feeds have them, well or ill formed. Pure.

/// Prefix and name of an element; one whose prefix nobody declared has both in its name.
std::pair<QString, QString> feedNameParts(const xmlNode *node);
/// The next node of an entry: where an element was not closed, what follows it stands inside it. A text of mark-up is
/// passed over as a whole. Begins with the entry itself; null at its end.
const xmlNode *nextFeedNode(const xmlNode *at, const xmlNode *entry);

} // namespace newsboard
