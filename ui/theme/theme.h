#pragma once

#include <QColor>

class QApplication;
class QPalette;
class QSettings;

namespace newsboard {

/// The colours that a palette has no role for, worked out of it so that any palette gives a legible whole.
struct Theme {
    QColor text;
    QColor muted;     ///< Authors, dates, counts.
    QColor faint;     ///< What is gone, placeholders.
    QColor line;      ///< Hairlines.
    QColor paper;     ///< Behind text.
    QColor stripe;    ///< Every other row.
    QColor panel;     ///< Sidebar, bars.
    QColor accent;    ///< Unread dots, the open row's number, links.
    QColor selection; ///< Behind a selected row; text keeps its colour on it.
    QColor badge;     ///< Behind the sign for new posts.
    QColor star;
    QColor hit;        ///< Behind what was searched for; text keeps its colour on it.
    QColor currentHit; ///< Behind the hit that one is at; text is black on it.
    QColor warning;    ///< A board that fails.

    static Theme of(const QPalette &palette);
    bool isDark() const;
};

/// `a` with a share of `b`; both opaque.
QColor blended(const QColor &a, const QColor &b, double shareOfB);

/// Sets style, palette and font of the program: light, dark, or as the desktop has it (`appearance` in the settings:
/// `system`, `light`, `dark`).
void applyTheme(QApplication &application, const QSettings &settings);

} // namespace newsboard
