#include "app/parse/sanitizer_pictures.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kLargestSide = 10000;

bool looksLikeAddress(const QString &value)
{
    return value.contains(u'/') || value.contains(u'.');
}

bool looksLikePlaceholder(const QUrl &url)
{
    static const QRegularExpression blank(u"^(?:blank|spacer|transparent|pixel|placeholder|none|loading|loader|lazy(?:"
                                          u"load)?|dummy|1x1|clear|empty|grey|gray)"
                                          u"(?:[-_.]?\\w{0,12})?\\.(?:gif|png|svg|jpe?g|webp)$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return blank.match(url.fileName()).hasMatch();
}

/// A side in pixels: a plain number, also with `px`; -1 for none.
int sideOf(const QString &value)
{
    static const QRegularExpression number(u"^\\s*(\\d{1,6})(?:\\.\\d+)?\\s*(?:px)?\\s*$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = number.match(value);
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

int side(const xmlNode *img, const char *name)
{
    const int stated = sideOf(attribute(img, name));
    if (stated >= 0) return stated;
    const QString style = attribute(img, "style");
    if (style.isEmpty()) return -1;
    const QString wanted = QString::fromLatin1(name);
    for (const QString &rule : style.split(u';')) {
        const qsizetype colon = rule.indexOf(u':');
        if (colon > 0 && rule.first(colon).trimmed().compare(wanted, Qt::CaseInsensitive) == 0)
            return sideOf(rule.mid(colon + 1));
    }
    return -1;
}

} // namespace

QString largestCandidate(QStringView srcset)
{
    static const QRegularExpression candidate(u"([^\\s,]\\S*[^\\s,]|[^\\s,])(?:\\s+([\\d.]{1,9})[wxWX])?\\s*(?:,|$)"_s);
    QString best;
    double greatest = -1;
    auto matches = candidate.globalMatch(srcset.first(std::min<qsizetype>(srcset.size(), 8192)).toString());
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const double worth = match.captured(2).isEmpty() ? 1 : match.captured(2).toDouble();
        if (worth <= greatest) continue;
        greatest = worth;
        best = match.captured(1);
    }
    return best;
}

FoundPicture findPicture(const xmlNode *img, const PageTree &tree)
{
    FoundPicture found;
    const int width = side(img, "width");
    const int height = side(img, "height");
    const bool counts = (width >= 0 && width <= 1 && height <= 1) || (height >= 0 && height <= 1 && width <= 1);
    if (counts) return found;
    found.size = {width > 1 ? std::min(width, kLargestSide) : 0, height > 1 ? std::min(height, kLargestSide) : 0};

    QStringList addresses;
    static constexpr std::array kLazy{"data-src", "data-original", "data-lazy-src", "data-lazy", "zoomfile", "file"};
    for (const char *name : kLazy) {
        const QString value = attribute(img, name);
        if (looksLikeAddress(value)) addresses.append(value);
    }
    static constexpr std::array kSets{"data-srcset", "srcset"};
    for (const char *name : kSets)
        addresses.append(largestCandidate(attribute(img, name)));
    if (isElement(img->parent, "picture")) {
        for (const xmlNode *source = firstElementChild(img->parent); source; source = nextElement(source)) {
            if (!isElement(source, "source")) continue;
            for (const char *name : kSets)
                addresses.append(largestCandidate(attribute(source, name)));
        }
    }
    addresses.append(attribute(img, "src"));
    for (const QString &address : std::as_const(addresses)) {
        if (address.trimmed().isEmpty()) continue;
        QUrl url = tree.resolve(address);
        if (!url.isValid()) continue;
        const bool placeholder = looksLikePlaceholder(url);
        if (found.url.isValid() && placeholder) continue;
        url.setUserInfo({});
        found.url = url;
        found.isPlaceholder = placeholder;
        if (!placeholder) break;
    }
    return found;
}

} // namespace newsboard
