#pragma once

#include <QIcon>

namespace newsboard {

enum class Symbol : quint8 {
    Refresh,
    Add,
    Star,
    FullStar,
    MarkAllRead,
    Offline,
    Layout,
    Browser,
    Share,
    Print,
    Letters,
    More,
    Up,
    Down,
    Close,
    Menu
};

/// A line drawing in the palette's text colour, sharp at every scale; no image files, no SVG plugin.
QIcon symbolIcon(Symbol symbol, const QColor &colour);

} // namespace newsboard
