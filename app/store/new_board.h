#pragma once

#include "app/domain/board.h"

#include <QString>

namespace newsboard {

/// A board to be kept that was found elsewhere than on its own page, and what tells it from others.
struct NewBoard {
    Board board;
    QString fingerprint; ///< As addressFingerprint() makes it.
};

} // namespace newsboard
