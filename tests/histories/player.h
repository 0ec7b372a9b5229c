#pragma once

#include "tests/histories/history.h"

#include <QString>

namespace newsboard {

/// What became of a history.
struct Outcome {
    QString failure;  ///< Empty: the cache was the board's mirror all along; else what was wrong …
    QString details;  ///< … when, with which rows, and which pages were read before.
    int readings = 0; ///< Refreshes and back-fills.
    int requests = 0; ///< That the server was asked.
};

/// Plays a history with a cache, a server and the use cases between them, all of its own, and holds the cache against
/// the board after each reading:
///
/// - One that meets no trouble ends well; one that ends well leaves an exact mirror (see MirrorCheck).
/// - One that fails loses nothing, and the next one mends it. Where it was told nothing true, it changes nothing.
/// - On a board of fixed numbers the first hole that was ever seen cannot be told from an old page: one reading fails.
/// - A board that changes while it is read, and a page that was true once (no page says of itself that it is old), may
///   leave the cache behind; the next reading brings it up to date.
/// - After that nothing is left to do: another refresh costs one request and changes nothing.
///
/// In the event loop of the calling thread.
Outcome play(const History &history);

} // namespace newsboard
