#pragma once

#include "app/parse/xpath.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace newsboard {

// A skin: how a kind of board writes its pages, as data. The JSON that these are read from is described in
// resources/skins/README.md; the members bear the same names. All paths of a part are relative to the node of that part
// (root, row, comment …). An empty Alternatives means: this skin has none.

/// How deep a reply or a comment stands.
struct DepthRule {
    enum class Kind : quint8 {
        Style,  ///< A length in the `style` of the node: `property` divided by `step`.
        Class,  ///< A class word `property` + number; the word alone is 1.
        Spaces, ///< No-break spaces before the node's first other character: their number divided by `step`.
        Count,  ///< How many nodes are found, times `step`.
    };
    Kind kind = Kind::Count;
    Alternatives at;  ///< The node that is measured.
    QString property; ///< Of the style, or the class word.
    double step = 1;
};

/// One style of list (table, webzine, gallery). A page may hold several of them; their rows are read in its order.
struct ListShape {
    QString name;
    Alternatives root; ///< From the document: the list, or the lists of this style.
    Alternatives rows; ///< From the list.
    Alternatives skip; ///< Of a row: true where it is none (an advertisement, a head row).

    Alternatives headers; ///< Header cells, from the list. Fields without a path that finds anything are read from …
    Alternatives cells;   ///< … the row's cell in the column whose header names the field.

    Alternatives number;
    Alternatives title;  ///< The element, or the elements, whose text is the title, …
    Alternatives remove; ///< … without these inside it (badges, counters), from the row.
    Alternatives link;   ///< The `<a>`, or an attribute that holds the address; else the title's own link.
    Alternatives id;     ///< The identity, where no link holds it.
    Alternatives author;
    Alternatives date;
    Alternatives time; ///< The hour where it stands apart from the date (`@title`).
    Alternatives views;
    Alternatives votes;
    Alternatives comments;
    Alternatives category;
    QList<DepthRule> depth; ///< The first that gives a depth over 0 is taken.

    Alternatives notice; ///< Flags: true of the row.
    Alternatives isNew;  ///< `new` in the file.
    Alternatives secret;
    Alternatives file;
    Alternatives picture;
    Alternatives open; ///< The row of the article above the list.
};

/// The pagination of a list, and what the page says of the board.
struct PagesPart {
    Alternatives root;    ///< The block of page links; else it is looked for.
    Alternatives current; ///< From the block.
    Alternatives name;    ///< The board's name, from the document.
};

struct CommentsPart {
    Alternatives root;  ///< From the document.
    Alternatives items; ///< From the root.
    Alternatives id;    ///< From the item, as are all below; the digits of what is found.
    Alternatives author;
    Alternatives date;
    Alternatives body;
    Alternatives remove; ///< Chrome inside the body, from the item.
    QList<DepthRule> depth;
};

struct AttachmentsPart {
    Alternatives root;  ///< From the document.
    Alternatives items; ///< From the root.
    Alternatives name;  ///< From the item, as are all below.
    Alternatives link;
    Alternatives size;
};

/// The article on a page. `root` is sought from the document, the others from the root.
struct ArticlePart {
    Alternatives root;
    Alternatives title;
    Alternatives remove; ///< Chrome inside the title, the body, the author: from the root.
    Alternatives author;
    Alternatives date;
    Alternatives time;
    Alternatives views;
    Alternatives votes;
    Alternatives category;
    Alternatives pictures; ///< Elements that belong to the body and stand before it.
    Alternatives body;     ///< One element, or several in order.
    Alternatives tags;     ///< A node a tag.
    CommentsPart comments;
    AttachmentsPart attachments;
};

struct Skin {
    /// A kind of board (`rhymix`, `gnuboard5` …) and when a page is of that kind.
    struct Kind {
        QString name;
        Alternatives when; ///< From the document; empty: always.
    };

    QString name;
    QList<Kind> kinds; ///< The first that holds is the page's.
    QStringList signs; ///< `.class`, `#id` or `/script.php`: a page that has none of them is not looked at any further.
    Alternatives match; ///< From the document: whether this skin reads the page.
    QList<ListShape> lists;
    Alternatives empty; ///< From the document: the list says that it has no posts.
    PagesPart pages;
    ArticlePart article;
};

/// How deep the node (a row, a comment) stands by the first rule that gives more than 0; at most 50.
int depthOf(const QList<DepthRule> &rules, const xmlNode *node, XPathPage &page);

/// The class words, ids and scripts linked to of a page, gathered in one walk: the cheap question before any XPath.
class PageSigns {
public:
    explicit PageSigns(const PageTree &tree);
    /// Whether the page may have it (`.class`, `#id` or `/script.php`); false is certain.
    bool has(const QString &sign) const;
    bool hasAny(const QStringList &signs) const;

private:
    QSet<size_t> m_hashes;
};

} // namespace newsboard
