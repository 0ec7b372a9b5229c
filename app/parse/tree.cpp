#include "app/parse/tree.h"

#include "app/parse/bound.h"

#include <gumbo.h>
#include <libxml/dict.h>
#include <libxml/parser.h>

#include <cstring>
#include <memory_resource>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr size_t kFirstMemory = 256 * 1024;

const xmlChar *xml(const char *text)
{
    return reinterpret_cast<const xmlChar *>(text);
}

/// Whether white space inside an element is nothing that anybody sees: it stands between rows, cells and items.
bool hidesSpace(const GumboNode *element)
{
    if (!element || element->type != GUMBO_NODE_ELEMENT) return false;
    switch (element->v.element.tag) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_COLGROUP:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_SELECT:
        return true;
    default:
        return false;
    }
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
        case GUMBO_NODE_WHITESPACE:
            if (hidesSpace(from->parent)) return nullptr;
            [[fallthrough]];
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_CDATA:
            return text(from->v.text.text);
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
            const xmlAttrPtr property = xmlNewNsPropEatName(made, nullptr, inDictionary(attribute->name), nullptr);
            property->children = property->last = text(attribute->value);
            property->children->parent = reinterpret_cast<xmlNodePtr>(property);
        }
        return made;
    }

    /// A text node. Short texts, which most are, stand inside the node, where libxml2's own parser puts them.
    xmlNodePtr text(const char *content)
    {
        const xmlNodePtr made = xmlNewDocText(m_document, nullptr);
        const size_t size = std::strlen(content) + 1;
        if (size <= sizeof made->properties + sizeof made->psvi) {
            made->content = reinterpret_cast<xmlChar *>(&made->properties);
            std::memcpy(made->content, content, size);
        } else {
            made->content = xmlStrndup(xml(content), int(size - 1));
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

xmlNodePtr bodyOf(xmlNodePtr root)
{
    for (xmlNodePtr child = firstElementChild(root); child; child = nextElement(child)) {
        if (isElement(child, "body")) return child;
    }
    return root;
}

} // namespace

PageTree PageTree::parse(QStringView text, const QUrl &address, const Bounds &bounds)
{
    [[maybe_unused]] static const bool initialised = [] {
        xmlInitParser();
        return true;
    }();

    const BoundedHtml bounded = boundHtml(text.toUtf8(), bounds);
    // gumbo asks for memory in many small pieces that all go at once: an eighth of its time with the heap.
    std::pmr::monotonic_buffer_resource memory(kFirstMemory);
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.userdata = &memory;
    options.allocator = [](void *from, size_t size) {
        return static_cast<std::pmr::monotonic_buffer_resource *>(from)->allocate(size);
    };
    options.deallocator = [](void *, void *) {};
    GumboOutput *output = gumbo_parse_with_options(&options, bounded.html.constData(), size_t(bounded.html.size()));

    PageTree tree;
    tree.m_document.reset(xmlNewDoc(xml("1.0")));
    tree.m_document->dict = xmlDictCreate();
    Copier(tree.document()).copy(output->root);
    tree.m_truncated = bounded.truncated;
    tree.m_body = bodyOf(tree.root());
    tree.m_base = baseOf(tree.root(), address);
    return tree;
}

xmlNodePtr PageTree::root() const
{
    return xmlDocGetRootElement(m_document.get());
}

QUrl PageTree::resolve(QStringView href) const
{
    const auto [known, isNew] = m_resolved.try_emplace(href.toString());
    if (isNew) known->second = addressOf(href);
    return known->second;
}

QUrl PageTree::addressOf(QStringView href) const
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
