#pragma once

#include <QString>
#include <QStringView>

namespace newsboard {

/// The address behind Cloudflare's `data-cfemail="HEX"`: the first byte is the key, each following one XOR the key is a
/// byte of the address. Empty for anything that does not decode to an address.
QString decodeHiddenEmail(QStringView hex);

/// The address hidden in a link `/cdn-cgi/l/email-protection#HEX`; empty for any other link.
QString hiddenEmailOfLink(QStringView href);

} // namespace newsboard
