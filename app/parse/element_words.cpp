#include "app/parse/element_words.h"

#include "app/parse/short_text.h"

#include <QVarLengthArray>

#include <array>
#include <cstring>

namespace newsboard {

namespace {

constexpr qsizetype kMostCaptionBytes = 120;
constexpr int kMostCaptionNodes = 200;
constexpr qsizetype kMostHintBytes = 200;

struct HintWord {
    std::string_view word;
    AttributeHint hint;
};

constexpr std::array kHintWords{
    HintWord{"secret", AttributeHint::Secret},     HintWord{"lock", AttributeHint::Secret},
    HintWord{"비밀", AttributeHint::Secret},       HintWord{"block", AttributeHint::NotSecret},
    HintWord{"unlock", AttributeHint::NotSecret},  HintWord{"file", AttributeHint::File},
    HintWord{"attach", AttributeHint::File},       HintWord{"paperclip", AttributeHint::File},
    HintWord{"disk", AttributeHint::File},         HintWord{"download", AttributeHint::File},
    HintWord{"첨부", AttributeHint::File},         HintWord{"profile", AttributeHint::NotFile},
    HintWord{"image", AttributeHint::Picture},     HintWord{"photo", AttributeHint::Picture},
    HintWord{"picture", AttributeHint::Picture},   HintWord{"camera", AttributeHint::Picture},
    HintWord{"ico_img", AttributeHint::Picture},   HintWord{"icon_img", AttributeHint::Picture},
    HintWord{"new_icon", AttributeHint::NewIcon},  HintWord{"icon_new", AttributeHint::NewIcon},
    HintWord{"ico_new", AttributeHint::NewIcon},   HintWord{"icon-new", AttributeHint::NewIcon},
    HintWord{"new.", AttributeHint::NewImage},     HintWord{"notice", AttributeHint::Notice},
    HintWord{"sticky", AttributeHint::Notice},     HintWord{"pinned", AttributeHint::Notice},
    HintWord{"announce", AttributeHint::Notice},   HintWord{"공지", AttributeHint::Notice},
    HintWord{"置顶", AttributeHint::Notice},       HintWord{"置頂", AttributeHint::Notice},
    HintWord{"固顶", AttributeHint::Notice},       HintWord{"固頂", AttributeHint::Notice},
    HintWord{"固定", AttributeHint::Notice},       HintWord{"badge", AttributeHint::Badge},
    HintWord{"icon", AttributeHint::Badge},        HintWord{"ico_", AttributeHint::Badge},
    HintWord{"fixed", AttributeHint::Fixed},       HintWord{" pin ", AttributeHint::Fixed},
    HintWord{" pins ", AttributeHint::Fixed},      HintWord{" top ", AttributeHint::Fixed},
    HintWord{" on ", AttributeHint::Opened},       HintWord{" select ", AttributeHint::Opened},
    HintWord{" selected ", AttributeHint::Opened}, HintWord{" current ", AttributeHint::Opened},
    HintWord{" active ", AttributeHint::Opened}};

ElementKinds kindsOf(const char *name)
{
    const std::string_view word(name);
    const auto isAny = [word](std::initializer_list<std::string_view> words) {
        for (const std::string_view one : words) {
            if (word == one) return true;
        }
        return false;
    };
    ElementKinds kinds;
    kinds.setFlag(ElementKind::Silent, isAny({"script", "style", "template", "select", "textarea", "noscript", "svg"}));
    kinds.setFlag(ElementKind::Icon, isAny({"img", "i", "span", "em", "svg"}));
    kinds.setFlag(ElementKind::Mark, isAny({"img", "i", "span", "em", "b", "strong", "svg"}));
    kinds.setFlag(ElementKind::Link, word == "a");
    kinds.setFlag(ElementKind::Image, word == "img");
    kinds.setFlag(ElementKind::Heading, word.size() == 2 && word[0] == 'h' && word[1] >= '1' && word[1] <= '6');
    kinds.setFlag(ElementKind::Block, isAny({"div", "p", "ul", "dl", "li", "table", "time"}));
    return kinds;
}

QByteArrayView valueOf(const xmlAttr *attribute)
{
    if (!attribute->children || !attribute->children->content) return {};
    return QByteArrayView(reinterpret_cast<const char *>(attribute->children->content));
}

} // namespace

ElementKinds ElementWords::kinds(const xmlNode *element)
{
    // The tree keeps one copy of each name.
    const auto known = m_kinds.constFind(element->name);
    if (known != m_kinds.constEnd()) return *known;
    return *m_kinds.insert(element->name, kindsOf(reinterpret_cast<const char *>(element->name)));
}

const ClassWords &ElementWords::classes(QByteArrayView value)
{
    const auto [place, isNew] = m_classes.try_emplace(value);
    ClassWords &words = place->second;
    if (!isNew) return words;
    words.columns = classColumns(value);
    words.unseen = hasUnseenClass(value);
    QByteArray plain = value.toByteArray();
    plain.removeIf([](char c) { return c >= '0' && c <= '9'; });
    const auto [number, first] = m_plainNumbers.try_emplace(plain, int(m_plain.size()));
    if (first) m_plain.append(plain);
    words.plain = number->second;
    return words;
}

const ClassWords &ElementWords::classes(const xmlNode *element)
{
    return classes(attributeBytes(element, "class"));
}

bool ElementWords::isUnseenStyle(QByteArrayView style)
{
    const auto [place, isNew] = m_styles.try_emplace(style);
    if (isNew) place->second = hidesByStyle(style);
    return place->second;
}

ElementFacts ElementWords::facts(const xmlNode *element)
{
    ElementFacts facts;
    facts.kinds = kinds(element);
    for (const xmlAttr *found = element->properties; found; found = found->next) {
        const char *name = reinterpret_cast<const char *>(found->name);
        if (std::strcmp(name, "class") == 0) {
            if (!facts.classes) facts.classes = &classes(valueOf(found));
        } else if (std::strcmp(name, "id") == 0 || std::strcmp(name, "itemprop") == 0 ||
                   std::strcmp(name, "data-role") == 0 || std::strcmp(name, "data-stattype") == 0) {
            facts.columns.insert(classes(valueOf(found)).columns);
        } else if (std::strcmp(name, "hidden") == 0) {
            facts.hidden = true;
        } else if (std::strcmp(name, "style") == 0) {
            facts.hidden |= isUnseenStyle(valueOf(found));
        }
    }
    if (!facts.classes) facts.classes = &classes(QByteArrayView("", 0));
    facts.columns.insert(facts.classes->columns);
    facts.hidden |= facts.classes->unseen;
    return facts;
}

AttributeHints ElementWords::hints(QByteArrayView value)
{
    if (value.isEmpty()) return {};
    const auto [place, isNew] = m_hints.try_emplace(value);
    if (!isNew) return place->second;
    QVarLengthArray<char, 256> lower;
    lower.append(' ');
    for (const char c : value.first(std::min(value.size(), kMostHintBytes)))
        lower.append(c >= 'A' && c <= 'Z' ? char(c + 32) : c);
    lower.append(' ');
    const std::string_view text(lower.data(), size_t(lower.size()));
    for (const HintWord &hint : kHintWords) {
        if (!place->second.testFlag(hint.hint) && text.find(hint.word) != std::string_view::npos)
            place->second |= hint.hint;
    }
    return place->second;
}

bool ElementWords::isHeading(const xmlNode *element)
{
    return isElement(element) && (kinds(element).testFlag(ElementKind::Heading) ||
                                  attributeBytes(element, "role") == QByteArrayView("heading"));
}

bool ElementWords::isSilent(const xmlNode *element)
{
    return kinds(element).testFlag(ElementKind::Silent) || facts(element).hidden;
}

std::optional<QString> ElementWords::caption(const xmlNode *element)
{
    int nodes = 0;
    qsizetype bytes = 0;
    for (const xmlNode *at = element; at;) {
        if (++nodes > kMostCaptionNodes) return std::nullopt;
        if (at->type == XML_TEXT_NODE) {
            for (const xmlChar *c = at->content; c && *c; ++c)
                bytes += *c > ' ';
            if (bytes > kMostCaptionBytes) return std::nullopt;
        }
        const bool silent = isElement(at) && at != element && isSilent(at);
        at = silent ? nextAfter(at, element) : nextInTree(at, element);
    }
    return bytes == 0 ? QString() : elementText(element);
}

} // namespace newsboard
