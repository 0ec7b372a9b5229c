#pragma once

#include "app/domain/view.h"

class QSettings;

namespace newsboard {

/// Where a person was in a view: kept from one start of the program to the next.
struct ViewPlace {
    Key current = 0; ///< The headline selected.
    Key top = 0;     ///< The first one in sight.
    int scroll = 0;  ///< Of the reader, in pixels.
};

/// Remembers the place in each view.
class PlaceMemory {
public:
    explicit PlaceMemory(QSettings &settings) : m_settings(settings) {}

    ViewPlace placeIn(const View &view) const;
    void remember(const View &view, const ViewPlace &place);

    /// The view that was shown last; the first board's, or none, is the caller's to choose where there was none.
    std::optional<View> lastView() const;
    void rememberView(const View &view);

private:
    QSettings &m_settings;
};

} // namespace newsboard
