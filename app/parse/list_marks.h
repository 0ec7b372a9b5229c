#pragma once

#include "app/parse/readability.h"
#include "app/parse/text_map.h"

#include <QSet>
#include <QString>

namespace newsboard {

/// Which elements of a page are the list of headlines below or above its article.
class ListMarks {
public:
    /// Tree and search outlive it. The smallest elements that hold several rows of the list are the list. A row apart
    /// from it (a notice in a table of its own, the only row there is) is marked by itself.
    ListMarks(const PageTree &tree, const BodySearch &search);

    bool contains(const xmlNode *element) const { return m_elements.contains(element); }

private:
    void mark();
    /// Whether an element holds few of the rows, and so much text outside links that they are an article's links to
    /// others, not the list itself with its excerpts.
    bool isMostlyText(const xmlNode *element, const QSet<const xmlNode *> &rowLinks) const;
    /// Whether a link leads to the article itself, as its title's does.
    bool isOwn(const xmlNode *link) const;
    bool covers(const xmlNode *node) const;

    const PageTree &m_tree;
    const BodySearch &m_search;
    TextSet<QString> m_rows;      ///< Their identities …
    TextSet<QString> m_rowTitles; ///< … and folded titles, for links that hold none.
    QSet<const xmlNode *> m_elements;
};

} // namespace newsboard
