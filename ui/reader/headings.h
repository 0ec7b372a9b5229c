#pragma once

#include <QString>

class QTextBlock;

namespace newsboard {

/// What stands at the beginning of a heading's text, so that it is known for one in the document, too: Qt's documents
/// keep no class of a paragraph, and its own headings have sizes of their own. `level` is 1 … 6.
QString headingMark(int level);
/// The level of the heading that a paragraph of the document is; 0 if it is none.
int headingLevel(const QTextBlock &block);

/// Qt gives an `<h2>` its own size whatever the style sheet says: headings of cleaned HTML become paragraphs of a class
/// `h1` … `h6`, which take ours, with the mark of their level.
QString withHeadings(QString html);

} // namespace newsboard
