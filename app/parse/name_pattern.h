#pragma once

#include "app/parse/text_map.h"

#include <QRegularExpression>
#include <QString>

#include <libxml/tree.h>

namespace newsboard {

/// The pattern of class words and ids: `words` are a regular expression's alternatives, case ignored; what stands
/// before them is a word's beginning. Compiling it costs as much as reading a small page: keep it, in a static.
QRegularExpression namesLike(const QString &words);

/// Tells elements by what they are called, in `class` and `id`. Most elements of a page share a few names, so each name
/// is matched once: make one for a page, on one thread.
class NamePattern {
public:
    explicit NamePattern(const QRegularExpression &names) : m_pattern(names) {}

    /// Whether the element is called so; false for null, texts and elements without a name.
    bool matches(const xmlNode *element) const;

private:
    const QRegularExpression m_pattern;
    mutable TextMap<QString, bool> m_known;
};

} // namespace newsboard
