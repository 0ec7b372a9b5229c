#pragma once

#include <QString>
#include <QStringList>

namespace newsboard {

/// Mark-up that is no XML, made well-formed as far as tags go: what was not closed ends with the element around it, an
/// end without a beginning is left out, a `<` that begins no tag is text, attributes are quoted and stand once, a CDATA
/// section without an end ends with its element. What follows the first element is left out. References must be numbers
/// already. `neverNested` are elements (local names in lower case) that end where the next of their name begins. Pure.
QString mendedXml(const QString &text, const QStringList &neverNested);

} // namespace newsboard
