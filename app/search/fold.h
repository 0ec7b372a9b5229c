#pragma once

#include <QString>
#include <QStringView>

namespace newsboard {

/// Text as it is compared when people search: composed, of one width and one case (NFKC, case folded).
QString folded(QStringView text);

} // namespace newsboard
