#include "app/parse/article_head.h"

#include "app/parse/addresses.h"
#include "app/parse/name_pattern.h"
#include "app/parse/page_chrome.h"
#include "app/parse/short_text.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const xmlNode *rootOf(const xmlNode *node)
{
    while (isElement(node->parent))
        node = node->parent;
    return node;
}

} // namespace

QString nameBetween(const xmlNode *title, const xmlNode *body, const DateContext &dates)
{
    static const QRegularExpression pattern =
        namesLike(u"(?:author|writer|nick(?:name)?|user(?:name)?|creator|member|byline)(?:$|[\\s_-])"_s);
    const NamePattern names(pattern);
    const xmlNode *root = rootOf(title);
    for (const xmlNode *at = nextAfter(title, root); at && at != body;) {
        const bool out = isElement(at) && isOutsidePosts(at);
        if (!out && isElement(at) && !isInside(body, at)) {
            const bool leads =
                isElement(at, "a") && (attribute(at, "rel") == "author"_L1 || leadsToMember(attribute(at, "href")));
            const QString text = leads || names.matches(at) ? shortText(at, 200) : QString();
            static const QRegularExpression by(u"^by\\s+|^글\\s*[:：]\\s*"_s,
                                               QRegularExpression::CaseInsensitiveOption);
            if (!text.isEmpty() && text.size() <= 40 && !findDate(text, dates).isKnown())
                return QString(text).remove(by);
        }
        at = out ? nextAfter(at, root) : nextInTree(at, root);
    }
    return {};
}

PostedTime dateBetween(const xmlNode *title, const xmlNode *body, const DateContext &dates)
{
    const xmlNode *root = rootOf(title);
    for (const xmlNode *at = nextAfter(title, root); at && at != body;) {
        const bool out = isElement(at) && isOutsidePosts(at);
        for (const char *name : {"datetime", "title"}) {
            if (out || !isElement(at) || !at->properties) break;
            const PostedTime stated = parseDate(attribute(at, name), dates);
            if (stated.hasTime()) return stated;
        }
        at = out ? nextAfter(at, root) : nextInTree(at, root);
    }
    return {};
}

QString textBetween(const xmlNode *title, const xmlNode *end)
{
    constexpr qsizetype kLongest = 2000;
    const xmlNode *root = rootOf(title);
    QString text;
    for (const xmlNode *at = nextAfter(title, root); at && at != end && text.size() <= kLongest;) {
        if (at->type == XML_TEXT_NODE) text += QString::fromUtf8(reinterpret_cast<const char *>(at->content)) + u'\n';
        const bool out = isElement(at) && (isHidden(at) || isElement(at, "script") || isElement(at, "style"));
        at = out ? nextAfter(at, root) : nextInTree(at, root);
    }
    return text;
}

} // namespace newsboard
