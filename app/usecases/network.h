#pragma once

#include <QObject>

#include <memory>

namespace newsboard {

class Fetcher;
class Reachability;

/// Whether the program may use the network; the person's own switch.
class Network : public QObject {
    Q_OBJECT

public:
    explicit Network(Fetcher &fetcher, QObject *parent = nullptr);
    ~Network() override;

    bool isOffline() const;
    void setOffline(bool offline);
    /// Whether boards may be looked at without a person's asking: the network is there, switched on, and not paid for
    /// by what is used of it, as far as the system tells.
    bool allowsLooking() const;
    /// How many requests went out so far.
    int requests() const;

signals:
    void offlineChanged(bool offline);

private:
    void lookAround();

    Fetcher &m_fetcher;
    std::unique_ptr<Reachability> m_reachability; ///< None as long as it was never online.
};

} // namespace newsboard
