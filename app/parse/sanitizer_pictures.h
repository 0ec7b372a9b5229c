#pragma once

#include "app/parse/tree.h"

#include <QSize>

namespace newsboard {

/// A picture as a page means it, behind what its lazy loader wrote.
struct FoundPicture {
    QUrl url;                   ///< Invalid: no picture that could be fetched, or one that only counts readers.
    QSize size;                 ///< As the page states it, each side 0 where it does not.
    bool isPlaceholder = false; ///< The address looks like the loader's own blank.
};

/// Reads an `<img>`, with the sources of the `<picture>` around it.
FoundPicture findPicture(const xmlNode *img, const PageTree &tree);

/// The candidate of a `srcset` with the greatest width or density; empty if there is none.
QString largestCandidate(QStringView srcset);

} // namespace newsboard
