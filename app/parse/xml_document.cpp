#include "app/parse/xml_document.h"

#include "app/parse/xml_mending.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <libxml/parser.h>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

struct FreeXmlContext {
    void operator()(xmlParserCtxt *context) const { xmlFreeParserCtxt(context); }
};

/// Names that HTML knows and XML does not, as letters; those that XML knows, and `&` alone, as numbers: libxml2 leaves
/// out what is named once a document has shown that it is ill-formed.
void appendWithoutNames(QStringView text, QString *result)
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
    static const QHash<QString, QString> known{{u"amp"_s, u"&#38;"_s},
                                               {u"lt"_s, u"&#60;"_s},
                                               {u"gt"_s, u"&#62;"_s},
                                               {u"quot"_s, u"&#34;"_s},
                                               {u"apos"_s, u"&#39;"_s}};
    qsizetype from = 0;
    for (auto match = reference.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QString name = found.captured(1);
        const bool isNumeric = name.isEmpty() && text.mid(found.capturedEnd(), 1) == "#"_L1;
        if (isNumeric) continue;
        *result += text.mid(from, found.capturedStart() - from);
        from = found.capturedEnd();
        if (const auto letter = names.constFind(name); letter != names.constEnd())
            *result += QChar(*letter);
        else if (const auto number = known.constFind(name); number != known.constEnd())
            *result += *number;
        else
            *result += u"&#38;"_s + (name.isEmpty() ? QString() : name + u';');
    }
    *result += text.mid(from);
}

/// The same of a document: what stands in a CDATA section is no reference.
QString withoutNames(const QString &text)
{
    constexpr QLatin1StringView begin("<![CDATA[");
    constexpr QLatin1StringView end("]]>");
    const QStringView whole(text);
    QString result;
    result.reserve(text.size());
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype section = text.indexOf(begin, from);
        const qsizetype sectionEnd = section < 0 ? -1 : text.indexOf(end, section);
        if (sectionEnd < 0) {
            appendWithoutNames(whole.mid(from), &result);
            break;
        }
        appendWithoutNames(whole.mid(from, section - from), &result);
        result += whole.mid(section, sectionEnd - section);
        from = sectionEnd;
    }
    return result;
}

/// The same text without its declaration (it is decoded already) and its DTD, with entities of whose own nobody is
/// asked.
QString withoutProlog(QString text)
{
    static const QRegularExpression declaration(u"^\\s*<\\?xml[^>]*\\?>"_s);
    static const QRegularExpression firstElement(u"<[\\w]"_s);
    static const QRegularExpression endOfSubset(u"\\]\\s*>"_s);
    text.remove(declaration);
    const qsizetype begin = text.indexOf("<!DOCTYPE"_L1, 0, Qt::CaseInsensitive);
    if (begin < 0) return text;
    const QRegularExpressionMatch element = firstElement.match(text);
    if (element.hasMatch() && element.capturedStart() < begin) return text;
    const qsizetype subset = text.indexOf(u'[', begin);
    qsizetype end = text.indexOf(u'>', begin);
    if (subset >= 0 && subset < end) {
        const QRegularExpressionMatch closing = endOfSubset.match(text, subset);
        end = closing.hasMatch() ? closing.capturedEnd() - 1 : text.size();
    }
    return end < 0 ? text : text.remove(begin, end + 1 - begin);
}

XmlDocument parsed(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    // Never entities, a DTD or the network: what a document names of its own is not followed.
    const int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
    const std::unique_ptr<xmlParserCtxt, FreeXmlContext> context(xmlNewParserCtxt());
    XmlDocument read;
    if (!context) return read;
    read.document.reset(
        xmlCtxtReadMemory(context.get(), bytes.constData(), int(bytes.size()), nullptr, "UTF-8", options));
    read.isWhole = context->wellFormed != 0;
    return read;
}

QString attributeValue(const xmlAttr *attribute)
{
    QString value;
    for (const xmlNode *part = attribute->children; part; part = part->next) {
        if (part->content) value += QString::fromUtf8(reinterpret_cast<const char *>(part->content));
    }
    return value.trimmed();
}

} // namespace

XmlDocument readXml(const QString &text, const QStringList &neverNested)
{
    QString body = withoutProlog(text);
    body.removeIf([](QChar c) { return c < u' ' && c != u'\n' && c != u'\t' && c != u'\r'; });
    body = withoutNames(body).trimmed();
    XmlDocument read = parsed(body);
    if (read.isWhole) return read;
    // libxml2 recovers by going on in the element that was not closed, down to the document's end.
    XmlDocument mended = parsed(mendedXml(body, neverNested));
    if (mended.root()) read.document = std::move(mended.document);
    return read;
}

QString xmlName(const xmlNode *element)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(element->name)).toLower();
}

QString xmlAttribute(const xmlNode *element, const char *name)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        if (qstricmp(reinterpret_cast<const char *>(attribute->name), name) == 0) return attributeValue(attribute);
    }
    return {};
}

QString xmlAttribute(const xmlNode *element, const char *name, const char *nameSpace)
{
    const xmlAttr *attribute =
        xmlHasNsProp(element, reinterpret_cast<const xmlChar *>(name), reinterpret_cast<const xmlChar *>(nameSpace));
    return attribute ? attributeValue(attribute) : QString();
}

QString xmlText(const xmlNode *element)
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

} // namespace newsboard
