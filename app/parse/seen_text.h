#pragma once

#include <QString>

namespace newsboard {

/// Text without what is not seen and may mislead: controls, bidi controls, zero-width characters. The joiners stay in
/// scripts and emoji that are written with them.
QString seenText(const QString &text);

} // namespace newsboard
