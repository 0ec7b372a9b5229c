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
/// `article` is what looks like one on the page, null if nothing does: then only what is certain counts, and words of
/// error in a dated article or beside it ("삭제된 댓글입니다") are no answer of the server's.
/// `address` is the page's own, after redirects: one of a log-in says so.
Finding judge(const PageTree &tree, const Article *article, const QUrl &address = {});

/// Whether the page says in words that its list has no posts ("게시물이 없습니다", "No posts").
bool saysNoPosts(const PageTree &tree);

} // namespace newsboard
