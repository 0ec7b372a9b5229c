#include "app/store/packed_body.h"

#include <algorithm>

namespace newsboard {

QByteArray packed(const PackedBody &body)
{
    return qCompress(body.text.toUtf8() + '\0' + body.html.toUtf8());
}

PackedBody unpacked(const QByteArray &bytes)
{
    const QByteArray both = qUncompress(bytes);
    const qsizetype end = both.indexOf('\0');
    if (end < 0) return {};
    return {QString::fromUtf8(both.first(end)), QString::fromUtf8(both.sliced(end + 1))};
}

QString unpackedText(const QByteArray &bytes)
{
    const QByteArray both = qUncompress(bytes);
    return QString::fromUtf8(both.first(std::max<qsizetype>(both.indexOf('\0'), 0)));
}

} // namespace newsboard
