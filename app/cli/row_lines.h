#pragma once

#include "app/cli/output.h"
#include "app/domain/headline.h"

#include <QList>
#include <QStringList>

namespace newsboard {

/// A row as a table for people shows it.
QStringList lineOf(const HeadlineRow &row);
/// A table of such lines, with its header.
void printLines(const QList<QStringList> &lines, Output &out);

} // namespace newsboard
