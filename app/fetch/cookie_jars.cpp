#include "app/fetch/cookie_jars.h"

#include <algorithm>

namespace newsboard {

namespace {

constexpr qsizetype kMostCookies = 200;
constexpr qsizetype kLongestCookie = 4'096;

} // namespace

class CookieJars::Jar : public QNetworkCookieJar {
public:
    qsizetype size() const { return allCookies().size(); }
    bool holds(const QNetworkCookie &cookie) const
    {
        const QList<QNetworkCookie> all = allCookies();
        return std::any_of(all.cbegin(), all.cend(),
                           [&cookie](const QNetworkCookie &known) { return known.hasSameIdentifier(cookie); });
    }
};

QByteArray CookieJars::header(const QString &jar, const QUrl &url) const
{
    const auto found = m_jars.constFind(jar);
    if (found == m_jars.constEnd()) return {};
    QByteArray value;
    const QList<QNetworkCookie> cookies = (*found)->cookiesForUrl(url);
    for (const QNetworkCookie &cookie : cookies)
        value += (value.isEmpty() ? "" : "; ") + cookie.toRawForm(QNetworkCookie::NameAndValueOnly);
    return value;
}

void CookieJars::take(const QString &jar, const QUrl &url, const QList<QNetworkCookie> &cookies)
{
    if (cookies.isEmpty()) return;
    std::shared_ptr<Jar> &own = m_jars[jar];
    if (!own) own = std::make_shared<Jar>();
    for (const QNetworkCookie &cookie : cookies) {
        if (cookie.name().size() + cookie.value().size() > kLongestCookie) continue;
        QNetworkCookie whole = cookie;
        whole.normalize(url);
        if (own->size() >= kMostCookies && !own->holds(whole)) continue;
        own->setCookiesFromUrl({cookie}, url);
    }
}

} // namespace newsboard
