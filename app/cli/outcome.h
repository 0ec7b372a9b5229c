#pragma once

#include "app/domain/error.h"
#include "app/domain/result.h"
#include "app/usecases/session.h"

#include <optional>

namespace newsboard {

/// Commands answer with what went wrong, if anything did.
using Outcome = std::optional<Error>;

/// The board that a command's BOARD names; NoSuchBoard.
inline Result<Board> boardNamed(Session &session, const QString &name)
{
    const auto board = session.boards().find(name);
    if (!board) return Error{ErrorKind::NoSuchBoard, name, 0};
    return *board;
}

} // namespace newsboard
