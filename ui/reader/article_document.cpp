#include "ui/reader/article_document.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// How many different boxes are kept for pictures that look the same.
constexpr qsizetype kPaintedPlaces = 16;

/// The quiet box that keeps a picture's place.
QImage paintedPlace(const PicturePlace &place, const ReaderStyle &style, qreal pixelRatio)
{
    QImage image(place.size * pixelRatio, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) return image;
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = style.line;
    fill.setAlphaF(0.45f);
    painter.setPen(QPen(style.line, 1));
    painter.setBrush(fill);
    const QRectF box = QRectF(QPointF(0, 0), QSizeF(place.size)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, 6, 6);
    QFont font = style.font;
    font.setPointSizeF(font.pointSizeF() * 0.82);
    painter.setFont(font);
    painter.setPen(style.muted);
    painter.drawText(box.adjusted(8, 4, -8, -4), Qt::AlignCenter | Qt::TextWordWrap, place.label);
    return image;
}

} // namespace

ArticleDocument::ArticleDocument(QObject *parent) : QTextDocument(parent)
{
    setUndoRedoEnabled(false);
}

void ArticleDocument::prepare(const ArticleHtml &article, const ReaderStyle &style, qreal pixelRatio)
{
    m_style = style;
    m_pixelRatio = pixelRatio;
    m_pictures = article.pictures;
    m_painted.clear();
    clear(); // What is set below then costs no layout.
    setDocumentMargin(style.gutter());
    setDefaultFont(style.font);
    setDefaultStyleSheet(readerStyleSheet(style));
}

QVariant ArticleDocument::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource) return {};
    const auto place = m_pictures.constFind(name.toString());
    if (place == m_pictures.constEnd()) return {};
    const auto same = std::find_if(m_painted.cbegin(), m_painted.cend(),
                                   [&place](const PaintedPlace &painted) { return painted.place == *place; });
    const QImage image = same != m_painted.cend() ? same->image : paintedPlace(*place, m_style, m_pixelRatio);
    if (same == m_painted.cend() && m_painted.size() < kPaintedPlaces) m_painted.append({*place, image});
    // Kept by the document, or it would ask again at every layout.
    addResource(type, name, image);
    return image;
}

} // namespace newsboard
