#include "app/parse/text.h"
#include "app/parse/tree.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const char *chars(const xmlChar *text)
{
    return reinterpret_cast<const char *>(text);
}

const xmlAttr *attributeNode(const xmlNode *element, const char *name)
{
    if (!isElement(element)) return nullptr;
    for (const xmlAttr *found = element->properties; found; found = found->next) {
        if (std::strcmp(chars(found->name), name) == 0) return found;
    }
    return nullptr;
}

/// The value as it stands in the tree; empty for an attribute without one.
QByteArrayView rawValue(const xmlAttr *attribute)
{
    if (!attribute || !attribute->children || !attribute->children->content) return QByteArrayView("", 0);
    return QByteArrayView(chars(attribute->children->content));
}

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/// Calls `take` with each word of a value until it answers true.
template<typename Take> bool anyWord(QByteArrayView value, Take take)
{
    const char *at = value.begin();
    while (at < value.end()) {
        while (at < value.end() && isSpace(*at))
            ++at;
        const char *begin = at;
        while (at < value.end() && !isSpace(*at))
            ++at;
        if (at > begin && take(QByteArrayView(begin, at - begin))) return true;
    }
    return false;
}

/// Class words by which pages keep text for screen readers alone.
constexpr std::array<QByteArrayView, 18> kUnseenClasses{"sound_only",
                                                        "blind",
                                                        "sr-only",
                                                        "sr_only",
                                                        "screen-reader-text",
                                                        "screen-reader-only",
                                                        "screen_out",
                                                        "visually-hidden",
                                                        "visuallyhidden",
                                                        "a11y-hidden",
                                                        "a11y",
                                                        "ir_text",
                                                        "hide-text",
                                                        "hidden",
                                                        "offscreen",
                                                        "sronly",
                                                        "skip",
                                                        "hide_text"};

/// Elements whose content is no text of the page.
constexpr std::array<QByteArrayView, 11> kTextless{"script", "style",  "template", "noscript", "textarea", "select",
                                                   "iframe", "object", "svg",      "head",     "option"};

bool isTextless(const xmlNode *element)
{
    const QByteArrayView name(chars(element->name));
    for (const QByteArrayView textless : kTextless) {
        if (name == textless) return true;
    }
    return false;
}

bool separatesWords(const xmlNode *element)
{
    static constexpr std::array<QByteArrayView, 27> kInline{
        "a",    "b",  "strong", "i",    "em",     "u",    "s",    "span", "font", "sub", "sup", "small", "big", "mark",
        "code", "tt", "label",  "abbr", "strike", "nobr", "cite", "q",    "wbr",  "bdi", "img", "ins",   "del"};
    const QByteArrayView name(chars(element->name));
    for (const QByteArrayView flowing : kInline) {
        if (name == flowing) return false;
    }
    return true;
}

} // namespace

bool isElement(const xmlNode *node)
{
    return node && node->type == XML_ELEMENT_NODE;
}

bool isElement(const xmlNode *node, const char *name)
{
    return isElement(node) && std::strcmp(chars(node->name), name) == 0;
}

bool isAnyElement(const xmlNode *node, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [node](const char *name) { return isElement(node, name); });
}

QString attribute(const xmlNode *element, const char *name)
{
    const xmlAttr *found = attributeNode(element, name);
    return found ? QString::fromUtf8(rawValue(found)) : QString();
}

QByteArrayView attributeBytes(const xmlNode *element, const char *name)
{
    return rawValue(attributeNode(element, name));
}

bool hasAttribute(const xmlNode *element, const char *name)
{
    return attributeNode(element, name) != nullptr;
}

bool hasClass(const xmlNode *element, const char *name)
{
    const QByteArrayView wanted(name);
    return anyWord(rawValue(attributeNode(element, "class")), [wanted](QByteArrayView word) { return word == wanted; });
}

bool hasRel(const xmlNode *element, QStringView word)
{
    const QString rel = attribute(element, "rel");
    for (const QStringView item : qTokenize(rel, u' ', Qt::SkipEmptyParts)) {
        if (item.compare(word, Qt::CaseInsensitive) == 0) return true;
    }
    return false;
}

xmlNodePtr firstElementChild(const xmlNode *node)
{
    if (!isElement(node)) return nullptr;
    xmlNodePtr child = node->children;
    while (child && !isElement(child))
        child = child->next;
    return child;
}

xmlNodePtr nextElement(const xmlNode *node)
{
    xmlNodePtr next = node ? node->next : nullptr;
    while (next && !isElement(next))
        next = next->next;
    return next;
}

xmlNodePtr nextInTree(const xmlNode *node, const xmlNode *root)
{
    if (!node) return nullptr;
    if (isElement(node) && node->children) return node->children;
    return nextAfter(node, root);
}

xmlNodePtr nextAfter(const xmlNode *node, const xmlNode *root)
{
    while (node && node != root) {
        if (node->next) return node->next;
        node = node->parent;
    }
    return nullptr;
}

bool isInside(const xmlNode *node, const xmlNode *ancestor)
{
    if (!ancestor) return false;
    while (node && node != ancestor)
        node = node->parent;
    return node == ancestor;
}

QString rawText(const xmlNode *node)
{
    if (!node) return {};
    if (node->type == XML_ATTRIBUTE_NODE) return QString::fromUtf8(rawValue(reinterpret_cast<const xmlAttr *>(node)));
    QByteArray text;
    for (const xmlNode *at = node; at;) {
        if (at->type == XML_TEXT_NODE) text.append(chars(at->content));
        const bool silent =
            isElement(at) && (isElement(at, "script") || isElement(at, "style") || isElement(at, "template"));
        at = silent ? nextAfter(at, node) : nextInTree(at, node);
    }
    return QString::fromUtf8(text);
}

QString visibleText(const xmlNode *node)
{
    if (!node) return {};
    if (node->type == XML_ATTRIBUTE_NODE) return cleanLine(rawText(node));
    QByteArray text;
    for (const xmlNode *at = node; at;) {
        if (at->type == XML_TEXT_NODE) text.append(chars(at->content));
        const bool silent = isElement(at) && at != node && (isTextless(at) || isHidden(at));
        if (isElement(at) && (silent || separatesWords(at))) text.append(' ');
        const xmlNode *next = silent ? nextAfter(at, node) : nextInTree(at, node);
        // The end of a block parts words as its beginning does.
        for (const xmlNode *left = at; next && left != next->parent; left = left->parent) {
            if (isElement(left) && separatesWords(left)) text.append(' ');
        }
        at = next;
    }
    return cleanLine(QString::fromUtf8(text));
}

bool isHidden(const xmlNode *element)
{
    if (!isElement(element) || !element->properties) return false;
    for (const xmlAttr *found = element->properties; found; found = found->next) {
        const char *name = chars(found->name);
        if (std::strcmp(name, "hidden") == 0) return true;
        if (std::strcmp(name, "style") == 0 && hidesByStyle(rawValue(found))) return true;
        if (std::strcmp(name, "class") == 0 && hasUnseenClass(rawValue(found))) return true;
    }
    return false;
}

bool hidesByStyle(QByteArrayView style)
{
    QVarLengthArray<char, 128> folded;
    for (const char c : style) {
        if (!isSpace(c)) folded.append(c >= 'A' && c <= 'Z' ? char(c + 32) : c);
    }
    const QByteArrayView text(folded.data(), folded.size());
    return text.contains("display:none") || text.contains("visibility:hidden");
}

bool hasUnseenClass(QByteArrayView classes)
{
    return anyWord(classes, [](QByteArrayView word) {
        for (const QByteArrayView known : kUnseenClasses) {
            if (word == known) return true;
        }
        return false;
    });
}

} // namespace newsboard
