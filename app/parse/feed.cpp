#include "app/parse/feed.h"

#include "app/parse/feed_nodes.h"
#include "app/parse/feed_whole_text.h"
#include "app/parse/sanitizer.h"
#include "app/parse/short_text.h"
#include "app/parse/text.h"
#include "app/parse/tree.h"
#include "app/parse/xml_document.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// An id of more characters than this is kept as a digest.
constexpr qsizetype kLongestId = 200;
/// A feed of more entries than this is cut: no reader shows them.
constexpr qsizetype kMostEntries = 2'000;
/// Of an entry without a title this much of its text is shown in the title's place …
constexpr qsizetype kTitleOfText = 100;
/// … and no more than this is looked at for it.
constexpr qsizetype kTextForTitle = 4'000;
/// How much of a document tells what it is.
constexpr qsizetype kSniffed = 4'000;
/// A page of PHP's that warns once for each of its rows warns of no more.
constexpr int kMostWarnings = 1'000;

/// What a title says: feeds write mark-up and entities into it, once or twice escaped.
QString titleText(const QString &written)
{
    if (!written.contains(u'<') && !written.contains(u'&')) return cleanLine(written);
    const PageTree tree = PageTree::parse(u"<p>"_s + written, {});
    return cleanLine(elementText(tree.body()));
}

/// What stands for a title that an entry does not have.
QString titleOfText(const QString &written)
{
    return cleanLine(titleText(written.left(kTextForTitle)), kTitleOfText);
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

/// What the addresses in an element are relative to.
QUrl feedBaseOf(const xmlNode *element, const QUrl &address)
{
    QStringList bases; // The innermost first.
    for (const xmlNode *at = element; at && at->type == XML_ELEMENT_NODE; at = at->parent) {
        const QString base = xmlAttribute(at, "base", "http://www.w3.org/XML/1998/namespace");
        if (!base.isEmpty()) bases.append(base);
    }
    QUrl base = address;
    for (auto written = bases.crbegin(); written != bases.crend(); ++written) {
        const QUrl resolved = webAddress(*written, base);
        if (resolved.isValid()) base = resolved;
    }
    return base;
}

/// Who is named by an element, with parts as Atom has them or without.
QString personOf(const xmlNode *element)
{
    for (const xmlNode *part = element->children; part; part = part->next) {
        if (part->type == XML_ELEMENT_NODE && feedNameParts(part).second == "name"_L1) return titleText(xmlText(part));
    }
    return titleText(xmlText(element));
}

/// An entry as its feed has it.
struct FeedEntry {
    Headline row;
    QString identity; ///< Its own, as written; may be empty.
    QString text;     ///< The whole of it, as mark-up; empty where the feed has a summary.
    QUrl base;        ///< Of the addresses in the text.
};

FeedEntry entryFrom(const xmlNode *entry, const QUrl &address, const DateContext &dates)
{
    FeedEntry read;
    Headline &row = read.row;
    QString summary;
    QString identity = xmlAttribute(entry, "about");
    QString modified;
    for (const xmlNode *node = nextFeedNode(entry, entry); node; node = nextFeedNode(node, entry)) {
        if (node->type != XML_ELEMENT_NODE) continue;
        const auto [prefix, name] = feedNameParts(node);
        if (prefix == "media"_L1 || prefix == "itunes"_L1) continue; // They repeat what stands beside them.
        const QUrl base = name == "link"_L1 || name == "guid"_L1 ? feedBaseOf(node, address) : QUrl();
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
            row.author = personOf(node);
        } else if ((name == "category"_L1 || name == "subject"_L1) && row.category.isEmpty()) {
            const QString term = xmlAttribute(node, "term");
            row.category = titleText(term.isEmpty() ? xmlText(node) : term);
        } else if (name == "comments"_L1 && prefix == "slash"_L1) {
            row.comments = parseCount(xmlText(node));
        } else if ((name == "description"_L1 || name == "summary"_L1) && summary.isEmpty()) {
            summary = xmlText(node);
        }
    }
    if (!row.posted.isKnown() && !modified.isEmpty()) row.posted = dateFrom(modified, dates);
    read.identity = identity;
    read.text = wholeTextOf(entry);
    const QUrl base = feedBaseOf(entry, address);
    read.base = base == address && row.url.isValid() ? row.url : base;
    if (row.title.isEmpty()) row.title = titleOfText(summary.isEmpty() ? read.text : summary);
    return read;
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

/// An entry's text where the feed has the whole of it.
std::optional<Article> articleOfEntry(const FeedEntry &entry)
{
    if (entry.text.isEmpty()) return {};
    const PageTree tree = PageTree::parse(entry.text, entry.base);
    Article article;
    article.id = entry.row.id;
    article.url = entry.row.url;
    article.title = entry.row.title;
    article.author = entry.row.author;
    article.posted = entry.row.posted;
    article.category = entry.row.category;
    article.html = cleanHtml(tree.body(), tree);
    article.text = plainText(article.html);
    article.cleanerVersion = kCleanerVersion;
    return article.html.isEmpty() ? std::nullopt : std::optional(article);
}

/// Puts the entries into the page, each known by its identity; where several with addresses of their own share one, it
/// is none.
void addEntries(QList<FeedEntry> &entries, ListPage *page)
{
    QHash<QString, QSet<QUrl>> addresses;
    for (FeedEntry &entry : entries) {
        complete(entry.row, entry.identity);
        if (entry.row.url.isValid()) addresses[entry.row.id].insert(entry.row.url);
    }
    for (FeedEntry &entry : entries) {
        Headline &row = entry.row;
        if (row.title.isEmpty() && !row.url.isValid()) continue;
        if (row.url.isValid() && addresses.value(row.id).size() > 1) complete(row, {});
        page->rows.append(row);
        if (const auto text = articleOfEntry(entry)) page->texts.append(*text);
    }
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
    const auto firstAuthor = [](const QJsonValue &of) {
        const QJsonValue author = of[u"authors"_s].isArray() ? of[u"authors"_s].toArray().first() : of[u"author"_s];
        return titleText(author[u"name"_s].toString());
    };
    const QString author = firstAuthor(feed);
    const QJsonArray items = feed[u"items"_s].toArray();
    QList<FeedEntry> entries;
    for (const QJsonValue &item : items) {
        if (entries.size() >= kMostEntries) break;
        FeedEntry entry;
        Headline &row = entry.row;
        entry.text = wholeTextOf(item.toObject());
        row.title = titleText(item[u"title"_s].toString());
        if (row.title.isEmpty()) row.title = cleanLine(item[u"content_text"_s].toString(), kTitleOfText);
        if (row.title.isEmpty()) row.title = titleOfText(item[u"summary"_s].toString(entry.text));
        row.url = webAddress(item[u"url"_s].toString(item[u"external_url"_s].toString()), address);
        row.author = firstAuthor(item);
        if (row.author.isEmpty()) row.author = author;
        row.category = titleText(item[u"tags"_s].toArray().first().toString());
        const QString published = item[u"date_published"_s].toString(item[u"date_modified"_s].toString());
        row.posted = dateFrom(published, dates);
        const QJsonValue id = item[u"id"_s];
        entry.identity = id.isDouble() ? QString::number(id.toInteger()) : id.toString();
        entry.base = row.url.isValid() ? row.url : address;
        entries.append(entry);
    }
    addEntries(entries, &page);
    putNewestFirst(page.rows);
    return page;
}

ListPage xmlFeed(const QString &text, const QUrl &address, const DateContext &dates)
{
    ListPage page = feedPage(address);
    const XmlDocument document = readXml(text, {u"item"_s, u"entry"_s});
    const xmlNode *root = document.root();
    QList<FeedEntry> entries;
    QString author; // Of all entries that name none, in Atom.
    for (const xmlNode *at = root; at && entries.size() < kMostEntries;) {
        const bool isElement = at->type == XML_ELEMENT_NODE;
        const QString name = isElement ? feedNameParts(at).second : QString();
        const bool isEntry = name == "item"_L1 || name == "entry"_L1;
        if (isEntry) {
            entries.append(entryFrom(at, address, dates));
        } else if (name == "title"_L1 && page.boardName.isEmpty() && xmlName(at->parent) != "image"_L1) {
            page.boardName = titleText(xmlText(at));
        } else if (name == "author"_L1 && at->parent == root && author.isEmpty()) {
            author = personOf(at);
        }
        if (isElement && !isEntry && at->children) {
            at = at->children;
            continue;
        }
        while (at && at != root && !at->next)
            at = at->parent;
        at = at && at != root ? at->next : nullptr;
    }
    for (FeedEntry &entry : entries) {
        if (entry.row.author.isEmpty()) entry.row.author = author;
    }
    addEntries(entries, &page);
    putNewestFirst(page.rows);
    return page;
}

/// A JSON document as far as it goes: where it breaks, up to the last whole object of a list before that.
QJsonObject readJson(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument whole = QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError) return whole.object();
    QByteArray closing; // What would end the document here, from its last byte on.
    qsizetype end = 0;
    QByteArray closingAtEnd;
    bool isText = false;
    for (qsizetype i = 0; i < std::min<qsizetype>(error.offset, bytes.size()); ++i) {
        const char c = bytes[i];
        if (isText) {
            if (c == '\\') ++i;
            isText = c != '"';
        } else if (c == '"') {
            isText = true;
        } else if (c == '{' || c == '[') {
            closing.append(c == '{' ? '}' : ']');
        } else if ((c == '}' || c == ']') && !closing.isEmpty()) {
            closing.chop(1);
            if (c != '}' || !closing.endsWith(']')) continue;
            end = i + 1;
            closingAtEnd = closing;
        }
    }
    std::reverse(closingAtEnd.begin(), closingAtEnd.end());
    return QJsonDocument::fromJson(bytes.first(end) + closingAtEnd).object();
}

/// Behind the warnings that PHP writes before all else where its programs make mistakes and its display_errors is on.
QString behindWarnings(const QString &text)
{
    static const QRegularExpression warning(
        u"\\G\\s*(?:<br\\s*/?>\\s*)?(?:<b>)?(?:Warning|Notice|Deprecated|Strict Standards)(?:</b>)?:.{0,600}?"
        " on line (?:<b>)?\\d++(?:</b>)?(?:<br\\s*/?>)?\\s*"_s,
        QRegularExpression::DotMatchesEverythingOption);
    qsizetype end = 0;
    for (int i = 0; i < kMostWarnings; ++i) {
        const QRegularExpressionMatch match = warning.match(text, end);
        if (!match.hasMatch()) break;
        end = match.capturedEnd();
    }
    return end == 0 ? text : text.sliced(end);
}

/// By how it begins.
bool isFeed(const QString &text)
{
    static const QRegularExpression xml(
        u"^\\s*(?:<\\?xml[^>]*\\?>\\s*)?(?><\\?[^>]*\\?>\\s*|<!--.*?-->\\s*|<!DOCTYPE rss[^>]*>\\s*)*+"
        "<(?:rss|feed|rdf:RDF|RDF|(?:atom|a):feed)[\\s>]"_s,
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression json(u"^\\s*\\{.{0,2000}\"version\"\\s*:\\s*\"https?:(?:\\\\?/){2}jsonfeed\\.org"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const QString beginning = text.left(kSniffed);
    return xml.match(beginning).hasMatch() || json.match(beginning).hasMatch();
}

} // namespace

std::optional<ListPage> readFeed(const QString &text, const QUrl &address, const DateContext &dates)
{
    const QString document = behindWarnings(text);
    if (!isFeed(document)) return {};
    if (!document.trimmed().startsWith(u'{')) return xmlFeed(document, address, dates);
    const QJsonObject feed = readJson(document.toUtf8());
    if (feed.isEmpty()) return {};
    return jsonFeed(feed, address, dates);
}

} // namespace newsboard
