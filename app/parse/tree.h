#pragma once

#include "app/parse/text_map.h"

#include <QByteArray>
#include <QString>
#include <QStringView>
#include <QUrl>

#include <libxml/tree.h>

#include <initializer_list>
#include <memory>

namespace newsboard {

/// A page as a tree: bounded, parsed by gumbo as a browser would, copied into a libxml2 document.
/// Element and attribute names are lower case, in no namespace; comments are kept. For one thread at a time.
class PageTree {
public:
    /// Bounds of the structure, before parsing; what is over is cut and the tree is `truncated`.
    /// Their reasons stand in tree.cpp beside what was measured.
    struct Bounds {
        qsizetype bytes = 8 * 1024 * 1024;
        int openContainers = 1000;
        qsizetype tagBytes = 64 * 1024;
        int attributes = 1000;
    };

    static PageTree parse(QStringView text, const QUrl &address, const Bounds &bounds);
    static PageTree parse(QStringView text, const QUrl &address) { return parse(text, address, Bounds()); }

    xmlDocPtr document() const { return m_document.get(); }
    xmlNodePtr root() const;                   ///< `<html>`; never null.
    xmlNodePtr body() const { return m_body; } ///< `<body>`, or the root where there is none.
    bool truncated() const { return m_truncated; }

    /// What relative links are resolved against: the page's address and its `<base href>`.
    const QUrl &base() const { return m_base; }
    /// Absolute http(s) (or the sample's qrc) address of a link; an invalid one for anything else. What was asked once
    /// is remembered: several readers ask for the same links.
    QUrl resolve(QStringView href) const;

private:
    QUrl addressOf(QStringView href) const;

    struct FreeDocument {
        void operator()(xmlDoc *document) const { xmlFreeDoc(document); }
    };
    std::unique_ptr<xmlDoc, FreeDocument> m_document;
    xmlNodePtr m_body = nullptr;
    QUrl m_base;
    mutable TextMap<QString, QUrl> m_resolved;
    bool m_truncated = false;
};

// Small questions about a node; all of them accept null.

bool isElement(const xmlNode *node);
bool isElement(const xmlNode *node, const char *name);
bool isAnyElement(const xmlNode *node, std::initializer_list<const char *> names);
QString attribute(const xmlNode *element, const char *name);
/// As attribute(), as the bytes stand in the tree, without a copy: for what asks of every element.
QByteArrayView attributeBytes(const xmlNode *element, const char *name);
bool hasAttribute(const xmlNode *element, const char *name);
/// Whether the `class` attribute holds this word.
bool hasClass(const xmlNode *element, const char *name);
/// Whether the `rel` attribute holds this word, in any case.
bool hasRel(const xmlNode *element, QStringView word);
xmlNodePtr firstElementChild(const xmlNode *node);
xmlNodePtr nextElement(const xmlNode *node); ///< The next sibling that is an element.
/// The node after `node` in document order within `root`; null at the end. For walks without recursion.
xmlNodePtr nextInTree(const xmlNode *node, const xmlNode *root);
/// As nextInTree, leaving out what is inside `node`.
xmlNodePtr nextAfter(const xmlNode *node, const xmlNode *root);
bool isInside(const xmlNode *node, const xmlNode *ancestor);

/// All text inside, as it stands, without that of scripts, styles, templates and comments.
QString rawText(const xmlNode *node);
/// Text as a person sees it on one line: white space folded, controls, bidi marks and zero-width characters removed,
/// NFC, without hidden elements (`hidden`, `display:none`, `.sound_only`, `.blind`, `.sr-only` and their kin).
QString visibleText(const xmlNode *node);
/// Whether an element is not seen by a person: hidden, `display:none`, for screen readers only.
bool isHidden(const xmlNode *element);
/// Whether a word of this class attribute hides its element.
bool hasUnseenClass(QByteArrayView classes);
/// Whether a style attribute hides its element; white space and case do not count.
bool hidesByStyle(QByteArrayView style);

} // namespace newsboard
