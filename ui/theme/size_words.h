#pragma once

#include <QLocale>
#include <QString>

namespace newsboard {

/// A size in bytes as it is said to a person, in the units of file managers and disks: `12.8 kB`, `1.2 GB`.
inline QString sizeInWords(qint64 bytes, const QLocale &locale = {})
{
    return locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace newsboard
