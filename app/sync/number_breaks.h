#pragma once

#include "app/domain/headline.h"

#include <QList>

namespace newsboard {

/// Two neighbours of the cache whose numbers cannot both be right, though each page that told them seemed to be.
struct NumberBreak {
    Key above = 0; ///< The upper one …
    Key below = 0;
    qint64 number = 0; ///< … and its number.

    friend bool operator==(const NumberBreak &, const NumberBreak &) = default;
};

/// Of a board whose numbers count. `rows` run from the newest down; from `unbrokenFrom` upwards none is missing between
/// them, below it rows may be missing that were never read. Pure.
QList<NumberBreak> breaksIn(const QList<HeadlineRow> &rows, Key unbrokenFrom);

} // namespace newsboard
