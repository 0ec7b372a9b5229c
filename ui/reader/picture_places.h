#pragma once

#include <QList>
#include <QSize>
#include <QString>
#include <QUrl>

namespace newsboard {

/// A picture of an article, as its text has it.
struct PicturePlace {
    QUrl address;
    QString alt;    ///< Plain text.
    QSize declared; ///< What the page says of its size; a side that it does not say is 0.
    int row = -1;   ///< Pictures of one row of a gallery have the same; -1: it stands by itself.

    friend bool operator==(const PicturePlace &, const PicturePlace &) = default;
};

/// Puts places where the pictures of cleaned HTML are, `place:0`, `place:1` … by their number in `places`, which it
/// adds to, and sets figures as Qt can set them: nothing that is shown holds a picture's address. Each is a link of the
/// reader's own, `reader:picture/NUMBER`, unless it stands in a link that leads elsewhere than to a picture. Three and
/// more in a row without a word between them become a gallery. Linear.
QString withPicturePlaces(const QString &html, QList<PicturePlace> &places);

} // namespace newsboard
