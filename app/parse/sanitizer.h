#pragma once

#include "app/parse/tree.h"

#include <QSet>
#include <QString>

namespace newsboard {

/// Version of the rules below; stored beside what they wrote. Raised whenever they let less through: what an older one
/// wrote is then cleaned once more as it is opened (cleanedAnew()).
inline constexpr int kCleanerVersion = 2;

/// Writes the content of `root` anew as inert HTML: the allow-list of elements, attributes and schemes, nothing else.
/// Lazy pictures are found (`data-src`, `data-original`, `srcset`, `<picture>`, `<noscript>`), addresses made absolute,
/// Cloudflare's hidden e-mail decoded, unknown elements unwrapped, active ones dropped with their content.
/// Stable: cleanHtml of what it wrote, parsed again, is the same text.
QString cleanHtml(const xmlNode *root, const PageTree &tree);
/// The same for several siblings, in order.
/// `leftOut` and what is inside them is not written.
QString cleanHtml(const QList<const xmlNode *> &roots, const PageTree &tree, const QSet<const xmlNode *> &leftOut = {});

/// Plain paragraphs of cleaned HTML, separated by an empty line; `<br>` is a line's end, table cells are split by tabs.
QString plainText(const QString &cleanedHtml);

} // namespace newsboard
