#pragma once

#include "app/fetch/fetcher.h"

#include <QNetworkReply>
#include <QTimer>

#include <memory>

class QNetworkAccessManager;

namespace newsboard {

/// Reads one answer within its limits, following redirects by itself: each hop's address is looked at first.
class ReplyReader : public QObject {
    Q_OBJECT

public:
    ReplyReader(QNetworkAccessManager &manager, const FetchRequest &request, const FetchLimits &limits,
                QObject *parent);
    ~ReplyReader() override;

    void start();
    /// finished() follows with Cancelled.
    void abort();

signals:
    void redirected();
    void finished(const newsboard::Result<newsboard::Fetched> &result);

private:
    void get(const QUrl &url);
    void read();
    void ended();
    void follow(const QUrl &target);
    void conclude(Result<Fetched> result);
    Error networkError() const;
    QString host() const;

    QNetworkAccessManager &m_manager;
    FetchRequest m_request;
    FetchLimits m_limits;
    std::unique_ptr<QNetworkReply> m_reply;
    QTimer m_deadline;
    Fetched m_fetched;
    int m_redirects = 0;
    bool m_timedOut = false;
    bool m_full = false;
    bool m_aborted = false;
    bool m_concluded = false;
};

enum class PrivateHost : quint8 { No, Private, Loopback };
/// Whether a host, by its name or literal address, is this machine or one of a private network (RFC 1918, 4193, 3927).
PrivateHost isPrivateHost(const QString &host);

} // namespace newsboard
