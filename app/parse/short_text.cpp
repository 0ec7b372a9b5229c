#include "app/parse/short_text.h"

#include "app/parse/text.h"

#include <cstring>

namespace newsboard {

namespace {

constexpr int kMostShortNodes = 300;

bool isShort(const xmlNode *element, qsizetype bytes)
{
    int nodes = 0;
    qsizetype held = 0;
    for (const xmlNode *at = element; at; at = nextInTree(at, element)) {
        if (at->type == XML_TEXT_NODE) held += qsizetype(std::strlen(reinterpret_cast<const char *>(at->content)));
        if (++nodes > kMostShortNodes || held > bytes) return false;
    }
    return true;
}

} // namespace

QString elementText(const xmlNode *element)
{
    const xmlNode *child = element ? element->children : nullptr;
    const bool single = child && !child->next && child->type == XML_TEXT_NODE && isElement(element);
    return single ? cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(child->content))) : visibleText(element);
}

QString shortText(const xmlNode *element, qsizetype bytes)
{
    return element && isShort(element, bytes) ? elementText(element) : QString();
}

bool isBlankShort(const xmlNode *element)
{
    constexpr qsizetype kMostBytes = 2000;
    return !element || (isShort(element, kMostBytes) && elementText(element).isEmpty());
}

} // namespace newsboard
