#pragma once

#include <QString>

namespace newsboard {

struct ReaderStyle;

/// A table with a cell longer than a screen is no table but a frame around what is read, with something beside it: its
/// cells become blocks, one below the other. Takes cleaned HTML. Linear.
QString withoutFrames(const QString &cleanedHtml);

/// Qt lays a table out as a whole, and again at each resize: a long one is written as several of the same columns, one
/// right below the other (classes `top`, `middle` and `bottom`), which are laid out as they come into sight. Takes
/// cleaned HTML; tables with spans, pictures or tables in them stay as they are. Linear.
QString withLongTablesParted(const QString &cleanedHtml, const ReaderStyle &style);

} // namespace newsboard
