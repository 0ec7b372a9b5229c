#pragma once

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>

namespace newsboard {

/// The requests to one host: one at a time, and from the beginning of one to that of the next at least the spacing. A
/// server that answers slowly is left in peace for as long again as it took, if that ends later; but no longer than the
/// spacing.
class HostQueue : public QObject {
    Q_OBJECT

public:
    explicit HostQueue(std::chrono::milliseconds spacing, QObject *parent = nullptr);

    /// `begin` is called when its turn has come, and must be followed by one finished(). Urgent ones go before the
    /// others.
    void add(std::function<void()> begin, bool urgent);
    void finished();

    void setSpacing(std::chrono::milliseconds spacing) { m_spacing = spacing; }
    /// Nothing but urgent requests until then.
    void hold(std::chrono::seconds wait) { m_hold.setRemainingTime(wait, Qt::CoarseTimer); }
    /// How much of a hold() is left.
    std::chrono::seconds held() const;

private:
    void next();
    std::chrono::milliseconds pauseLeft() const;

    std::chrono::milliseconds m_spacing;
    std::deque<std::function<void()>> m_waiting;
    size_t m_urgent = 0; ///< How many of the first ones are urgent.
    bool m_busy = false;
    QElapsedTimer m_sinceBegin;          ///< Of the last one …
    QElapsedTimer m_sinceEnd;            ///< … which ended then …
    std::chrono::milliseconds m_took{0}; ///< … after this long.
    QDeadlineTimer m_hold{0};
    QTimer m_pause;
};

} // namespace newsboard
