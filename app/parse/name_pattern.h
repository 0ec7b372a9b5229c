#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <libxml/tree.h>

namespace newsboard {

/// Tells elements by what they are called, in `class` and `id`. Most elements of a page share a few names, so each name
/// is matched once: make one for a page, on one thread.
class NamePattern {
public:
    /// `words` of a regular expression's alternatives, case ignored; what stands before them is a word's beginning.
    explicit NamePattern(const QString &words);

    bool matches(const xmlNode *element) const;

private:
    const QRegularExpression m_pattern;
    mutable QHash<QString, bool> m_known;
};

} // namespace newsboard
