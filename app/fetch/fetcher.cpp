#include "app/fetch/fetcher.h"

#include "app/fetch/cookie_jars.h"
#include "app/fetch/host_queue.h"
#include "app/fetch/reply_reader.h"
#include "app/fetch/robots.h"

#include <QFile>
#include <QFutureWatcher>
#include <QHash>
#include <QNetworkAccessManager>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The sample board travels the road of every board; its pages are resources named by path and query.
Result<Fetched> fetchSample(const QUrl &url)
{
    const QString path = u':' + url.path();
    for (const QString &name : {path + u'?' + url.query(), path}) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) continue;
        Fetched fetched;
        fetched.bytes = file.readAll();
        fetched.contentType = "text/html; charset=utf-8";
        fetched.url = url;
        return fetched;
    }
    return Error{ErrorKind::HttpStatus, {}, 404};
}

bool isSample(const QUrl &url)
{
    const QString path = url.path();
    return url.scheme() == "qrc"_L1 && path.startsWith("/sample/"_L1) && !path.contains("/.."_L1);
}

bool isWeb(const QUrl &url)
{
    return (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
}

} // namespace

/// One fetch from its place in the queue to its answer.
struct FetchJob {
    FetchRequest request;
    QPromise<Result<Fetched>> promise;
    QFutureWatcher<Result<Fetched>> *watcher = nullptr; ///< Tells of a cancelled future. The fetcher's child, as is …
    ReplyReader *reader = nullptr; ///< … what reads the answer; null while the job waits its first turn.
    std::function<void(const Result<Fetched> &)> then = {}; ///< What the fetcher itself does with the answer.
    HostQueue *queue = nullptr;                             ///< Whose turn it is; null while it waits for one.

    void answer(Result<Fetched> result)
    {
        if (then) then(result);
        promise.addResult(std::move(result));
        promise.finish();
    }
};

class Fetcher::Private {
public:
    Private(Fetcher *fetcher, const FetchLimits &fetchLimits) : q(fetcher), limits(fetchLimits)
    {
        manager.setAutoDeleteReplies(false);
    }

    HostQueue *queueOf(const QUrl &url)
    {
        HostQueue *&queue = queues[url.host()];
        if (queue) return queue;
        const bool isSpared = limits.sparesLoopback && isLoopback(url.host());
        queue = new HostQueue(isSpared ? std::chrono::milliseconds(0) : limits.spacing, q);
        if (!isSpared) askForManners(url, queue);
        return queue;
    }

    /// The first thing asked of a host is how often it likes to be asked.
    void askForManners(const QUrl &url, HostQueue *queue)
    {
        auto job = std::make_shared<FetchJob>();
        job->request.url = url.resolved(QUrl(u"/robots.txt"_s));
        job->request.withoutCookies = true;
        job->promise.start();
        job->watcher = new QFutureWatcher<Result<Fetched>>(q);
        job->then = [this, queue](const Result<Fetched> &robots) {
            const auto delay = robots ? crawlDelay(robots->bytes, "newsboard") : std::nullopt;
            if (delay) queue->setSpacing(std::max(*delay, limits.spacing));
        };
        jobs.append(job);
        queue->add(
            [this, weak = std::weak_ptr(job), queue] {
                if (const auto next = weak.lock())
                    begin(next, queue);
                else
                    queue->finished();
            },
            true);
    }

    void enqueue(const std::shared_ptr<FetchJob> &job)
    {
        HostQueue *const queue = queueOf(job->request.url);
        if (const int left = int(queue->held().count()); left > 0 && !job->request.urgent)
            return job->answer(Error{ErrorKind::HttpStatus, job->request.url.host(), 429, left});
        jobs.append(job);
        job->watcher = new QFutureWatcher<Result<Fetched>>(q);
        QObject::connect(job->watcher, &QFutureWatcherBase::canceled, q, [this, weak = std::weak_ptr(job)] {
            if (const auto cancelled = weak.lock()) cancel(cancelled);
        });
        job->watcher->setFuture(job->promise.future());
        queue->add(
            [this, weak = std::weak_ptr(job), queue] {
                if (const auto next = weak.lock())
                    begin(next, queue);
                else
                    queue->finished();
            },
            job->request.urgent);
    }

    void begin(const std::shared_ptr<FetchJob> &job, HostQueue *queue)
    {
        ++made;
        job->queue = queue;
        job->reader = new ReplyReader(manager, cookies, job->request, limits, q);
        QObject::connect(job->reader, &ReplyReader::redirected, q, [this, weak = std::weak_ptr(job)](const QUrl &to) {
            if (const auto hopping = weak.lock()) hop(hopping, to);
        });
        // What may take hours holds nobody up.
        QObject::connect(job->reader, &ReplyReader::streaming, q, [this, weak = std::weak_ptr(job)] {
            if (const auto streaming = weak.lock()) leaveQueue(*streaming, Fetched());
        });
        QObject::connect(job->reader, &ReplyReader::finished, q,
                         [this, weak = std::weak_ptr(job)](const Result<Fetched> &result) {
                             const auto done = weak.lock();
                             if (!done) return;
                             leaveQueue(*done, result);
                             finish(done, result);
                         });
        job->reader->start();
    }

    /// Gives up the turn, telling the queue what the answer asks of it.
    void leaveQueue(FetchJob &job, const Result<Fetched> &result)
    {
        HostQueue *const queue = std::exchange(job.queue, nullptr);
        if (!queue) return;
        if (!result && result.error().wait > 0) queue->hold(std::chrono::seconds(result.error().wait));
        queue->finished();
    }

    /// A redirect's next request waits for its turn like any other, before those that have not begun.
    void hop(const std::shared_ptr<FetchJob> &job, const QUrl &to)
    {
        leaveQueue(*job, Fetched());
        HostQueue *const queue = queueOf(to);
        queue->add(
            [this, weak = std::weak_ptr(job), queue] {
                const auto next = weak.lock();
                if (!next || next->reader->isConcluded()) return queue->finished();
                ++made;
                next->queue = queue;
                next->reader->proceed();
            },
            true);
    }

    void finish(const std::shared_ptr<FetchJob> &job, Result<Fetched> result)
    {
        if (!jobs.removeOne(job)) return;
        // Either of them may be telling this very moment, and goes when it has.
        job->watcher->disconnect(q);
        job->watcher->deleteLater();
        if (job->reader) job->reader->deleteLater();
        job->answer(std::move(result));
    }

    void cancel(const std::shared_ptr<FetchJob> &job)
    {
        if (job->reader)
            job->reader->abort();
        else
            finish(job, Error{ErrorKind::Cancelled, {}, 0});
    }

    static bool isLoopback(const QString &host) { return isPrivateHost(host) == PrivateHost::Loopback; }

    Fetcher *q;
    FetchLimits limits;
    QNetworkAccessManager manager;
    CookieJars cookies; ///< Sessions live as long as the program; no board needs more.
    QHash<QString, HostQueue *> queues;
    QList<std::shared_ptr<FetchJob>> jobs;
    bool offline = false;
    int made = 0;
};

Fetcher::Fetcher(const FetchLimits &limits, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, limits))
{
}

Fetcher::~Fetcher()
{
    cancelAll();
}

QFuture<Result<Fetched>> Fetcher::fetch(const FetchRequest &request)
{
    auto job = std::make_shared<FetchJob>();
    job->request = request;
    job->promise.start();
    QFuture<Result<Fetched>> future = job->promise.future();
    if (isSample(request.url)) {
        ++d->made;
        job->answer(fetchSample(request.url));
    } else if (!isWeb(request.url)) {
        job->answer(Error{ErrorKind::BadAddress, request.url.toDisplayString(), 0});
    } else if (d->offline) {
        job->answer(Error{ErrorKind::Offline, {}, 0});
    } else {
        d->enqueue(job);
    }
    return future;
}

void Fetcher::cancelAll()
{
    const auto all = d->jobs;
    for (const auto &job : all)
        d->cancel(job);
}

void Fetcher::setOffline(bool offline)
{
    if (d->offline == offline) return;
    d->offline = offline;
    if (offline) cancelAll();
    emit offlineChanged(offline);
}

bool Fetcher::isOffline() const
{
    return d->offline;
}

int Fetcher::requests() const
{
    return d->made;
}

} // namespace newsboard
