#pragma once

#include <QObject>

namespace newsboard {

class Fetcher;

/// Whether the program may use the network; the person's own switch.
class Network : public QObject {
    Q_OBJECT

public:
    explicit Network(Fetcher &fetcher, QObject *parent = nullptr);

    bool isOffline() const;
    void setOffline(bool offline);
    /// How many requests went out so far.
    int requests() const;

signals:
    void offlineChanged(bool offline);

private:
    Fetcher &m_fetcher;
};

} // namespace newsboard
