#pragma once

#include "app/parse/list_row_reader.h"

#include <QStringList>

namespace newsboard {

/// Reads author, date and counts of all rows by what their places hold together.
void readColumns(QList<RawBoardRow> *rows, const PageMemory &page, QStringList *explanation);

} // namespace newsboard
