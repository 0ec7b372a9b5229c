#include "app/fetch/host_queue.h"

#include <algorithm>

namespace newsboard {

HostQueue::HostQueue(std::chrono::milliseconds spacing, QObject *parent) : QObject(parent), m_spacing(spacing)
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer); // A coarse one may be late by a twentieth.
    connect(&m_pause, &QTimer::timeout, this, &HostQueue::next);
}

void HostQueue::add(std::function<void()> begin, bool urgent)
{
    if (urgent) {
        m_waiting.insert(m_waiting.begin() + std::ptrdiff_t(m_urgent), std::move(begin));
        ++m_urgent;
    } else {
        m_waiting.push_back(std::move(begin));
    }
    if (!m_busy && !m_pause.isActive()) next();
}

void HostQueue::finished()
{
    m_busy = false;
    m_sinceEnd.start();
    m_took = std::chrono::milliseconds(m_sinceBegin.elapsed());
    // From the event loop: whoever is told of the end must not find the next one begun.
    if (!m_waiting.empty()) m_pause.start(pauseLeft());
}

std::chrono::milliseconds HostQueue::pauseLeft() const
{
    using std::chrono::milliseconds;
    if (!m_sinceEnd.isValid()) return milliseconds(0);
    const milliseconds apart = m_spacing - milliseconds(m_sinceBegin.elapsed());
    const milliseconds rest = std::min(m_took, m_spacing) - milliseconds(m_sinceEnd.elapsed());
    return std::max({apart, rest, milliseconds(0)});
}

std::chrono::seconds HostQueue::held() const
{
    return std::chrono::ceil<std::chrono::seconds>(m_hold.remainingTimeAsDuration());
}

void HostQueue::next()
{
    if (m_busy || m_waiting.empty()) return;
    if (const auto left = pauseLeft(); left.count() > 0) return m_pause.start(left);
    const auto begin = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_urgent -= std::min<size_t>(m_urgent, 1);
    m_busy = true;
    m_sinceBegin.start();
    begin();
}

} // namespace newsboard
