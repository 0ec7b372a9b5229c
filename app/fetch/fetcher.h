#pragma once

// The public face of app/fetch: addresses in, bytes out, politely. Knows no HTML and no SQL.

#include "app/domain/ids.h"
#include "app/domain/result.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace newsboard {

struct FetchRequest {
    QUrl url;        ///< http or https; qrc only below `qrc:/sample/`.
    QByteArray etag; ///< Validators of the copy that is held; empty: unconditional.
    QByteArray lastModified;
    bool urgent = false;    ///< A person is waiting: before the queued ones of its host.
    bool isPicture = false; ///< Asks for pictures, not for pages.
    BoardId board = 0;      ///< Whose cookies go with it, and whose are kept; 0: those of its host, which no board has.
    bool withoutCookies = false; ///< Neither sends nor keeps any: of hosts that the person does not know of.
    QUrl home;                   ///< Redirects lead to this address's host and those below it only; empty: anywhere.
    bool takesRefusals = false;  ///< A page that comes with 401 or 403 is an answer: Fetched::status says so.
    QByteArray referer;          ///< Where the address was found; empty: not told.
    qint64 bodyBytes = 0;        ///< A bound of its own on the body; 0: FetchLimits has it.
    std::chrono::milliseconds deadline{0}; ///< Of its own; 0: FetchLimits has it.
    /// Takes the body as it comes, which then is not kept: its bytes, how many came so far, how many are to come (0:
    /// unknown). Called on the fetcher's thread. Such a request gives up its turn once the body begins.
    std::function<void(const QByteArray &bytes, qint64 received, qint64 total)> take = {};
    std::function<bool()> isFull = {}; ///< With it, the server waits while this says so.
};

struct Fetched {
    QByteArray bytes;
    QByteArray contentType;
    QUrl url;     ///< Final address, after redirects.
    QUrl movedTo; ///< Where permanent redirects (301, 308) alone led: the address to ask from now on. Else empty.
    int status = 200;
    bool notModified = false;
    bool cut = false; ///< The body ended before its declared length, or at the size limit: what is there is usable.
    QByteArray etag;
    QByteArray lastModified;
    int requests = 1; ///< Made for it, redirects counted.
};

struct FetchLimits {
    std::chrono::milliseconds inactivity{20'000}; ///< No byte for this long: Timeout.
    std::chrono::milliseconds deadline{60'000};   ///< The whole request.
    qint64 bodyBytes = 10 * 1024 * 1024;          ///< After decompression; what is over is cut.
    int redirects = 10;
    /// Between two requests to one host, or as much more as its robots.txt asks for; loopback is excepted.
    std::chrono::milliseconds spacing{1'000};
    bool sparesLoopback = true; ///< Loopback hosts are asked without a pause and without their robots.txt.
    QString contact = {};       ///< An address for servers' keepers, told with the program's name.
};

/// One queue per host, one request at a time, each hop of a redirect in the queue of its own host. A host that answers
/// 429 or 503 with Retry-After is asked nothing more until then, but what a person waits for. Lives on the thread that
/// made it, which needs an event loop.
/// Cookies are kept in memory, each board's by themselves, until this goes; where a redirect leads to another host than
/// the first one's (or one below it), none are sent and none are kept.
/// Every error of the way is told by its own kind; HTTP statuses of 400 and up are HttpStatus errors, with the page's
/// text, as far as it is one, left out; but for refusals that a request takes.
class Fetcher : public QObject {
    Q_OBJECT

public:
    explicit Fetcher(const FetchLimits &limits = {}, QObject *parent = nullptr);
    ~Fetcher() override;

    /// The returned future can be cancelled; the request then ends at once.
    QFuture<Result<Fetched>> fetch(const FetchRequest &request);
    void cancelAll();

    /// Offline, every fetch but that of the sample answers Offline without touching the network.
    void setOffline(bool offline);
    bool isOffline() const;

    /// How many requests went out on the network so far (the sample's are counted too).
    int requests() const;

signals:
    void offlineChanged(bool offline);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace newsboard
