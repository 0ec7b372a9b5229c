#include "app/parse/feed.h"

#include "app/parse/feed_nodes.h"
#include "app/parse/feed_whole_text.h"
#include "app/parse/sanitizer.h"
#include "app/parse/short_text.h"
#include "app/parse/text.h"
#include "app/parse/tree.h"
#include "app/parse/xml_document.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// An id of more characters than this is kept as a digest.
constexpr qsizetype kLongestId = 200;
/// A feed of more entries than this is cut: no reader shows them.
constexpr qsizetype kMostEntries = 2'000;
/// How much of a document tells what it is.
constexpr qsizetype kSniffed = 4'000;

/// What a title says: feeds write mark-up and entities into it, once or twice escaped.
QString titleText(const QString &written)
{
    if (!written.contains(u'<') && !written.contains(u'&')) return cleanLine(written);
    const PageTree tree = PageTree::parse(u"<p>"_s + written, {});
    return cleanLine(elementText(tree.body()));
}

PostedTime dateFrom(const QString &written, const DateContext &dates)
{
    const PostedTime whole = parseDate(written, dates);
    return whole.isKnown() ? whole : findDate(written, dates);
}

void complete(Headline &row, const QString &identity)
{
    QString id = identity.simplified();
    if (id.isEmpty()) id = row.url.toString(QUrl::FullyEncoded);
    if (id.isEmpty()) id = row.title;
    // A plain number would count as a place in a board's order, which a feed does not promise.
    const bool isNumber = std::all_of(id.begin(), id.end(), [](QChar c) { return c.isDigit(); });
    if (isNumber && !id.isEmpty()) id.prepend(u'#');
    if (id.size() > kLongestId)
        id = QString::fromLatin1(QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha1).toHex());
    row.id = id;
}

QUrl webAddress(const QString &written, const QUrl &base)
{
    // An empty one would be the feed's own: all entries without an address would be one.
    if (written.trimmed().isEmpty()) return {};
    const QUrl url = base.resolved(QUrl(written.trimmed()));
    return url.scheme() == "http"_L1 || url.scheme() == "https"_L1 ? url : QUrl();
}

Headline entryFrom(const xmlNode *entry, const QUrl &base, const DateContext &dates)
{
    Headline row;
    QString identity = xmlAttribute(entry, "about");
    QString modified;
    for (const xmlNode *node = nextFeedNode(entry, entry); node; node = nextFeedNode(node, entry)) {
        if (node->type != XML_ELEMENT_NODE) continue;
        const auto [prefix, name] = feedNameParts(node);
        if (prefix == "media"_L1 || prefix == "itunes"_L1) continue; // They repeat what stands beside them.
        if (name == "title"_L1 && row.title.isEmpty()) {
            row.title = titleText(xmlText(node));
        } else if (name == "link"_L1) {
            const QString href = xmlAttribute(node, "href");
            const QString rel = xmlAttribute(node, "rel");
            const bool isPage = rel.isEmpty() || rel == "alternate"_L1;
            if (isPage && !row.url.isValid()) row.url = webAddress(href.isEmpty() ? xmlText(node) : href, base);
        } else if (name == "guid"_L1 || name == "id"_L1) {
            identity = xmlText(node);
            const bool isLink = name == "guid"_L1 && xmlAttribute(node, "ispermalink").toLower() != "false"_L1;
            if (isLink && !row.url.isValid() && identity.startsWith("http"_L1)) row.url = webAddress(identity, base);
        } else if (name == "pubdate"_L1 || name == "published"_L1 || name == "issued"_L1 || name == "date"_L1 ||
                   name == "created"_L1) {
            if (!row.posted.isKnown()) row.posted = dateFrom(xmlText(node), dates);
        } else if (name == "updated"_L1 || name == "modified"_L1) {
            modified = xmlText(node);
        } else if ((name == "author"_L1 || name == "creator"_L1) && row.author.isEmpty()) {
            row.author = xmlText(node);
            for (const xmlNode *part = node->children; part; part = part->next) {
                if (part->type == XML_ELEMENT_NODE && xmlName(part) == "name"_L1) row.author = xmlText(part);
            }
            row.author = titleText(row.author);
        } else if ((name == "category"_L1 || name == "subject"_L1) && row.category.isEmpty()) {
            const QString term = xmlAttribute(node, "term");
            row.category = titleText(term.isEmpty() ? xmlText(node) : term);
        } else if (name == "comments"_L1 && prefix == "slash"_L1) {
            row.comments = parseCount(xmlText(node));
        }
    }
    if (!row.posted.isKnown() && !modified.isEmpty()) row.posted = dateFrom(modified, dates);
    complete(row, identity);
    return row;
}

ListPage feedPage(const QUrl &address)
{
    ListPage page;
    page.kind = u"feed"_s;
    page.skin = u"feed"_s;
    page.boardUrl = address;
    page.isLast = true;
    return page;
}

/// An entry, with its text where the feed has the whole of it.
void add(const Headline &row, const QString &writtenText, ListPage *page)
{
    page->rows.append(row);
    if (writtenText.isEmpty()) return;
    const QUrl base = row.url.isValid() ? row.url : page->boardUrl;
    const PageTree tree = PageTree::parse(writtenText, base);
    Article article;
    article.id = row.id;
    article.url = row.url;
    article.title = row.title;
    article.author = row.author;
    article.posted = row.posted;
    article.category = row.category;
    article.html = cleanHtml(tree.body(), tree);
    article.text = plainText(article.html);
    article.cleanerVersion = kCleanerVersion;
    if (!article.html.isEmpty()) page->texts.append(article);
}

/// Feeds that run from the oldest entry to the newest are turned round.
void putNewestFirst(QList<Headline> &rows)
{
    const auto older = [](const Headline &one, const Headline &other) {
        return one.posted.isKnown() && other.posted.isKnown() && one.posted.sortSeconds() < other.posted.sortSeconds();
    };
    const bool runsUp =
        rows.size() > 1 && older(rows.first(), rows.last()) && std::is_sorted(rows.begin(), rows.end(), older);
    if (runsUp) std::reverse(rows.begin(), rows.end());
}

ListPage jsonFeed(const QJsonObject &feed, const QUrl &address, const DateContext &dates)
{
    ListPage page = feedPage(address);
    page.boardName = titleText(feed[u"title"_s].toString());
    const QJsonArray items = feed[u"items"_s].toArray();
    for (const QJsonValue &item : items) {
        if (page.rows.size() >= kMostEntries) break;
        Headline row;
        row.title = titleText(item[u"title"_s].toString());
        if (row.title.isEmpty()) row.title = cleanLine(item[u"content_text"_s].toString(), 100);
        row.url = webAddress(item[u"url"_s].toString(item[u"external_url"_s].toString()), address);
        const QJsonValue author =
            item[u"authors"_s].isArray() ? item[u"authors"_s].toArray().first() : item[u"author"_s];
        row.author = titleText(author[u"name"_s].toString());
        row.category = titleText(item[u"tags"_s].toArray().first().toString());
        const QString published = item[u"date_published"_s].toString(item[u"date_modified"_s].toString());
        row.posted = dateFrom(published, dates);
        const QJsonValue id = item[u"id"_s];
        complete(row, id.isDouble() ? QString::number(id.toInteger()) : id.toString());
        if (!row.title.isEmpty() || row.url.isValid()) add(row, wholeTextOf(item.toObject()), &page);
    }
    putNewestFirst(page.rows);
    return page;
}

ListPage xmlFeed(const QString &text, const QUrl &address, const DateContext &dates)
{
    ListPage page = feedPage(address);
    const XmlDocument document = readXml(text);
    const xmlNode *root = document.root();
    for (const xmlNode *at = root; at && page.rows.size() < kMostEntries;) {
        const bool isElement = at->type == XML_ELEMENT_NODE;
        const QString name = isElement ? feedNameParts(at).second : QString();
        const bool isEntry = name == "item"_L1 || name == "entry"_L1;
        if (isEntry) {
            const Headline row = entryFrom(at, address, dates);
            if (!row.title.isEmpty() || row.url.isValid()) add(row, wholeTextOf(at), &page);
        } else if (name == "title"_L1 && page.boardName.isEmpty() && xmlName(at->parent) != "image"_L1) {
            page.boardName = titleText(xmlText(at));
        }
        if (isElement && !isEntry && at->children) {
            at = at->children;
            continue;
        }
        while (at && at != root && !at->next)
            at = at->parent;
        at = at && at != root ? at->next : nullptr;
    }
    putNewestFirst(page.rows);
    return page;
}

} // namespace

bool isFeed(const QString &text)
{
    static const QRegularExpression xml(
        u"^\\s*(?:<\\?xml[^>]*\\?>\\s*)?(?:<\\?[^>]*\\?>\\s*|<!--.*?-->\\s*|<!DOCTYPE rss[^>]*>\\s*)*"
        "<(?:rss|feed|rdf:RDF|RDF|(?:atom|a):feed)[\\s>]"_s,
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression json(u"^\\s*\\{.{0,2000}\"version\"\\s*:\\s*\"https?:(?:\\\\?/){2}jsonfeed\\.org"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const QString beginning = text.left(kSniffed);
    return xml.match(beginning).hasMatch() || json.match(beginning).hasMatch();
}

std::optional<ListPage> readFeed(const QString &text, const QUrl &address, const DateContext &dates)
{
    if (!isFeed(text)) return {};
    if (!text.trimmed().startsWith(u'{')) return xmlFeed(text, address, dates);
    return jsonFeed(QJsonDocument::fromJson(text.toUtf8()).object(), address, dates);
}

} // namespace newsboard
