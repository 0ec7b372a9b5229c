#pragma once

#include "app/domain/article.h"
#include "app/store/connection.h"
#include "app/store/store.h"

namespace newsboard {

// The table of bodies. Everything throws StoreFailure.

/// SQL: whether the body `b` of the headline `h` is older than what the list says of it. A page may show fewer comments
/// than its list counts: what the list counted when the article came is what tells.
inline constexpr auto kIsOutdated =
    "(ifnull(h.comments, 0) > ifnull(b.list_comments, ifnull(h.comments, 0)) OR EXISTS (SELECT 1 FROM revisions t "
    "WHERE t.key = h.key AND t.title IS NOT NULL AND t.replaced > b.fetched))";

/// Stores the article inside the caller's transaction, making a row for it if the board's list never showed one. A body
/// that it replaces becomes a revision; of comments the latest list is kept.
Applied applyArticleTo(Connection &connection, BoardId board, const Article &article, const QDateTime &now);
/// Keeps the texts that a page has of its rows where the cache has none, inside the caller's transaction: what was
/// fetched from an article's own page says more, and stays.
void keepTexts(Connection &connection, BoardId board, const QList<Article> &texts, const QDateTime &now,
               Change *change);
std::optional<Article> loadArticle(Connection &connection, Key key);
/// The comments of an article alone; none where it is not there.
QList<Comment> loadComments(Connection &connection, Key key);

// Of the columns as they stand.
/// The authors and the texts of comments, those that are not empty.
QStringList commentTextsFrom(const QByteArray &json);
QStringList tagsFrom(const QByteArray &json);

} // namespace newsboard
