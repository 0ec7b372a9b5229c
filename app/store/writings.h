#pragma once

#include "app/domain/writings.h"
#include "app/store/search_memory.h"

#include <atomic>

namespace newsboard {

/// What somebody of exactly this name wrote on the boards in sight, at most `most` headlines and as many comments. The
/// index says where to look; how many rows that hold the name, but as a part of another or in a text, are looked at is
/// bounded. Belongs to the connection's thread. Throws StoreFailure, Cancelled where `overtaken` becomes true.
Writings writingsOf(Connection &connection, SearchMemory &memory, const QString &author, int most,
                    const std::atomic_bool &overtaken);

} // namespace newsboard
