#pragma once

#include "tests/support/troubled_board.h"

#include <QStringList>

namespace newsboard {

/// How a board is read.
enum class ReadingKind : quint8 {
    News,     ///< An ordinary refresh.
    Whole,    ///< A refresh of all its pages.
    BackFill, ///< A back-fill, which finds nothing to fill where the cache is whole.
};

/// What happens between two readings, and what the second one meets.
struct Round {
    QList<BoardEvent> events;
    bool restarts = false; ///< The program starts again before it reads.
    ReadingKind reading = ReadingKind::News;
    Trouble trouble;
    Meanwhile meanwhile;

    friend bool operator==(const Round &, const Round &) = default;
};

/// A board's life beside a cache that reads it from time to time. A value: it can be played again, and without parts
/// of it.
struct History {
    SimulatedSkin skin = SimulatedSkin::Rhymix;
    Numbering numbering = Numbering::Counting;
    int posts = 40;
    int perPage = 10;
    bool isBackFilled = false; ///< The cache is made whole by a back-fill; else by one refresh of all pages.
    QList<Round> rounds;

    friend bool operator==(const History &, const History &) = default;
};

/// The same seed, the same history.
History randomHistory(quint32 seed);
/// For a person, a line each.
QStringList linesOf(const History &history);

} // namespace newsboard
