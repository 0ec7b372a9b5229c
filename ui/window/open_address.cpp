#include "ui/window/open_address.h"

#include <QDesktopServices>

using namespace Qt::StringLiterals;

namespace newsboard {

bool openOutside(const QUrl &url)
{
    const QString scheme = url.scheme();
    const bool allowed = scheme == "http"_L1 || scheme == "https"_L1 || scheme == "mailto"_L1;
    return allowed && QDesktopServices::openUrl(url);
}

} // namespace newsboard
