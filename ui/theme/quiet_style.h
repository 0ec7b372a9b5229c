#pragma once

#include <QProxyStyle>

namespace newsboard {

/// A property of a widget that shows by itself which of its links has the keyboard.
inline constexpr auto kShowsFocusItself = "showsFocusItself";

/// The application's style: Fusion, with nothing that speaks louder than the text. Scroll bars are a round handle on
/// the paper without arrow buttons; buttons of dialogs have no icons; boxes to tick have an edge that is seen on dark
/// paper, too; a link that has the keyboard, a frame of the links' colour; what a search field and a tool bar draw on
/// their own buttons is drawn as the other symbols are. GUI thread; QApplication owns it.
class QuietStyle : public QProxyStyle {
    Q_OBJECT

public:
    QuietStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *result) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override;
};

} // namespace newsboard
