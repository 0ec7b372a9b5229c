#include "ui/theme/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace newsboard {

namespace {

QPolygonF star(QPointF centre, double radius)
{
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const double r = radius * (i % 2 == 0 ? 1.0 : 0.42);
        const double angle = M_PI * (i * 36 - 90) / 180;
        points << centre + QPointF(r * std::cos(angle), r * std::sin(angle));
    }
    return points;
}

/// Draws on a field of 16 × 16.
void draw(QPainter &painter, Symbol symbol)
{
    switch (symbol) {
    case Symbol::Refresh:
        painter.drawArc(QRectF(3, 3, 10, 10), 50 * 16, 290 * 16);
        painter.drawPolyline(QPolygonF{{11.2, 0.8}, {11.4, 4.2}, {8.0, 4.4}});
        break;
    case Symbol::Add:
        painter.drawLine(QPointF(8, 3), QPointF(8, 13));
        painter.drawLine(QPointF(3, 8), QPointF(13, 8));
        break;
    case Symbol::Star:
        painter.drawPolygon(star({8, 8.4}, 6));
        break;
    case Symbol::FullStar:
        painter.setBrush(painter.pen().color());
        painter.drawPolygon(star({8, 8.4}, 6));
        break;
    case Symbol::MarkAllRead:
        painter.drawPolyline(QPolygonF{{1.5, 8.5}, {4.5, 11.5}, {10, 4.5}});
        painter.drawPolyline(QPolygonF{{7, 10.6}, {8, 11.5}, {14, 4.5}});
        break;
    case Symbol::Offline:
        painter.drawEllipse(QRectF(2.5, 2.5, 11, 11));
        painter.drawLine(QPointF(4, 12), QPointF(12, 4));
        break;
    case Symbol::Layout:
        painter.drawRoundedRect(QRectF(2, 3, 12, 10), 1.5, 1.5);
        painter.drawLine(QPointF(2, 8), QPointF(14, 8));
        break;
    case Symbol::Browser: // Out of a box.
        painter.drawPolyline(QPolygonF{{7, 3.5}, {3, 3.5}, {3, 13}, {12.5, 13}, {12.5, 9}});
        painter.drawLine(QPointF(7.5, 8.5), QPointF(13.2, 2.8));
        painter.drawPolyline(QPolygonF{{9.6, 2.6}, {13.4, 2.6}, {13.4, 6.4}});
        break;
    case Symbol::Share:
        painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 4));
        painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 12));
        painter.setBrush(painter.pen().color());
        for (const QPointF at : {QPointF(4, 8), QPointF(12, 3.7), QPointF(12, 12.3)})
            painter.drawEllipse(at, 1.5, 1.5);
        break;
    case Symbol::Print:
        painter.drawPolyline(QPolygonF{{4.5, 6}, {4.5, 2.5}, {11.5, 2.5}, {11.5, 6}});
        painter.drawPolyline(QPolygonF{{4.5, 11.5}, {2.5, 11.5}, {2.5, 6}, {13.5, 6}, {13.5, 11.5}, {11.5, 11.5}});
        painter.drawRect(QRectF(4.5, 9.5, 7, 4));
        break;
    case Symbol::Letters: // A large and a small A.
        painter.drawPolyline(QPolygonF{{1, 13}, {5, 3}, {9, 13}});
        painter.drawLine(QPointF(2.6, 9.4), QPointF(7.4, 9.4));
        painter.drawPolyline(QPolygonF{{10, 13}, {12.5, 7}, {15, 13}});
        painter.drawLine(QPointF(11, 10.8), QPointF(14, 10.8));
        break;
    case Symbol::More:
        painter.setBrush(painter.pen().color());
        for (const double x : {3.5, 8.0, 12.5})
            painter.drawEllipse(QPointF(x, 8), 0.7, 0.7);
        break;
    case Symbol::Up:
        painter.drawPolyline(QPolygonF{{3, 10.5}, {8, 5.5}, {13, 10.5}});
        break;
    case Symbol::Down:
        painter.drawPolyline(QPolygonF{{3, 5.5}, {8, 10.5}, {13, 5.5}});
        break;
    case Symbol::Close:
        painter.drawLine(QPointF(4, 4), QPointF(12, 12));
        painter.drawLine(QPointF(12, 4), QPointF(4, 12));
        break;
    case Symbol::Menu:
        for (const double y : {4.0, 8.0, 12.0})
            painter.drawLine(QPointF(2.5, y), QPointF(13.5, y));
        break;
    }
}

class SymbolEngine : public QIconEngine {
public:
    SymbolEngine(Symbol symbol, const QColor &colour) : m_symbol(symbol), m_colour(colour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QColor colour = m_colour;
        if (mode == QIcon::Disabled) colour.setAlphaF(0.4F);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / 16.0, rect.height() / 16.0);
        painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        draw(*painter, m_symbol);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new SymbolEngine(m_symbol, m_colour); }

private:
    Symbol m_symbol;
    QColor m_colour;
};

} // namespace

QIcon symbolIcon(Symbol symbol, const QColor &colour)
{
    return QIcon(new SymbolEngine(symbol, colour));
}

} // namespace newsboard
