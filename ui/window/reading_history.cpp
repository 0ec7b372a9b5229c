#include "ui/window/reading_history.h"

namespace newsboard {

namespace {

constexpr qsizetype kLongestWay = 500;

} // namespace

void ReadingHistory::visit(Key key)
{
    if (m_at >= 0 && m_stops[m_at].key == key) return;
    m_stops.resize(m_at + 1);
    m_stops.append({key, 0});
    if (m_stops.size() > kLongestWay) m_stops.removeFirst();
    m_at = m_stops.size() - 1;
}

void ReadingHistory::keepScroll(Key key, int scroll)
{
    if (m_at >= 0 && m_stops[m_at].key == key) m_stops[m_at].scroll = scroll;
}

std::optional<ReadingHistory::Stop> ReadingHistory::back()
{
    if (m_at <= 0) return {};
    return m_stops[--m_at];
}

std::optional<ReadingHistory::Stop> ReadingHistory::forward()
{
    if (m_at + 1 >= m_stops.size()) return {};
    return m_stops[++m_at];
}

} // namespace newsboard
