#include "app/parse/feed.h"

#include "app/parse/short_text.h"
#include "app/parse/text.h"
#include "app/parse/tree.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <libxml/parser.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// An id of more characters than this is kept as a digest.
constexpr qsizetype kLongestId = 200;
/// A feed of more entries than this is cut: no reader shows them.
constexpr qsizetype kMostEntries = 2'000;
/// How much of a document tells what it is.
constexpr qsizetype kSniffed = 4'000;

struct FreeDocument {
    void operator()(xmlDoc *document) const { xmlFreeDoc(document); }
};

QString nameOf(const xmlNode *node)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(node->name)).toLower();
}

QString attributeOf(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        if (qstricmp(reinterpret_cast<const char *>(attribute->name), name) != 0) continue;
        QString value;
        for (const xmlNode *part = attribute->children; part; part = part->next) {
            if (part->content) value += QString::fromUtf8(reinterpret_cast<const char *>(part->content));
        }
        return value.trimmed();
    }
    return {};
}

/// All text below an element, as it was written; walked without recursion.
QString rawText(const xmlNode *element)
{
    QString text;
    const xmlNode *at = element->children;
    while (at) {
        if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) && at->content)
            text += QString::fromUtf8(reinterpret_cast<const char *>(at->content));
        if (at->type == XML_ELEMENT_NODE && at->children) {
            at = at->children;
            continue;
        }
        while (at && at != element && !at->next)
            at = at->parent;
        at = at && at != element ? at->next : nullptr;
    }
    return text.trimmed();
}

/// What a title says: feeds write mark-up and entities into it, once or twice escaped.
QString titleText(const QString &written)
{
    if (!written.contains(u'<') && !written.contains(u'&')) return cleanLine(written);
    const PageTree tree = PageTree::parse(u"<p>"_s + written, {});
    return cleanLine(elementText(tree.body()));
}

/// Names that HTML knows and XML does not, as numbers; `&` alone as itself.
QString withoutHtmlEntities(const QString &text)
{
    static const QHash<QString, ushort> names{
        {u"nbsp"_s, 0xA0},    {u"iexcl"_s, 0xA1},    {u"cent"_s, 0xA2},     {u"pound"_s, 0xA3},    {u"yen"_s, 0xA5},
        {u"sect"_s, 0xA7},    {u"copy"_s, 0xA9},     {u"laquo"_s, 0xAB},    {u"reg"_s, 0xAE},      {u"deg"_s, 0xB0},
        {u"plusmn"_s, 0xB1},  {u"middot"_s, 0xB7},   {u"raquo"_s, 0xBB},    {u"frac12"_s, 0xBD},   {u"agrave"_s, 0xE0},
        {u"aacute"_s, 0xE1},  {u"auml"_s, 0xE4},     {u"ccedil"_s, 0xE7},   {u"egrave"_s, 0xE8},   {u"eacute"_s, 0xE9},
        {u"ouml"_s, 0xF6},    {u"uuml"_s, 0xFC},     {u"szlig"_s, 0xDF},    {u"times"_s, 0xD7},    {u"ndash"_s, 0x2013},
        {u"mdash"_s, 0x2014}, {u"lsquo"_s, 0x2018},  {u"rsquo"_s, 0x2019},  {u"ldquo"_s, 0x201C},  {u"rdquo"_s, 0x201D},
        {u"bull"_s, 0x2022},  {u"hellip"_s, 0x2026}, {u"lsaquo"_s, 0x2039}, {u"rsaquo"_s, 0x203A}, {u"euro"_s, 0x20AC},
        {u"trade"_s, 0x2122}, {u"larr"_s, 0x2190},   {u"rarr"_s, 0x2192},   {u"uarr"_s, 0x2191},   {u"darr"_s, 0x2193}};
    static const QRegularExpression reference(u"&(?:([a-zA-Z][a-zA-Z0-9]*);)?"_s);
    static const QStringList known{u"amp"_s, u"lt"_s, u"gt"_s, u"quot"_s, u"apos"_s};
    QString result;
    qsizetype from = 0;
    for (auto match = reference.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QString name = found.captured(1);
        const bool isNumeric = name.isEmpty() && text.mid(found.capturedEnd(), 1) == "#"_L1;
        if (isNumeric || known.contains(name)) continue;
        result += QStringView(text).mid(from, found.capturedStart() - from);
        from = found.capturedEnd();
        const auto letter = names.constFind(name);
        if (letter != names.constEnd())
            result += QChar(*letter);
        else
            result += u"&amp;"_s + (name.isEmpty() ? QString() : name + u';');
    }
    return result.append(QStringView(text).mid(from));
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

/// Prefix and name of an element; one whose prefix nobody declared has both in its name.
std::pair<QString, QString> partsOf(const xmlNode *node)
{
    const QString name = nameOf(node);
    if (name.contains(u':')) return {name.section(u':', 0, 0), name.section(u':', 1)};
    if (!node->ns || !node->ns->prefix) return {{}, name};
    return {QString::fromUtf8(reinterpret_cast<const char *>(node->ns->prefix)), name};
}

/// The next node of an entry: where an element was not closed, what follows it stands inside it. A text of mark-up is
/// passed over as a whole.
const xmlNode *nextIn(const xmlNode *at, const xmlNode *entry)
{
    const bool isElement = at->type == XML_ELEMENT_NODE;
    const QString name = isElement ? partsOf(at).second : QString();
    const bool isText = at != entry && (name == "title"_L1 || name == "content"_L1 || name == "summary"_L1 ||
                                        name == "author"_L1 || name == "source"_L1);
    if (isElement && at->children && !isText) return at->children;
    while (at != entry && !at->next)
        at = at->parent;
    return at == entry ? nullptr : at->next;
}

Headline entryFrom(const xmlNode *entry, const QUrl &base, const DateContext &dates)
{
    Headline row;
    QString identity = attributeOf(entry, "about");
    QString modified;
    for (const xmlNode *node = nextIn(entry, entry); node; node = nextIn(node, entry)) {
        if (node->type != XML_ELEMENT_NODE) continue;
        const auto [prefix, name] = partsOf(node);
        if (prefix == "media"_L1 || prefix == "itunes"_L1) continue; // They repeat what stands beside them.
        if (name == "title"_L1 && row.title.isEmpty()) {
            row.title = titleText(rawText(node));
        } else if (name == "link"_L1) {
            const QString href = attributeOf(node, "href");
            const QString rel = attributeOf(node, "rel");
            const bool isPage = rel.isEmpty() || rel == "alternate"_L1;
            if (isPage && !row.url.isValid()) row.url = webAddress(href.isEmpty() ? rawText(node) : href, base);
        } else if (name == "guid"_L1 || name == "id"_L1) {
            identity = rawText(node);
            const bool isLink = name == "guid"_L1 && attributeOf(node, "ispermalink").toLower() != "false"_L1;
            if (isLink && !row.url.isValid() && identity.startsWith("http"_L1)) row.url = webAddress(identity, base);
        } else if (name == "pubdate"_L1 || name == "published"_L1 || name == "issued"_L1 || name == "date"_L1 ||
                   name == "created"_L1) {
            if (!row.posted.isKnown()) row.posted = dateFrom(rawText(node), dates);
        } else if (name == "updated"_L1 || name == "modified"_L1) {
            modified = rawText(node);
        } else if ((name == "author"_L1 || name == "creator"_L1) && row.author.isEmpty()) {
            row.author = rawText(node);
            for (const xmlNode *part = node->children; part; part = part->next) {
                if (part->type == XML_ELEMENT_NODE && nameOf(part) == "name"_L1) row.author = rawText(part);
            }
            row.author = titleText(row.author);
        } else if ((name == "category"_L1 || name == "subject"_L1) && row.category.isEmpty()) {
            const QString term = attributeOf(node, "term");
            row.category = titleText(term.isEmpty() ? rawText(node) : term);
        } else if (name == "comments"_L1 && prefix == "slash"_L1) {
            row.comments = parseCount(rawText(node));
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
        if (!row.title.isEmpty() || row.url.isValid()) page.rows.append(row);
    }
    putNewestFirst(page.rows);
    return page;
}

ListPage xmlFeed(const QString &text, const QUrl &address, const DateContext &dates)
{
    ListPage page = feedPage(address);
    static const QRegularExpression declaration(u"^\\s*<\\?xml[^>]*\\?>"_s);
    QString body = text;
    body.remove(declaration);
    body.removeIf([](QChar c) { return c < u' ' && c != u'\n' && c != u'\t' && c != u'\r'; });
    const QByteArray bytes = withoutHtmlEntities(body).trimmed().toUtf8();
    // Never entities, a DTD or the network: what a feed names of its own is not followed.
    const int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
    const std::unique_ptr<xmlDoc, FreeDocument> document(
        xmlReadMemory(bytes.constData(), int(bytes.size()), nullptr, "UTF-8", options));
    const xmlNode *root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    for (const xmlNode *at = root; at && page.rows.size() < kMostEntries;) {
        const bool isElement = at->type == XML_ELEMENT_NODE;
        const QString name = isElement ? partsOf(at).second : QString();
        const bool isEntry = name == "item"_L1 || name == "entry"_L1;
        if (isEntry) {
            const Headline row = entryFrom(at, address, dates);
            if (!row.title.isEmpty() || row.url.isValid()) page.rows.append(row);
        } else if (name == "title"_L1 && page.boardName.isEmpty() && nameOf(at->parent) != "image"_L1) {
            page.boardName = titleText(rawText(at));
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
