#include "app/usecases/network.h"

#include "app/fetch/fetcher.h"

namespace newsboard {

Network::Network(Fetcher &fetcher, QObject *parent) : QObject(parent), m_fetcher(fetcher)
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

int Network::requests() const
{
    return m_fetcher.requests();
}

} // namespace newsboard
