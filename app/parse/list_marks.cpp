#include "app/parse/list_marks.h"

#include "app/parse/addresses.h"
#include "app/parse/short_text.h"
#include "app/parse/text.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace newsboard {

namespace {

/// The table's row, the item or the like that a link stands in.
const xmlNode *rowAround(const xmlNode *link)
{
    constexpr int kFarthest = 6;
    static constexpr std::array kRows{"tr", "li", "dl"};
    int steps = 0;
    for (const xmlNode *up = link->parent; isElement(up) && steps < kFarthest; up = up->parent, ++steps) {
        if (std::any_of(kRows.begin(), kRows.end(), [up](const char *name) { return isElement(up, name); })) return up;
    }
    return link;
}

} // namespace

ListMarks::ListMarks(const PageTree &tree, const BodySearch &search) : m_tree(tree), m_search(search)
{
    for (const Headline &row : search.list->rows) {
        m_rows.insert(row.id);
        const QString title = foldedTitle(row.title);
        if (title.size() >= 4) m_rowTitles.insert(title);
    }
    mark();
}

void ListMarks::mark()
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
        if (!m_rows.contains(row)) row = foldedTitle(shortText(at));
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
            m_elements.insert(element.key());
    }
    for (const xmlNode *link : std::as_const(links)) {
        if (!covers(link) && !isOwn(link)) m_elements.insert(rowAround(link));
    }
}

bool ListMarks::isMostlyText(const xmlNode *element, const QSet<const xmlNode *> &rowLinks) const
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

bool ListMarks::isOwn(const xmlNode *link) const
{
    if (m_search.id.isEmpty()) return false;
    const QUrl url = m_tree.resolve(attribute(link, "href"));
    if (articleId(url, m_search.list->kind) == m_search.id) return true;
    const QString text = foldedTitle(shortText(link));
    return std::any_of(m_search.titles.begin(), m_search.titles.end(),
                       [&text](const QString &title) { return foldedTitle(title) == text; });
}

bool ListMarks::covers(const xmlNode *node) const
{
    for (const xmlNode *up = node; up; up = up->parent) {
        if (m_elements.contains(up)) return true;
    }
    return false;
}

} // namespace newsboard
