#include "app/parse/sanitizer.h"

#include "app/parse/cloudflare.h"
#include "app/parse/sanitizer_document.h"
#include "app/parse/sanitizer_elements.h"
#include "app/parse/sanitizer_pictures.h"
#include "app/parse/seen_text.h"
#include "app/parse/short_text.h"
#include "app/parse/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

bool is(const KnownElement &element, const char *name)
{
    return std::strcmp(element.name, name) == 0;
}

QString written(const char *name, const QString &value)
{
    return value.isEmpty() ? QString() : u" %1=\""_s.arg(QLatin1StringView(name)) + value.toHtmlEscaped() + u'"';
}

QString language(const xmlNode *element)
{
    static const QRegularExpression tag(u"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$"_s);
    static const QRegularExpression direction(u"^(?:ltr|rtl|auto)$"_s);
    if (!element->properties) return {};
    const QString lang = attribute(element, "lang").trimmed();
    const QString dir = attribute(element, "dir").trimmed().toLower();
    return written("lang", tag.match(lang).hasMatch() ? lang : QString()) +
           written("dir", direction.match(dir).hasMatch() ? dir : QString());
}

QString span(const xmlNode *cell, const char *name)
{
    const int value = std::min(attribute(cell, name).trimmed().toInt(), 100);
    return value > 1 ? written(name, QString::number(value)) : QString();
}

/// Where a link leads, if it may: http, https, mailto.
QString destination(const xmlNode *link, const PageTree &tree)
{
    constexpr qsizetype kLongest = 16 * 1024;
    QString href;
    for (const QChar c : attribute(link, "href")) {
        if (c.unicode() > 0x20 && c.unicode() != 0x7F)
            href.append(c);
        else if (c == u' ')
            href.append(c);
    }
    href = href.trimmed();
    if (href.isEmpty() || href == "#"_L1 || href.size() > kLongest) return {};
    QString email = hiddenEmailOfLink(href);
    if (email.isEmpty()) email = decodeHiddenEmail(attribute(link, "data-cfemail"));
    if (email.isEmpty() && href.startsWith("mailto:"_L1, Qt::CaseInsensitive)) {
        // The address alone: subject, copies and text are not the page's to fill in.
        static const QRegularExpression address(u"^[^\\s@?,;<>\"]+@[^\\s@?,;<>\"]+$"_s);
        const QString typed = QUrl::fromPercentEncoding(href.mid(7).section(u'?', 0, 0).toUtf8());
        if (!address.match(typed).hasMatch()) return {};
        email = cleanLine(typed);
    }
    if (!email.isEmpty()) return u"mailto:"_s + QString::fromLatin1(QUrl::toPercentEncoding(email, "@+"));
    QUrl url = tree.resolve(href);
    if (!url.isValid() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)) return {};
    url.setUserInfo({});
    return url.toString(QUrl::FullyEncoded);
}

/// Whether text stands in an element itself, beside the elements in it.
bool hasOwnText(const xmlNode *element)
{
    for (const xmlNode *child = element->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE &&
            !QByteArrayView(reinterpret_cast<const char *>(child->content)).trimmed().isEmpty())
            return true;
    }
    return false;
}

/// How the class and style of a block say "caption".
bool looksLikeCaption(const xmlNode *block)
{
    if (!block->properties) return false;
    static const QRegularExpression words(
        u"(?:^|[\\s_-])(?:caption|captions|img_?desc|photo_?desc|photo_?txt|img_?txt|credit|cap|사진설명)(?:$|[\\s_-])"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression small(u"font-size\\s*:\\s*(?:[0-9](?:\\.\\d+)?|1[0-2](?:\\.\\d+)?)\\s*p[xt]|font-"
                                          u"size\\s*:\\s*(?:small|x-small|0?\\.\\d)"
                                          u"|color\\s*:\\s*(?:gr[ae]y|#([6-9a])\\1\\1\\b|#([6-9a]\\w)\\2\\2)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QString style = attribute(block, "style");
    if (words.match(attribute(block, "class")).hasMatch() || small.match(style).hasMatch()) return true;
    const xmlNode *only = firstElementChild(block);
    return only && !nextElement(only) && !hasOwnText(block) &&
           (isElement(only, "small") || small.match(attribute(only, "style")).hasMatch() ||
            (isElement(only, "font") && attribute(only, "size") == "1"_L1));
}

bool isCentred(const xmlNode *block)
{
    return isElement(block, "center") || attribute(block, "align").compare("center"_L1, Qt::CaseInsensitive) == 0 ||
           attribute(block, "style").remove(u' ').contains("text-align:center"_L1, Qt::CaseInsensitive);
}

class Cleaner {
public:
    Cleaner(const PageTree &tree, const QSet<const xmlNode *> &leftOut) : m_tree(tree), m_leftOut(leftOut) {}

    void clean(const xmlNode *root)
    {
        const xmlNode *at = root;
        if (!at) return;
        const size_t bottom = m_frames.size();
        for (;;) {
            const bool inside = enter(at, at == root) && at->children;
            if (inside) {
                at = at->children;
                continue;
            }
            // enter() has left a frame only for what has children.
            while (at != root && !at->next) {
                at = at->parent;
                leave();
            }
            if (at == root) break;
            at = at->next;
        }
        while (m_frames.size() > bottom)
            leave();
    }

    QString html() { return m_document.toHtml(); }

private:
    struct Frame {
        size_t mark = 0;
        bool isInline = false;
        bool breaks = false;
        CleanDocument::LineKind kind;
        bool noscript = false;
    };

    /// Writes what begins here. Whether its content follows: then a frame stands for it.
    bool enter(const xmlNode *node, bool isRoot)
    {
        if (!m_leftOut.isEmpty() && m_leftOut.contains(node)) return false;
        if (node->type == XML_TEXT_NODE) {
            if (!m_noscript)
                m_document.text(seenText(QString::fromUtf8(reinterpret_cast<const char *>(node->content))));
            return false;
        }
        if (!isElement(node)) return false;
        const KnownElement element = knownElement(node);
        if (element.fate == ElementFate::Drop || (isHidden(node) && !isRoot)) return false;
        if (hasAttribute(node, "data-cfemail") && email(node)) return false;
        Frame frame{.mark = m_document.open(), .kind = m_document.lineKind(), .noscript = m_noscript};
        if (m_noscript && element.fate != ElementFate::Picture) {
            m_frames.push_back(frame);
            return keep(node);
        }
        switch (element.fate) {
        case ElementFate::Picture:
            picture(node);
            return false;
        case ElementFate::Break:
            m_document.lineFeed();
            return false;
        case ElementFate::Rule:
            m_document.rule();
            return false;
        case ElementFate::Noscript:
            if (m_written.contains(previousPicture(node))) return false;
            m_noscript = true;
            break;
        case ElementFate::Inline:
            frame.isInline = beginInline(node, element);
            break;
        case ElementFate::Line:
        case ElementFate::Part:
        case ElementFate::Block:
            frame.breaks = true;
            m_document.breakLine();
            if (element.fate == ElementFate::Block && beginBlock(node, element)) {
                frame.mark = m_document.open() - 1;
            } else {
                beginLines(node, element);
            }
            break;
        case ElementFate::Unwrap:
        case ElementFate::Drop:
            break;
        }
        m_frames.push_back(frame);
        return keep(node);
    }

    bool keep(const xmlNode *node)
    {
        if (node->children) return true;
        leave();
        return false;
    }

    void leave()
    {
        if (m_frames.empty()) return;
        const Frame frame = m_frames.back();
        m_frames.pop_back();
        if (frame.isInline) m_document.popInline();
        m_document.close(frame.mark);
        if (frame.breaks) m_document.breakLine();
        m_document.setLineKind(frame.kind);
        m_noscript = frame.noscript;
    }

    bool beginInline(const xmlNode *node, const KnownElement &element)
    {
        if (is(element, "a")) {
            const QString href = destination(node, m_tree);
            if (href.isEmpty()) return false;
            return m_document.pushInline("a",
                                         written("href", href) + written("title", cleanLine(attribute(node, "title"))));
        }
        if (is(element, "rt") || is(element, "rp")) {
            if (!m_document.isInline("ruby") || m_document.isInline("rt") || m_document.isInline("rp")) return false;
        }
        QString attributes = language(node);
        if (is(element, "span") && attributes.isEmpty()) return false;
        if (is(element, "abbr") || is(element, "dfn"))
            attributes += written("title", cleanLine(attribute(node, "title")));
        if (is(element, "time") || is(element, "ins") || is(element, "del")) {
            static const QRegularExpression moment(u"^[0-9][0-9TZ:+. W-]{0,39}$"_s);
            const QString value = attribute(node, "datetime").trimmed();
            if (moment.match(value).hasMatch()) attributes += written("datetime", value);
        }
        return m_document.pushInline(element.name, attributes);
    }

    bool beginBlock(const xmlNode *node, const KnownElement &element)
    {
        if (is(element, "table") && !holdsData(node)) return false;
        QString attributes = language(node);
        if (is(element, "td") || is(element, "th")) attributes += span(node, "colspan") + span(node, "rowspan");
        if (!m_document.openBlock(element.name, attributes)) return false;
        m_document.setLineKind({});
        return true;
    }

    void beginLines(const xmlNode *node, const KnownElement &element)
    {
        CleanDocument::LineKind kind = m_document.lineKind();
        if (element.fate == ElementFate::Line && (!is(element, "p") || std::strcmp(kind.name, "p") == 0))
            kind.name = element.name;
        const QString attributes = language(node);
        if (!attributes.isEmpty()) kind.attributes = attributes;
        if (!kind.captionLike) {
            kind.captionLike = is(element, "figcaption") || looksLikeCaption(node) || isBelowPictureCell(node) ||
                               (isCentred(node) && isShortLine(node));
        }
        m_document.setLineKind(kind);
    }

    static bool isShortLine(const xmlNode *node)
    {
        constexpr qsizetype kMostCharacters = 80;
        const QString text = shortText(node, 4 * kMostCharacters);
        return !text.isEmpty() && text.size() <= kMostCharacters;
    }

    /// A table is data where some row has two cells; the others are frames around paragraphs.
    bool holdsData(const xmlNode *table) const
    {
        const auto rowHolds = [](const xmlNode *row) {
            int cells = 0;
            for (const xmlNode *cell = firstElementChild(row); cell; cell = nextElement(cell)) {
                if ((isElement(cell, "td") || isElement(cell, "th")) && !isHidden(cell) && ++cells > 1) return true;
            }
            return false;
        };
        for (const xmlNode *part = firstElementChild(table); part; part = nextElement(part)) {
            if (isHidden(part)) continue;
            if (isElement(part, "tr") && rowHolds(part)) return true;
            for (const xmlNode *row = firstElementChild(part); row; row = nextElement(row)) {
                if (isElement(row, "tr") && !isHidden(row) && rowHolds(row)) return true;
            }
        }
        return false;
    }

    /// A cell of its own row below a cell that holds only a picture.
    static bool isBelowPictureCell(const xmlNode *node)
    {
        if (!isElement(node, "td") || !isElement(node->parent, "tr") || nextElement(firstElementChild(node->parent)))
            return false;
        const xmlNode *above = node->parent->prev;
        while (above && !isElement(above))
            above = above->prev;
        if (!isElement(above, "tr") || !isBlankShort(above)) return false;
        for (const xmlNode *at = above; at; at = nextInTree(at, above)) {
            if (isElement(at, "img")) return true;
        }
        return false;
    }

    static const xmlNode *previousPicture(const xmlNode *noscript)
    {
        const xmlNode *before = noscript->prev;
        while (before && !isElement(before))
            before = before->prev;
        if (isElement(before, "picture")) {
            const xmlNode *img = firstElementChild(before);
            while (img && !isElement(img, "img"))
                img = nextElement(img);
            return img;
        }
        return before;
    }

    static bool hasTwin(const xmlNode *img)
    {
        const xmlNode *next = nextElement(isElement(img->parent, "picture") ? img->parent : img);
        return isElement(next, "noscript") && firstElementChild(next);
    }

    void picture(const xmlNode *img)
    {
        const FoundPicture found = findPicture(img, m_tree);
        if (!found.url.isValid() || (found.isPlaceholder && hasTwin(img))) return;
        m_written.insert(img);
        QString attributes = written("src", found.url.toString(QUrl::FullyEncoded)) +
                             written("alt", cleanLine(attribute(img, "alt"))) +
                             written("title", cleanLine(attribute(img, "title")));
        if (found.size.width() > 0) attributes += written("width", QString::number(found.size.width()));
        if (found.size.height() > 0) attributes += written("height", QString::number(found.size.height()));
        m_document.picture(attributes);
    }

    bool email(const xmlNode *node)
    {
        const QString address = decodeHiddenEmail(attribute(node, "data-cfemail"));
        if (address.isEmpty()) return false;
        const bool linked = m_document.pushInline(
            "a", written("href", u"mailto:"_s + QString::fromLatin1(QUrl::toPercentEncoding(address, "@+"))));
        m_document.text(address);
        if (linked) m_document.popInline();
        return true;
    }

    const PageTree &m_tree;
    const QSet<const xmlNode *> &m_leftOut;
    CleanDocument m_document;
    std::vector<Frame> m_frames;
    QSet<const xmlNode *> m_written; ///< The pictures that were.
    bool m_noscript = false;
};

} // namespace

QString cleanHtml(const xmlNode *root, const PageTree &tree)
{
    return cleanHtml(QList<const xmlNode *>{root}, tree);
}

QString cleanHtml(const QList<const xmlNode *> &roots, const PageTree &tree, const QSet<const xmlNode *> &leftOut)
{
    Cleaner cleaner(tree, leftOut);
    for (const xmlNode *root : roots)
        cleaner.clean(root);
    return cleaner.html();
}

} // namespace newsboard
