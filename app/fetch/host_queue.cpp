#include "app/fetch/host_queue.h"

#include <algorithm>

namespace newsboard {

HostQueue::HostQueue(std::chrono::milliseconds spacing, QObject *parent) : QObject(parent), m_spacing(spacing)
{
    m_pause.setSingleShot(true);
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
    m_sinceLast.start();
    // From the event loop: whoever is told of the end must not find the next one begun.
    if (!m_waiting.empty()) m_pause.start(m_spacing);
}

std::chrono::seconds HostQueue::held() const
{
    return std::chrono::ceil<std::chrono::seconds>(m_hold.remainingTimeAsDuration());
}

void HostQueue::next()
{
    if (m_busy || m_waiting.empty()) return;
    if (m_sinceLast.isValid()) {
        const auto passed = std::chrono::milliseconds(m_sinceLast.elapsed());
        if (passed < m_spacing) {
            m_pause.start(m_spacing - passed);
            return;
        }
    }
    const auto begin = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_urgent -= std::min<size_t>(m_urgent, 1);
    m_busy = true;
    begin();
}

} // namespace newsboard
