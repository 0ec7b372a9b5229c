#pragma once

#include "app/domain/article.h"
#include "app/domain/change.h"
#include "app/domain/list_page.h"
#include "app/store/connection.h"
#include "app/store/store.h"

namespace newsboard {

// The tables of the server's side. Everything throws StoreFailure and runs inside the caller's transaction.

/// Loads what is known of a page, plans, and writes.
Applied applyPageTo(Connection &connection, BoardId board, const ListPage &page, const QDateTime &now);
/// Stores the article, making a row for it if the board's list never showed one.
Applied applyArticleTo(Connection &connection, BoardId board, const Article &article, const QDateTime &now);

std::optional<Key> keyOfId(Connection &connection, BoardId board, const QString &id);
std::optional<Article> loadArticle(Connection &connection, Key key);

} // namespace newsboard
