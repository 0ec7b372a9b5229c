#pragma once

#include "app/usecases/page_reading.h"

#include <QFuture>
#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace newsboard {

/// Pages that are fetched and parsed before they are asked for, while those before them are still being stored: while
/// one is parsed the next one comes. The server is asked for one at a time all the same, which is the fetcher's affair.
/// Lives in the thread of whoever asks.
class PagesAhead : public QObject {
    Q_OBJECT

public:
    using Then = std::function<void(const Result<ReadPage> &)>;

    /// So many pages keep parsing and storing busy; more would only grow old.
    static constexpr qsizetype kMost = 2;

    PagesAhead(Fetcher &fetcher, const SkinSet &skins, QObject *parent);
    ~PagesAhead() override;

    /// Reads the page after those that are held, unless it is one of them or enough are held.
    void begin(const FetchRequest &request, const PageHint &hint);
    /// Gives the page to whoever asks for it, at once or as soon as it has come; then it is held no more. Where it was
    /// not read ahead, it is read now; what was read ahead in vain is dropped.
    void take(const FetchRequest &request, const PageHint &hint, Then then);
    /// Cancels the requests; nobody is answered any more.
    void drop();

private:
    struct Page {
        QUrl address;
        QFuture<void> fetch;
        std::optional<Result<ReadPage>> read;
    };

    void give();
    void dropFirst();

    Fetcher &m_fetcher;
    const SkinSet &m_skins;
    std::deque<std::shared_ptr<Page>> m_pages; ///< In the order in which they are asked for.
    std::shared_ptr<Page> m_wanted;            ///< The one that somebody waits for …
    Then m_then;                               ///< … and who.
};

} // namespace newsboard
