#pragma once

#include "app/parse/tree.h"

#include <QByteArray>

namespace newsboard {

/// A page whose structure is bounded, ready for the parser.
struct BoundedHtml {
    QByteArray html; ///< UTF-8. Shares the input's data where nothing had to be cut.
    bool truncated = false;
};

/// Bounds the structure of a page in one pass over its text, before it is parsed: gumbo is quadratic in depth, and in
/// the formatting elements (`<b>`, `<font>` …) that stay open over many blocks. Linear in the length of the text.
BoundedHtml boundHtml(const QByteArray &utf8, const PageTree::Bounds &bounds);

} // namespace newsboard
