#pragma once

#include "app/domain/ids.h"

#include <QList>

namespace newsboard {

/// Which articles of a board are fetched before anybody asks for them, to be read offline.
struct PrefetchRule {
    int newest = 0; ///< Of the newest so many headlines; 0: of none.
    bool starred = false;
    bool unread = false;
    bool pictures = false; ///< With those of their pictures that the board may have unasked.

    bool isEmpty() const { return newest <= 0 && !starred && !unread; }
    friend bool operator==(const PrefetchRule &, const PrefetchRule &) = default;
};

/// How much of a board's articles and pictures is kept. What is starred, and what its server no longer has, is kept
/// whatever the budget says, and so are all headlines and the earlier texts of articles.
struct Budget {
    int days = 0;     ///< Since the article was fetched or opened, whichever came last; 0: for ever.
    qint64 bytes = 0; ///< Bodies and pictures, as the cache stores them; 0: as much as comes.

    bool isEmpty() const { return days <= 0 && bytes <= 0; }
    friend bool operator==(const Budget &, const Budget &) = default;
};

/// What articles take in the cache.
struct KeptSize {
    qint64 articles = 0;
    qint64 bytes = 0; ///< Of bodies, their comments and their pictures.

    friend bool operator==(const KeptSize &, const KeptSize &) = default;
};

/// An article of the cache as a clean-up sees it.
struct KeptArticle {
    Key key = 0;
    qint64 used = 0;       ///< When it was fetched or opened last: seconds since 1970 UTC.
    qint64 bytes = 0;      ///< What is free without it, once all that was used before it is gone.
    bool isPinned = false; ///< Starred, or no longer on the server.
};

/// What a clean-up would do.
struct CleanUpPlan {
    KeptSize kept;    ///< Before it.
    KeptSize freed;   ///< By it.
    QList<Key> going; ///< The articles that go, those used longest ago first.
};

} // namespace newsboard
