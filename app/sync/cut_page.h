#pragma once

#include "app/sync/page_rows.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace newsboard {

/// The numbers with which the rows of a cut page are kept, by their ids. It cannot say what came or went: known rows
/// stay numbered as the cache still counts, and new ones as their neighbours, or not at all where those are not of one
/// mind; the next whole page puts them all right. Empty where the numbers do not run down by one. `known` are the rows
/// of the cache by their ids.
QHash<QString, std::optional<qint64>> numbersOfCut(const QList<PageRow> &rows,
                                                   const QHash<QString, const KnownHeadline *> &known);

} // namespace newsboard
