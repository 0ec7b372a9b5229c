#include "app/parse/xpath.h"

#include "app/parse/class_path.h"
#include "app/parse/text.h"
#include "app/parse/text_map.h"
#include "app/parse/xpath_steps.h"

#include <QMutex>

#include <libxml/xpathInternals.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

// What one evaluation and all evaluations of a page may cost, in libxml2's operations. A list page of 50 KB needs some
// 100,000 in all, `//td` on a page of 8 MB 4 million; `count(preceding::*)` over 20,000 elements would need 200 million
// (1.8 s).
constexpr unsigned long kEvaluationLimit = 20'000'000;
constexpr unsigned long kPageLimit = 200'000'000;

constexpr qsizetype kAll = std::numeric_limits<qsizetype>::max();

// libxml2 2.9 asks for a const pointer here and for another there.
void keepQuiet(void *, xmlErrorPtr) {}

xmlNodePtr mutableNode(const xmlNode *node)
{
    return const_cast<xmlNodePtr>(node);
}

void hasClassFunction(xmlXPathParserContextPtr parser, int arguments)
{
    if (arguments != 1) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    xmlChar *name = xmlXPathPopString(parser);
    const bool has =
        name && parser->context->node && hasClass(parser->context->node, reinterpret_cast<const char *>(name));
    xmlFree(name);
    xmlXPathReturnBoolean(parser, has);
}

xmlXPathContextPtr newContext(xmlDocPtr document)
{
    xmlXPathContextPtr context = xmlXPathNewContext(document);
    Q_CHECK_PTR(context);
    context->error = keepQuiet;
    xmlXPathRegisterFunc(context, reinterpret_cast<const xmlChar *>("has-class"), hasClassFunction);
    xmlXPathContextSetCache(context, 1, -1, 0);
    return context;
}

/// The first name before a `(` that is neither a function, an operator nor a node test; libxml2 would find it out only
/// when it comes by there.
QString unknownFunction(QStringView expression)
{
    static const TextSet<QStringView> known{u"last",
                                            u"position",
                                            u"count",
                                            u"id",
                                            u"local-name",
                                            u"namespace-uri",
                                            u"name",
                                            u"string",
                                            u"concat",
                                            u"starts-with",
                                            u"contains",
                                            u"substring-before",
                                            u"substring-after",
                                            u"substring",
                                            u"string-length",
                                            u"normalize-space",
                                            u"translate",
                                            u"boolean",
                                            u"not",
                                            u"true",
                                            u"false",
                                            u"lang",
                                            u"number",
                                            u"sum",
                                            u"floor",
                                            u"ceiling",
                                            u"round",
                                            u"has-class",
                                            u"node",
                                            u"text",
                                            u"comment",
                                            u"processing-instruction",
                                            u"and",
                                            u"or",
                                            u"div",
                                            u"mod"};
    qsizetype begin = -1; // of the name being read
    QChar quote;
    for (qsizetype i = 0; i < expression.size(); ++i) {
        const QChar c = expression[i];
        if (!quote.isNull()) {
            if (c == quote) quote = QChar();
            continue;
        }
        const bool inName = c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u':';
        if (inName) {
            if (begin < 0) begin = i;
            continue;
        }
        if (c == u'"' || c == u'\'') quote = c;
        if (c.isSpace()) continue; // `count (x)` is a call, too
        if (c == u'(' && begin >= 0) {
            QStringView name = expression.sliced(begin, i - begin).trimmed();
            if (const qsizetype axis = name.lastIndexOf("::"_L1); axis >= 0) name = name.sliced(axis + 2);
            if (const qsizetype space = name.lastIndexOf(u' '); space >= 0) name = name.sliced(space + 1);
            if (!known.contains(name)) return name.toString();
        }
        begin = -1;
    }
    return {};
}

/// Whether a person does not read what is inside.
bool isUnread(const xmlNode *element)
{
    return isHidden(element) || isElement(element, "script") || isElement(element, "style") ||
           isElement(element, "template");
}

QString valueOf(const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(mutableNode(node));
    const QString value = QString::fromUtf8(reinterpret_cast<const char *>(content));
    xmlFree(content);
    return value;
}

} // namespace

/// The expression and compiled copies of it that nobody uses at the moment. libxml2 caches function addresses inside a
/// compiled expression while evaluating, so two threads may not share one.
class XPath::Shared {
public:
    explicit Shared(QByteArray text)
        : expression(std::move(text)), simple(ClassPath::parse(expression)), m_steps(withDescendantSteps(expression))
    {
    }
    ~Shared()
    {
        for (xmlXPathCompExprPtr copy : spare)
            xmlXPathFreeCompExpr(copy);
    }
    Q_DISABLE_COPY_MOVE(Shared)

    xmlXPathCompExprPtr take(xmlXPathContextPtr context)
    {
        {
            const QMutexLocker lock(&mutex);
            if (!spare.empty()) {
                const xmlXPathCompExprPtr copy = spare.back();
                spare.pop_back();
                return copy;
            }
        }
        return xmlXPathCtxtCompile(context, reinterpret_cast<const xmlChar *>(m_steps.constData()));
    }

    void giveBack(xmlXPathCompExprPtr copy)
    {
        const QMutexLocker lock(&mutex);
        spare.push_back(copy);
    }

    const QByteArray expression;
    const std::optional<ClassPath> simple; ///< What needs no libxml2.

private:
    const QByteArray m_steps; ///< What libxml2 compiles.
    QMutex mutex;
    std::vector<xmlXPathCompExprPtr> spare;
};

std::optional<XPath> XPath::compile(const QString &expression, QString *error)
{
    auto shared = std::make_shared<Shared>(expression.trimmed().toUtf8());
    const std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context(newContext(nullptr),
                                                                                   &xmlXPathFreeContext);
    const xmlXPathCompExprPtr compiled = shared->expression.isEmpty() ? nullptr : shared->take(context.get());
    if (!compiled) {
        if (error) *error = u"not an XPath expression"_s;
        return std::nullopt;
    }
    shared->giveBack(compiled);
    if (const QString unknown = unknownFunction(expression); !unknown.isEmpty()) {
        if (error) *error = u"unknown function %1()"_s.arg(unknown);
        return std::nullopt;
    }
    return XPath(std::move(shared));
}

QString XPath::expression() const
{
    return QString::fromUtf8(m_shared->expression);
}

XPathPage::XPathPage(const PageTree &tree) : m_tree(tree), m_context(newContext(tree.document())), m_budget(kPageLimit)
{
}

XPathPage::~XPathPage()
{
    for (const auto &[shared, compiled] : std::as_const(m_borrowed))
        shared->giveBack(compiled);
}

xmlXPathCompExprPtr XPathPage::prepare(const XPath &path, const xmlNode *at)
{
    if (!at) return nullptr;
    if (m_budget == 0) {
        m_exhausted = true;
        return nullptr;
    }
    auto found = m_borrowed.constFind(path.m_shared.get());
    if (found == m_borrowed.constEnd()) {
        const xmlXPathCompExprPtr compiled = path.m_shared->take(m_context.get());
        if (!compiled) return nullptr;
        found = m_borrowed.insert(path.m_shared.get(), {path.m_shared, compiled});
    }
    m_context->node = mutableNode(at);
    m_context->opCount = 0;
    m_context->opLimit = std::min(kEvaluationLimit, m_budget);
    return found->second;
}

void XPathPage::account(bool failed)
{
    m_budget -= std::min<unsigned long>(m_context->opCount, m_budget);
    if (failed && m_context->opCount >= m_context->opLimit) m_exhausted = true;
}

XPathPage::Object XPathPage::evaluate(const XPath &path, const xmlNode *at)
{
    const xmlXPathCompExprPtr compiled = prepare(path, at);
    if (!compiled) return {};
    Object object(xmlXPathCompiledEval(compiled, m_context.get()));
    account(!object);
    return object;
}

std::optional<QList<xmlNodePtr>> XPathPage::walk(const XPath &path, const xmlNode *at, qsizetype most)
{
    if (!path.m_shared->simple) return std::nullopt;
    if (!at) return QList<xmlNodePtr>();
    if (m_budget == 0) {
        m_exhausted = true;
        return QList<xmlNodePtr>();
    }
    unsigned long visited = 0;
    QList<xmlNodePtr> found = path.m_shared->simple->nodes(at, most, &visited);
    m_budget -= std::min(visited, m_budget);
    return found;
}

QList<xmlNodePtr> XPathPage::nodes(const XPath &path, const xmlNode *at)
{
    if (auto found = walk(path, at, kAll)) return *std::move(found);
    const Object object = evaluate(path, at);
    if (!object || object->type != XPATH_NODESET || !object->nodesetval) return {};
    xmlXPathNodeSetSort(object->nodesetval);
    QList<xmlNodePtr> found;
    found.reserve(object->nodesetval->nodeNr);
    for (int i = 0; i < object->nodesetval->nodeNr; ++i) {
        const xmlNodePtr node = object->nodesetval->nodeTab[i];
        if (node->type != XML_NAMESPACE_DECL) found.append(node);
    }
    return found;
}

QList<xmlNodePtr> XPathPage::nodes(const Alternatives &paths, const xmlNode *at)
{
    for (const XPath &path : paths) {
        QList<xmlNodePtr> found = nodes(path, at);
        if (!found.isEmpty()) return found;
    }
    return {};
}

xmlNodePtr XPathPage::first(const XPath &path, const xmlNode *at)
{
    if (const auto found = walk(path, at, 1)) return found->value(0);
    return nodes(path, at).value(0);
}

xmlNodePtr XPathPage::first(const Alternatives &paths, const xmlNode *at)
{
    for (const XPath &path : paths) {
        if (const xmlNodePtr found = first(path, at)) return found;
    }
    return nullptr;
}

QString XPathPage::textOf(const xmlXPathObject *object) const
{
    if (!object) return {};
    switch (object->type) {
    case XPATH_NODESET:
        for (int i = 0; object->nodesetval && i < object->nodesetval->nodeNr; ++i) {
            if (QString text = nodeText(object->nodesetval->nodeTab[i]); !text.isEmpty()) return text;
        }
        return {};
    case XPATH_STRING:
        return cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(object->stringval)));
    case XPATH_NUMBER:
        return std::isfinite(object->floatval) ? QString::number(object->floatval, 'g', 15) : QString();
    default:
        return {};
    }
}

QString XPathPage::text(const XPath &path, const xmlNode *at)
{
    if (const auto found = walk(path, at, kAll)) {
        for (const xmlNode *node : *found) {
            if (QString text = nodeText(node); !text.isEmpty()) return text;
        }
        return {};
    }
    const Object object = evaluate(path, at);
    if (object && object->type == XPATH_NODESET && object->nodesetval) xmlXPathNodeSetSort(object->nodesetval);
    return textOf(object.get());
}

QString XPathPage::text(const Alternatives &paths, const xmlNode *at)
{
    for (const XPath &path : paths) {
        if (QString found = text(path, at); !found.isEmpty()) return found;
    }
    return {};
}

bool XPathPage::test(const XPath &path, const xmlNode *at)
{
    if (const auto found = walk(path, at, 1)) return !found->isEmpty();
    const xmlXPathCompExprPtr compiled = prepare(path, at);
    if (!compiled) return false;
    // Stops at the first node that is found.
    const int result = xmlXPathCompiledEvalToBoolean(compiled, m_context.get());
    account(result < 0);
    return result == 1;
}

bool XPathPage::test(const Alternatives &paths, const xmlNode *at)
{
    return std::any_of(paths.begin(), paths.end(), [&](const XPath &path) { return test(path, at); });
}

std::optional<double> XPathPage::number(const XPath &path, const xmlNode *at)
{
    const Object object = evaluate(path, at);
    if (!object) return std::nullopt;
    double value = object->floatval;
    if (object->type != XPATH_NUMBER) {
        bool ok = false;
        value = textOf(object.get()).toDouble(&ok);
        if (!ok) return std::nullopt;
    }
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString nodeText(const xmlNode *node)
{
    if (!node || node->type == XML_NAMESPACE_DECL) return {};
    return node->type == XML_ELEMENT_NODE ? visibleText(node) : cleanLine(valueOf(node));
}

QString nodeText(const xmlNode *node, const QList<xmlNodePtr> &leftOut)
{
    if (leftOut.isEmpty() || !isElement(node)) return nodeText(node);
    QString text;
    for (const xmlNode *at = node; at;) {
        if (isElement(at) && at != node && (isUnread(at) || leftOut.contains(mutableNode(at)))) {
            text += u' ';
            at = nextAfter(at, node);
            continue;
        }
        if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
            text += QString::fromUtf8(reinterpret_cast<const char *>(at->content));
        } else if (isElement(at, "br") || isElement(at, "p") || isElement(at, "div") || isElement(at, "img")) {
            text += u' ';
        }
        at = nextInTree(at, node);
    }
    return cleanLine(text);
}

} // namespace newsboard
