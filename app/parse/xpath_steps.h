#pragma once

#include <QByteArray>

namespace newsboard {

/// The same XPath expression with `//name[…]` written as `/descendant::name[…]` wherever no predicate of that step
/// asks for a position, which is where both mean the same (XPath 1.0, 2.5). libxml2 does so itself only for steps
/// without predicates; otherwise it visits every node of any kind and then its children: three times the work.
QByteArray withDescendantSteps(const QByteArray &expression);

} // namespace newsboard
