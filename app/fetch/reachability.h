#pragma once

#include <QObject>

namespace newsboard {

/// What the system tells of the network. Where it tells nothing, the network counts as there and free.
class Reachability : public QObject {
    Q_OBJECT

public:
    explicit Reachability(QObject *parent = nullptr);

    bool isOffline() const;
    bool isMetered() const;
};

} // namespace newsboard
