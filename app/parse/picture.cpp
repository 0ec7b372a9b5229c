#include "app/parse/picture.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImageReader>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kLongestSide = 30'000;
constexpr qint64 kMostPixels = 40'000'000;
/// Kinds whose decoder holds every pixel before it scales: four bytes each.
constexpr qint64 kMostPixelsAtOnce = 24'000'000;
constexpr qint64 kMostShownPixels = 12'000'000;
/// Each scan of a progressive JPEG goes through all of the picture once more; cameras and editors write about ten.
constexpr qsizetype kMostScans = 100;
constexpr int kDecodingMegabytes = 100;

/// The kind by the first bytes. What a server calls it says nothing.
QByteArray formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n")) return "png";
    if (bytes.startsWith("\xff\xd8\xff")) return "jpeg";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a")) return "gif";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP") return "webp";
    if (bytes.startsWith("BM") && bytes.size() > 26) return "bmp";
    return {};
}

bool isProgressive(const QByteArray &jpeg)
{
    // From segment to segment, as far as the frame's header.
    for (qsizetype at = 2; at + 4 <= jpeg.size() && quint8(jpeg[at]) == 0xff;) {
        const quint8 marker = quint8(jpeg[at + 1]);
        if (marker == 0xff) {
            ++at;
            continue;
        }
        if (marker == 0xc2 || marker == 0xc6 || marker == 0xca || marker == 0xce) return true;
        if (marker == 0xc0 || marker == 0xc1 || marker == 0xda) return false;
        at += 2 + (quint8(jpeg[at + 2]) << 8 | quint8(jpeg[at + 3]));
    }
    return false;
}

bool isTooLarge(const QByteArray &bytes, const QByteArray &format, const QSize &size)
{
    const qint64 pixels = qint64(size.width()) * size.height();
    if (std::max(size.width(), size.height()) > kLongestSide || pixels > kMostPixels) return true;
    const bool isJpeg = format == "jpeg";
    const bool isWhole = !isJpeg || isProgressive(bytes);
    if (isJpeg && isWhole && bytes.count("\xff\xda") > kMostScans) return true;
    return isWhole && pixels > kMostPixelsAtOnce;
}

/// Reads with the decoder of that kind and no other: Qt's own guess would try whatever plugin is installed.
struct Reading {
    explicit Reading(const QByteArray &bytes, const QByteArray &format)
    {
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        reader.setDevice(&buffer);
        reader.setAutoDetectImageFormat(false);
        reader.setFormat(format);
        reader.setAutoTransform(true);
        QImageReader::setAllocationLimit(kDecodingMegabytes);
    }

    QBuffer buffer;
    QImageReader reader;
};

bool isTurned(const QImageReader &reader)
{
    return reader.transformation() & QImageIOHandler::TransformationRotate90;
}

} // namespace

PictureFacts pictureFacts(const QByteArray &bytes)
{
    PictureFacts facts;
    facts.bytes = bytes.size();
    facts.format = formatOf(bytes);
    if (facts.format.isEmpty()) {
        facts.refusal = PictureRefusal::NotAPicture;
        return facts;
    }
    if (!QImageReader::supportedImageFormats().contains(facts.format)) {
        facts.refusal = PictureRefusal::UnknownKind;
        return facts;
    }
    Reading reading(bytes, facts.format);
    const QSize stored = reading.reader.size();
    if (stored.isEmpty()) {
        facts.refusal = PictureRefusal::Broken;
        return facts;
    }
    facts.size = isTurned(reading.reader) ? stored.transposed() : stored;
    if (std::min(stored.width(), stored.height()) <= 1 || std::max(stored.width(), stored.height()) <= 2)
        facts.refusal = PictureRefusal::Tracker;
    else if (isTooLarge(bytes, facts.format, stored))
        facts.refusal = PictureRefusal::TooLarge;
    else
        facts.isAnimated = reading.reader.supportsAnimation() && reading.reader.imageCount() > 1;
    return facts;
}

PictureFile readPicture(const QByteArray &bytes)
{
    return {.facts = pictureFacts(bytes),
            .bytes = bytes,
            .digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()};
}

QImage decodedPicture(const PictureFile &file, const QSize &within)
{
    if (!file.facts.isShown() || file.facts.size.isEmpty()) return {};
    QSizeF size = file.facts.size;
    if (!within.isEmpty() && (size.width() > within.width() || size.height() > within.height()))
        size.scale(within, Qt::KeepAspectRatio);
    const double pixels = size.width() * size.height();
    if (pixels > double(kMostShownPixels)) size *= std::sqrt(double(kMostShownPixels) / pixels);
    const QSize wanted = size.toSize().expandedTo({1, 1});

    Reading reading(file.bytes, file.facts.format);
    const QSize stored = isTurned(reading.reader) ? wanted.transposed() : wanted;
    if (wanted != file.facts.size) reading.reader.setScaledSize(stored);
    QImage image = reading.reader.read();
    // What a printer's dots per inch say is no matter here.
    image.setDevicePixelRatio(1);
    if (image.format() != QImage::Format_RGB32 && !image.isNull())
        image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    return image;
}

} // namespace newsboard
