#pragma once

#include "app/usecases/page_reading.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <optional>

namespace newsboard {

/// A page that is fetched and parsed before it is asked for, while the one before it is still being stored. One at a
/// time; lives in the thread of whoever asks.
class PageAhead : public QObject {
    Q_OBJECT

public:
    using Then = std::function<void(const Result<ReadPage> &)>;

    PageAhead(Fetcher &fetcher, const SkinSet &skins, QObject *parent);

    /// Reads the page; another one that was read ahead is dropped.
    void begin(const FetchRequest &request, const PageHint &hint);
    bool holds(const QUrl &address) const { return m_address == address; }
    /// Gives the page to whoever asks for it, at once or as soon as it has come; then none is held.
    void take(Then then);
    /// Cancels the request; nobody is answered any more.
    void drop();

private:
    Fetcher &m_fetcher;
    const SkinSet &m_skins;
    QUrl m_address; ///< Empty: none is held.
    QFuture<void> m_fetch;
    std::optional<Result<ReadPage>> m_read;
    Then m_then;
    int m_generation = 0; ///< Of the page held: what was dropped may still be on its way.
};

} // namespace newsboard
