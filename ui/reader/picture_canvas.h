#pragma once

#include <QImage>
#include <QWidget>

namespace newsboard {

/// Paints one picture, fitted into the room or enlarged, and moved by the mouse.
class PictureCanvas : public QWidget {
    Q_OBJECT

public:
    explicit PictureCanvas(QWidget *parent = nullptr);

    /// `size` is the picture's own, which may be larger than the image that stands for it. Keeps the zoom for another
    /// image of the same picture.
    void setPicture(const QImage &image, const QSize &size, bool isSame);
    const QImage &image() const { return m_image; }

    /// Screen pixels for a pixel of the picture.
    double zoom() const;
    /// 0: as large as there is room, but no larger than it is.
    void setZoom(double zoom, const QPointF &around = {});

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    double fitting() const;
    void bound();

    QImage m_image;
    QSize m_size;
    double m_zoom = 0;
    QPointF m_offset; ///< Of the picture's middle from that of the room.
    QPointF m_grip;
};

} // namespace newsboard
