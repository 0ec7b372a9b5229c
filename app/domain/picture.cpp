#include "app/domain/picture.h"

#include <QSet>
#include <QString>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QString homeOf(const QUrl &url)
{
    QString host = url.host();
    if (host.startsWith("www."_L1)) host.remove(0, 4);
    return host;
}

} // namespace

bool isAtHome(const QUrl &address, const QUrl &board)
{
    const QString home = homeOf(board);
    if (home.isEmpty()) return false;
    const QString host = homeOf(address);
    return host == home || host.endsWith(u'.' + home);
}

QList<QUrl> pictureAddresses(const QString &cleanedHtml)
{
    QList<QUrl> addresses;
    QSet<QString> known;
    for (qsizetype at = 0; (at = cleanedHtml.indexOf("<img "_L1, at)) >= 0;) {
        const qsizetype end = cleanedHtml.indexOf(u'>', at);
        if (end < 0) break;
        const QStringView tag = QStringView(cleanedHtml).sliced(at, end - at);
        at = end;
        const qsizetype source = tag.indexOf(" src=\""_L1);
        const qsizetype close = source < 0 ? -1 : tag.indexOf(u'"', source + 6);
        if (close < 0) continue;
        const QString written = tag.sliced(source + 6, close - source - 6).toString();
        if (known.contains(written)) continue;
        known.insert(written);
        QString text = written;
        text.replace("&quot;"_L1, "\""_L1).replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1);
        const QUrl url(text.replace("&amp;"_L1, "&"_L1));
        if ((url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty()) addresses.append(url);
    }
    return addresses;
}

} // namespace newsboard
