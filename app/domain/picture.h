#pragma once

#include <QByteArray>
#include <QList>
#include <QSize>
#include <QUrl>

namespace newsboard {

/// Why what came as a picture is not shown.
enum class PictureRefusal : quint8 {
    None,
    NotAPicture, ///< Another kind of file, whatever its label says.
    UnknownKind, ///< A picture of a kind that this program cannot decode.
    TooLarge,    ///< More pixels, or more bytes, than are decoded.
    Tracker,     ///< A pixel that shows nothing: it is left out without a word.
    Broken,      ///< Its header, or what follows, cannot be read.
};

/// What a picture's own bytes say of it.
struct PictureFacts {
    QByteArray format; ///< `png`, `jpeg`, `gif`, `webp`, `bmp`; empty where it is none of them.
    QSize size;        ///< In its own pixels, upright; empty where it is not known.
    bool isAnimated = false;
    PictureRefusal refusal = PictureRefusal::None;
    qint64 bytes = 0;

    bool isShown() const { return refusal == PictureRefusal::None; }
    friend bool operator==(const PictureFacts &, const PictureFacts &) = default;
};

/// A picture as the cache knows it. Its bytes are kept once for all addresses, and are not kept where it is refused.
struct KnownPicture {
    QUrl address;
    PictureFacts facts;

    friend bool operator==(const KnownPicture &, const KnownPicture &) = default;
};

/// A picture's file, whole.
struct PictureFile {
    PictureFacts facts;
    QByteArray bytes;
    QByteArray digest = {}; ///< SHA-256 of the bytes, hexadecimal; empty where it comes from the cache.
};

/// Whether `address` is on the board's own host or below it (`www.` stripped), the port aside.
bool isAtHome(const QUrl &address, const QUrl &board);
/// The addresses of the pictures in cleaned HTML, each once, in order; http and https alone.
QList<QUrl> pictureAddresses(const QString &cleanedHtml);

} // namespace newsboard
