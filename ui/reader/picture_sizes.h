#pragma once

#include "ui/reader/picture_places.h"

#include <functional>

namespace newsboard {

struct ReaderStyle;

/// The white between two pictures of a gallery, in pixels.
int galleryGap(const ReaderStyle &style);

/// The size of each place on the page, in device-independent pixels: a picture's own size, or what the page says, no
/// wider than the measure; in a gallery as high as the others of its row, which together fill the measure. `natural` is
/// a picture's own size where it is known, or an empty one; a picture that `isLeftOut` takes no place. Pure.
QList<QSize> pictureSizes(const QList<PicturePlace> &places, const std::function<QSize(const QUrl &)> &natural,
                          const std::function<bool(const QUrl &)> &isLeftOut, const ReaderStyle &style);

} // namespace newsboard
