#pragma once

#include <QByteArray>
#include <QHash>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QString>
#include <QUrl>

#include <memory>

namespace newsboard {

/// Cookies, a jar for each that is asked for by name: what one board's server set never travels with another board's
/// requests, be they to the same host. In memory alone; forgotten at the end. One thread's.
class CookieJars {
public:
    /// The value of a Cookie header for an address; empty where the jar has none for it.
    QByteArray header(const QString &jar, const QUrl &url) const;
    /// Keeps what an answer from `url` set, as far as it may: of its own domain, no public suffix, at most 200 in a jar
    /// and 4,096 bytes in each (RFC 6265, 6.1).
    void take(const QString &jar, const QUrl &url, const QList<QNetworkCookie> &cookies);

private:
    class Jar;
    QHash<QString, std::shared_ptr<Jar>> m_jars;
};

} // namespace newsboard
