#pragma once

#include <QUrl>

namespace newsboard {

/// The one way out of the program: opens http, https and mailto addresses in the desktop's own programs, and nothing
/// else. False where it refused or nobody took it.
bool openOutside(const QUrl &url);

} // namespace newsboard
