#pragma once

#include "app/parse/tree.h"

namespace newsboard {

/// What the cleaner makes of an element. Those that it does not know are unwrapped: their content stays.
enum class ElementFate : quint8 {
    Unwrap,
    Drop,  ///< With all that it holds.
    Block, ///< Holds lines and blocks.
    Line,  ///< A paragraph or a heading.
    Part,  ///< Unwrapped, but what stands before and after it stands on other lines.
    Inline,
    Break,
    Rule,
    Picture,
    Noscript,
};

struct KnownElement {
    const char *name; ///< As it is written.
    ElementFate fate;
};

KnownElement knownElement(const xmlNode *element);

} // namespace newsboard
