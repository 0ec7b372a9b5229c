#pragma once

#include <QString>
#include <QUrl>

namespace newsboard {

/// An address as it is shown to a person: readable, but never one that looks like another. A host whose letters come
/// of several scripts, or look Latin and are not, stands in punycode; what can't be seen stays percent-encoded; a name
/// and password before the host are left out.
QString shownAddress(const QUrl &url);
/// Its host alone, in the same way.
QString shownHost(const QUrl &url);

} // namespace newsboard
