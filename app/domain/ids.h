#pragma once

#include <QtGlobal>

namespace newsboard {

/// The store's number for a board; 1 and up, 0 means none (or, in a view, every board).
using BoardId = qint32;

/// The store's order of headlines: the board in the high bits, a rank of 40 bits below.
/// Within a board a larger key is a newer headline. Never shown, never from a server.
using Key = qint64;

inline constexpr int kRankBits = 40;
/// Ranks below this are ids that are plain decimals; from here upwards the store allots them itself.
inline constexpr qint64 kFirstAllottedRank = qint64(1) << (kRankBits - 1);

constexpr Key makeKey(BoardId board, qint64 rank)
{
    return (Key(board) << kRankBits) | rank;
}
constexpr BoardId boardOf(Key key)
{
    return BoardId(key >> kRankBits);
}
constexpr qint64 rankOf(Key key)
{
    return key & ((qint64(1) << kRankBits) - 1);
}

} // namespace newsboard
