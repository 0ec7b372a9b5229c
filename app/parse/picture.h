#pragma once

#include "app/domain/picture.h"

#include <QImage>
#include <QSize>

#include <memory>

namespace newsboard {

/// What a file that came as a picture is, by its first bytes and its header alone; nothing is decoded. Pure.
/// Refused are more than 40 million pixels (24 where the decoder needs all of them at once), sides over 30,000, and
/// pictures of a pixel or two.
PictureFacts pictureFacts(const QByteArray &bytes);
/// The same with the bytes and their digest, as the cache keeps them.
PictureFile readPicture(const QByteArray &bytes);

/// The first frame, upright, scaled down to fit into `within` (empty: as it is), to no more than 12 million pixels;
/// null where it is broken or refused. Needs at most about 100 MB for a moment. Pure; slow: not for the GUI thread.
QImage decodedPicture(const PictureFile &file, const QSize &within);

/// The frames of a moving picture, one after the other and again from the start. Not for the GUI thread, nor for two
/// threads at once.
class PictureFrames {
public:
    struct Frame {
        QImage image; ///< Null: it is broken.
        int milliseconds = 0;
    };

    PictureFrames(const PictureFile &file, const QSize &within);
    ~PictureFrames();
    Frame next();

private:
    struct Open;
    PictureFile m_file;
    QSize m_within;
    std::unique_ptr<Open> m_open;
};

} // namespace newsboard
