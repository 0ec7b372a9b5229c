#pragma once

#include "ui/reader/picture_places.h"
#include "ui/reader/picture_shelf.h"

#include <QStringList>

namespace newsboard {

/// What the box in a picture's place says, line by line: what it is, its size and host, and last what is going on or
/// can be done. Plain text.
QStringList pictureWords(const PicturePlace &place, const PictureShelf::Known &known);
/// Why a picture is not shown, as one sentence.
QString refusalText(const PictureFacts &facts);

} // namespace newsboard
