#include "app/usecases/pace.h"

#include <utility>

namespace newsboard {

Pace::Pace(std::chrono::milliseconds interval, std::function<void()> act) : m_act(std::move(act))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(interval);
    QObject::connect(&m_rest, &QTimer::timeout, &m_rest, [this] {
        if (std::exchange(m_isWanted, false)) this->act();
    });
}

void Pace::want()
{
    if (m_rest.isActive())
        m_isWanted = true;
    else
        act();
}

void Pace::act()
{
    m_rest.start();
    m_act();
}

} // namespace newsboard
