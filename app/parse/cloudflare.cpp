#include "app/parse/cloudflare.h"

#include "app/parse/text.h"

using namespace Qt::StringLiterals;

namespace newsboard {

QString decodeHiddenEmail(QStringView hex)
{
    constexpr qsizetype kLongest = 2 * 400;
    if (hex.size() < 8 || hex.size() > kLongest || hex.size() % 2) return {};
    QByteArray bytes;
    for (qsizetype i = 0; i < hex.size(); i += 2) {
        bool good = false;
        bytes.append(char(hex.sliced(i, 2).toUShort(&good, 16)));
        if (!good) return {};
    }
    const char key = bytes[0];
    bytes.remove(0, 1);
    for (char &byte : bytes)
        byte = char(byte ^ key);
    const QString address = QString::fromUtf8(bytes);
    for (const QChar c : address) {
        if (c.isSpace() || !c.isPrint() || u"<>\"\\(),;"_s.contains(c)) return {};
    }
    const qsizetype at = address.indexOf(u'@');
    if (at <= 0 || at + 1 >= address.size() || address.lastIndexOf(u'@') != at) return {};
    return cleanLine(address);
}

QString hiddenEmailOfLink(QStringView href)
{
    static constexpr QLatin1StringView kPath("/cdn-cgi/l/email-protection#");
    const qsizetype at = href.indexOf(kPath);
    return at < 0 ? QString() : decodeHiddenEmail(href.sliced(at + kPath.size()).trimmed());
}

} // namespace newsboard
