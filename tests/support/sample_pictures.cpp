#include "tests/support/sample_pictures.h"

#include <QBuffer>
#include <QImage>
#include <QtEndian>

#include <array>

namespace newsboard {

namespace {

QByteArray encoded(const QSize &size, const char *format, QRgb one, QRgb other)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x)
            line[x] = (x + y) / 8 % 2 ? one : other;
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, 85)) qFatal("no %s can be written", format);
    return buffer.data();
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, 0);
    qToBigEndian(value, bytes.data());
    return bytes;
}

quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
    }
    return ~crc;
}

QByteArray chunk(const QByteArray &name, const QByteArray &data)
{
    const QByteArray body = name + data;
    return bigEndian(quint32(data.size())) + body + bigEndian(crcOf(body));
}

QByteArray littleEndian(int value)
{
    return {QByteArray(1, char(value & 0xff)) + QByteArray(1, char(value >> 8))};
}

} // namespace

QByteArray pictureOf(const QSize &size, const char *format)
{
    return encoded(size, format, 0xff2a5d84, 0xff9fc1d9);
}

QByteArray otherPictureOf(const QSize &size)
{
    return encoded(size, "png", 0xff7a3b2e, 0xffe3c9a8);
}

QByteArray gifOf(const QSize &size, int frames)
{
    QByteArray gif = "GIF89a" + littleEndian(size.width()) + littleEndian(size.height());
    gif += QByteArray::fromHex("810000" // A table of four colours.
                               "2a5d84"
                               "9fc1d9"
                               "7a3b2e"
                               "e3c9a8");
    for (int frame = 0; frame < frames; ++frame) {
        gif += QByteArray::fromHex("21f904000a000000");
        gif += QByteArray::fromHex("2c00000000") + littleEndian(size.width()) + littleEndian(size.height());
        gif += QByteArray::fromHex("0002"); // Codes begin at three bits; after two pixels the table starts again.
        QByteArray codes;
        int bits = 0;
        int held = 0;
        const auto write = [&](int code) {
            held |= code << bits;
            bits += 3;
            while (bits >= 8) {
                codes += char(held & 0xff);
                held >>= 8;
                bits -= 8;
            }
        };
        const int colour = frame % 4;
        for (int pixel = 0; pixel < size.width() * size.height(); ++pixel) {
            if (pixel % 2 == 0) write(4);
            write(colour);
        }
        write(5);
        if (bits > 0) codes += char(held & 0xff);
        for (qsizetype at = 0; at < codes.size(); at += 255) {
            const QByteArray block = codes.mid(at, 255);
            gif += char(block.size()) + block;
        }
        gif += char(0);
    }
    return gif + ';';
}

QByteArray pngBomb(const QSize &size, int rows)
{
    const QByteArray zeros = qCompress(QByteArray(qsizetype(rows) * (size.width() * 3 + 1), 0), 9).mid(4);
    QByteArray header = bigEndian(quint32(size.width())) + bigEndian(quint32(size.height()));
    header += QByteArray::fromHex("0802000000");
    return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", header) + chunk("IDAT", zeros) + chunk("IEND", {});
}

QByteArray jpegThatSays(const QSize &size)
{
    QByteArray jpeg = pictureOf({64, 48}, "jpeg");
    const qsizetype frame = jpeg.indexOf("\xff\xc0");
    if (frame < 0) qFatal("no frame in the sample");
    qToBigEndian(quint16(size.height()), jpeg.data() + frame + 5);
    qToBigEndian(quint16(size.width()), jpeg.data() + frame + 7);
    return jpeg;
}

QByteArray jpegOfScans(int scans)
{
    QByteArray jpeg = jpegThatSays({4'000, 3'000});
    const qsizetype frame = jpeg.indexOf("\xff\xc0");
    jpeg[frame + 1] = '\xc2';
    const qsizetype scan = jpeg.indexOf("\xff\xda");
    const QByteArray begin = jpeg.mid(scan, 14);
    jpeg.truncate(scan);
    return jpeg + begin.repeated(scans) + "\xff\xd9";
}

} // namespace newsboard
