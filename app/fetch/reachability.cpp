#include "app/fetch/reachability.h"

#include <QNetworkInformation>

namespace newsboard {

Reachability::Reachability(QObject *parent) : QObject(parent)
{
    using Feature = QNetworkInformation::Feature;
    if (!QNetworkInformation::loadBackendByFeatures(Feature::Reachability | Feature::Metered))
        QNetworkInformation::loadBackendByFeatures(Feature::Reachability);
}

bool Reachability::isOffline() const
{
    const auto *information = QNetworkInformation::instance();
    return information && information->reachability() == QNetworkInformation::Reachability::Disconnected;
}

bool Reachability::isMetered() const
{
    const auto *information = QNetworkInformation::instance();
    return information && information->supports(QNetworkInformation::Feature::Metered) && information->isMetered();
}

} // namespace newsboard
