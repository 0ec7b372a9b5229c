#pragma once

#include "app/parse/parse.h"
#include "app/parse/tree.h"

namespace newsboard {

/// What a page is that has no rows.
struct Finding {
    PageVerdict verdict = PageVerdict::Nothing;
    QString message; ///< The server's own words.
};

/// Looks for the signs of a challenge, of an error page that only says `alert("…")`, of a log-in or of another error.
/// `articleFound` says that something like an article stands on the page: then only what is certain counts.
Finding judge(const PageTree &tree, bool articleFound);

/// Whether the page says in words that its list has no posts ("게시물이 없습니다", "No posts").
bool saysNoPosts(const PageTree &tree);

} // namespace newsboard
