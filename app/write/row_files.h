#pragma once

#include "app/domain/board.h"
#include "app/domain/headline.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace newsboard {

/// How a list of headlines is written into a file.
enum class RowFormat : quint8 {
    Json,     ///< An object a line, as toJson() makes it of a row.
    Csv,      ///< RFC 4180, UTF-8, the keys of the objects as header, in the order of rowKeys().
    Markdown, ///< A list of links under the board's name.
};

// A file is made piece by piece, so that it may be as long as it likes: what stands at its beginning, then for each
// board its head and its rows. All text is UTF-8. Pure.

/// What stands before everything else: CSV's header.
QByteArray fileHead(RowFormat format);
/// What stands before a board's rows; `isFirst` where nothing but the head stands before it.
QByteArray boardHead(RowFormat format, const Board &board, bool isFirst);
/// The rows, each with its end of line. In CSV, a text that a spreadsheet would take for a formula (it begins with
/// `=`, `+`, `-`, `@`, their wide forms, a tab or a carriage return) gets an apostrophe in front; numbers do not.
QByteArray rowLines(RowFormat format, const QList<HeadlineRow> &rows);

/// The keys of a row, in the order of CSV's columns.
const QStringList &rowKeys();

} // namespace newsboard
