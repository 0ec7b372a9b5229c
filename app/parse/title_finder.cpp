#include "app/parse/title_finder.h"

#include "app/parse/short_text.h"
#include "app/parse/text.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Whether a text on the page is the title; lists and heads cut it short.
bool agrees(const QString &text, const QString &title)
{
    if (text.isEmpty() || title.isEmpty()) return false;
    if (text == title) return true;
    const qsizetype shorter = std::min(text.size(), title.size());
    return shorter >= 6 && (text.startsWith(title) || title.startsWith(text)) &&
           shorter * 3 >= std::max(text.size(), title.size());
}

/// An element that may be the title, and its folded text.
struct Candidate {
    const xmlNode *element;
    QString text;
    bool named; ///< A heading, or named like a title.
};

/// A block that is named for the title may hold its category and tags, too.
const xmlNode *innermost(const Candidate &candidate, const QList<Candidate> &candidates, const QString &title)
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

/// A heading that begins with the page's title and goes on: a question asked in its own title.
const xmlNode *longHeading(const QList<Candidate> &candidates, const QString &title)
{
    constexpr qsizetype kShortestTitle = 10;
    if (title.size() < kShortestTitle) return nullptr;
    for (const Candidate &candidate : candidates) {
        if (isElement(candidate.element, "h1") && candidate.text.startsWith(title)) return candidate.element;
    }
    return nullptr;
}

/// Looks for the title of an article on a page.
class TitleSearch {
public:
    TitleSearch(const PageTree &tree, const BodySearch &search, const ListMarks &list, const PartNames &names)
        : m_tree(tree), m_search(search), m_list(list), m_names(names)
    {
    }

    const xmlNode *find() const
    {
        if (const xmlNode *labelled = labelledTitle()) return labelled;
        const QList<Candidate> candidates = titleCandidates();
        for (const QString &wanted : m_search.titles) {
            const QString title = foldedTitle(wanted);
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

private:
    QList<Candidate> titleCandidates() const
    {
        constexpr qsizetype kLongestTitle = 1200;
        QList<Candidate> candidates;
        for (const xmlNode *at = m_tree.body(); at;) {
            const bool element = isElement(at) && at != m_tree.body();
            const bool out =
                element && (isHidden(at) || isElement(at, "script") || isElement(at, "style") || m_list.contains(at));
            if (element && !out) {
                const QString text = foldedTitle(shortText(at, kLongestTitle));
                const bool named = isHeading(at) || m_names.title.matches(at);
                if (!text.isEmpty()) candidates.append({at, text, named});
            }
            at = out ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
        }
        return candidates;
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
            const bool out = isElement(at) && at != m_tree.body() &&
                             (isHidden(at) || isElement(at, "form") || isElement(at, "script") || m_list.contains(at));
            const bool mayLabel = !out && (isElement(at, "th") || isElement(at, "td") || isElement(at, "dt") ||
                                           isElement(at, "span") || isElement(at, "div") || isElement(at, "strong"));
            if (mayLabel && labels.contains(foldedTitle(shortText(at, 60)))) {
                const xmlNode *value = at->next;
                while (value && !isElement(value))
                    value = value->next;
                const QString text = value && !isElement(value, "th") ? foldedTitle(shortText(value)) : QString();
                if (text.size() >= 2 && !others.contains(text)) return value;
            }
            at = out ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
        }
        return nullptr;
    }

    const PageTree &m_tree;
    const BodySearch &m_search;
    const ListMarks &m_list;
    const PartNames &m_names;
};

} // namespace

const xmlNode *findArticleTitle(const PageTree &tree, const BodySearch &search, const ListMarks &list,
                                const PartNames &names)
{
    return TitleSearch(tree, search, list, names).find();
}

bool isHeading(const xmlNode *element)
{
    static constexpr std::array kHeads{"h1", "h2", "h3", "h4"};
    return std::any_of(kHeads.begin(), kHeads.end(), [element](const char *name) { return isElement(element, name); });
}

} // namespace newsboard
