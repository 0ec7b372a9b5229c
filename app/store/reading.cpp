#include "app/store/reading.h"

#include <chrono>

using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr auto kLookForWritesEvery = 1s;

} // namespace

Reading::~Reading()
{
    m_thread.close([this] {
        m_timer.reset();
        m_follower.reset();
    });
}

void Reading::follow(const QString &self, std::function<void(const Change &)> tell)
{
    m_thread.post([this, self, tell = std::move(tell)] {
        look(self, tell);
        m_timer = std::make_unique<QTimer>();
        QObject::connect(m_timer.get(), &QTimer::timeout, &m_thread.loop(), [this, self, tell] { look(self, tell); });
        m_timer->start(kLookForWritesEvery);
    });
}

void Reading::look(const QString &self, const std::function<void(const Change &)> &tell)
{
    try {
        if (!m_follower) m_follower = std::make_unique<ChangeFollower>(m_thread.connection(), self);
        const QList<Change> news = m_follower->news();
        for (const Change &change : news)
            tell(change);
    } catch (const StoreFailure &) {
        // Busy, most likely: the next second will do.
    }
}

} // namespace newsboard
