#include "app/parse/skin.h"

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kDeepestSkin = 50;

/// The number that follows `property:` in a style, in whatever unit; 0 where there is none.
double styleLength(const QString &style, const QString &property)
{
    for (const QStringView declaration : qTokenize(style, u';')) {
        const qsizetype colon = declaration.indexOf(u':');
        if (colon < 0 || declaration.first(colon).trimmed().compare(property, Qt::CaseInsensitive) != 0) continue;
        const QStringView value = declaration.sliced(colon + 1).trimmed();
        qsizetype digits = 0;
        while (digits < value.size() && (value[digits].isDigit() || value[digits] == u'.'))
            ++digits;
        return value.first(digits).toDouble();
    }
    return 0;
}

/// The number after the class word; 1 for the word alone, 0 where it is not there.
double classNumber(const QString &classes, const QString &word)
{
    double number = 0;
    for (const QStringView name : qTokenize(classes, u' ', Qt::SkipEmptyParts)) {
        if (!name.startsWith(word)) continue;
        bool ok = false;
        const double value = name.sliced(word.size()).toDouble(&ok);
        if (ok || name.size() == word.size()) number = std::max(number, ok ? value : 1.0);
    }
    return number;
}

int leadingSpaces(const xmlNode *node)
{
    int spaces = 0;
    for (const QChar c : rawText(node)) {
        if (c == u'\u00A0')
            ++spaces;
        else if (!c.isSpace())
            break;
    }
    return spaces;
}

double measure(const DepthRule &rule, const QList<xmlNodePtr> &found)
{
    switch (rule.kind) {
    case DepthRule::Kind::Style:
        return styleLength(attribute(found.first(), "style"), rule.property) / rule.step;
    case DepthRule::Kind::Class:
        return classNumber(attribute(found.first(), "class"), rule.property);
    case DepthRule::Kind::Spaces:
        return leadingSpaces(found.first()) / rule.step;
    case DepthRule::Kind::Count:
        return static_cast<double>(found.size()) * rule.step;
    }
    return 0;
}

template<typename Use> void forEachWord(const char *text, Use use)
{
    while (*text) {
        text += std::strspn(text, " \t\r\n\f");
        const size_t length = std::strcspn(text, " \t\r\n\f");
        if (length > 0) use(QByteArrayView(text, qsizetype(length)));
        text += length;
    }
}

/// `board.php` of `../bbs/board.php?bo_table=news`.
QByteArrayView scriptName(const char *address)
{
    const size_t length = std::strcspn(address, "?#");
    size_t begin = length;
    while (begin > 0 && address[begin - 1] != '/')
        --begin;
    return {address + begin, qsizetype(length - begin)};
}

size_t signHash(char mark, QByteArrayView name)
{
    return TextHash()(name) * 31 + size_t(mark);
}

} // namespace

int depthOf(const QList<DepthRule> &rules, const xmlNode *node, XPathPage &page)
{
    for (const DepthRule &rule : rules) {
        const QList<xmlNodePtr> found = page.nodes(rule.at, node);
        if (found.isEmpty()) continue;
        const int depth = int(std::lround(std::clamp(measure(rule, found), 0.0, double(kDeepestSkin))));
        if (depth > 0) return depth;
    }
    return 0;
}

PageSigns::PageSigns(const PageTree &tree)
{
    m_hashes.reserve(512);
    for (const xmlNode *node = tree.root(); node; node = nextInTree(node, tree.root())) {
        if (node->type != XML_ELEMENT_NODE) continue;
        for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
            const char *name = reinterpret_cast<const char *>(attribute->name);
            const bool isClass = std::strcmp(name, "class") == 0;
            const bool isLink = std::strcmp(name, "href") == 0;
            if (!isClass && !isLink && std::strcmp(name, "id") != 0) continue;
            if (!attribute->children || !attribute->children->content) continue;
            const char *value = reinterpret_cast<const char *>(attribute->children->content);
            if (isLink) {
                m_hashes.insert(signHash('/', scriptName(value)));
                continue;
            }
            forEachWord(value, [&](QByteArrayView word) { m_hashes.insert(signHash(isClass ? '.' : '#', word)); });
        }
    }
}

bool PageSigns::has(const QString &sign) const
{
    const QByteArray bytes = sign.toUtf8();
    return bytes.size() > 1 && m_hashes.contains(signHash(bytes[0], QByteArrayView(bytes).sliced(1)));
}

bool PageSigns::hasAny(const QStringList &signs) const
{
    return std::any_of(signs.begin(), signs.end(), [this](const QString &sign) { return has(sign); });
}

} // namespace newsboard
