#pragma once

#include <QString>

namespace newsboard {

/// Columns of tables in which every cell below the head is a figure (`1,204`, `+3.2%`) are marked with the class
/// `figures`, head and all, so that their units can stand under each other. Takes cleaned HTML; tables with spans, or
/// with tables in them, stay as they are. Linear.
QString withFiguresAligned(const QString &cleanedHtml);

} // namespace newsboard
