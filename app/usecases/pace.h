#pragma once

#include <QTimer>

#include <chrono>
#include <functional>

namespace newsboard {

/// Holds to a pace what is wanted more often than a person can see: it is done at once where the last time is long
/// enough ago, else once as soon as it is. In the thread that it was made in.
class Pace {
public:
    Pace(std::chrono::milliseconds interval, std::function<void()> act);

    void want();

private:
    void act();

    std::function<void()> m_act;
    QTimer m_rest;
    bool m_isWanted = false;
};

} // namespace newsboard
