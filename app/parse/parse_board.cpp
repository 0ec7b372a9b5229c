#include "app/parse/parse_board.h"

#include "app/parse/addresses.h"
#include "app/parse/page_feeds.h"
#include "app/parse/pages.h"
#include "app/parse/text.h"

#include <QMap>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kLongestName = 60;

const xmlNode *findElement(const PageTree &tree, const char *name)
{
    for (const xmlNode *node = tree.root(); node; node = nextInTree(node, tree.root())) {
        if (isElement(node, name)) return node;
    }
    return nullptr;
}

QString metaContent(const PageTree &tree, const char *key, QStringView value)
{
    for (const xmlNode *node = tree.root(); node; node = nextInTree(node, tree.root())) {
        if (isElement(node, "meta") && attribute(node, key).compare(value, Qt::CaseInsensitive) == 0)
            return cleanLine(attribute(node, "content"));
    }
    return {};
}

/// "뉴스 2 페이지", "News - Page 2" → without the page.
QString withoutPage(QString name)
{
    static const QRegularExpression page(
        u"[\\s\\-–|(:,]*(?:\\d+\\s*(?:페이지|쪽|ページ|页|頁)|(?:page|seite|페이지)\\s*\\d+(?:\\s*(?:of|/|von)\\s*\\d+)?)\\)?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    name.remove(page);
    static const QRegularExpression list(u"\\s+(?:목록|글목록|리스트)$"_s);
    name.remove(list);
    return name.trimmed();
}

QStringList titleParts(const QString &title)
{
    static const QRegularExpression separator(u"\\s+[|\\-–—»>:·]+\\s+|\\s*::\\s*|\\s+»\\s*|\\s*\\|\\s*"_s);
    QStringList parts;
    for (const QString &part : title.split(separator, Qt::SkipEmptyParts)) {
        if (const QString name = withoutPage(part.trimmed()); !name.isEmpty()) parts.append(name);
    }
    return parts;
}

bool sameText(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// The name among the parts of the page's title: what a heading repeats, never the article's title or the site's name.
QString nameFromTitle(const PageTree &tree, const QString &articleTitle, const QUrl &board)
{
    QString whole = visibleText(findElement(tree, "title"));
    if (whole.isEmpty()) whole = rawText(findElement(tree, "title")).simplified();
    if (whole.isEmpty()) whole = metaContent(tree, "property", u"og:title");
    QStringList parts = titleParts(cleanLine(whole));
    const QString site = metaContent(tree, "property", u"og:site_name");
    if (!articleTitle.isEmpty()) {
        parts.removeIf([&](const QString &part) {
            return sameText(part, articleTitle) || (part.size() > 8 && articleTitle.contains(part));
        });
    }
    if (parts.size() > 1) parts.removeIf([&](const QString &part) { return sameText(part, site); });
    if (parts.size() > 1) {
        QString heading;
        for (const xmlNode *node = tree.body(); node && heading.isEmpty(); node = nextInTree(node, tree.body())) {
            const bool title = isElement(node, "h1") || isElement(node, "h2");
            if (!title && !isElement(node, "a")) continue;
            const QString text = visibleText(node);
            const auto part = std::find_if(parts.begin(), parts.end(),
                                           [&](const QString &candidate) { return sameText(candidate, text); });
            if (part == parts.end()) continue;
            if (title || tree.resolve(attribute(node, "href")) == board) heading = *part;
        }
        if (!heading.isEmpty()) return heading;
    }
    return parts.value(0);
}

QString headingName(const PageTree &tree, const QString &articleTitle)
{
    QStringList found;
    for (const xmlNode *node = tree.body(); node && found.size() < 3; node = nextInTree(node, tree.body())) {
        if (!isElement(node, "h1") && !isElement(node, "h2")) continue;
        const QString text = withoutPage(visibleText(node));
        if (!text.isEmpty() && text.size() <= kLongestName && !sameText(text, articleTitle)) found.append(text);
    }
    return found.size() == 1 ? found.first() : QString();
}

QString boardName(const Skin *skin, XPathPage &page, const QString &articleTitle, const QUrl &board)
{
    const PageTree &tree = page.tree();
    if (skin) {
        QString name = page.text(skin->pages.name, tree.root());
        // On an article's page Gnuboard prints "article > board".
        if (const qsizetype arrow = name.lastIndexOf(" > "_L1); arrow > 0) name = name.sliced(arrow + 3);
        name = withoutPage(name);
        if (!name.isEmpty() && !sameText(name, articleTitle)) return cleanLine(name, kLongestName);
    }
    QString name = nameFromTitle(tree, articleTitle, board);
    if (name.isEmpty()) name = headingName(tree, articleTitle);
    if (name.isEmpty()) name = metaContent(tree, "property", u"og:site_name");
    if (name.isEmpty()) name = board.host();
    return cleanLine(name, kLongestName);
}

/// The list to which most rows belong, where their addresses tell it.
QUrl listOfRows(const ListPage &list)
{
    QMap<QString, int> votes;
    for (const Headline &row : list.rows) {
        const QUrl url = listAddress(row.url, list.kind);
        if (url.isValid() && url != row.url) ++votes[url.toString(QUrl::FullyEncoded)];
    }
    QUrl best;
    int most = 0;
    for (auto vote = votes.cbegin(); vote != votes.cend(); ++vote) {
        if (vote.value() <= most) continue;
        most = vote.value();
        best = QUrl(vote.key());
    }
    return best;
}

/// A hidden field of a form that names the board: `mid`, `bo_table`.
QUrl listOfForms(const PageTree &tree, const QUrl &address, const QString &kind)
{
    const QString name = kind.startsWith("gnuboard"_L1) ? u"bo_table"_s : u"mid"_s;
    for (const xmlNode *node = tree.body(); node; node = nextInTree(node, tree.body())) {
        if (!isElement(node, "input") || attribute(node, "name") != name) continue;
        const QString value = attribute(node, "value");
        if (value.isEmpty()) continue;
        QUrl url = address.resolved(QUrl(name == "mid"_L1 ? u"/index.php"_s : u"board.php"_s));
        QUrlQuery query;
        query.addQueryItem(name, value);
        url.setQuery(query);
        url.setFragment(QString());
        return url;
    }
    return {};
}

bool isKnownKind(const QString &kind)
{
    return kind != "board"_L1 && !kind.isEmpty();
}

/// The list by its pages' addresses: `pageTemplate` without the page.
QUrl listOfTemplate(const ListPage &list, const QUrl &first)
{
    const QString &page = list.addresses.pageTemplate;
    const qsizetype place = page.indexOf("{page}"_L1);
    if (place < 0) return {};
    QString plain = page;
    plain.replace("{page}"_L1, QString::number(list.addresses.firstPage));
    const qsizetype question = page.indexOf(u'?');
    if (question < 0 || place < question) return first.isValid() ? withoutView(first) : QUrl();
    QUrl url(plain);
    QUrlQuery query(url);
    const qsizetype equals = page.lastIndexOf(u'=', place);
    const qsizetype begin = std::max(page.lastIndexOf(u'&', equals), page.lastIndexOf(u'?', equals)) + 1;
    query.removeAllQueryItems(page.sliced(begin, equals - begin));
    url.setQuery(query.isEmpty() ? QUrlQuery() : query);
    if (query.isEmpty()) url.setQuery(QString());
    return withoutView(url);
}

/// Whether the address is that of an article of this list.
bool isArticleAddress(const QUrl &address, const ListPage &list)
{
    return !list.openId.isEmpty() && articleId(address, list.kind) == list.openId;
}

QUrl boardAddress(const PageTree &tree, const QUrl &address, const ListPage &list)
{
    if (address.scheme() == "qrc"_L1) return withoutView(address);
    if (isKnownKind(list.kind)) {
        if (const QUrl url = listAddress(address, list.kind); url.isValid()) return url;
        if (const QUrl url = listOfRows(list); url.isValid()) return url;
        if (const QUrl url = listOfForms(tree, address, list.kind); url.isValid()) return url;
    }
    return withoutView(address);
}

} // namespace

QString kindOfBoard(const PageTree &tree, const ListPage &list, const QUrl &address)
{
    const QString generator = metaContent(tree, "name", u"generator");
    const QUrlQuery query(list.rows.isEmpty() ? address : list.rows.first().url);
    const bool xe = generator.contains("XpressEngine"_L1) || query.hasQueryItem(u"document_srl"_s);
    if (generator.contains("Rhymix"_L1)) return u"rhymix"_s;
    if (xe) return u"xe"_s;
    if (query.hasQueryItem(u"bo_table"_s) || QUrlQuery(address).hasQueryItem(u"bo_table"_s)) return u"gnuboard5"_s;
    return u"board"_s;
}

void readBoard(const QUrl &address, const Skin *skin, XPathPage &page, const QString &articleTitle, ListPage *list,
               QStringList *explanation)
{
    const PageTree &tree = page.tree();
    list->boardUrl = boardAddress(tree, address, *list);
    PageMarks marks;
    if (skin) {
        marks.roots = page.nodes(skin->pages.root, tree.root());
        for (const xmlNode *root : std::as_const(marks.roots)) {
            if (!marks.current) marks.current = page.first(skin->pages.current, root);
        }
    }
    const QUrl first = readPages(tree, address, marks, list, explanation);
    if (!isKnownKind(list->kind)) {
        const bool inPlace = list->page > 1 || isArticleAddress(address, *list);
        const QUrl learnt = inPlace || address.hasQuery() ? listOfTemplate(*list, first) : QUrl();
        if (learnt.isValid()) list->boardUrl = learnt;
    }
    list->boardName = boardName(skin, page, articleTitle, list->boardUrl);
    list->feed = findFeed(tree, *list);
    if (explanation) explanation->append(u"board: %1 at %2"_s.arg(list->boardName, list->boardUrl.toString()));
}

} // namespace newsboard
