#include "app/parse/tree.h"

#include "app/parse/bound.h"

#include <gumbo.h>
#include <libxml/dict.h>
#include <libxml/parser.h>

#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const xmlChar *xml(const char *text)
{
    return reinterpret_cast<const xmlChar *>(text);
}

/// Copies gumbo's tree into a libxml2 document, without recursion.
class Copier {
public:
    explicit Copier(xmlDocPtr document) : m_document(document) {}

    void copy(const GumboNode *root)
    {
        const GumboNode *from = root;
        xmlNodePtr parent = nullptr;
        for (;;) {
            xmlNodePtr made = node(from);
            if (made) append(parent, made);
            const GumboVector *children = childrenOf(from);
            if (made && children && children->length > 0) {
                parent = made;
                from = static_cast<const GumboNode *>(children->data[0]);
                continue;
            }
            while (from != root) {
                const GumboVector *siblings = childrenOf(from->parent);
                const size_t next = from->index_within_parent + 1;
                if (next < siblings->length) {
                    from = static_cast<const GumboNode *>(siblings->data[next]);
                    break;
                }
                from = from->parent;
                parent = parent->parent && parent->parent->type == XML_ELEMENT_NODE ? parent->parent : nullptr;
            }
            if (from == root) return;
        }
    }

private:
    static const GumboVector *childrenOf(const GumboNode *node)
    {
        const bool holds = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
        return holds ? &node->v.element.children : nullptr;
    }

    void append(xmlNodePtr parent, xmlNodePtr child)
    {
        if (!parent) {
            xmlDocSetRootElement(m_document, child);
            return;
        }
        child->parent = parent;
        child->prev = parent->last;
        if (parent->last)
            parent->last->next = child;
        else
            parent->children = child;
        parent->last = child;
    }

    xmlNodePtr node(const GumboNode *from)
    {
        switch (from->type) {
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE:
            return element(from->v.element);
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_CDATA:
        case GUMBO_NODE_WHITESPACE:
            return xmlNewDocText(m_document, xml(from->v.text.text));
        case GUMBO_NODE_COMMENT:
            return xmlNewDocComment(m_document, xml(from->v.text.text));
        case GUMBO_NODE_DOCUMENT:
            break;
        }
        return nullptr;
    }

    xmlNodePtr element(const GumboElement &from)
    {
        QByteArray invented;
        const char *name = gumbo_normalized_tagname(from.tag);
        if (from.tag == GUMBO_TAG_UNKNOWN || !*name) {
            GumboStringPiece piece = from.original_tag;
            gumbo_tag_from_original_text(&piece);
            invented = QByteArray(piece.data ? piece.data : "", qsizetype(piece.length)).toLower();
            if (invented.isEmpty()) invented = "unknown";
            name = invented.constData();
        }
        xmlNodePtr made = xmlNewDocNodeEatName(m_document, nullptr, inDictionary(name), nullptr);
        for (unsigned i = 0; i < from.attributes.length; ++i) {
            const auto *attribute = static_cast<const GumboAttribute *>(from.attributes.data[i]);
            xmlNewNsPropEatName(made, nullptr, inDictionary(attribute->name), xml(attribute->value));
        }
        return made;
    }

    /// The document's own copy of a name: one for all nodes that bear it.
    xmlChar *inDictionary(const char *name)
    {
        return const_cast<xmlChar *>(xmlDictLookup(m_document->dict, xml(name), -1));
    }

    xmlDocPtr m_document;
};

QUrl baseOf(const xmlNode *root, const QUrl &address)
{
    for (xmlNodePtr head = firstElementChild(root); head; head = nextElement(head)) {
        if (!isElement(head, "head")) continue;
        for (xmlNodePtr child = firstElementChild(head); child; child = nextElement(child)) {
            if (!isElement(child, "base") || !hasAttribute(child, "href")) continue;
            const QUrl base = address.resolved(QUrl(attribute(child, "href").trimmed()));
            return base.isValid() && base.scheme() == address.scheme() ? base : address;
        }
    }
    return address;
}

} // namespace

PageTree PageTree::parse(QStringView text, const QUrl &address, const Bounds &bounds)
{
    [[maybe_unused]] static const bool initialised = [] {
        xmlInitParser();
        return true;
    }();

    const BoundedHtml bounded = boundHtml(text.toUtf8(), bounds);
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    GumboOutput *output = gumbo_parse_with_options(&options, bounded.html.constData(), size_t(bounded.html.size()));

    PageTree tree;
    tree.m_document.reset(xmlNewDoc(xml("1.0")));
    tree.m_document->dict = xmlDictCreate();
    Copier(tree.document()).copy(output->root);
    gumbo_destroy_output(&options, output);
    tree.m_truncated = bounded.truncated;
    tree.m_base = baseOf(tree.root(), address);
    return tree;
}

xmlNodePtr PageTree::root() const
{
    return xmlDocGetRootElement(m_document.get());
}

xmlNodePtr PageTree::body() const
{
    for (xmlNodePtr child = firstElementChild(root()); child; child = nextElement(child)) {
        if (isElement(child, "body")) return child;
    }
    return root();
}

QUrl PageTree::resolve(QStringView href) const
{
    // What browsers do before they look at an address: white space around it goes, tabs and line ends inside as well.
    QString cleaned;
    cleaned.reserve(href.size());
    for (const QChar c : href.trimmed()) {
        if (c.unicode() >= 0x20 && c.unicode() != 0x7F) cleaned.append(c);
    }
    const QUrl url = m_base.resolved(QUrl(cleaned.trimmed()));
    const QString scheme = url.scheme();
    if (scheme == "http"_L1 || scheme == "https"_L1) return url.host().isEmpty() ? QUrl() : url;
    const bool sample = scheme == "qrc"_L1 && m_base.scheme() == "qrc"_L1 && url.path().startsWith("/sample/"_L1);
    return sample ? url : QUrl();
}

} // namespace newsboard
