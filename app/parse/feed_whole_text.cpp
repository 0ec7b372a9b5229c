#include "app/parse/feed_whole_text.h"

#include "app/parse/feed_nodes.h"
#include "app/parse/xml_document.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

struct FreeBuffer {
    void operator()(xmlBuffer *buffer) const { xmlBufferFree(buffer); }
};

/// What stands in an element, as mark-up.
QString innerMarkup(const xmlNode *element)
{
    const std::unique_ptr<xmlBuffer, FreeBuffer> buffer(xmlBufferCreate());
    for (xmlNode *part = element->children; part; part = part->next)
        xmlNodeDump(buffer.get(), element->doc, part, 0, 0);
    return QString::fromUtf8(reinterpret_cast<const char *>(xmlBufferContent(buffer.get())),
                             xmlBufferLength(buffer.get()));
}

/// Plain text as paragraphs.
QString paragraphs(const QString &text)
{
    QString html;
    for (const QString &line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty()) html += u"<p>%1</p>"_s.arg(line.trimmed().toHtmlEscaped());
    }
    return html;
}

/// Atom's `content`: text, escaped HTML, or XHTML; nothing where it stands elsewhere (`src`) or is another kind of
/// file.
QString atomContent(const xmlNode *element)
{
    if (!xmlAttribute(element, "src").isEmpty()) return {};
    const QString type = xmlAttribute(element, "type").toLower();
    if (type.isEmpty() || type == "text"_L1 || type == "text/plain"_L1) {
        // Many write HTML without saying so.
        const QString text = xmlText(element);
        return text.contains(u'<') ? text : paragraphs(text);
    }
    if (type == "xhtml"_L1 || type == "application/xhtml+xml"_L1) return innerMarkup(element);
    return type == "html"_L1 || type == "text/html"_L1 ? xmlText(element) : QString();
}

} // namespace

QString wholeTextOf(const xmlNode *entry)
{
    QString content;
    for (const xmlNode *node = nextFeedNode(entry, entry); node; node = nextFeedNode(node, entry)) {
        if (node->type != XML_ELEMENT_NODE) continue;
        const auto [prefix, name] = feedNameParts(node);
        if (name == "encoded"_L1 && prefix == "content"_L1) return xmlText(node);
        const bool isAtom = name == "content"_L1 && (prefix.isEmpty() || prefix == "atom"_L1 || prefix == "a"_L1);
        if (isAtom && content.isEmpty()) content = atomContent(node);
    }
    return content;
}

QString wholeTextOf(const QJsonObject &item)
{
    const QString html = item[u"content_html"_s].toString();
    return html.trimmed().isEmpty() ? paragraphs(item[u"content_text"_s].toString()) : html;
}

} // namespace newsboard
