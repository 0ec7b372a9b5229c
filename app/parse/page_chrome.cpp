#include "app/parse/page_chrome.h"

#include "app/parse/comments.h"
#include "app/parse/short_text.h"
#include "app/parse/text.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const QRegularExpression &chromeNames()
{
    static const QRegularExpression names = namesLike(
        u"(?:menu|gnb|lnb|snb|nav|navi|footer|foot|header|sidebar|aside|share|sns|social|sign|signature|"
        u"profile|vote|votes|recommend|scrap|related\\w*|relation|prev|next|prevnext|pagination|paging|paginate|"
        u"pager|"
        u"tags?|taglist|banner|ads?|adsense|advert\\w*|ad_?box|sponsor|author_?box|breadcrumb|login|search|btns?|"
        u"buttons?|toolbar|copyright|popular|survey|enquete|newsletter|satisf\\w*|ranking|widget|skip)(?:$|[\\s_-])"_s);
    return names;
}

const QRegularExpression &headNames()
{
    static const QRegularExpression names =
        namesLike(u"(?:meta|info|byline|date|author|writer|posted|published|time|dateline)(?:$|[\\s_-])"_s);
    return names;
}

const QRegularExpression &contentNames()
{
    static const QRegularExpression names =
        namesLike(u"(?:content|contents|cont|con|body|article|view|entry|post|memo|message|msg|text|본문)"
                  u"(?:$|[\\s_-]|body|content|text|area)"_s);
    return names;
}

const QRegularExpression &titleNames()
{
    static const QRegularExpression names = namesLike(u"(?:title|subject|tit|headline|제목)(?:$|[\\s_-])"_s);
    return names;
}

} // namespace

PartNames::PartNames()
    : chrome(chromeNames()), comments(commentNames()), head(headNames()), content(contentNames()), title(titleNames())
{
}

bool isChrome(const xmlNode *element, const PartNames &names)
{
    static constexpr std::array kElements{"script",   "style",    "nav", "footer", "aside",  "select", "button",
                                          "textarea", "template", "svg", "iframe", "object", "head",   "option"};
    for (const char *name : kElements) {
        if (isElement(element, name)) return true;
    }
    if (isElement(element, "form") && isQuestionnaire(element)) return true;
    return isHidden(element) || names.comments.matches(element) ||
           (!isElement(element, "body") && names.chrome.matches(element));
}

bool isOutsidePosts(const xmlNode *element)
{
    static constexpr std::array kElements{"script", "style", "select", "button", "textarea", "nav", "noscript"};
    for (const char *name : kElements) {
        if (isElement(element, name)) return true;
    }
    return (isElement(element, "form") && isQuestionnaire(element)) || isHidden(element);
}

bool isQuestionnaire(const xmlNode *form)
{
    const QString text = shortText(form, 900);
    if (text.size() > 300 || (text.isEmpty() && !isBlankShort(form))) return false;
    for (const xmlNode *at = form; at; at = nextInTree(at, form)) {
        if (isElement(at, "textarea") || (isElement(at, "input") && attribute(at, "type") != "hidden"_L1)) return true;
    }
    return false;
}

QSet<const xmlNode *> chromeIn(const xmlNode *body)
{
    const PartNames names;
    static const QRegularExpression fileNames = namesLike(u"attach\\w*(?:$|[\\s_-])"_s);
    const NamePattern files(fileNames);
    // Below a line of underscores or of two hyphens stands a signature.
    static const QRegularExpression line(u"^(?:_{8,}|--)$"_s);
    static const QRegularExpression edited(
        u"^(?:本帖最后由.*编辑|本帖最後由.*編輯|Last edited by|Edited by|This post (?:was|has been) edited)"
        // What a forum writes on a picture: its file's name, sides and size.
        u"|^[^\\n]{0,80}\\d{2,5}\\s?×\\s?\\d{2,5}\\s[\\d.,]+\\s?[KM]B$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto isNote = [](const xmlNode *element) {
        if (!edited.match(shortText(element, 240)).hasMatch()) return false;
        for (const xmlNode *at = element; at; at = nextInTree(at, element)) {
            if (isElement(at, "img")) return false;
        }
        return true;
    };
    QSet<const xmlNode *> chrome;
    bool signature = false;
    for (const xmlNode *at = nextInTree(body, body); at;) {
        if (!isElement(at))
            signature =
                signature ||
                line.match(cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(at->content)))).hasMatch();
        const bool out = signature || (isElement(at) && (isChrome(at, names) || files.matches(at) || isNote(at)));
        if (out) chrome.insert(at);
        at = out ? nextAfter(at, body) : nextInTree(at, body);
    }
    return chrome;
}

} // namespace newsboard
