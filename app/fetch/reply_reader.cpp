#include "app/fetch/reply_reader.h"

#include "app/domain/picture.h"
#include "app/fetch/cookie_jars.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

/// What may wait to be read, in bytes. Without a bound Qt's network thread reads on for as long as a fast server sends,
/// hears of no abort, and serves no other request.
constexpr qint64 kReadBuffer = 512 * 1024;
/// So long a body that nobody has room for waits before it is tried again.
constexpr auto kFullPause = 50ms;

/// Whose cookies a request has: a board's own, or those of a host that no board is known at.
QString jarOf(const FetchRequest &request)
{
    return request.board != 0 ? QString::number(request.board) : request.url.host();
}

/// Signs by which a service in front of a board asks for a browser.
bool isChallenge(const QNetworkReply &reply, const QByteArray &body)
{
    if (reply.rawHeader("cf-mitigated") == "challenge") return true;
    for (const char *sign : {"cf-challenge", "cf_chl_", "/cdn-cgi/challenge-platform/", "Just a moment..."}) {
        if (body.contains(sign)) return true;
    }
    return false;
}

} // namespace

PrivateHost isPrivateHost(const QString &host)
{
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1)) return PrivateHost::Loopback;
    QHostAddress address;
    if (!address.setAddress(host)) return PrivateHost::No;
    bool isMapped = false;
    const quint32 mapped = address.toIPv4Address(&isMapped);
    if (isMapped) address = QHostAddress(mapped); // An IPv4 address in IPv6's clothes.
    if (address.isLoopback()) return PrivateHost::Loopback;
    if (address == QHostAddress(QHostAddress::AnyIPv6)) return PrivateHost::Private;
    static const QList<QPair<QHostAddress, int>> networks{
        QHostAddress::parseSubnet(u"10.0.0.0/8"_s),     QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
        QHostAddress::parseSubnet(u"192.168.0.0/16"_s), QHostAddress::parseSubnet(u"169.254.0.0/16"_s),
        QHostAddress::parseSubnet(u"0.0.0.0/8"_s),      QHostAddress::parseSubnet(u"100.64.0.0/10"_s),
        QHostAddress::parseSubnet(u"fc00::/7"_s),       QHostAddress::parseSubnet(u"fe80::/10"_s)};
    for (const auto &network : networks) {
        if (address.isInSubnet(network)) return PrivateHost::Private;
    }
    return PrivateHost::No;
}

int retryAfter(const QByteArray &header, const QDateTime &now)
{
    constexpr qint64 day = 24 * 3600;
    bool isNumber = false;
    qint64 seconds = header.trimmed().toLongLong(&isNumber);
    if (!isNumber) {
        // HTTP's dates are RFC 2822's, but for the name of the zone.
        const QString date = QString::fromLatin1(header.trimmed()).replace("GMT"_L1, "+0000"_L1);
        const QDateTime moment = QDateTime::fromString(date, Qt::RFC2822Date);
        seconds = moment.isValid() ? now.secsTo(moment) : 0;
    }
    return int(std::clamp<qint64>(seconds, 0, day));
}

ReplyReader::ReplyReader(QNetworkAccessManager &manager, CookieJars &cookies, const FetchRequest &request,
                         const FetchLimits &limits, QObject *parent)
    : QObject(parent), m_manager(manager), m_cookies(cookies), m_request(request), m_limits(limits),
      m_left(request.deadline.count() > 0 ? request.deadline : limits.deadline)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_timedOut = true;
        if (m_reply) m_reply->abort();
    });
}

ReplyReader::~ReplyReader()
{
    if (m_reply) m_reply->disconnect(this);
}

void ReplyReader::start()
{
    m_deadline.start(m_left);
    get(m_request.url);
}

void ReplyReader::proceed()
{
    m_deadline.start(m_left);
    get(m_next);
}

void ReplyReader::abort()
{
    m_aborted = true;
    if (m_reply)
        m_reply->abort();
    else
        conclude(Error{ErrorKind::Cancelled, {}, 0});
}

void ReplyReader::get(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setTransferTimeout(int(m_limits.inactivity.count()));
    // Who we are, honestly; boards that turn away clients without a name are many.
    const QString contact = m_limits.contact.isEmpty() ? QString() : u"; "_s + m_limits.contact.simplified();
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      u"Newsboard/" NEWSBOARD_VERSION " (desktop news board reader%1)"_s.arg(contact));
    request.setRawHeader("Accept", m_request.isPicture
                                       ? "image/png,image/jpeg,image/gif,image/webp;q=0.9,image/*;q=0.5"
                                       : "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5");
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    const QByteArray cookies = mayHaveCookies(url) ? m_cookies.header(jarOf(m_request), url) : QByteArray();
    if (!cookies.isEmpty()) request.setRawHeader("Cookie", cookies);
    if (!m_request.referer.isEmpty()) request.setRawHeader("Referer", m_request.referer);
    request.setRawHeader("Accept-Language", "ko,en;q=0.7,*;q=0.3");
    if (!m_request.etag.isEmpty()) request.setRawHeader("If-None-Match", m_request.etag);
    if (!m_request.lastModified.isEmpty()) request.setRawHeader("If-Modified-Since", m_request.lastModified);
    m_fetched.bytes.clear();
    m_reply.reset(m_manager.get(request));
    m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &ReplyReader::read);
    connect(m_reply.get(), &QNetworkReply::finished, this, &ReplyReader::ended);
}

/// Others than the host that was asked, to which a redirect led, are no party to what goes on between the two.
bool ReplyReader::mayHaveCookies(const QUrl &url) const
{
    return !m_request.withoutCookies && isAtHome(url, m_request.url);
}

void ReplyReader::keepCookies()
{
    if (!mayHaveCookies(m_reply->url())) return;
    const QVariant set = m_reply->header(QNetworkRequest::SetCookieHeader);
    m_cookies.take(jarOf(m_request), m_reply->url(), set.value<QList<QNetworkCookie>>());
}

void ReplyReader::read()
{
    if (!m_reply || !m_reply->isOpen()) return; // An aborted reply is closed; what came was read as it came.
    if (m_request.take) return pass(false);
    const qint64 most = m_request.bodyBytes > 0 ? m_request.bodyBytes : m_limits.bodyBytes;
    const qint64 room = most - m_fetched.bytes.size();
    m_fetched.bytes += m_reply->read(std::max<qint64>(room, 0));
    if (m_reply->bytesAvailable() > 0 && !m_full) {
        m_full = true;
        m_reply->abort();
    }
}

/// Hands on what came; what is not of the page that was asked for is let go.
void ReplyReader::pass(bool all)
{
    if (!m_reply->isOpen()) return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200 || status >= 300) {
        (void)m_reply->readAll();
        return;
    }
    if (!all && m_request.isFull && m_request.isFull()) {
        QTimer::singleShot(kFullPause, m_reply.get(), [this] { read(); });
        return;
    }
    const qint64 most = m_request.bodyBytes > 0 ? m_request.bodyBytes : m_limits.bodyBytes;
    const QByteArray bytes = m_reply->read(std::min(most - m_received, all ? most : kReadBuffer));
    if (!bytes.isEmpty()) {
        if (m_received == 0) emit streaming();
        m_received += bytes.size();
        m_request.take(bytes, m_received, m_reply->rawHeader("Content-Length").toLongLong());
    }
    if (m_received >= most && m_reply->bytesAvailable() > 0 && !m_full) {
        m_full = true;
        m_reply->abort();
    }
}

QString ReplyReader::host() const
{
    return m_reply ? m_reply->url().host() : m_request.url.host();
}

void ReplyReader::follow(const QUrl &target)
{
    const QUrl from = m_reply->url();
    const QUrl to = from.resolved(target);
    const bool web = to.scheme() == "http"_L1 || to.scheme() == "https"_L1;
    const bool lessSafe = from.scheme() == "https"_L1 && to.scheme() == "http"_L1;
    const bool inwards = isPrivateHost(to.host()) != PrivateHost::No && isPrivateHost(from.host()) == PrivateHost::No;
    const bool astray = !m_request.home.isEmpty() && !isAtHome(to, m_request.home);
    if (!web || to.host().isEmpty() || lessSafe || inwards || astray)
        return conclude(Error{ErrorKind::RedirectForbidden, to.toDisplayString(), 0});
    if (++m_redirects > m_limits.redirects) return conclude(Error{ErrorKind::RedirectLoop, {}, 0});
    ++m_fetched.requests;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_permanent = m_permanent && (status == 301 || status == 308);
    m_left = m_deadline.remainingTimeAsDuration();
    m_deadline.stop();
    m_next = to;
    // The reply that tells of the redirect is still on the stack.
    m_reply->disconnect(this);
    m_reply.release()->deleteLater();
    emit redirected(to);
}

void ReplyReader::ended()
{
    keepCookies();
    if (m_aborted) return conclude(Error{ErrorKind::Cancelled, {}, 0});
    if (!m_full && m_request.take)
        pass(true);
    else if (!m_full)
        read();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QVariant target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute);
    if (target.isValid() && status >= 300 && status < 400 && status != 304) {
        return follow(target.toUrl());
    }
    m_fetched.url = m_reply->url();
    if (m_redirects > 0 && m_permanent) m_fetched.movedTo = m_fetched.url;
    m_fetched.contentType = m_reply->rawHeader("Content-Type");
    m_fetched.etag = m_reply->rawHeader("ETag");
    m_fetched.lastModified = m_reply->rawHeader("Last-Modified");
    if (status == 304) {
        m_fetched.notModified = true;
        return conclude(m_fetched);
    }
    if (status >= 400) {
        if (isChallenge(*m_reply, m_fetched.bytes)) return conclude(Error{ErrorKind::Challenge, host(), status});
        m_fetched.status = status;
        const bool isRefusal = status == 401 || status == 403;
        if (isRefusal && m_request.takesRefusals) return conclude(m_fetched);
        const bool isBusy = status == 429 || status == 503;
        const int wait = isBusy ? retryAfter(m_reply->rawHeader("Retry-After"), QDateTime::currentDateTimeUtc()) : 0;
        return conclude(Error{ErrorKind::HttpStatus, host(), status, wait});
    }
    const bool failed = m_reply->error() != QNetworkReply::NoError && !m_full;
    // What came of a page before its connection broke is worth reading, and said to be cut.
    const qint64 received = m_request.take ? m_received : m_fetched.bytes.size();
    if (failed && (received == 0 || status < 200)) return conclude(networkError());
    if (received == 0) return conclude(Error{ErrorKind::EmptyBody, host(), 0});
    const QByteArray declared = m_reply->rawHeader("Content-Length");
    const bool encoded = m_reply->hasRawHeader("Content-Encoding");
    const bool isShort = !encoded && !declared.isEmpty() && received < declared.toLongLong();
    m_fetched.cut = failed || m_full || isShort;
    conclude(m_fetched);
}

Error ReplyReader::networkError() const
{
    if (m_timedOut) return {ErrorKind::Timeout, host(), 0};
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorKind::Refused, host(), 0};
    case QNetworkReply::HostNotFoundError:
        return {ErrorKind::HostNotFound, host(), 0};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return {ErrorKind::Timeout, host(), 0}; // The transfer timeout cancels.
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorKind::Tls, m_reply->errorString(), 0};
    default:
        return {ErrorKind::ConnectionLost, host(), 0};
    }
}

void ReplyReader::conclude(Result<Fetched> result)
{
    if (m_concluded) return;
    m_concluded = true;
    m_deadline.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply.release()->deleteLater();
    }
    emit finished(result);
}

} // namespace newsboard
