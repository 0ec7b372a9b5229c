#include "app/domain/article.h"

#include <QSet>

#include <algorithm>

namespace newsboard {

namespace {

constexpr qsizetype kMostPictures = 500;

} // namespace

QList<QUrl> pictureAddresses(const Article &article)
{
    QList<QUrl> addresses = pictureAddresses(article.html);
    QSet<QUrl> known(addresses.begin(), addresses.end());
    for (const Comment &comment : article.comments) {
        for (const QUrl &address : pictureAddresses(comment.html)) {
            if (known.contains(address)) continue;
            known.insert(address);
            addresses.append(address);
        }
    }
    return addresses.first(std::min(addresses.size(), kMostPictures));
}

} // namespace newsboard
