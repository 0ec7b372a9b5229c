#include "ui/reader/card_frame.h"

#include "ui/theme/theme.h"

#include <QPainter>

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

void CardFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_edge);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace newsboard
