#pragma once

#include <QByteArray>
#include <QSize>

namespace newsboard {

// Picture files as they come from servers, good and bad ones, made on the spot.

/// A picture of stripes in a format that Qt writes (`png`, `jpeg`, `bmp`).
QByteArray pictureOf(const QSize &size, const char *format = "png");
/// The same in other colours: other bytes.
QByteArray otherPictureOf(const QSize &size);
/// A GIF of plain frames, each shown for a tenth of a second.
QByteArray gifOf(const QSize &size, int frames);
/// A PNG whose header says a size and whose body is nothing but compressed zeros for so many rows.
QByteArray pngBomb(const QSize &size, int rows);
/// A JPEG whose frame header says another size than its body has.
QByteArray jpegThatSays(const QSize &size);
/// A progressive JPEG's header with so many scans that hold nothing.
QByteArray jpegOfScans(int scans);

} // namespace newsboard
