#pragma once

#include <QString>
#include <QStringView>

namespace newsboard {

/// What would have been typed on a Korean keyboard of two sets in its other state: `alrnr` → 미국, `ㅜㅁ새` → nato.
/// Empty where the text has letters that no key of it gives in this state, or makes no whole syllables of Latin
/// letters.
QString otherKeyboard(QStringView text);

} // namespace newsboard
