#include "app/parse/readability.h"

#include "app/parse/addresses.h"
#include "app/parse/comments.h"
#include "app/parse/text.h"

#include <QHash>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The least that counts as a body: of a page that surely is an article's, and of one that may be anything.
constexpr double kLeastScore = 1;
constexpr double kLeastUnsureScore = 200;
constexpr double kPictureScore = 40;

QString namesOf(const xmlNode *element)
{
    return attribute(element, "class") + u' ' + attribute(element, "id");
}

bool isChrome(const xmlNode *element)
{
    static const QRegularExpression names(
        u"(?:^|[\\s_-])(?:menu|gnb|lnb|snb|nav|navi|footer|foot|header|sidebar|aside|share|sns|social|sign|signature|"
        u"profile|vote|votes|recommend|scrap|related|relation|prev|next|prevnext|pagination|paging|paginate|pager|tags?"
        u"|"
        u"taglist|banner|ads?|adsense|advert\\w*|ad_?box|sponsor|author_?box|breadcrumb|login|search|btns?|buttons?|"
        u"toolbar|copyright|popular|ranking|widget|skip)(?:$|[\\s_-])"_s,
        QRegularExpression::CaseInsensitiveOption);
    static constexpr std::array kElements{"script",   "style",    "nav", "footer", "aside",  "select", "button",
                                          "textarea", "template", "svg", "iframe", "object", "head",   "option"};
    for (const char *name : kElements) {
        if (isElement(element, name)) return true;
    }
    return isHidden(element) || isNamedForComments(element) ||
           (element->properties && !isElement(element, "body") && names.match(namesOf(element)).hasMatch());
}

bool mayHold(const xmlNode *element)
{
    static constexpr std::array kElements{"div", "td", "article", "section",    "main",
                                          "dd",  "li", "p",       "blockquote", "pre"};
    return std::any_of(kElements.begin(), kElements.end(),
                       [element](const char *name) { return isElement(element, name); });
}

double contentBonus(const xmlNode *element)
{
    static const QRegularExpression names(
        u"(?:^|[\\s_-])(?:content|contents|cont|con|body|article|view|entry|post|memo|message|msg|text|본문)"
        u"(?:$|[\\s_-]|body|content|text|area)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return element->properties && names.match(namesOf(element)).hasMatch() ? 1.5 : 1.0;
}

QString folded(const QString &title)
{
    QString out;
    for (const QChar c : title.toCaseFolded()) {
        if (c.isLetterOrNumber()) out.append(c);
    }
    return out;
}

/// Whether a text on the page is the title; lists and heads cut it short.
bool agrees(const QString &text, const QString &title)
{
    if (text.isEmpty() || title.isEmpty()) return false;
    if (text == title) return true;
    const qsizetype shorter = std::min(text.size(), title.size());
    return shorter >= 6 && (text.startsWith(title) || title.startsWith(text)) &&
           shorter * 3 >= std::max(text.size(), title.size());
}

class Search {
public:
    Search(const PageTree &tree, const BodySearch &search) : m_tree(tree), m_search(search)
    {
        for (const Headline &row : search.list->rows)
            m_rows.insert(row.id);
        markRows();
    }

    FoundBody run()
    {
        FoundBody found;
        found.title = m_title = findTitle();
        if (!found.title) return found;
        score(found.title);
        double best = m_search.isArticlePage ? kLeastScore : kLeastUnsureScore;
        for (auto block = m_blocks.cbegin(); block != m_blocks.cend(); ++block) {
            const double worth = block->score * contentBonus(block.key());
            if (worth <= best) continue;
            best = worth;
            found.body = block.key();
        }
        if (found.body) {
            climb(&found);
            for (const xmlNode *at = nextInTree(found.body, found.body); at;) {
                const bool out = isElement(at) && (leftOut(at) || m_rowNodes.contains(at));
                if (out) found.chrome.insert(at);
                at = out ? nextAfter(at, found.body) : nextInTree(at, found.body);
            }
            found.heading = between(found.title, found.body);
        }
        return found;
    }

private:
    struct Block {
        double score = 0;
    };

    bool leftOut(const xmlNode *element) const { return element == m_search.comments || isChrome(element); }

    /// The smallest elements that hold several rows of the list are the list.
    void markRows()
    {
        if (m_rows.size() < 2) return;
        QHash<const xmlNode *, QSet<QString>> held;
        for (const xmlNode *at = m_tree.body(); at; at = nextInTree(at, m_tree.root())) {
            if (!isElement(at, "a")) continue;
            const QString id = articleAddress(m_tree.resolve(attribute(at, "href")), m_search.list->kind).id;
            if (!m_rows.contains(id)) continue;
            for (const xmlNode *up = at->parent; up && up != m_tree.body(); up = up->parent) {
                QSet<QString> &ids = held[up];
                ids.insert(id);
                if (ids.size() < std::min<qsizetype>(3, m_rows.size())) continue;
                m_rowNodes.insert(up);
                break;
            }
        }
    }

    bool isInRows(const xmlNode *node) const
    {
        for (const xmlNode *up = node; up; up = up->parent) {
            if (m_rowNodes.contains(up)) return true;
        }
        return false;
    }

    const xmlNode *findTitle() const
    {
        static constexpr std::array kHeads{"h1", "h2", "h3", "h4"};
        static const QRegularExpression names(u"(?:^|[\\s_-])(?:title|subject|tit|headline|제목)(?:$|[\\s_-])"_s,
                                              QRegularExpression::CaseInsensitiveOption);
        for (const QString &wanted : m_search.titles) {
            const QString title = folded(wanted);
            const xmlNode *plain = nullptr;
            for (const xmlNode *at = m_tree.body(); at;) {
                const bool out = isElement(at) && at != m_tree.body() && (isHidden(at) || m_rowNodes.contains(at));
                if (!out && isElement(at) && at != m_tree.body() && !isElement(at, "script")) {
                    const QString text = folded(visibleTextBounded(at));
                    if (agrees(text, title)) {
                        const bool head = std::any_of(kHeads.begin(), kHeads.end(),
                                                      [at](const char *name) { return isElement(at, name); });
                        if (head || (at->properties && names.match(namesOf(at)).hasMatch())) return at;
                        plain = at;
                        // The innermost is the title itself; what is around it may go on.
                    } else if (plain && !isInside(at, plain)) {
                        return plain;
                    }
                }
                at = out ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
            }
            if (plain) return plain;
        }
        if (!m_search.isArticlePage) return nullptr;
        for (const char *name : kHeads) {
            for (const xmlNode *at = m_tree.body(); at; at = nextInTree(at, m_tree.root())) {
                if (isElement(at, name) && !isHidden(at) && !isInRows(at) && !visibleText(at).isEmpty() &&
                    name[1] < '3')
                    return at;
            }
        }
        return nullptr;
    }

    /// Text of an element that may be a title; none of large ones.
    static QString visibleTextBounded(const xmlNode *element)
    {
        int nodes = 0;
        for (const xmlNode *at = element; at; at = nextInTree(at, element)) {
            if (++nodes > 40) return {};
        }
        return visibleText(element);
    }

    void score(const xmlNode *title)
    {
        const xmlNode *from = nextAfter(title, m_tree.root());
        for (const xmlNode *at = from; at;) {
            const bool out = isElement(at) && (leftOut(at) || m_rowNodes.contains(at));
            if (!out && at->type == XML_TEXT_NODE) {
                const QString text = cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(at->content)));
                if (!text.isEmpty()) credit(at, worth(text));
            } else if (!out && isElement(at, "img")) {
                credit(at, kPictureScore);
            }
            at = out ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
        }
    }

    static double worth(const QString &text)
    {
        const auto marks =
            std::count_if(text.begin(), text.end(), [](QChar c) { return u".,!?。、，！？…"_s.contains(c); });
        return double(text.size()) + 10.0 * double(marks);
    }

    void credit(const xmlNode *node, double points)
    {
        double share = 1;
        bool linked = false;
        for (const xmlNode *up = node->parent; isElement(up) && up != m_tree.body(); up = up->parent) {
            linked = linked || isElement(up, "a");
            if (!mayHold(up)) continue;
            const bool around = m_title != nullptr && isInside(m_title, up);
            if (around) break;
            m_blocks[up].score += (linked ? -points / 2 : points) * share;
            // Paragraphs hand most of their worth to what holds them all.
            share *= isElement(up, "p") || isElement(up, "li") || isElement(up, "blockquote") ? 1.05 : 0.9;
            if (share < 0.3) break;
        }
    }

    /// From the best block to the one around it, as long as that adds text and not the title or the list.
    void climb(FoundBody *found) const
    {
        for (const xmlNode *up = found->body->parent; isElement(up) && up != m_tree.body(); up = up->parent) {
            if (!mayHold(up) && !isElement(up, "tbody") && !isElement(up, "tr") && !isElement(up, "table")) break;
            if (isInside(found->title, up) || isInside(m_search.comments, up)) break;
            const double here = m_blocks.value(found->body).score;
            const double there = m_blocks.value(up).score / 0.9;
            if (there < here * 1.2) break;
            found->body = up;
        }
    }

    QString between(const xmlNode *title, const xmlNode *body) const
    {
        QString text;
        for (const xmlNode *at = nextAfter(title, m_tree.root()); at && at != body;) {
            if (at->type == XML_TEXT_NODE)
                text += QString::fromUtf8(reinterpret_cast<const char *>(at->content)) + u'\n';
            const bool out = isElement(at) && (isHidden(at) || isElement(at, "script") || isElement(at, "style"));
            at = out ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
            if (text.size() > 2000) break;
        }
        return text;
    }

    const PageTree &m_tree;
    const BodySearch &m_search;
    QSet<QString> m_rows;
    QSet<const xmlNode *> m_rowNodes;
    QHash<const xmlNode *, Block> m_blocks;
    const xmlNode *m_title = nullptr;
};

} // namespace

FoundBody findBody(const PageTree &tree, const BodySearch &search)
{
    return Search(tree, search).run();
}

} // namespace newsboard
