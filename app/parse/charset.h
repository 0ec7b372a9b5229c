#pragma once

#include <QByteArray>
#include <QString>

namespace newsboard {

struct DecodedText {
    QString text;
    QString charset; ///< Canonical name, e.g. `utf-8`, `windows-949`.
    QString foundBy; ///< `bom`, `header`, `meta`, `uchardet`, `score`.
};

/// Decodes a page: BOM, then the header's charset, then `<meta>` in the first 8 KB, then uchardet, then by scoring the
/// decodings; a declared charset that the bytes contradict (UTF-8 under a `meta` of euc-kr) is overruled.
/// Korean legacy labels mean windows-949; NULs become U+FFFD; invalid bytes never lose what follows them.
DecodedText decodePage(const QByteArray &bytes, const QByteArray &contentType);

} // namespace newsboard
