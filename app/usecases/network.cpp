#include "app/usecases/network.h"

#include "app/fetch/fetcher.h"
#include "app/fetch/reachability.h"

namespace newsboard {

Network::Network(Fetcher &fetcher, QObject *parent) : QObject(parent), m_fetcher(fetcher)
{
    lookAround();
    connect(&m_fetcher, &Fetcher::offlineChanged, this, [this](bool offline) {
        lookAround();
        emit offlineChanged(offline);
    });
}

/// What tells of the network loads half a desktop: not where nobody wants any.
void Network::lookAround()
{
    if (!m_reachability && !isOffline()) m_reachability = std::make_unique<Reachability>();
}

bool Network::isOffline() const
{
    return m_fetcher.isOffline();
}

void Network::setOffline(bool offline)
{
    m_fetcher.setOffline(offline);
}

Network::~Network() = default;

bool Network::allowsLooking() const
{
    return !isOffline() && !m_reachability->isOffline() && !m_reachability->isMetered();
}

int Network::requests() const
{
    return m_fetcher.requests();
}

} // namespace newsboard
