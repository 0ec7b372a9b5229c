#pragma once

#include <QAbstractEventDispatcher>
#include <QElapsedTimer>

#include <algorithm>
#include <ctime>
#include <utility>

namespace newsboard {

/// Milliseconds of the processor that this thread has had.
inline double threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// How long the event loop of the thread that made it was away from waiting, at most. Milliseconds.
class BusyClock {
public:
    struct Longest {
        double wall = 0; ///< By the clock on the wall, other programs' share of the processor among it …
        double own = 0;  ///< … and the thread's own work alone, of any one time.
    };

    BusyClock()
    {
        QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
        QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, dispatcher, [this] {
            m_clock.start();
            m_before = threadTime();
        });
        QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, dispatcher, [this] {
            if (m_clock.isValid()) {
                m_longest.wall = std::max(m_longest.wall, double(m_clock.nsecsElapsed()) / 1e6);
                m_longest.own = std::max(m_longest.own, threadTime() - m_before);
            }
            m_clock.invalidate();
        });
    }
    Q_DISABLE_COPY_MOVE(BusyClock)

    /// Since the last time it was asked.
    Longest take() { return std::exchange(m_longest, {}); }

private:
    QElapsedTimer m_clock;
    double m_before = 0;
    Longest m_longest;
};

} // namespace newsboard
