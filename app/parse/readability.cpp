#include "app/parse/readability.h"

#include "app/parse/addresses.h"
#include "app/parse/comments.h"
#include "app/parse/name_pattern.h"
#include "app/parse/posts.h"
#include "app/parse/short_text.h"
#include "app/parse/text.h"
#include "app/parse/text_map.h"

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

/// What a page calls its parts.
class PartNames {
public:
    const NamePattern chrome{chromeNames()};
    const NamePattern comments{commentNames()};
    const NamePattern head{headNames()};
    const NamePattern content{contentNames()};
    const NamePattern title{titleNames()};

private:
    static const QRegularExpression &chromeNames()
    {
        static const QRegularExpression names = namesLike(
            u"(?:menu|gnb|lnb|snb|nav|navi|footer|foot|header|sidebar|aside|share|sns|social|sign|signature|"
            u"profile|vote|votes|recommend|scrap|related\\w*|relation|prev|next|prevnext|pagination|paging|paginate|"
            u"pager|"
            u"tags?|taglist|banner|ads?|adsense|advert\\w*|ad_?box|sponsor|author_?box|breadcrumb|login|search|btns?|"
            u"buttons?|toolbar|copyright|popular|survey|enquete|newsletter|satisf\\w*|ranking|widget|skip)(?:$|[\\s_-])"_s);
        return names;
    }
    static const QRegularExpression &headNames()
    {
        static const QRegularExpression names =
            namesLike(u"(?:meta|info|byline|date|author|writer|posted|published|time|dateline)(?:$|[\\s_-])"_s);
        return names;
    }
    static const QRegularExpression &contentNames()
    {
        static const QRegularExpression names =
            namesLike(u"(?:content|contents|cont|con|body|article|view|entry|post|memo|message|msg|text|본문)"
                      u"(?:$|[\\s_-]|body|content|text|area)"_s);
        return names;
    }
    static const QRegularExpression &titleNames()
    {
        static const QRegularExpression names = namesLike(u"(?:title|subject|tit|headline|제목)(?:$|[\\s_-])"_s);
        return names;
    }
};

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

bool mayHold(const xmlNode *element)
{
    static constexpr std::array kElements{"div", "td", "article", "section",    "main",
                                          "dd",  "li", "p",       "blockquote", "pre"};
    return std::any_of(kElements.begin(), kElements.end(),
                       [element](const char *name) { return isElement(element, name); });
}

/// The lines of author, date and counts are short.
constexpr qsizetype kLongestLine = 120;

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
        for (const Headline &row : search.list->rows) {
            m_rows.insert(row.id);
            const QString title = folded(row.title);
            if (title.size() >= 4) m_rowTitles.insert(title);
        }
        markRows();
    }

    FoundBody run()
    {
        FoundBody found;
        found.title = findTitle();
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
                const bool out = isElement(at) && (leftOut(at) || m_rowNodes.contains(at));
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

    /// The smallest elements that hold several rows of the list are the list. A row apart from it (a notice in a table
    /// of its own, the only row there is) is left out by itself.
    void markRows()
    {
        if (m_rows.empty() && m_rowTitles.empty()) return;
        const qsizetype several = std::clamp<qsizetype>(m_search.list->rows.size(), 2, 3);
        QHash<const xmlNode *, TextSet<QString>> held;
        QList<const xmlNode *> links;
        for (const xmlNode *at = m_tree.body(); at; at = nextInTree(at, m_tree.root())) {
            if (!isElement(at, "a")) continue;
            if (leadsToMember(attribute(at, "href"))) continue;
            QString row = articleId(m_tree.resolve(attribute(at, "href")), m_search.list->kind);
            // The article's own links, to its replies and pages, are no rows.
            if (!row.isEmpty() && row == m_search.id) continue;
            if (!m_rows.contains(row)) row = folded(shortText(at));
            if (!m_rows.contains(row) && !m_rowTitles.contains(row)) continue;
            links.append(at);
            for (const xmlNode *up = at->parent; up && up != m_tree.body(); up = up->parent) {
                TextSet<QString> &rows = held[up];
                // What is around it has counted this row already, or needs it no more.
                if (qsizetype(rows.size()) >= several || rows.contains(row)) break;
                rows.insert(row);
            }
        }
        QSet<const xmlNode *> around;
        for (auto element = held.cbegin(); element != held.cend(); ++element) {
            if (qsizetype(element->size()) >= several) around.insert(element.key()->parent);
        }
        const QSet<const xmlNode *> rowLinks(links.begin(), links.end());
        for (auto element = held.cbegin(); element != held.cend(); ++element) {
            if (qsizetype(element->size()) >= several && !around.contains(element.key()) &&
                !isMostlyText(element.key(), rowLinks))
                m_rowNodes.insert(element.key());
        }
        for (const xmlNode *link : std::as_const(links)) {
            if (!isInRows(link) && !isOwn(link)) m_rowNodes.insert(rowAround(link));
        }
    }

    /// Whether an element holds few of the rows, and so much text outside links that they are an article's links to
    /// others, not the list itself with its excerpts.
    bool isMostlyText(const xmlNode *element, const QSet<const xmlNode *> &rowLinks) const
    {
        constexpr qsizetype kPerLink = 120;
        constexpr qsizetype kLeast = 500;
        qsizetype plain = 0;
        qsizetype links = 0;
        for (const xmlNode *at = element; at;) {
            const bool out = isElement(at, "a") || isElement(at, "script") || isElement(at, "style");
            links += rowLinks.contains(at);
            if (!out && at->type == XML_TEXT_NODE)
                plain += cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(at->content))).size();
            at = out ? nextAfter(at, element) : nextInTree(at, element);
        }
        return plain >= kLeast && plain >= kPerLink * links && 2 * links <= m_search.list->rows.size();
    }

    /// Whether a link leads to the article itself, as its title's does.
    bool isOwn(const xmlNode *link) const
    {
        if (m_search.id.isEmpty()) return false;
        const QUrl url = m_tree.resolve(attribute(link, "href"));
        if (articleId(url, m_search.list->kind) == m_search.id) return true;
        const QString text = folded(shortText(link));
        return std::any_of(m_search.titles.begin(), m_search.titles.end(),
                           [&text](const QString &title) { return folded(title) == text; });
    }

    /// The table's row, the item or the like that a link stands in.
    static const xmlNode *rowAround(const xmlNode *link)
    {
        constexpr int kFarthest = 6;
        static constexpr std::array kRows{"tr", "li", "dl"};
        int steps = 0;
        for (const xmlNode *up = link->parent; isElement(up) && steps < kFarthest; up = up->parent, ++steps) {
            if (std::any_of(kRows.begin(), kRows.end(), [up](const char *name) { return isElement(up, name); }))
                return up;
        }
        return link;
    }

    bool isInRows(const xmlNode *node) const
    {
        for (const xmlNode *up = node; up; up = up->parent) {
            if (m_rowNodes.contains(up)) return true;
        }
        return false;
    }

    static bool isHead(const xmlNode *element)
    {
        static constexpr std::array kHeads{"h1", "h2", "h3", "h4"};
        return std::any_of(kHeads.begin(), kHeads.end(),
                           [element](const char *name) { return isElement(element, name); });
    }

    /// An element that may be the title, and its folded text.
    struct Candidate {
        const xmlNode *element;
        QString text;
        bool named; ///< A heading, or named like a title.
    };

    QList<Candidate> titleCandidates() const
    {
        constexpr qsizetype kLongestTitle = 1200;
        QList<Candidate> candidates;
        for (const xmlNode *at = m_tree.body(); at;) {
            const bool element = isElement(at) && at != m_tree.body();
            const bool out = element && (isHidden(at) || isElement(at, "script") || isElement(at, "style") ||
                                         m_rowNodes.contains(at));
            if (element && !out) {
                const QString text = folded(shortText(at, kLongestTitle));
                const bool named = isHead(at) || m_names.title.matches(at);
                if (!text.isEmpty()) candidates.append({at, text, named});
            }
            at = out ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
        }
        return candidates;
    }

    /// A block that is named for the title may hold its category and tags, too.
    static const xmlNode *innermost(const Candidate &candidate, const QList<Candidate> &candidates,
                                    const QString &title)
    {
        const xmlNode *found = candidate.element;
        for (const Candidate &inner : candidates) {
            if (inner.text == title && inner.text != candidate.text && isInside(inner.element, candidate.element)) {
                found = inner.element;
                break;
            }
        }
        return found;
    }

    /// What stands beside "제목" or the like, in a table's row or a line of labels.
    const xmlNode *labelledTitle() const
    {
        static const TextSet<QString> labels{u"제목"_s, u"글제목"_s, u"件名"_s,    u"タイトル"_s, u"題名"_s,
                                             u"标题"_s, u"標題"_s,   u"subject"_s, u"title"_s};
        static const TextSet<QString> others{u"작성자"_s, u"글쓴이"_s, u"이름"_s,   u"날짜"_s,     u"등록일"_s,
                                             u"작성일"_s, u"조회"_s,   u"조회수"_s, u"投稿者"_s,   u"作者"_s,
                                             u"日付"_s,   u"投稿日"_s, u"日期"_s,   u"时间"_s,     u"時間"_s,
                                             u"author"_s, u"date"_s,   u"첨부"_s,   u"첨부파일"_s, u"번호"_s};
        for (const xmlNode *at = m_tree.body(); at;) {
            const bool out =
                isElement(at) && at != m_tree.body() &&
                (isHidden(at) || isElement(at, "form") || isElement(at, "script") || m_rowNodes.contains(at));
            const bool mayLabel = !out && (isElement(at, "th") || isElement(at, "td") || isElement(at, "dt") ||
                                           isElement(at, "span") || isElement(at, "div") || isElement(at, "strong"));
            if (mayLabel && labels.contains(folded(shortText(at, 60)))) {
                const xmlNode *value = at->next;
                while (value && !isElement(value))
                    value = value->next;
                const QString text = value && !isElement(value, "th") ? folded(shortText(value)) : QString();
                if (text.size() >= 2 && !others.contains(text)) return value;
            }
            at = out ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
        }
        return nullptr;
    }

    /// A heading that begins with the page's title and goes on: a question asked in its own title.
    const xmlNode *longHeading(const QList<Candidate> &candidates, const QString &title) const
    {
        constexpr qsizetype kShortestTitle = 10;
        if (title.size() < kShortestTitle) return nullptr;
        for (const Candidate &candidate : candidates) {
            if (isElement(candidate.element, "h1") && candidate.text.startsWith(title)) return candidate.element;
        }
        return nullptr;
    }

    const xmlNode *findTitle() const
    {
        if (const xmlNode *labelled = labelledTitle()) return labelled;
        const QList<Candidate> candidates = titleCandidates();
        for (const QString &wanted : m_search.titles) {
            const QString title = folded(wanted);
            const xmlNode *plain = nullptr;
            for (const Candidate &candidate : candidates) {
                if (agrees(candidate.text, title)) {
                    if (candidate.named) return innermost(candidate, candidates, title);
                    // The innermost is the title itself; what is around it may go on.
                    plain = candidate.element;
                } else if (plain && !isInside(candidate.element, plain)) {
                    return plain;
                }
            }
            if (plain) return plain;
            if (const xmlNode *heading = longHeading(candidates, title)) return heading;
        }
        if (!m_search.takesAnyHead) return nullptr;
        for (const char *name : {"h1", "h2"}) {
            for (const Candidate &candidate : candidates) {
                if (isElement(candidate.element, name)) return candidate.element;
            }
        }
        return nullptr;
    }

    void score(const xmlNode *title)
    {
        const xmlNode *from = nextAfter(title, m_tree.root());
        for (const xmlNode *at = from; at;) {
            const bool out = isElement(at) && (leftOut(at) || m_rowNodes.contains(at) || isHeadLine(at));
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
            if (isElement(before) && !leftOut(before) && !m_rowNodes.contains(before) && !isHead(before))
                text.prepend(shortText(before, 200) + u'\n');
            if (text.size() > kLongest / 4) break;
        }
        for (const xmlNode *at = nextAfter(title, m_tree.root()); at && at != body;) {
            if (at->type == XML_TEXT_NODE)
                text += QString::fromUtf8(reinterpret_cast<const char *>(at->content)) + u'\n';
            const bool out = isElement(at) && (isHidden(at) || isElement(at, "script") || isElement(at, "style") ||
                                               m_rowNodes.contains(at));
            at = out ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
            if (text.size() > kLongest) break;
        }
        // Labels may stand in lines of their own above the title's: "作者 …" before "標題 …".
        constexpr qsizetype kLongestLabelled = 60;
        const xmlNode *line = title->parent;
        for (const xmlNode *before = line ? line->prev : nullptr; before && text.size() < kLongest;
             before = before->prev) {
            if (!isElement(before) || isHead(before) || leftOut(before) || m_rowNodes.contains(before)) continue;
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
            const bool out = isElement(at) && (leftOut(at) || m_rowNodes.contains(at));
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
    TextSet<QString> m_rows;      ///< Their identities …
    TextSet<QString> m_rowTitles; ///< … and folded titles, for links that hold none.
    QSet<const xmlNode *> m_rowNodes;
    QHash<const xmlNode *, Block> m_blocks;
    QSet<const xmlNode *> m_aroundTitle; ///< The title and what it stands in.
};

} // namespace

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

QString textBetween(const xmlNode *title, const xmlNode *end)
{
    constexpr qsizetype kLongest = 2000;
    const xmlNode *root = title;
    while (root->parent && isElement(root->parent))
        root = root->parent;
    QString text;
    for (const xmlNode *at = nextAfter(title, root); at && at != end && text.size() <= kLongest;) {
        if (at->type == XML_TEXT_NODE) text += QString::fromUtf8(reinterpret_cast<const char *>(at->content)) + u'\n';
        const bool out = isElement(at) && (isHidden(at) || isElement(at, "script") || isElement(at, "style"));
        at = out ? nextAfter(at, root) : nextInTree(at, root);
    }
    return text;
}

FoundBody findBody(const PageTree &tree, const BodySearch &search)
{
    return Search(tree, search).run();
}

} // namespace newsboard
