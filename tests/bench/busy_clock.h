#pragma once

#include <QAbstractEventDispatcher>
#include <QElapsedTimer>

#include <dlfcn.h>
#include <poll.h>

#include <algorithm>
#include <ctime>
#include <utility>

namespace newsboard {

inline double millisecondsOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Milliseconds of the processor that this thread has had.
inline double threadTime()
{
    return millisecondsOf(CLOCK_THREAD_CPUTIME_ID);
}

/// Milliseconds of the processor that all threads have had.
inline double processTime()
{
    return millisecondsOf(CLOCK_PROCESS_CPUTIME_ID);
}

/// How long the event loop of the GUI thread was away from waiting, at most. Milliseconds. It stands where GLib's loop,
/// which is Qt's here, waits: Qt's own signals (awake, aboutToBlock) are sent around the loop's whole round, the events
/// in it among that. One at a time.
class BusyClock {
public:
    struct Longest {
        double wall = 0; ///< By the clock on the wall, other programs' share of the processor among it …
        double own = 0;  ///< … and the thread's own work alone, of any one time.
    };

    BusyClock()
    {
        const auto set = reinterpret_cast<SetPoll>(dlsym(RTLD_DEFAULT, "g_main_context_set_poll_func"));
        if (!set || !QAbstractEventDispatcher::instance()->inherits("QEventDispatcherGlib"))
            qFatal("the event loop is not GLib's");
        s_clock = this;
        m_clock.start();
        m_before = threadTime();
        set(nullptr, &BusyClock::poll);
    }
    Q_DISABLE_COPY_MOVE(BusyClock)
    ~BusyClock() { s_clock = nullptr; }

    /// How often the loop has waited.
    static qint64 waits() { return s_waits; }
    /// Since the last time it was asked.
    Longest take() { return std::exchange(m_longest, {}); }

private:
    using Poll = int (*)(pollfd *, unsigned, int);
    using SetPoll = void (*)(void *, Poll);

    /// A wait of no time at all only looks whether there is more to do: the loop goes on being busy.
    static int poll(pollfd *files, unsigned count, int timeout)
    {
        if (!s_clock || timeout == 0) return ::poll(files, count, timeout);
        s_clock->m_longest.wall = std::max(s_clock->m_longest.wall, double(s_clock->m_clock.nsecsElapsed()) / 1e6);
        s_clock->m_longest.own = std::max(s_clock->m_longest.own, threadTime() - s_clock->m_before);
        ++s_waits;
        const int ready = ::poll(files, count, timeout);
        s_clock->m_clock.start();
        s_clock->m_before = threadTime();
        return ready;
    }

    inline static BusyClock *s_clock = nullptr;
    inline static qint64 s_waits = 0;
    QElapsedTimer m_clock;
    double m_before = 0;
    Longest m_longest;
};

} // namespace newsboard
