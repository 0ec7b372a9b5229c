#pragma once

#include "app/fetch/fetcher.h"

#include <QDateTime>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

class QNetworkAccessManager;

namespace newsboard {

class CookieJars;

/// Reads one answer within its limits. A redirect's address is looked at first; the next hop begins with proceed().
class ReplyReader : public QObject {
    Q_OBJECT

public:
    /// `manager` and `cookies` outlive this.
    ReplyReader(QNetworkAccessManager &manager, CookieJars &cookies, const FetchRequest &request,
                const FetchLimits &limits, QObject *parent);
    ~ReplyReader() override;

    void start();
    /// Goes on to where the last redirected() led.
    void proceed();
    /// finished() follows with Cancelled.
    void abort();
    bool isConcluded() const { return m_concluded; }

signals:
    void redirected(const QUrl &to);
    void streaming(); ///< The body of a request that takes it as it comes has begun.
    void finished(const newsboard::Result<newsboard::Fetched> &result);

private:
    void get(const QUrl &url);
    bool mayHaveCookies(const QUrl &url) const;
    void keepCookies();
    void read();
    void pass(bool all);
    void ended();
    void follow(const QUrl &target);
    void conclude(Result<Fetched> result);
    Error networkError() const;
    QString host() const;

    QNetworkAccessManager &m_manager;
    CookieJars &m_cookies;
    FetchRequest m_request;
    FetchLimits m_limits;
    std::unique_ptr<QNetworkReply> m_reply;
    QTimer m_deadline;
    std::chrono::milliseconds m_left; ///< Of the deadline, which waiting for a turn does not use up.
    QUrl m_next;                      ///< Of the hop that waits for its turn.
    bool m_permanent = true;          ///< Every hop so far was.
    Fetched m_fetched;
    int m_redirects = 0;
    qint64 m_received = 0; ///< Of a body that is taken as it comes.
    bool m_timedOut = false;
    bool m_full = false;
    bool m_aborted = false;
    bool m_concluded = false;
};

/// The seconds of a Retry-After header: a number, or a moment after `now`; 0 where it says neither, at most a day.
int retryAfter(const QByteArray &header, const QDateTime &now);

enum class PrivateHost : quint8 { No, Private, Loopback };
/// Whether a host, by its name or literal address, is this machine or one of a private network (RFC 1918, 4193, 3927).
PrivateHost isPrivateHost(const QString &host);

} // namespace newsboard
