#pragma once

#include <QHash>
#include <QSize>
#include <QString>

namespace newsboard {

struct ReaderStyle;

/// A picture that is not shown: the box that keeps its place.
struct PicturePlace {
    QSize size;
    QString label; ///< Plain text.

    friend bool operator==(const PicturePlace &, const PicturePlace &) = default;
};

/// Puts quiet boxes where the pictures of cleaned HTML are, and figures as Qt can set them: the reader itself never
/// asks for a picture. `places` are theirs, by the `src` that stands in the text.
QString withPicturePlaces(const QString &html, const ReaderStyle &style, QHash<QString, PicturePlace> &places);

} // namespace newsboard
