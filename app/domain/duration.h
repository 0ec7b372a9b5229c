#pragma once

#include <QString>

namespace newsboard {

/// "about 2 minutes": a length of time as far as it matters to somebody who waits.
QString aboutDuration(qint64 seconds);

} // namespace newsboard
