#include "app/parse/class_path.h"

#include "app/parse/tree.h"

#include <QByteArrayView>

#include <libxml/xpath.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace newsboard {

/// Reads an expression from left to right; every question answers false where the expression is none of ours.
class ClassPathParser {
public:
    explicit ClassPathParser(QByteArrayView text) : m_text(text) {}

    bool read(ClassPath *path)
    {
        path->m_first = take("(");
        if (!paths(&path->m_paths)) return false;
        return (!path->m_first || take(")[1]")) && m_at == m_text.size();
    }

private:
    using Kind = ClassPath::Step::Kind;

    bool paths(QList<ClassPath::Path> *paths)
    {
        do {
            ClassPath::Path path;
            skipSpaces();
            if (!this->path(&path)) return false;
            paths->append(std::move(path));
            skipSpaces();
        } while (take("|"));
        return true;
    }

    bool path(ClassPath::Path *path)
    {
        Kind kind = Kind::Child;
        if (take(".//")) {
            kind = Kind::Descendant;
        } else if (take("//")) {
            path->fromDocument = true;
            kind = Kind::Descendant;
        } else if (take("/")) {
            path->fromDocument = true;
        } else {
            take("./");
        }
        for (;;) {
            ClassPath::Step step;
            step.kind = kind;
            if (!this->step(&step)) return false;
            const bool last = step.kind == Kind::Attribute;
            path->steps.append(std::move(step));
            if (last) return true;
            if (take("//"))
                kind = Kind::Descendant;
            else if (take("/"))
                kind = Kind::Child;
            else
                return true;
        }
    }

    bool step(ClassPath::Step *step)
    {
        if (take("@")) {
            if (step->kind == Kind::Descendant) return false;
            step->kind = Kind::Attribute;
            step->name = word();
            if (step->name.isEmpty()) return false;
            if (!take("[contains(.,")) return !take("[");
            ClassPath::Condition condition;
            condition.words.append({step->name, {}, ClassPath::Word::Kind::PartOf});
            skipSpaces();
            if (!literal(&condition.words.last().text) || !take(")]")) return false;
            step->conditions.append(std::move(condition));
            return !take("[");
        }
        if (!take("*")) {
            step->name = word();
            if (step->name.isEmpty()) return false;
        }
        while (take("[")) {
            // `//a[1]` is the first of each parent, which is another thing than the first below.
            if (take("1]")) {
                step->first = true;
                return step->kind == Kind::Child && !take("[");
            }
            if (!conditions(&step->conditions)) return false;
        }
        return true;
    }

    /// What stands in a predicate, and its `]`.
    bool conditions(QList<ClassPath::Condition> *conditions)
    {
        QList<ClassPath::Condition> read;
        bool alternatives = false, conjunction = false;
        do {
            ClassPath::Condition condition;
            skipSpaces();
            if (take("not(")) {
                condition.negated = true;
                do {
                    if (!this->word(&condition)) return false;
                } while (take("or "));
                if (!take(")")) return false;
            } else if (!this->word(&condition)) {
                return false;
            }
            skipSpaces();
            const bool joins = alternatives && !read.isEmpty();
            if (joins && (condition.negated || read.last().negated)) return false;
            if (joins)
                read.last().words += condition.words;
            else
                read.append(std::move(condition));
            if (take("or "))
                alternatives = true;
            else if (take("and "))
                conjunction = true;
            else
                break;
        } while (!alternatives || !conjunction);
        if ((alternatives && conjunction) || !take("]")) return false;
        *conditions += read;
        return true;
    }

    /// One test of an attribute, and the space after it.
    bool word(ClassPath::Condition *condition)
    {
        using Test = ClassPath::Word::Kind;
        skipSpaces();
        ClassPath::Word word;
        if (take("has-class(")) {
            if (!literal(&word.text) || !take(")")) return false;
        } else if (take("contains(@")) {
            word.kind = Test::PartOf;
            word.attribute = this->word();
            if (word.attribute.isEmpty() || !take(",")) return false;
            skipSpaces();
            if (!literal(&word.text) || !take(")")) return false;
        } else if (take("@")) {
            word.attribute = this->word();
            if (word.attribute.isEmpty()) return false;
            skipSpaces();
            word.kind = take("=") ? Test::All : Test::Present;
            skipSpaces();
            if (word.kind == Test::All && !literal(&word.text)) return false;
        } else {
            return false;
        }
        condition->words.append(std::move(word));
        skipSpaces();
        return true;
    }

    /// In single quotes, and not empty.
    bool literal(QByteArray *text)
    {
        const qsizetype end = take("'") ? m_text.indexOf('\'', m_at) : -1;
        if (end <= m_at) return false;
        *text = m_text.sliced(m_at, end - m_at).toByteArray();
        m_at = end + 1;
        return true;
    }

    /// A name that is neither followed by `(` nor by `:`: no function, node test or axis.
    QByteArray word()
    {
        qsizetype end = m_at;
        const auto isNameByte = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        };
        while (end < m_text.size() && isNameByte(m_text[end]))
            ++end;
        if (end == m_at || (m_text[m_at] >= '0' && m_text[m_at] <= '9') || m_text[m_at] == '-') return {};
        if (end < m_text.size() && (m_text[end] == '(' || m_text[end] == ':' || m_text[end] == '.')) return {};
        const QByteArray name = m_text.sliced(m_at, end - m_at).toByteArray();
        m_at = end;
        return name;
    }

    bool take(QByteArrayView sign)
    {
        if (!m_text.sliced(m_at).startsWith(sign)) return false;
        m_at += sign.size();
        return true;
    }

    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

namespace {

/// The value of an element's attribute; null where it has none.
const char *valueOf(const xmlNode *element, const QByteArray &name)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        if (std::strcmp(reinterpret_cast<const char *>(attribute->name), name.constData()) != 0) continue;
        const xmlNode *value = attribute->children;
        return value && value->content ? reinterpret_cast<const char *>(value->content) : "";
    }
    return nullptr;
}

bool isClassSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool holdsWord(const char *value, const QByteArray &word)
{
    for (const char *at = std::strstr(value, word.constData()); at; at = std::strstr(at + 1, word.constData())) {
        const char behind = at[word.size()];
        if ((at == value || isClassSpace(at[-1])) && (behind == '\0' || isClassSpace(behind))) return true;
    }
    return false;
}

/// The node after `node` within `top`, which may be the document.
xmlNodePtr following(const xmlNode *node, const xmlNode *top, bool inside)
{
    if (inside && node->type == XML_ELEMENT_NODE && node->children) return node->children;
    while (node != top) {
        if (node->next) return node->next;
        node = node->parent;
    }
    return nullptr;
}

bool isWithin(const xmlNode *node, const xmlNode *top)
{
    while (node && node != top)
        node = node->parent;
    return node == top;
}

void sortByPlace(QList<xmlNodePtr> *nodes)
{
    std::sort(nodes->begin(), nodes->end(), [](xmlNodePtr a, xmlNodePtr b) { return xmlXPathCmpNodes(a, b) == 1; });
    nodes->erase(std::unique(nodes->begin(), nodes->end()), nodes->end());
}

} // namespace

std::optional<ClassPath> ClassPath::parse(const QByteArray &expression)
{
    ClassPath path;
    if (!ClassPathParser(expression).read(&path)) return std::nullopt;
    return path;
}

bool ClassPath::holds(const Word &word, const xmlNode *element)
{
    const char *value = valueOf(element, word.attribute);
    if (!value) return false;
    switch (word.kind) {
    case Word::Kind::OneOf:
        return holdsWord(value, word.text);
    case Word::Kind::PartOf:
        return std::strstr(value, word.text.constData()) != nullptr;
    case Word::Kind::All:
        return std::strcmp(value, word.text.constData()) == 0;
    case Word::Kind::Present:
        return true;
    }
    return false;
}

bool ClassPath::holds(const Condition &condition, const xmlNode *element)
{
    const bool any = std::any_of(condition.words.begin(), condition.words.end(),
                                 [element](const Word &word) { return holds(word, element); });
    return any != condition.negated;
}

bool ClassPath::matches(const Step &step, const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE) return false;
    if (!step.name.isEmpty() && std::strcmp(reinterpret_cast<const char *>(node->name), step.name.constData()) != 0)
        return false;
    return holdAll(step, node);
}

bool ClassPath::holdAll(const Step &step, const xmlNode *element)
{
    return std::all_of(step.conditions.begin(), step.conditions.end(),
                       [element](const Condition &condition) { return holds(condition, element); });
}

QList<xmlNodePtr> ClassPath::walk(const Path &path, const xmlNode *at, qsizetype most, unsigned long *visited)
{
    const auto *start = path.fromDocument ? reinterpret_cast<const xmlNode *>(at->doc) : at;
    QList<xmlNodePtr> from{const_cast<xmlNodePtr>(start)};
    for (const Step &step : path.steps) {
        // Only what the last step finds may be cut short.
        const qsizetype enough = &step == &path.steps.last() ? most : std::numeric_limits<qsizetype>::max();
        QList<xmlNodePtr> found;
        const xmlNode *covered = nullptr; // What is inside it was walked or would come out of order.
        bool nested = false;
        for (const xmlNodePtr node : std::as_const(from)) {
            const bool inside = covered && isWithin(node, covered);
            nested = nested || inside;
            if (!inside) covered = node;
            switch (step.kind) {
            case Step::Kind::Child:
                for (xmlNodePtr child = node->children; child; child = child->next) {
                    ++*visited;
                    if (!matches(step, child)) continue;
                    found.append(child);
                    if (step.first) break;
                }
                break;
            case Step::Kind::Descendant:
                if (inside) break;
                for (xmlNodePtr next = node->children; next && found.size() < enough;
                     next = following(next, node, true)) {
                    ++*visited;
                    if (matches(step, next)) found.append(next);
                }
                break;
            case Step::Kind::Attribute:
                if (node->type != XML_ELEMENT_NODE) break;
                for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
                    const bool isNamed =
                        std::strcmp(reinterpret_cast<const char *>(attribute->name), step.name.constData()) == 0;
                    if (isNamed && holdAll(step, node)) found.append(reinterpret_cast<xmlNodePtr>(attribute));
                }
                break;
            }
        }
        if (nested && step.kind == Step::Kind::Child) sortByPlace(&found);
        from = std::move(found);
        if (from.isEmpty()) break;
    }
    return from;
}

QList<xmlNodePtr> ClassPath::nodes(const xmlNode *at, qsizetype most, unsigned long *visited) const
{
    if (m_first) most = std::min<qsizetype>(most, 1);
    // An attribute or a text has no children to step to.
    if (at->type != XML_ELEMENT_NODE && at->type != XML_DOCUMENT_NODE) {
        const bool absolute =
            std::all_of(m_paths.begin(), m_paths.end(), [](const Path &path) { return path.fromDocument; });
        if (!absolute) return {};
    }
    if (m_paths.size() == 1) {
        QList<xmlNodePtr> found = walk(m_paths.first(), at, most, visited);
        if (found.size() > most) found.resize(most);
        return found;
    }
    QList<xmlNodePtr> all;
    for (const Path &path : m_paths)
        all += walk(path, at, std::numeric_limits<qsizetype>::max(), visited);
    sortByPlace(&all);
    if (all.size() > most) all.resize(most);
    return all;
}

} // namespace newsboard
