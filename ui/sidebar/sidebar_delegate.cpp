#include "ui/sidebar/sidebar_delegate.h"

#include "ui/sidebar/sidebar_model.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// An arrow that points at what is open, or to the right where it is folded, in the middle of `field`.
void drawFold(QPainter &painter, const QRectF &field, bool isFolded, const QColor &colour)
{
    const double arm = field.width() * 0.22;
    QPolygonF arrow{{-arm, -arm / 2}, {0, arm / 2}, {arm, -arm / 2}};
    if (isFolded) arrow = QPolygonF{{-arm / 2, -arm}, {arm / 2, 0}, {-arm / 2, arm}};
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(arrow.translated(field.center()));
}

} // namespace

SidebarDelegate::SidebarDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    return {line * 6, index.data(SidebarModel::HeadingRole).toBool() ? line * 2 : line + line / 2};
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const int margin = option.fontMetrics.averageCharWidth();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect cell = option.rect.adjusted(2 * margin, 0, -2 * margin, 0);
    if (index.data(SidebarModel::HeadingRole).toBool()) {
        QFont small = option.font;
        small.setPointSizeF(small.pointSizeF() * 0.84);
        painter->setFont(small);
        painter->setPen(theme.muted);
        painter->drawText(cell.adjusted(0, 0, 0, -margin / 2), Qt::AlignLeft | Qt::AlignBottom,
                          index.data().toString());
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.selection);
        painter->drawRoundedRect(option.rect.adjusted(margin / 2, 1, -margin / 2, -1), 5, 5);
    }
    cell.setLeft(cell.left() + margin * 3 / 2 * index.data(SidebarModel::DepthRole).toInt());
    if (index.data(SidebarModel::FolderRole).isValid()) {
        drawFold(*painter, QRectF(cell.left() - 1.6 * margin, cell.top(), 1.6 * margin, cell.height()),
                 index.data(SidebarModel::FoldedRole).toBool(), theme.muted);
    }
    const qint64 count = index.data(SidebarModel::CountRole).toLongLong();
    QString sign = count > 0 ? QLocale().toString(count) : QString();
    if (index.data(SidebarModel::BusyRole).toBool()) sign = u"…"_s;
    QFont font = option.font;
    font.setBold(selected || index.data(SidebarModel::UnreadRole).toBool());
    QFont plain = option.font;
    painter->setFont(plain);
    painter->setPen(theme.muted);
    const int width = QFontMetrics(plain).horizontalAdvance(sign);
    painter->drawText(cell, Qt::AlignRight | Qt::AlignVCenter, sign);
    cell.setRight(cell.right() - width - (width > 0 ? margin : 0));
    if (index.data(SidebarModel::FailingRole).toBool()) {
        painter->setPen(theme.warning);
        const QString warning = u"!"_s;
        painter->setFont(font);
        painter->drawText(cell, Qt::AlignRight | Qt::AlignVCenter, warning);
        cell.setRight(cell.right() - QFontMetrics(font).horizontalAdvance(warning) - margin);
    }
    painter->setFont(font);
    painter->setPen(theme.text);
    painter->drawText(cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
    painter->restore();
}

} // namespace newsboard
