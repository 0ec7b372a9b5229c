#pragma once

#include "app/domain/ids.h"

#include <QList>

#include <optional>

namespace newsboard {

/// The way through what was read, with the place in each article. Going back and then elsewhere forgets what lay ahead.
class ReadingHistory {
public:
    struct Stop {
        Key key = 0;
        int scroll = 0; ///< Of the reader, in pixels.

        friend bool operator==(const Stop &, const Stop &) = default;
    };

    /// An article was opened; again the one that is at hand changes nothing.
    void visit(Key key);
    /// Where in the article at hand the reader is; of another article it is not kept.
    void keepScroll(Key key, int scroll);
    /// The stop before, or after, the one at hand, which that becomes; nothing at either end.
    std::optional<Stop> back();
    std::optional<Stop> forward();

private:
    QList<Stop> m_stops;
    qsizetype m_at = -1;
};

} // namespace newsboard
