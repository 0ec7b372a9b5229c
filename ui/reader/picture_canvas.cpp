#include "ui/reader/picture_canvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace newsboard {

namespace {

constexpr double kLargestZoom = 8;
constexpr double kWheelStep = 1.15;

} // namespace

PictureCanvas::PictureCanvas(QWidget *parent) : QWidget(parent)
{
    setCursor(Qt::OpenHandCursor);
}

void PictureCanvas::setPicture(const QImage &image, const QSize &size, bool isSame)
{
    m_image = image;
    m_size = size.isEmpty() ? image.size() : size;
    if (!isSame) {
        m_zoom = 0;
        m_offset = {};
    }
    update();
}

double PictureCanvas::fitting() const
{
    if (m_size.isEmpty()) return 1;
    const double ratio = devicePixelRatioF();
    return std::min({1.0 / ratio, double(width()) / m_size.width(), double(height()) / m_size.height()});
}

double PictureCanvas::zoom() const
{
    return (m_zoom > 0 ? m_zoom : fitting()) * devicePixelRatioF();
}

void PictureCanvas::setZoom(double zoom, const QPointF &around)
{
    const double before = this->zoom() / devicePixelRatioF();
    const double least = std::min(fitting(), 1.0 / devicePixelRatioF());
    m_zoom = zoom <= 0 ? 0 : std::clamp(zoom / devicePixelRatioF(), least, kLargestZoom);
    const double after = this->zoom() / devicePixelRatioF();
    m_offset = zoom <= 0 ? QPointF() : around + (m_offset - around) * (after / before);
    bound();
    update();
}

/// A picture larger than the room fills it; a smaller one stays in its middle.
void PictureCanvas::bound()
{
    const QSizeF shown = QSizeF(m_size) * (zoom() / devicePixelRatioF());
    const double across = std::max(0.0, (shown.width() - width()) / 2);
    const double down = std::max(0.0, (shown.height() - height()) / 2);
    m_offset = {std::clamp(m_offset.x(), -across, across), std::clamp(m_offset.y(), -down, down)};
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    if (m_image.isNull()) return;
    const QSizeF shown = QSizeF(m_size) * (zoom() / devicePixelRatioF());
    const QRectF box(QPointF(width() - shown.width(), height() - shown.height()) / 2 + m_offset, shown);
    // Enlarged a good deal, its pixels are what one wants to see.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom() < 4);
    painter.drawImage(box, m_image);
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    const double turns = event->angleDelta().y() / 120.0;
    if (turns == 0) return;
    setZoom(zoom() * std::pow(kWheelStep, turns), event->position() - QPointF(width(), height()) / 2);
    event->accept();
}

void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    m_grip = event->position() - m_offset;
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton)) return;
    m_offset = event->position() - m_grip;
    bound();
    update();
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    setZoom(m_zoom > 0 ? 0 : 1, event->position() - QPointF(width(), height()) / 2);
}

void PictureCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    bound();
}

} // namespace newsboard
