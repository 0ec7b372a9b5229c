#pragma once

#include "app/search/query.h"

namespace newsboard {

/// A query taken apart by what answers each part of it, all of which a row must meet.
struct QueryParts {
    Clause asked;  ///< What looks at texts: the index answers it.
    Clause filter; ///< What does not, but for these states of the person's:
    bool unread = false;
    bool read = false;
    bool starred = false;
    bool onlyAsks = true; ///< Nothing is excluded: more text can only help a row.
};
/// Pure.
QueryParts partsOf(const Query &query);

/// What is asked of any text, asked of the title and the author alone. Pure.
Clause ofHeadline(const Clause &clause);

} // namespace newsboard
