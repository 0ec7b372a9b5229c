#include "app/parse/feed_nodes.h"

#include "app/parse/xml_document.h"

using namespace Qt::StringLiterals;

namespace newsboard {

std::pair<QString, QString> feedNameParts(const xmlNode *node)
{
    const QString name = xmlName(node);
    if (name.contains(u':')) return {name.section(u':', 0, 0), name.section(u':', 1)};
    if (!node->ns || !node->ns->prefix) return {{}, name};
    return {QString::fromUtf8(reinterpret_cast<const char *>(node->ns->prefix)), name};
}

const xmlNode *nextFeedNode(const xmlNode *at, const xmlNode *entry)
{
    const bool isElement = at->type == XML_ELEMENT_NODE;
    const QString name = isElement ? feedNameParts(at).second : QString();
    const bool isText = at != entry && (name == "title"_L1 || name == "content"_L1 || name == "summary"_L1 ||
                                        name == "author"_L1 || name == "source"_L1);
    if (isElement && at->children && !isText) return at->children;
    while (at != entry && !at->next)
        at = at->parent;
    return at == entry ? nullptr : at->next;
}

} // namespace newsboard
