#pragma once

#include <QByteArray>
#include <QList>

#include <libxml/tree.h>

#include <optional>

namespace newsboard {

/// The paths that skins are full of, `td[has-class('title')]//*[has-class('cate') or has-class('category')]`, walked
/// without libxml2: its evaluator spends some 150 ns on each call of has-class(), ten times what the walk itself takes,
/// and a list page asks a thousand times. Finds exactly what libxml2 would (XPath 1.0). A value; any thread.
class ClassPath {
public:
    /// The expression as such a path: child and descendant steps by name or `*`, an attribute at the end, unions,
    /// `[1]` behind a child step and behind it all in brackets; predicates of has-class('x'), contains(@name, 'x'),
    /// @name='x' and @name joined by `or` or by `and`, with not(); contains(., 'x') of the attribute at the end.
    /// Nothing for all that is more.
    static std::optional<ClassPath> parse(const QByteArray &expression);

    /// What is found from `at`, in document order, at most `most`. `visited` grows by the nodes looked at.
    QList<xmlNodePtr> nodes(const xmlNode *at, qsizetype most, unsigned long *visited) const;

private:
    friend class ClassPathParser;

    /// What an attribute must be.
    struct Word {
        enum class Kind : quint8 {
            OneOf,   ///< The text is one of the words of its value.
            PartOf,  ///< The text stands in its value.
            All,     ///< The text is its value.
            Present, ///< It is there, whatever its value.
        };
        QByteArray attribute = "class";
        QByteArray text = {};
        Kind kind = Kind::OneOf;
    };
    /// One of the words must be there; none of them, if negated.
    struct Condition {
        QList<Word> words;
        bool negated = false;
    };
    struct Step {
        enum class Kind : quint8 { Child, Descendant, Attribute };
        Kind kind = Kind::Child;
        QByteArray name; ///< Empty: any element.
        QList<Condition> conditions;
        bool first = false; ///< Of each parent's children only the first that matches.
    };
    struct Path {
        bool fromDocument = false;
        QList<Step> steps; ///< Never empty.
    };

    static bool holds(const Word &word, const xmlNode *element);
    static bool holds(const Condition &condition, const xmlNode *element);
    static bool holdAll(const Step &step, const xmlNode *element);
    static bool matches(const Step &step, const xmlNode *node);
    static QList<xmlNodePtr> walk(const Path &path, const xmlNode *at, qsizetype most, unsigned long *visited);

    QList<Path> m_paths;  ///< Joined by `|`.
    bool m_first = false; ///< Of all that is found only the first: `(…)[1]`.
};

} // namespace newsboard
