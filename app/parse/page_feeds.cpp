#include "app/parse/page_feeds.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

bool namesFeed(const xmlNode *node)
{
    if (!isElement(node, "link") || !hasRel(node, u"alternate")) return false;
    const QString type = attribute(node, "type").toLower();
    return type == "application/rss+xml"_L1 || type == "application/atom+xml"_L1 || type == "application/feed+json"_L1;
}

} // namespace

QUrl findFeed(const PageTree &tree, const ListPage &list)
{
    QString token; // what tells the board's feed from the site's
    const QUrlQuery query(list.boardUrl);
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (!value.isEmpty()) token = value;
    }
    const QStringList segments = list.boardUrl.path().split(u'/', Qt::SkipEmptyParts);
    if (token.isEmpty() && !segments.isEmpty()) token = segments.last();
    const auto belongs = [&](const QUrl &url) {
        if (!url.isValid()) return false;
        if (token.isEmpty()) return url.host() == list.boardUrl.host();
        const QStringList parts = url.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
        const QList<std::pair<QString, QString>> items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
        return parts.contains(token) ||
               std::any_of(items.begin(), items.end(), [&](const auto &item) { return item.second == token; });
    };
    QUrl linked;
    for (const xmlNode *node = tree.root(); node; node = nextInTree(node, tree.root())) {
        if (namesFeed(node)) {
            const QUrl url = tree.resolve(attribute(node, "href"));
            if (belongs(url)) return url;
        } else if (isElement(node, "a") && !linked.isValid() && hasAttribute(node, "href")) {
            const QString href = attribute(node, "href");
            if (!href.contains("rss"_L1, Qt::CaseInsensitive) && !href.contains("/atom"_L1)) continue;
            const QUrl url = tree.resolve(href);
            const QString file = url.fileName().toLower();
            const bool isFeed = file == "rss"_L1 || file == "atom"_L1 || file.startsWith("rss."_L1);
            if (isFeed && url.host() == list.boardUrl.host() && belongs(url)) linked = url;
        }
    }
    return linked;
}

QUrl anyFeed(const PageTree &tree)
{
    for (const xmlNode *node = tree.root(); node; node = nextInTree(node, tree.root())) {
        if (namesFeed(node)) return tree.resolve(attribute(node, "href"));
    }
    return {};
}

} // namespace newsboard
