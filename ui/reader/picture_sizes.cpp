#include "ui/reader/picture_sizes.h"

#include "ui/reader/reader_style.h"

#include <QFontMetrics>

#include <algorithm>

namespace newsboard {

namespace {

constexpr double kUsualShape = 4.0 / 3;
/// In a row nothing is narrower or wider than so, or one panorama would make splinters of the others.
constexpr double kNarrowest = 0.5;
constexpr double kWidest = 2.6;
constexpr int kLongest = 60'000; ///< Pixels; no layout gets higher.

/// What a place is as large as before it is fitted into the measure; empty where nobody knows.
QSize wantedSize(const PicturePlace &place, const QSize &natural)
{
    const QSize declared = place.declared;
    if (natural.isEmpty()) return declared;
    // The page's width, the picture's own shape: what pages say of heights is often wrong.
    if (declared.width() > 0)
        return {declared.width(), std::max(1, int(qint64(natural.height()) * declared.width() / natural.width()))};
    if (declared.height() > 0)
        return {std::max(1, int(qint64(natural.width()) * declared.height() / natural.height())), declared.height()};
    return natural;
}

QSize fitted(const QSize &size, const ReaderStyle &style)
{
    if (size.isEmpty()) return {style.measure, QFontMetrics(style.font).height() * 3};
    if (size.width() <= style.measure) return {size.width(), std::min(size.height(), kLongest)};
    return {style.measure, std::clamp(int(qint64(size.height()) * style.measure / size.width()), 1, kLongest)};
}

} // namespace

int galleryGap(const ReaderStyle &style)
{
    return std::max(2, QFontMetrics(style.font).height() / 4);
}

QList<QSize> pictureSizes(const QList<PicturePlace> &places, const std::function<QSize(const QUrl &)> &natural,
                          const std::function<bool(const QUrl &)> &isLeftOut, const ReaderStyle &style)
{
    QList<QSize> sizes;
    sizes.reserve(places.size());
    for (qsizetype i = 0; i < places.size();) {
        const auto inRow = [&](qsizetype at) { return at < places.size() && places[at].row == places[i].row; };
        if (places[i].row < 0) {
            sizes.append(isLeftOut(places[i].address)
                             ? QSize(0, 0)
                             : fitted(wantedSize(places[i], natural(places[i].address)), style));
            ++i;
            continue;
        }
        QList<double> shapes;
        double sum = 0;
        for (qsizetype at = i; inRow(at); ++at) {
            const QSize size = wantedSize(places[at], natural(places[at].address));
            const bool isOut = isLeftOut(places[at].address);
            const double shape = size.isEmpty() ? kUsualShape : double(size.width()) / size.height();
            shapes.append(isOut ? 0 : std::clamp(shape, kNarrowest, kWidest));
            sum += shapes.last();
        }
        const int gap = galleryGap(style);
        // A pixel to spare, or what was rounded would not fit into the line.
        const double room = style.measure - 1 - double(gap) * double(shapes.size() - 1);
        const double height = sum > 0 ? std::min(room / sum, style.measure * 0.75) : 0;
        double right = 0; // Edges are rounded, not widths, so that every row ends at the same place.
        for (const double shape : std::as_const(shapes)) {
            const int left = int(right);
            right += shape * height;
            sizes.append(shape > 0 ? QSize(std::max(1, int(right) - left), std::max(1, int(height))) : QSize(0, 0));
        }
        i += shapes.size();
    }
    return sizes;
}

} // namespace newsboard
