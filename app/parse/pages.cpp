#include "app/parse/pages.h"

#include "app/parse/addresses.h"
#include "app/parse/page_address.h"
#include "app/parse/page_links.h"
#include "app/parse/text_map.h"

#include <QUrlQuery>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The pattern that most page links follow; what has the board's own path goes before what has not.
std::optional<PageRule> findGroup(const QList<PageLink> &links, const QUrl &address, const QUrl &board)
{
    TextMap<QString, PageRule> groups;
    for (const PageLink &link : links) {
        if (link.role != LinkRole::Number) continue;
        for (const PagePattern &pattern : pagePatternsOf(link.url)) {
            PageRule &group = groups[pattern.key];
            group.key = pattern.key;
            group.named = pattern.named;
            group.values.insert(link.number, pattern.value);
            group.urls.insert(link.number, link.url);
            group.lastOrder = link.order;
        }
    }
    std::optional<PageRule> best;
    std::tuple<bool, bool, qsizetype, int> bestRank;
    for (auto &[key, group] : groups) {
        if (!group.fit()) continue;
        if (group.values.size() < 2 && !group.named) continue;
        const bool years = group.values.firstKey() >= 1900 && group.values.lastKey() <= 2100;
        if (years && !group.named) continue;
        const QUrl sample = group.urls.first();
        const bool ours = sample.path() == address.path() || (board.isValid() && sample.path() == board.path()) ||
                          group.pageOf(address).has_value();
        const std::tuple rank{group.named, ours, group.values.size(), group.lastOrder};
        if (!best || rank > bestRank) {
            best = group;
            bestRank = rank;
        }
    }
    return best;
}

/// Next, last and the like alone can teach the pattern, too.
std::optional<PageRule> groupOfWords(const QList<PageLink> &links, const QUrl &address)
{
    for (const PageLink &link : links) {
        if (link.role != LinkRole::Next && link.role != LinkRole::Last) continue;
        for (const PagePattern &pattern : pagePatternsOf(link.url)) {
            if (!pattern.named || pattern.value <= 0) continue;
            PageRule group;
            group.key = pattern.key;
            group.named = true;
            // Without a page number beside it an offset can't be told from a page.
            const std::optional<qint64> here = pageValueIn(address, pattern.key);
            if (link.role == LinkRole::Next && pattern.value > 2 && !here) continue;
            return group;
        }
    }
    return std::nullopt;
}

const xmlNode *nextSibling(const xmlNode *node)
{
    return node->next;
}

const xmlNode *previousSibling(const xmlNode *node)
{
    return node->prev;
}

QString nodeWords(const xmlNode *node)
{
    if (isElement(node)) return visibleText(node);
    if (node->type != XML_TEXT_NODE || !node->content) return {};
    return QString::fromUtf8(reinterpret_cast<const char *>(node->content)).trimmed();
}

/// A number that is no link, or a link that is marked, among the page links.
std::optional<int> currentInBlock(const QList<PageLink> &links, const PageRule &group)
{
    static const char *const kMarks[] = {"current", "active", "on",       "this",    "selected",
                                         "now",     "cur",    "selected", "actived", "is-active"};
    const auto marked = [](const xmlNode *node) {
        return hasAttribute(node, "aria-current") ||
               std::any_of(std::begin(kMarks), std::end(kMarks),
                           [node](const char *name) { return hasClass(node, name); });
    };
    const auto plainNumber = [&group](const xmlNode *node, const xmlNode *(*next)(const xmlNode *)) {
        std::optional<int> number;
        for (node = next(node); node && !number; node = next(node)) {
            if (isElement(node, "a") && hasAttribute(node, "href")) break;
            const QString text = nodeWords(node);
            number = pageNumberIn(text);
            if (!text.isEmpty() && !number) break;
        }
        return number && !group.values.contains(*number) ? number : std::nullopt;
    };
    const xmlNode *block = nullptr;
    for (const PageLink &link : links) {
        if (link.role != LinkRole::Number || !pageValueIn(link.url, group.key)) continue;
        if (marked(link.node) || marked(link.node->parent)) return link.number;
        if (!block) block = link.node->parent;
        for (const auto way : {&nextSibling, &previousSibling}) {
            if (const std::optional<int> number = plainNumber(link.node, way)) return number;
        }
    }
    // The block is the lowest element around all its links; a few levels are enough for any pagination.
    for (int level = 0; block && level < 4; ++level, block = block->parent) {
        if (!isElement(block) || isElement(block, "body")) break;
        const xmlNode *node = block;
        while (node) {
            if (isElement(node, "a") && hasAttribute(node, "href")) {
                node = nextAfter(node, block);
                continue;
            }
            if (node->type == XML_TEXT_NODE && node->content) {
                const QString text = QString::fromUtf8(reinterpret_cast<const char *>(node->content)).trimmed();
                const auto number = pageNumberIn(text);
                if (number && !group.values.contains(*number)) return number;
            }
            node = nextInTree(node, block);
        }
    }
    return std::nullopt;
}

QUrl relNext(const PageTree &tree)
{
    for (const xmlNode *node = tree.root(); node; node = nextInTree(node, tree.root())) {
        if ((isElement(node, "link") || isElement(node, "a")) && hasRel(node, u"next"))
            return tree.resolve(attribute(node, "href"));
    }
    return {};
}

/// The template without what belongs to the way in which this page was looked at.
QString cleanTemplate(const QString &key, const ListPage &list)
{
    // Braces must outlive the way through QUrl, which encodes them.
    const QString stand = u"NEWSBOARDPAGE"_s;
    QString address = key;
    address.replace(kPagePlace, stand);
    const QUrl url(address);
    QUrlQuery query(url);
    QUrlQuery kept;
    const auto items = query.queryItems(QUrl::FullyEncoded);
    const QUrl listOnly = list.kind.isEmpty() || list.kind == "board"_L1 ? QUrl() : listAddress(url, list.kind);
    const QUrlQuery needed(listOnly.isValid() ? listOnly : withoutView(url));
    for (const auto &[name, value] : items) {
        const bool isId = !list.addresses.idParameter.isEmpty() && name == list.addresses.idParameter;
        const bool isPlace = value.contains(stand);
        if (isPlace || (!isId && needed.hasQueryItem(name))) kept.addQueryItem(name, value);
    }
    QUrl result = url;
    result.setQuery(kept);
    QString made = result.toString(QUrl::FullyEncoded);
    made.replace(stand, kPagePlace);
    return made;
}

/// Whether the only page that is linked to is the first one, by this address without the 2 that it bears.
bool isSecondOfTwo(const QList<PageLink> &links, const QUrl &address)
{
    const QUrl here = address.adjusted(QUrl::RemoveFragment);
    const auto items = QUrlQuery(here).queryItems(QUrl::FullyEncoded);
    QList<QUrl> firsts;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (items[i].second != "2"_L1) continue;
        auto others = items;
        others.removeAt(i);
        QUrlQuery query;
        query.setQueryItems(others);
        QUrl first = here;
        first.setQuery(others.isEmpty() ? QString() : query.query(QUrl::FullyEncoded));
        firsts.append(first);
    }
    bool leadsBack = false;
    for (const PageLink &link : links) {
        if (link.role == LinkRole::Next || link.role == LinkRole::Last || link.number > 1) return false;
        leadsBack = leadsBack || (link.number == 1 && firsts.contains(link.url.adjusted(QUrl::RemoveFragment)));
    }
    return leadsBack;
}

} // namespace

QUrl readPages(const PageTree &tree, const QUrl &address, const PageMarks &marks, ListPage *list,
               QStringList *explanation)
{
    const QList<PageLink> links = pageLinksOf(tree, marks, *list, address);
    std::optional<PageRule> group = findGroup(links, address, list->boardUrl);
    if (!group) group = groupOfWords(links, address);
    const std::optional<int> stated = marks.current ? pageNumberIn(visibleText(marks.current)) : std::nullopt;
    if (!group) {
        // No link names a page: the address may, and a block with nothing but the current page is the only one.
        for (const PagePattern &pattern : pagePatternsOf(address)) {
            const QString name = pattern.key.first(pattern.key.indexOf(kPagePlace));
            if (pattern.named && name.endsWith("page="_L1) && pattern.value > 0 && pattern.value < kLargestPage) {
                list->page = int(pattern.value);
                list->addresses.pageTemplate = cleanTemplate(pattern.key, *list);
            }
        }
        if (stated) list->page = *stated;
        const QUrl next = relNext(tree);
        if (next.isValid() && next.host() == address.host()) list->nextPage = next;
        const bool isSecond = stated.value_or(2) == 2 && isSecondOfTwo(links, address);
        if (isSecond) list->page = 2;
        if ((isSecond || stated == 1) && !list->nextPage.isValid() && !list->truncated) {
            list->lastPage = list->page;
            list->isLast = true;
        }
        return {};
    }

    list->addresses.pageTemplate = cleanTemplate(group->key, *list);
    list->addresses.firstPage = group->first;
    list->addresses.pageStep = group->step;

    const std::optional<int> marked = stated ? stated : currentInBlock(links, *group);
    const std::optional<int> addressed = group->pageOf(address);
    list->page = marked.value_or(addressed.value_or(1));

    int largest = list->page;
    std::optional<int> last;
    std::optional<PageLink> next;
    for (const PageLink &link : links) {
        const std::optional<int> page = group->pageOf(link.url);
        if (page && link.role != LinkRole::None) largest = std::max(largest, *page);
        if (page && link.role == LinkRole::Last && *page >= list->page) last = std::max(last.value_or(0), *page);
        const bool onwards = !page || *page > list->page;
        if (link.role == LinkRole::Next && onwards && !next) next = link;
    }
    const QUrl numbered = group->urls.value(list->page + 1);
    const QUrl rel = relNext(tree);
    if (numbered.isValid())
        list->nextPage = numbered;
    else if (rel.isValid() && rel.host() == address.host())
        list->nextPage = rel;
    else if (next && (!last || *last > list->page))
        list->nextPage = next->url;
    else if (largest > list->page)
        list->nextPage = list->addresses.pageAddress(list->page + 1, list->boardUrl);

    const QUrl first = group->urls.value(1);
    if (list->truncated) return first;
    // A next link that leads beyond all numbers says that there is more than is shown.
    const int largestNumber = group->values.isEmpty() ? list->page : std::max(group->values.lastKey(), list->page);
    const std::optional<int> nextNumber = next ? group->pageOf(next->url) : std::nullopt;
    const bool more = next && (!nextNumber || *nextNumber > largestNumber);
    const bool gap = group->values.size() > 2 && !group->values.contains(largestNumber - 1);
    if (last)
        list->lastPage = std::max(*last, largest);
    else if ((!next && !rel.isValid()) || (gap && !more))
        list->lastPage = largestNumber;
    list->isLast = list->lastPage && *list->lastPage == list->page && !list->nextPage.isValid();
    if (explanation) {
        explanation->append(
            u"pages: %1 of %2, address %3"_s.arg(list->page)
                .arg(list->lastPage ? QString::number(*list->lastPage) : u"?"_s, list->addresses.pageTemplate));
    }
    return first;
}

} // namespace newsboard
