#pragma once

#include "app/domain/headline.h"

#include <QList>

namespace newsboard {

/// How sure a list of rows is a board, 0 … 1, by its weight (ListScales) and by what its rows have in common besides
/// titles: dates, names, numbers, counts. Near 1 where all rows agree on several of them; below one half for a list of
/// mere links, as menus are, and for lists that weigh too little.
double listConfidence(const QList<Headline> &rows, double weight, bool hasHeader);

} // namespace newsboard
