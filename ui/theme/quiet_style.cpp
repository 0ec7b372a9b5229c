#include "ui/theme/quiet_style.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPolygonF>
#include <QStyleOptionSlider>
#include <QTextCharFormat>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kExtent = 12;
constexpr int kShortestHandle = 36; ///< Of a million rows, too, there is something to take hold of.
constexpr qreal kMargin = 3;        ///< Between the handle and the bar's edges.

/// The handle's place along the bar: where it begins and how long it is.
std::pair<int, int> handle(const QStyleOptionSlider &bar)
{
    const int room = bar.orientation == Qt::Horizontal ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    if (range <= 0) return {0, room};
    const qint64 shown = qint64(room) * bar.pageStep / (range + bar.pageStep);
    const int length = std::clamp(int(shown), std::min(kShortestHandle, room), room);
    const int begin =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, room - length, bar.upsideDown);
    return {begin, length};
}

QRect along(const QStyleOptionSlider &bar, int begin, int length)
{
    const QRect all = bar.rect;
    return bar.orientation == Qt::Horizontal ? QRect(all.x() + begin, all.y(), length, all.height())
                                             : QRect(all.x(), all.y() + begin, all.width(), length);
}

QTextCharFormat focusedLink(const QPalette &palette)
{
    QTextCharFormat format;
    format.setProperty(QTextFormat::OutlinePen, QPen(Theme::of(palette).accent, 2));
    return format;
}

void drawTick(const QStyleOption &option, QPainter &painter)
{
    const Theme theme = Theme::of(option.palette);
    const bool isOn = option.state & QStyle::State_On;
    const bool isLive = option.state & QStyle::State_Enabled;
    const double side = std::min(option.rect.width(), option.rect.height()) - 1;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    const QColor edge = isOn || hasFocus ? theme.accent : theme.muted;
    painter.setPen(QPen(isLive ? edge : theme.faint, hasFocus ? 2 : 1));
    painter.setBrush(isOn ? (isLive ? theme.accent : theme.faint) : theme.paper);
    painter.drawRoundedRect(box, side / 6, side / 6);
    if (isOn) {
        const auto at = [&box, side](double x, double y) { return box.topLeft() + QPointF(x, y) * side; };
        painter.setPen(QPen(theme.paper, side / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.30)});
    }
    painter.restore();
}

} // namespace

QuietStyle::QuietStyle() : QProxyStyle(u"Fusion"_s) {}

int QuietStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_ScrollBarExtent) return kExtent;
    if (metric == PM_ScrollBarSliderMin) return kShortestHandle;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *result) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    auto *format = qstyleoption_cast<QStyleHintReturnVariant *>(result);
    if (hint == SH_TextControl_FocusIndicatorTextCharFormat && format) {
        const bool isShown = widget && widget->property(kShowsFocusItself).toBool();
        format->variant = isShown ? QTextCharFormat() : focusedLink(widget ? widget->palette() : QPalette());
        return 1;
    }
    return QProxyStyle::styleHint(hint, option, widget, result);
}

void QuietStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox && option && !(option->state & State_NoChange))
        drawTick(*option, *painter);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QRect QuietStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar) return QProxyStyle::subControlRect(control, option, part, widget);
    const auto [begin, length] = handle(*bar);
    const int room = bar->orientation == Qt::Horizontal ? bar->rect.width() : bar->rect.height();
    QRect rect;
    switch (part) {
    case SC_ScrollBarSubPage:
        rect = along(*bar, 0, begin);
        break;
    case SC_ScrollBarAddPage:
        rect = along(*bar, begin + length, room - begin - length);
        break;
    case SC_ScrollBarGroove:
        rect = bar->rect;
        break;
    case SC_ScrollBarSlider:
        rect = along(*bar, begin, length);
        break;
    default:
        return {};
    }
    return visualRect(bar->direction, bar->rect, rect);
}

void QuietStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const Theme theme = Theme::of(bar->palette);
    painter->fillRect(bar->rect, theme.paper);
    if (bar->maximum <= bar->minimum) return;
    const bool held = (bar->activeSubControls & SC_ScrollBarSlider) && (bar->state & (State_MouseOver | State_Sunken));
    const QRectF slider = QRectF(subControlRect(control, option, SC_ScrollBarSlider, widget))
                              .adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const qreal radius = std::min(slider.width(), slider.height()) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(blended(theme.text, theme.paper, held ? 0.45 : 0.72));
    painter->drawRoundedRect(slider, radius, radius);
    painter->restore();
}

QIcon QuietStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    // Fusion has pictures for these, for which each start would load every plugin that reads some kind of picture.
    const QPalette palette = option ? option->palette : widget ? widget->palette() : QApplication::palette();
    const Theme theme = Theme::of(palette);
    switch (which) {
    case SP_LineEditClearButton:
        return symbolIcon(Symbol::Close, theme.muted);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return symbolIcon(Symbol::More, theme.text);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace newsboard
