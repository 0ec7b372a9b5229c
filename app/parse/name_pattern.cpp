#include "app/parse/name_pattern.h"

#include "app/parse/tree.h"

using namespace Qt::StringLiterals;

namespace newsboard {

QRegularExpression namesLike(const QString &words)
{
    return QRegularExpression(u"(?:^|[\\s_-])"_s + words, QRegularExpression::CaseInsensitiveOption);
}

bool NamePattern::matches(const xmlNode *element) const
{
    if (!isElement(element) || !element->properties) return false;
    QString names = attribute(element, "class");
    if (const QString id = attribute(element, "id"); !id.isEmpty()) names += u' ' + id;
    if (names.isEmpty()) return false;
    const auto [known, isNew] = m_known.try_emplace(names);
    if (isNew) known->second = m_pattern.match(names).hasMatch();
    return known->second;
}

} // namespace newsboard
