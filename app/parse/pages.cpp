#include "app/parse/pages.h"

#include "app/parse/addresses.h"
#include "app/parse/text_map.h"

#include <QMap>
#include <QUrlQuery>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qint64 kLargestPage = 10'000'000;
constexpr int kLargestStep = 500; // of offsets
constexpr qsizetype kLongestWord = 14;
constexpr QLatin1StringView kPlace = "{page}"_L1;

enum class Role : quint8 { Number, Next, Previous, First, Last, None };

struct PageLink {
    const xmlNode *node = nullptr;
    QUrl url;
    Role role = Role::None;
    int number = 0; ///< Of Role::Number.
    int order = 0;  ///< Place among the links of the page.
};

/// How the address of a page is made; place = the number that stands for it.
struct Pattern {
    QString key; ///< The address with kPlace in it.
    qint64 value = 0;
    bool named = false; ///< The parameter bears a name that page numbers have.
};

std::optional<int> smallNumber(QStringView text)
{
    while (!text.isEmpty() && (text.front() == u'[' || text.front() == u'(' || text.front().isSpace()))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == u']' || text.back() == u')' || text.back().isSpace()))
        text.chop(1);
    qint64 number = 0;
    if (text.isEmpty() || text.size() > 9) return std::nullopt;
    for (const QChar c : text) {
        if (c == u',') continue;
        if (!c.isDigit()) return std::nullopt;
        number = number * 10 + c.digitValue();
    }
    return number > 0 && number <= kLargestPage ? std::optional(int(number)) : std::nullopt;
}

Role roleOfWord(const QString &text)
{
    static const TextMap<QString, Role> words{
        {u"다음"_s, Role::Next},
        {u"다음페이지"_s, Role::Next},
        {u"다음목록"_s, Role::Next},
        {u"next"_s, Role::Next},
        {u"nextpage"_s, Role::Next},
        {u"次へ"_s, Role::Next},
        {u"次"_s, Role::Next},
        {u"次のページ"_s, Role::Next},
        {u"下一页"_s, Role::Next},
        {u"下一頁"_s, Role::Next},
        {u"下页"_s, Role::Next},
        {u"下頁"_s, Role::Next},
        {u"suivant"_s, Role::Next},
        {u"suivante"_s, Role::Next},
        {u"weiter"_s, Role::Next},
        {u"nächste"_s, Role::Next},
        {u"older"_s, Role::Next},
        {u">"_s, Role::Next},
        {u"›"_s, Role::Next},
        {u"▶"_s, Role::Next},
        {u"→"_s, Role::Next},
        {u"〉"_s, Role::Next},
        {u"다음10개"_s, Role::Next},
        {u"다음10페이지"_s, Role::Next},
        {u"다음검색"_s, Role::Next},
        {u"이전"_s, Role::Previous},
        {u"이전페이지"_s, Role::Previous},
        {u"prev"_s, Role::Previous},
        {u"previous"_s, Role::Previous},
        {u"前へ"_s, Role::Previous},
        {u"前"_s, Role::Previous},
        {u"上一页"_s, Role::Previous},
        {u"上一頁"_s, Role::Previous},
        {u"précédent"_s, Role::Previous},
        {u"zurück"_s, Role::Previous},
        {u"newer"_s, Role::Previous},
        {u"<"_s, Role::Previous},
        {u"‹"_s, Role::Previous},
        {u"◀"_s, Role::Previous},
        {u"←"_s, Role::Previous},
        {u"처음"_s, Role::First},
        {u"첫페이지"_s, Role::First},
        {u"맨처음"_s, Role::First},
        {u"first"_s, Role::First},
        {u"firstpage"_s, Role::First},
        {u"最初"_s, Role::First},
        {u"首页"_s, Role::First},
        {u"首頁"_s, Role::First},
        {u"«"_s, Role::First},
        {u"<<"_s, Role::First},
        {u"끝"_s, Role::Last},
        {u"맨끝"_s, Role::Last},
        {u"끝페이지"_s, Role::Last},
        {u"마지막"_s, Role::Last},
        {u"마지막페이지"_s, Role::Last},
        {u"맨뒤"_s, Role::Last},
        {u"last"_s, Role::Last},
        {u"lastpage"_s, Role::Last},
        {u"end"_s, Role::Last},
        {u"最後"_s, Role::Last},
        {u"末页"_s, Role::Last},
        {u"尾页"_s, Role::Last},
        {u"末頁"_s, Role::Last},
        {u"尾頁"_s, Role::Last},
        {u"最后一页"_s, Role::Last},
        {u"dernière"_s, Role::Last},
        {u"letzte"_s, Role::Last},
        {u">>|"_s, Role::Last},
        {u">|"_s, Role::Last},
        {u"»|"_s, Role::Last},
        {u"»»"_s, Role::Last},
        {u">>"_s, Role::Last},
        {u"»"_s, Role::Next},
    };
    QString word = text.toLower();
    word.removeIf([](QChar c) { return c.isSpace() || c == u'[' || c == u']'; });
    if (const Role *found = find(words, word)) return *found;
    // "다음 ›", "Next »", "« Prev", "끝 페이지 ▶▶": the word decides, not the arrow beside it.
    QString bare = word;
    bare.removeIf([](QChar c) { return !c.isLetter(); });
    if (bare == word || bare.isEmpty()) return Role::None;
    const Role *found = find(words, bare);
    return found ? *found : Role::None;
}

/// A picture's `alt` or the link's own `title` where it has no text.
QString linkText(const xmlNode *link)
{
    if (const QString text = visibleText(link); !text.isEmpty()) return text;
    for (const xmlNode *node = link; node; node = nextInTree(node, link)) {
        if (isElement(node, "img") && hasAttribute(node, "alt")) return attribute(node, "alt");
    }
    for (const char *name : {"title", "aria-label"}) {
        if (const QString text = attribute(link, name); !text.isEmpty()) return text;
    }
    return rawText(link).trimmed();
}

/// Numbers of days, months and comment pages are no pages of a list.
bool isOtherNumber(const QString &parameter)
{
    static const TextSet<QString> names{u"cpage"_s, u"day"_s, u"month"_s, u"year"_s, u"date"_s,         u"d"_s,
                                        u"y"_s,     u"m"_s,   u"ym"_s,    u"ymd"_s,  u"comment_page"_s, u"cp"_s,
                                        u"rpage"_s, u"star"_s};
    return names.contains(parameter.toLower());
}

/// All the places in an address where a page's number may stand.
QList<Pattern> patternsOf(const QUrl &url)
{
    QList<Pattern> patterns;
    const QUrl plain = url.adjusted(QUrl::RemoveFragment);
    const QString whole = plain.toString(QUrl::FullyEncoded);
    const qsizetype question = whole.indexOf(u'?');
    qsizetype at = question + 1;
    while (question >= 0 && at < whole.size()) {
        qsizetype end = whole.indexOf(u'&', at);
        if (end < 0) end = whole.size();
        const qsizetype equals = whole.indexOf(u'=', at);
        if (equals >= 0 && equals < end && end - equals - 1 <= 9) {
            bool ok = false;
            const QStringView value = QStringView(whole).sliced(equals + 1, end - equals - 1);
            const QString name = QUrl::fromPercentEncoding(whole.sliced(at, equals - at).toUtf8());
            const qint64 number = value.toLongLong(&ok);
            if (ok && number >= 0 && !isOtherNumber(name))
                patterns.append({whole.first(equals + 1) + kPlace + whole.sliced(end), number, isPageParameter(name)});
        }
        at = end + 1;
    }
    const qsizetype pathBegin = std::max<qsizetype>(whole.indexOf("://"_L1) + 3, 0);
    const qsizetype path = whole.indexOf(u'/', pathBegin);
    const qsizetype pathEnd = question >= 0 ? question : whole.size();
    for (qsizetype i = std::max<qsizetype>(path, 0); path >= 0 && i < pathEnd;) {
        if (!whole[i].isDigit()) {
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < pathEnd && whole[end].isDigit())
            ++end;
        if (end - i <= 9 && whole[i - 1] != u'%') {
            const QString before = whole.sliced(path, i - path).toLower();
            const bool named = before.endsWith("page"_L1) || before.endsWith("page/"_L1) ||
                               before.endsWith("page-"_L1) || before.endsWith("/p"_L1) || before.endsWith("index"_L1);
            patterns.append(
                {whole.first(i) + kPlace + whole.sliced(end), whole.sliced(i, end - i).toLongLong(), named});
        }
        i = end;
    }
    return patterns;
}

std::optional<qint64> valueIn(const QUrl &url, const QString &key)
{
    const QString whole = url.adjusted(QUrl::RemoveFragment).toString(QUrl::FullyEncoded);
    const qsizetype place = key.indexOf(kPlace);
    const QStringView before = QStringView(key).first(place), after = QStringView(key).sliced(place + kPlace.size());
    if (!whole.startsWith(before) || !whole.endsWith(after) || whole.size() <= before.size() + after.size())
        return std::nullopt;
    bool ok = false;
    const qint64 value =
        QStringView(whole).sliced(before.size(), whole.size() - before.size() - after.size()).toLongLong(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

/// Links that share a pattern, and the rule that their numbers follow: value = first + (page - 1) * step.
struct Group {
    QString key;
    bool named = false;
    QMap<int, qint64> values; ///< By page.
    QMap<int, QUrl> urls;
    int lastOrder = 0;
    int first = 1;
    int step = 1;

    /// The query parameter that holds the page; empty where a path part does.
    QString parameter() const
    {
        const QStringView before = QStringView(key).first(key.indexOf(kPlace));
        const qsizetype begin = std::max(before.lastIndexOf(u'?'), before.lastIndexOf(u'&')) + 1;
        return begin > 0 && before.endsWith(u'=') ? before.sliced(begin).chopped(1).toString() : QString();
    }

    bool fit()
    {
        if (values.isEmpty()) return false;
        if (values.size() == 1) {
            const int page = values.firstKey();
            const qint64 value = values.first();
            first = 1;
            step = 1;
            if (value == page) return true;
            if (named && page > 1 && value == page - 1) {
                first = 0;
                return true;
            }
            // Offsets: page 2 starts at 20, 25 …
            if (named && page > 1 && value % (page - 1) == 0 && value / (page - 1) > 1 &&
                value / (page - 1) <= kLargestStep) {
                first = 0;
                step = int(value / (page - 1));
                return true;
            }
            return false;
        }
        const auto begin = values.constBegin();
        const auto end = std::prev(values.constEnd());
        const qint64 pages = end.key() - begin.key(), difference = end.value() - begin.value();
        if (difference <= 0 || difference % pages != 0 || difference / pages > kLargestStep) return false;
        step = int(difference / pages);
        const qint64 firstValue = begin.value() - qint64(begin.key() - 1) * step;
        if (firstValue != 0 && firstValue != 1) return false;
        first = int(firstValue);
        for (auto value = values.constBegin(); value != values.constEnd(); ++value) {
            if (value.value() != first + qint64(value.key() - 1) * step) return false;
        }
        return true;
    }

    /// The page that an address names, whatever else stands in it.
    std::optional<int> pageOf(const QUrl &url) const
    {
        std::optional<qint64> value = valueIn(url, key);
        if (const QString name = parameter(); !value && !name.isEmpty() && url.path() == QUrl(key).path()) {
            bool ok = false;
            const qint64 number = QUrlQuery(url).queryItemValue(name).toLongLong(&ok);
            if (ok && number >= 0) value = number;
        }
        if (!value || *value < first || (*value - first) % step != 0) return std::nullopt;
        const qint64 page = (*value - first) / step + 1;
        return page <= kLargestPage ? std::optional(int(page)) : std::nullopt;
    }
};

/// Tells links that belong to a row: they have its identity, in the query or in the path.
class RowLinks {
public:
    explicit RowLinks(const ListPage &list)
    {
        for (const Headline &row : list.rows) {
            m_ids.insert(row.id);
            const QList<std::pair<QString, QString>> items = QUrlQuery(row.url).queryItems(QUrl::FullyDecoded);
            const auto identity =
                std::find_if(items.begin(), items.end(), [&](const auto &item) { return item.second == row.id; });
            if (identity != items.end())
                m_parameters.insert(identity->first);
            else
                m_paths.insert(row.url.path());
        }
    }
    bool contains(const QUrl &url) const
    {
        const QUrlQuery query(url);
        return m_paths.contains(url.path()) ||
               std::any_of(m_parameters.begin(), m_parameters.end(), [&](const QString &parameter) {
                   return m_ids.contains(query.queryItemValue(parameter, QUrl::FullyDecoded));
               });
    }

private:
    TextSet<QString> m_ids;
    TextSet<QString> m_parameters;
    TextSet<QString> m_paths;
};

QList<PageLink> pageLinks(const PageTree &tree, const PageMarks &marks, const ListPage &list, const QUrl &address)
{
    QList<PageLink> links;
    const RowLinks rows(list);
    const QList<xmlNodePtr> roots = marks.roots.isEmpty() ? QList<xmlNodePtr>{tree.body()} : marks.roots;
    int order = 0;
    for (const xmlNode *root : roots) {
        for (const xmlNode *node = root; node; node = nextInTree(node, root)) {
            if (!isElement(node, "a") || !hasAttribute(node, "href")) continue;
            ++order;
            const QString text = linkText(node);
            if (text.isEmpty() || text.size() > kLongestWord) continue;
            PageLink link{.node = node, .url = {}, .role = Role::None, .number = 0, .order = order};
            if (const auto number = smallNumber(text)) {
                link.role = Role::Number;
                link.number = *number;
            } else {
                link.role = roleOfWord(text);
            }
            if (link.role == Role::None) continue;
            link.url = tree.resolve(attribute(node, "href"));
            if (!link.url.isValid() || link.url.host() != address.host()) continue;
            // A skin's own block of page links holds no rows; on an article's page they may bear its identity.
            if (marks.roots.isEmpty() && rows.contains(link.url)) continue;
            links.append(link);
        }
    }
    return links;
}

/// The pattern that most page links follow; what has the board's own path goes before what has not.
std::optional<Group> findGroup(const QList<PageLink> &links, const QUrl &address, const QUrl &board)
{
    TextMap<QString, Group> groups;
    for (const PageLink &link : links) {
        if (link.role != Role::Number) continue;
        for (const Pattern &pattern : patternsOf(link.url)) {
            Group &group = groups[pattern.key];
            group.key = pattern.key;
            group.named = pattern.named;
            group.values.insert(link.number, pattern.value);
            group.urls.insert(link.number, link.url);
            group.lastOrder = link.order;
        }
    }
    std::optional<Group> best;
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
std::optional<Group> groupOfWords(const QList<PageLink> &links, const QUrl &address)
{
    for (const PageLink &link : links) {
        if (link.role != Role::Next && link.role != Role::Last) continue;
        for (const Pattern &pattern : patternsOf(link.url)) {
            if (!pattern.named || pattern.value <= 0) continue;
            Group group;
            group.key = pattern.key;
            group.named = true;
            // Without a page number beside it an offset can't be told from a page.
            const std::optional<qint64> here = valueIn(address, pattern.key);
            if (link.role == Role::Next && pattern.value > 2 && !here) continue;
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
std::optional<int> currentInBlock(const QList<PageLink> &links, const Group &group)
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
            number = smallNumber(text);
            if (!text.isEmpty() && !number) break;
        }
        return number && !group.values.contains(*number) ? number : std::nullopt;
    };
    const xmlNode *block = nullptr;
    for (const PageLink &link : links) {
        if (link.role != Role::Number || !valueIn(link.url, group.key)) continue;
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
                const auto number = smallNumber(text);
                if (number && !group.values.contains(*number)) return number;
            }
            node = nextInTree(node, block);
        }
    }
    return std::nullopt;
}

bool hasRel(const xmlNode *node, QStringView word)
{
    const QString rel = attribute(node, "rel");
    for (const QStringView item : qTokenize(rel, u' ', Qt::SkipEmptyParts)) {
        if (item.compare(word, Qt::CaseInsensitive) == 0) return true;
    }
    return false;
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
    address.replace(kPlace, stand);
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
    made.replace(stand, kPlace);
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
        if (link.role == Role::Next || link.role == Role::Last || link.number > 1) return false;
        leadsBack = leadsBack || (link.number == 1 && firsts.contains(link.url.adjusted(QUrl::RemoveFragment)));
    }
    return leadsBack;
}

} // namespace

QUrl readPages(const PageTree &tree, const QUrl &address, const PageMarks &marks, ListPage *list,
               QStringList *explanation)
{
    const QList<PageLink> links = pageLinks(tree, marks, *list, address);
    std::optional<Group> group = findGroup(links, address, list->boardUrl);
    if (!group) group = groupOfWords(links, address);
    const std::optional<int> stated = marks.current ? smallNumber(visibleText(marks.current)) : std::nullopt;
    if (!group) {
        // No link names a page: the address may, and a block with nothing but the current page is the only one.
        for (const Pattern &pattern : patternsOf(address)) {
            const QString name = pattern.key.first(pattern.key.indexOf(kPlace));
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
        if (page && link.role != Role::None) largest = std::max(largest, *page);
        if (page && link.role == Role::Last && *page >= list->page) last = std::max(last.value_or(0), *page);
        const bool onwards = !page || *page > list->page;
        if (link.role == Role::Next && onwards && !next) next = link;
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
        if (isElement(node, "link") && hasRel(node, u"alternate")) {
            const QString type = attribute(node, "type").toLower();
            const bool isFeed = type == "application/rss+xml"_L1 || type == "application/atom+xml"_L1;
            const QUrl url = isFeed ? tree.resolve(attribute(node, "href")) : QUrl();
            if (isFeed && belongs(url)) return url;
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
        if (!isElement(node, "link") || !hasRel(node, u"alternate")) continue;
        const QString type = attribute(node, "type").toLower();
        if (type == "application/rss+xml"_L1 || type == "application/atom+xml"_L1 || type == "application/feed+json"_L1)
            return tree.resolve(attribute(node, "href"));
    }
    return {};
}

} // namespace newsboard
