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

MissingComments missingComments(const Article &article)
{
    QSet<int> there;
    int highest = 0;
    for (const Comment &comment : article.comments) {
        if (comment.page == 0) continue;
        there.insert(comment.page);
        highest = std::max(highest, comment.page);
    }
    MissingComments missing;
    for (const CommentPage &page : article.commentPages) {
        if (there.contains(page.number)) continue;
        // What is missing between two that are there is above the upper one.
        if (page.number < highest)
            missing.above = page;
        else if (!missing.below)
            missing.below = page;
    }
    return missing;
}

} // namespace newsboard
