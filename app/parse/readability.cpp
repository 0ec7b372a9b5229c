#include "app/parse/readability.h"

#include "app/parse/list_marks.h"
#include "app/parse/name_pattern.h"
#include "app/parse/page_chrome.h"
#include "app/parse/short_text.h"
#include "app/parse/text.h"
#include "app/parse/title_finder.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The least that counts as a body: of a page that surely is an article's, and of one that may be anything.
constexpr double kLeastScore = 1;
constexpr double kLeastUnsureScore = 200;
constexpr double kPictureScore = 40;

bool mayHold(const xmlNode *element)
{
    static constexpr std::array kElements{"div", "td", "article", "section",    "main",
                                          "dd",  "li", "p",       "blockquote", "pre"};
    return std::any_of(kElements.begin(), kElements.end(),
                       [element](const char *name) { return isElement(element, name); });
}

/// The lines of author, date and counts are short.
constexpr qsizetype kLongestLine = 120;

class Search {
public:
    Search(const PageTree &tree, const BodySearch &search) : m_tree(tree), m_search(search), m_list(tree, search) {}

    FoundBody run()
    {
        FoundBody found;
        found.title = findArticleTitle(m_tree, m_search, m_list, m_names);
        if (!found.title) return found;
        for (const xmlNode *up = found.title; up; up = up->parent)
            m_aroundTitle.insert(up);
        score(found.title);
        const bool hasComments = m_search.comments || !m_search.posts.isEmpty();
        const bool isSure = m_search.isArticlePage || (hasComments && m_search.list->rows.isEmpty());
        double best = isSure ? kLeastScore : kLeastUnsureScore;
        const xmlNode *around = blockAroundTitle(found.title);
        for (auto block = m_blocks.cbegin(); block != m_blocks.cend(); ++block) {
            const double worth = block->score * contentBonus(block.key());
            if (worth <= best || m_aroundTitle.contains(block.key())) continue;
            if (around && !isInside(block.key(), around)) continue;
            best = worth;
            found.body = block.key();
        }
        // Text that stands in no block of its own beside the title.
        if (!found.body && around && m_blocks.value(around).score > best) found.body = around;
        if (found.body) {
            if (!m_aroundTitle.contains(found.body)) climb(&found);
            const xmlNode *begin = found.body;
            if (m_aroundTitle.contains(found.body)) begin = leaveHeadOut(&found);
            for (const xmlNode *at = nextInTree(found.body, found.body); at;) {
                const bool out = isElement(at) && (leftOut(at) || m_list.contains(at));
                if (out) found.chrome.insert(at);
                at = out ? nextAfter(at, found.body) : nextInTree(at, found.body);
            }
            found.heading = headingOf(found.title, begin);
            if (begin) found.pictures = leadPictures(found.title, begin);
        }
        return found;
    }

private:
    struct Block {
        double score = 0;
    };

    /// The smallest block around the title that holds as much text as any block beyond it.
    const xmlNode *blockAroundTitle(const xmlNode *title) const
    {
        double most = 0;
        for (auto block = m_blocks.cbegin(); block != m_blocks.cend(); ++block) {
            if (!m_aroundTitle.contains(block.key())) most = std::max(most, block->score);
        }
        for (const xmlNode *up = title->parent; isElement(up) && up != m_tree.body(); up = up->parent) {
            if (m_blocks.value(up).score >= most) return up;
        }
        return nullptr;
    }

    bool leftOut(const xmlNode *element) const
    {
        return element == m_search.comments || m_search.posts.contains(element) || isChrome(element, m_names);
    }

    double contentBonus(const xmlNode *element) const { return m_names.content.matches(element) ? 1.5 : 1.0; }

    void score(const xmlNode *title)
    {
        const xmlNode *from = nextAfter(title, m_tree.root());
        for (const xmlNode *at = from; at;) {
            const bool out = isElement(at) && (leftOut(at) || m_list.contains(at) || isHeadLine(at));
            if (!out && at->type == XML_TEXT_NODE) {
                const QString text = cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(at->content)));
                if (!text.isEmpty()) credit(at, worth(text));
            } else if (!out && isElement(at, "img")) {
                credit(at, kPictureScore);
            }
            at = out ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
        }
    }

    bool isHeadLine(const xmlNode *element) const
    {
        if (!m_names.head.matches(element)) return false;
        const QString line = shortText(element, 3 * kLongestLine);
        return !line.isEmpty() && line.size() <= kLongestLine;
    }

    static double worth(const QString &text)
    {
        const auto marks =
            std::count_if(text.begin(), text.end(), [](QChar c) { return u".,!?。、，！？…"_s.contains(c); });
        return double(text.size()) + 10.0 * double(marks);
    }

    void credit(const xmlNode *node, double points)
    {
        // What is farther up takes too small a share to win.
        constexpr int kFarthest = 24;
        double share = 1;
        bool linked = false;
        int steps = 0;
        for (const xmlNode *up = node->parent; isElement(up) && up != m_tree.body() && steps < kFarthest;
             up = up->parent, ++steps) {
            linked = linked || isElement(up, "a");
            if (!mayHold(up)) continue;
            m_blocks[up].score += (linked ? -points / 2 : points) * share;
            // Paragraphs hand most of their worth to what holds them all.
            share *= isElement(up, "p") || isElement(up, "li") || isElement(up, "blockquote") ? 1.05 : 0.9;
            if (share < 0.3 || m_aroundTitle.contains(up)) break;
        }
    }

    /// From the best block to the one around it, as long as that adds text and not the list. The one that holds the
    /// title, too, is the last: there the article's paragraphs follow their title directly.
    void climb(FoundBody *found) const
    {
        for (const xmlNode *up = found->body->parent; isElement(up) && up != m_tree.body(); up = up->parent) {
            if (!mayHold(up) && !isElement(up, "tbody") && !isElement(up, "tr") && !isElement(up, "table")) break;
            if (isInside(m_search.comments, up) && !m_aroundTitle.contains(up)) break;
            const double here = m_blocks.value(found->body).score;
            const double there = m_blocks.value(up).score / 0.9;
            // One that is named for its text seldom needs what stands beside it.
            const bool leavesNamed = contentBonus(found->body) > contentBonus(up);
            if (there < here * (leavesNamed ? 1.6 : 1.2)) break;
            found->body = up;
            if (m_aroundTitle.contains(up)) break;
        }
    }

    /// Takes what stands up to the title, and the lines of author, date and counts below it, out of a body that holds
    /// them. Returns where the text begins.
    const xmlNode *leaveHeadOut(FoundBody *found) const
    {
        static const QRegularExpression label(
            u"^(?:작성|글쓴|등록|조회|기자|입력|by |posted|written|published|投稿|作者|作成|时间|時間|日期|發布|发布|发表|發表|来源|看板)"_s,
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression date(
            u"\\d{2,4}\\s?[-./년年]\\s?\\d{1,2}\\s?[-./월月]\\s?\\d{1,2}|\\d{1,2} [A-Z][a-z]+ \\d{4}|[A-Z][a-z]+ "
            u"\\d{1,2}, \\d{4}"_s);
        static const QRegularExpression sentence(u"(?:[.!?][\"'”’)]?|[。！？][」』]?)$"_s);
        const xmlNode *at = found->body->children;
        for (; at && !m_aroundTitle.contains(at); at = at->next)
            found->chrome.insert(at);
        if (!at) return found->body;
        found->chrome.insert(at);
        for (at = at->next; at; at = at->next) {
            if (!isElement(at)) {
                if (at->type == XML_TEXT_NODE && !isBlankShort(at)) break;
                continue;
            }
            const QString line = shortText(at, 3 * kLongestLine);
            const bool blank = line.isEmpty() && isBlankShort(at) && !isElement(at, "img") && !firstElementChild(at);
            const bool head =
                !line.isEmpty() && line.size() <= kLongestLine &&
                (m_names.head.matches(at) ||
                 (!sentence.match(line).hasMatch() && (label.match(line).hasMatch() || date.match(line).hasMatch())));
            if (!blank && !head && !leftOut(at)) break;
            found->chrome.insert(at);
        }
        return at ? at : found->body;
    }

    QString headingOf(const xmlNode *title, const xmlNode *body) const
    {
        constexpr qsizetype kLongest = 2000;
        QString text;
        // Some boards write the date and the name above the title, beside it.
        for (const xmlNode *before = title->prev; before; before = before->prev) {
            if (isElement(before) && !leftOut(before) && !m_list.contains(before) && !isHeading(before))
                text.prepend(shortText(before, 200) + u'\n');
            if (text.size() > kLongest / 4) break;
        }
        for (const xmlNode *at = nextAfter(title, m_tree.root()); at && at != body;) {
            if (at->type == XML_TEXT_NODE)
                text += QString::fromUtf8(reinterpret_cast<const char *>(at->content)) + u'\n';
            const bool out = isElement(at) &&
                             (isHidden(at) || isElement(at, "script") || isElement(at, "style") || m_list.contains(at));
            at = out ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
            if (text.size() > kLongest) break;
        }
        // Labels may stand in lines of their own above the title's: "作者 …" before "標題 …".
        constexpr qsizetype kLongestLabelled = 60;
        const xmlNode *line = title->parent;
        for (const xmlNode *before = line ? line->prev : nullptr; before && text.size() < kLongest;
             before = before->prev) {
            if (!isElement(before) || isHeading(before) || leftOut(before) || m_list.contains(before)) continue;
            const QString words = visibleParts(before);
            if (words.size() <= kLongestLabelled) text += u'\n' + words + u'\n';
        }
        return text;
    }

    /// An element's text, its parts with spaces between.
    static QString visibleParts(const xmlNode *element)
    {
        if (shortText(element, 400).isEmpty()) return {};
        QStringList parts;
        for (const xmlNode *at = element; at; at = nextInTree(at, element)) {
            if (at->type != XML_TEXT_NODE) continue;
            const QString text = cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(at->content)));
            if (!text.isEmpty()) parts.append(text);
        }
        return parts.join(u' ');
    }

    /// Pictures between the title and the text, in blocks of their own: an article's first picture.
    QList<const xmlNode *> leadPictures(const xmlNode *title, const xmlNode *begin) const
    {
        constexpr qsizetype kLongestCaption = 300;
        constexpr qsizetype kMost = 20;
        QList<const xmlNode *> pictures;
        for (const xmlNode *at = nextAfter(title, m_tree.root()); at && at != begin && pictures.size() < kMost;) {
            const bool out = isElement(at) && (leftOut(at) || m_list.contains(at));
            const bool is = !out && (isElement(at, "figure") || (m_picture.matches(at) && mayHold(at))) &&
                            !isInside(begin, at) && shortText(at).size() <= kLongestCaption &&
                            (!shortText(at).isEmpty() || isBlankShort(at)) && holdsPicture(at);
            if (is) pictures.append(at);
            at = out || is ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
        }
        return pictures;
    }

    static bool holdsPicture(const xmlNode *element)
    {
        constexpr int kSmall = 100;
        for (const xmlNode *at = element; at; at = nextInTree(at, element)) {
            if (!isElement(at, "img")) continue;
            bool stated = false;
            const int width = attribute(at, "width").toInt(&stated);
            if (!stated || width > kSmall) return true;
        }
        return false;
    }

    static const QRegularExpression &pictureNames()
    {
        static const QRegularExpression names =
            namesLike(u"(?:photos?|figure|images?|img|pictures?|visual|gallery|slider?|lead|media)(?:$|[\\s_-])"_s);
        return names;
    }

    const NamePattern m_picture{pictureNames()};
    const PageTree &m_tree;
    const BodySearch &m_search;
    const PartNames m_names;
    const ListMarks m_list;
    QHash<const xmlNode *, Block> m_blocks;
    QSet<const xmlNode *> m_aroundTitle; ///< The title and what it stands in.
};

} // namespace

bool standsApart(const xmlNode *title, const xmlNode *post)
{
    constexpr qsizetype kShortest = 15;
    constexpr qsizetype kEnough = 200;
    const PartNames names;
    const xmlNode *root = post;
    while (root->parent && isElement(root->parent))
        root = root->parent;
    qsizetype plain = 0;
    for (const xmlNode *at = nextAfter(title, root); at && at != post;) {
        const bool out = isElement(at) && (isChrome(at, names) || isElement(at, "a"));
        const bool around = isElement(at) && isInside(post, at);
        if (!out && !around && isElement(at) && (isElement(at, "p") || names.content.matches(at)) &&
            (shortText(at).size() >= kShortest || (shortText(at).isEmpty() && !isBlankShort(at))))
            return true;
        if (at->type == XML_TEXT_NODE)
            plain += cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(at->content))).size();
        if (plain >= kEnough) return true;
        at = out ? nextAfter(at, root) : nextInTree(at, root);
    }
    return false;
}

FoundBody findBody(const PageTree &tree, const BodySearch &search)
{
    return Search(tree, search).run();
}

} // namespace newsboard
