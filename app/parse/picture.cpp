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
constexpr int kShortestFrame = 20; ///< Milliseconds.
constexpr int kLongestFrame = 10'000;

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

    /// Scales to what fits into `within`, and to no more pixels than are shown.
    void fit(const QSize &own, const QSize &within);
    /// The next frame, no larger than was wanted: where a header lies, a decoder may not have scaled.
    QImage read();

    QBuffer buffer;
    QImageReader reader;
    QSize wanted;
};

bool isTurned(const QImageReader &reader)
{
    return reader.transformation() & QImageIOHandler::TransformationRotate90;
}

void Reading::fit(const QSize &own, const QSize &within)
{
    QSizeF size = own;
    if (!within.isEmpty() && (size.width() > within.width() || size.height() > within.height()))
        size.scale(within, Qt::KeepAspectRatio);
    const double pixels = size.width() * size.height();
    if (pixels > double(kMostShownPixels)) size *= std::sqrt(double(kMostShownPixels) / pixels);
    wanted = size.toSize().expandedTo({1, 1});
    if (wanted != own) reader.setScaledSize(isTurned(reader) ? wanted.transposed() : wanted);
}

QImage Reading::read()
{
    const QImage image = reader.read();
    const bool isTooLarge = image.width() > wanted.width() || image.height() > wanted.height();
    return isTooLarge ? image.scaled(wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image;
}

/// In one of two formats that are quick to draw.
QImage plain(QImage image)
{
    if (image.isNull()) return image;
    image.setDevicePixelRatio(1); // What a file says of dots per inch is no matter here.
    if (image.format() != QImage::Format_RGB32)
        image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    return image;
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
    Reading reading(file.bytes, file.facts.format);
    reading.fit(file.facts.size, within);
    return plain(reading.read());
}

struct PictureFrames::Open {
    explicit Open(const PictureFile &file) : reading(file.bytes, file.facts.format) {}

    Reading reading;
    bool hasFrame = false;
};

PictureFrames::PictureFrames(const PictureFile &file, const QSize &within) : m_file(file), m_within(within) {}

PictureFrames::~PictureFrames() = default;

PictureFrames::Frame PictureFrames::next()
{
    if (!m_file.facts.isShown() || m_file.facts.size.isEmpty()) return {};
    for (int start = 0; start < 2; ++start) {
        if (!m_open) {
            m_open = std::make_unique<Open>(m_file);
            m_open->reading.fit(m_file.facts.size, m_within);
        }
        QImageReader &reader = m_open->reading.reader;
        const QImage image = reader.canRead() ? m_open->reading.read() : QImage();
        if (!image.isNull()) {
            m_open->hasFrame = true;
            return {plain(image), std::clamp(reader.nextImageDelay(), kShortestFrame, kLongestFrame)};
        }
        const bool isOver = m_open->hasFrame;
        m_open.reset();
        if (!isOver) break; // Not even one.
    }
    return {};
}

} // namespace newsboard
