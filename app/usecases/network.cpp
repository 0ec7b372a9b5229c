#include "app/usecases/network.h"

#include "app/fetch/fetcher.h"
#include "app/fetch/reachability.h"

namespace newsboard {

Network::Network(Fetcher &fetcher, QObject *parent)
    : QObject(parent), m_fetcher(fetcher), m_reachability(std::make_unique<Reachability>())
{
    connect(&m_fetcher, &Fetcher::offlineChanged, this, &Network::offlineChanged);
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
