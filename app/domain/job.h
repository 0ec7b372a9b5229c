#pragma once

#include "app/domain/run.h"

namespace newsboard {

/// What is under way for a board, or was paused.
struct Job {
    BoardId board = 0;
    RunKind kind = RunKind::Refresh;
    QDateTime began;         ///< UTC.
    qint64 done = 0;         ///< Pages of a refresh, headlines of a back-fill, articles else.
    qint64 total = 0;        ///< 0: nobody knows.
    double perSecond = 0;    ///< Of the same; 0: not known yet.
    qint64 secondsLeft = -1; ///< -1: nobody knows.
    bool isPaused = false;   ///< Stopped until somebody resumes it.

    friend bool operator==(const Job &, const Job &) = default;
};

/// How far it is: "1,240 of 3,000, 20 a second, about 2 minutes", as far as it is known; what a paused one waits for.
QString progressText(const Job &job);

} // namespace newsboard
