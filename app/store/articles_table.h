#pragma once

#include "app/domain/article.h"
#include "app/store/connection.h"
#include "app/store/store.h"

namespace newsboard {

// The table of bodies. Everything throws StoreFailure.

/// Stores the article inside the caller's transaction, making a row for it if the board's list never showed one. A body
/// that it replaces becomes a revision; of comments the latest list is kept.
Applied applyArticleTo(Connection &connection, BoardId board, const Article &article, const QDateTime &now);
std::optional<Article> loadArticle(Connection &connection, Key key);
/// The comments of an article alone; none where it is not there.
QList<Comment> loadComments(Connection &connection, Key key);

// Of the columns as they stand.
/// The authors and the texts of comments, those that are not empty.
QStringList commentTextsFrom(const QByteArray &json);
QStringList tagsFrom(const QByteArray &json);

} // namespace newsboard
