#pragma once

#include "app/domain/ids.h"

#include <QList>

namespace newsboard {

/// What one transaction of the store did to the headlines of a board, as one value for all who show them.
struct Change {
    BoardId board = 0;   ///< 0: anything may have changed (another process wrote); read anew.
    QList<Key> added;    ///< Newest first.
    QList<Key> changed;  ///< The server's side of known rows: title, counts, flags, number, a return from gone.
    QList<Key> gone;     ///< No longer on the server.
    QList<Key> states;   ///< The person's side: read, starred.
    QList<Key> articles; ///< An article came or has a new revision.
    bool numbers = false; ///< The numbers of many rows of the board were shifted, beside those that are named.
    bool boards = false;  ///< A board was added, renamed, removed, or its counts or its health changed.

    bool isEmpty() const
    {
        return added.isEmpty() && changed.isEmpty() && gone.isEmpty() && states.isEmpty() && articles.isEmpty() &&
               !numbers && !boards;
    }
    friend bool operator==(const Change &, const Change &) = default;
};

} // namespace newsboard
