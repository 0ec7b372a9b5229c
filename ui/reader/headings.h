#pragma once

#include <QString>

namespace newsboard {

/// Qt gives an `<h2>` its own size whatever the style sheet says: headings of cleaned HTML become paragraphs of a class
/// `h1` … `h6`, which take ours.
QString withHeadings(QString html);

} // namespace newsboard
