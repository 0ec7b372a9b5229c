#pragma once

#include "app/parse/tree.h"

#include <QHash>
#include <QList>
#include <QString>

#include <libxml/xpath.h>

#include <memory>
#include <optional>

namespace newsboard {

/// A checked XPath 1.0 expression with one function more: `has-class('x')`, true where the context node's `class`
/// attribute holds the word x. An implicitly shared value; any thread.
class XPath {
public:
    /// Nothing if the expression is none, and why in `error`: an unknown function counts as an error here already.
    static std::optional<XPath> compile(const QString &expression, QString *error = nullptr);

    QString expression() const;

private:
    friend class XPathPage;
    class Shared;
    explicit XPath(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}
    std::shared_ptr<Shared> m_shared;
};

/// XPaths of which the first that finds anything is taken: one skin reads old and new variants of its pages.
using Alternatives = QList<XPath>;

/// Evaluates XPaths on one page. Lives on one thread, as long as its tree at most.
/// Work is bounded, by evaluation and for the page as a whole: what is over finds nothing and is exhausted().
class XPathPage {
public:
    explicit XPathPage(const PageTree &tree);
    ~XPathPage();
    Q_DISABLE_COPY_MOVE(XPathPage)

    const PageTree &tree() const { return m_tree; }

    /// The nodes found, in document order: elements, text or attributes. None where the value is no node-set.
    QList<xmlNodePtr> nodes(const XPath &path, const xmlNode *at);
    QList<xmlNodePtr> nodes(const Alternatives &paths, const xmlNode *at);
    /// The first of them, or null.
    xmlNodePtr first(const XPath &path, const xmlNode *at);
    xmlNodePtr first(const Alternatives &paths, const xmlNode *at);

    /// What is found as one clean line: an element's visible text, an attribute's or text node's value, or the string
    /// or number that the expression makes. Of several nodes the first that has text.
    QString text(const XPath &path, const xmlNode *at);
    QString text(const Alternatives &paths, const xmlNode *at);

    /// As XPath's boolean(): a node found, a true condition, a string that is not empty, a number that is not 0.
    bool test(const XPath &path, const xmlNode *at);
    bool test(const Alternatives &paths, const xmlNode *at); ///< Whether one of them is true; false for none.

    /// As XPath's number(); nothing where that is none.
    std::optional<double> number(const XPath &path, const xmlNode *at);

    /// Whether some evaluation ran into a bound of work.
    bool exhausted() const { return m_exhausted; }

private:
    struct FreeObject {
        void operator()(xmlXPathObject *object) const { xmlXPathFreeObject(object); }
    };
    using Object = std::unique_ptr<xmlXPathObject, FreeObject>;
    struct FreeContext {
        void operator()(xmlXPathContext *context) const { xmlXPathFreeContext(context); }
    };

    /// Makes the context ready and lends the compiled expression; null where nothing more may be evaluated.
    xmlXPathCompExprPtr prepare(const XPath &path, const xmlNode *at);
    /// As nodes(), at most `most`, of a path that needs no libxml2; null where it does.
    std::optional<QList<xmlNodePtr>> walk(const XPath &path, const xmlNode *at, qsizetype most);
    void account(bool failed);
    Object evaluate(const XPath &path, const xmlNode *at);
    QString textOf(const xmlXPathObject *object) const;

    const PageTree &m_tree;
    std::unique_ptr<xmlXPathContext, FreeContext> m_context;
    /// The compiled expressions in use here. They are borrowed: libxml2 writes into them while it evaluates.
    QHash<XPath::Shared *, std::pair<std::shared_ptr<XPath::Shared>, xmlXPathCompExprPtr>> m_borrowed;
    unsigned long m_budget;
    bool m_exhausted = false;
};

/// The text of a node of any type as one clean line: visible text of an element, value of an attribute or a text.
QString nodeText(const xmlNode *node);
/// The same without what is inside `left out`.
QString nodeText(const xmlNode *node, const QList<xmlNodePtr> &leftOut);

} // namespace newsboard
