#include "ui/theme/theme.h"

#include "ui/theme/quiet_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QPalette lightPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(0xf4, 0xf5, 0xf7));
    palette.setColor(QPalette::WindowText, QColor(0x1d, 0x20, 0x24));
    palette.setColor(QPalette::Base, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::AlternateBase, QColor(0xf9, 0xfa, 0xfb));
    palette.setColor(QPalette::Text, QColor(0x1d, 0x20, 0x24));
    palette.setColor(QPalette::Button, QColor(0xf4, 0xf5, 0xf7));
    palette.setColor(QPalette::ButtonText, QColor(0x1d, 0x20, 0x24));
    palette.setColor(QPalette::BrightText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Highlight, QColor(0x1f, 0x6f, 0xeb));
    palette.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Link, QColor(0x1a, 0x65, 0xd6));
    palette.setColor(QPalette::LinkVisited, QColor(0x1a, 0x65, 0xd6));
    palette.setColor(QPalette::PlaceholderText, QColor(0x6b, 0x72, 0x7a));
    palette.setColor(QPalette::ToolTipBase, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::ToolTipText, QColor(0x1d, 0x20, 0x24));
    return palette;
}

QPalette darkPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(0x26, 0x28, 0x2c));
    palette.setColor(QPalette::WindowText, QColor(0xe6, 0xe7, 0xe9));
    palette.setColor(QPalette::Base, QColor(0x1d, 0x1f, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x23, 0x25, 0x28));
    palette.setColor(QPalette::Text, QColor(0xe6, 0xe7, 0xe9));
    palette.setColor(QPalette::Button, QColor(0x30, 0x33, 0x38));
    palette.setColor(QPalette::ButtonText, QColor(0xe6, 0xe7, 0xe9));
    palette.setColor(QPalette::BrightText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Highlight, QColor(0x3b, 0x82, 0xf6));
    palette.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Link, QColor(0x6e, 0xa8, 0xfe));
    palette.setColor(QPalette::LinkVisited, QColor(0x6e, 0xa8, 0xfe));
    palette.setColor(QPalette::PlaceholderText, QColor(0x96, 0x9c, 0xa4));
    palette.setColor(QPalette::ToolTipBase, QColor(0x30, 0x33, 0x38));
    palette.setColor(QPalette::ToolTipText, QColor(0xe6, 0xe7, 0xe9));
    return palette;
}

void setDisabledColours(QPalette &palette)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        const QColor faint = blended(palette.color(role), palette.color(QPalette::Window), 0.55);
        palette.setColor(QPalette::Disabled, role, faint);
    }
}

/// A desktop that says nothing of fonts leaves X's last resort, which sets Hangul and Latin in two different hands.
QFont readableFont(QFont font)
{
    const QString korean = u"Noto Sans CJK KR"_s;
    if (QFontInfo(font).family() == "DejaVu Sans"_L1 && QFontDatabase::families().contains(korean)) {
        font.setFamily(korean);
        font.setPointSizeF(std::max(font.pointSizeF(), 10.0));
    }
    return font;
}

} // namespace

QColor blended(const QColor &a, const QColor &b, double shareOfB)
{
    const double rest = 1 - shareOfB;
    return QColor::fromRgbF(float(a.redF() * rest + b.redF() * shareOfB),
                            float(a.greenF() * rest + b.greenF() * shareOfB),
                            float(a.blueF() * rest + b.blueF() * shareOfB));
}

bool Theme::isDark() const
{
    return paper.lightnessF() < text.lightnessF();
}

Theme Theme::of(const QPalette &palette)
{
    Theme theme;
    theme.text = palette.color(QPalette::Active, QPalette::Text);
    theme.paper = palette.color(QPalette::Active, QPalette::Base);
    theme.panel = palette.color(QPalette::Active, QPalette::Window);
    theme.stripe = palette.color(QPalette::Active, QPalette::AlternateBase);
    theme.muted = blended(theme.text, theme.paper, 0.38);
    theme.faint = blended(theme.text, theme.paper, 0.52);
    theme.line = blended(theme.text, theme.paper, 0.88);
    theme.accent = palette.color(QPalette::Active, QPalette::Link);
    theme.selection =
        blended(theme.paper, palette.color(QPalette::Active, QPalette::Highlight), theme.isDark() ? 0.35 : 0.17);
    theme.badge = QColor(0xe8, 0x59, 0x0c);
    theme.star = theme.isDark() ? QColor(0xf0, 0xb4, 0x29) : QColor(0xd9, 0x96, 0x06);
    theme.hit = blended(theme.paper, QColor(0xff, 0xc4, 0x00), theme.isDark() ? 0.3 : 0.42);
    theme.currentHit = QColor(0xff, 0xa6, 0x2b);
    theme.warning = theme.isDark() ? QColor(0xff, 0x8a, 0x80) : QColor(0xc6, 0x28, 0x28);
    return theme;
}

void applyTheme(QApplication &application, const QSettings &settings)
{
    const QString appearance = settings.value(u"appearance"_s, u"system"_s).toString();
    const QPalette desktop = application.palette();
    const bool desktopIsDark = desktop.color(QPalette::Window).lightnessF() < 0.5F;
    const bool dark = appearance == "dark"_L1 || (appearance != "light"_L1 && desktopIsDark);
    QApplication::setStyle(new QuietStyle);
    QPalette palette = dark ? darkPalette() : lightPalette();
    setDisabledColours(palette);
    QApplication::setPalette(palette);
    QApplication::setFont(readableFont(QApplication::font()));
}

} // namespace newsboard
