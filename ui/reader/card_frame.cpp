#include "ui/reader/card_frame.h"

#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QLayout>
#include <QPainter>
#include <QScreen>

#include <algorithm>

namespace newsboard {

CardFrame::CardFrame(QWidget *parent, Qt::WindowFlags flags) : QFrame(parent, flags)
{
    setContentsMargins(1, 1, 1, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void CardFrame::setPaper(const ReaderStyle &style)
{
    setPalette(style.palette(palette()));
    m_edge = blended(style.muted, style.paper, 0.5);
}

void CardFrame::fitAt(const QPoint &corner)
{
    // Its own adjustSize() would give lines that wrap too much height.
    if (layout() && layout()->hasHeightForWidth())
        resize(width(), layout()->totalHeightForWidth(width()));
    else
        adjustSize();
    QPoint at = corner;
    if (const QScreen *screen = QGuiApplication::screenAt(corner)) {
        const QRect room = screen->availableGeometry();
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
        at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(at);
}

void CardFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_edge);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace newsboard
