#pragma once

#include "ui/reader/picture_places.h"

#include <QString>

class QTextCursor;

namespace newsboard {

/// What is selected in an article, as HTML of the cleaner's own kind: paragraphs, lists, bold, italics, links to the
/// web and pictures by their addresses; cells of tables become paragraphs. Empty without a selection.
QString selectionHtml(const QTextCursor &selection, const QList<PicturePlace> &places);

} // namespace newsboard
