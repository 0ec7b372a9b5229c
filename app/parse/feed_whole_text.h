#pragma once

#include <QJsonObject>
#include <QString>

#include <libxml/tree.h>

namespace newsboard {

/// The text of a feed's entry as HTML that is yet to be cleaned, where the feed means to give the whole of it
/// (`content:encoded`, Atom's `content`: RFC 4287, 4.1.3); empty where it has a summary at most. Pure.
QString wholeTextOf(const xmlNode *entry);
/// The same of a JSON Feed's item (`content_html`, `content_text`).
QString wholeTextOf(const QJsonObject &item);

} // namespace newsboard
