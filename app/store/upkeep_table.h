#pragma once

#include "app/domain/change.h"
#include "app/domain/upkeep.h"
#include "app/store/connection.h"

#include <QDateTime>

namespace newsboard {

// Articles for reading offline: which are missing, what they take, which go. Everything throws StoreFailure.

/// The headlines whose articles a rule wants and the cache has not, or has as they were before the list showed a change
/// (more comments, another title); the newest first, at most `limit`. Those that are gone from the server are left out.
QList<Key> missingArticles(Connection &connection, BoardId board, const PrefetchRule &rule, int limit);
/// The articles of a board, with what goes with each: a picture with the article of those that show it which goes last.
QList<KeptArticle> keptArticles(Connection &connection, BoardId board);
/// Deletes articles with what is indexed of them and the pictures that nothing else shows, but for those that are
/// starred or gone by now; inside the caller's transaction. Headlines and earlier texts stay.
Change forgetArticles(Connection &connection, BoardId board, const QList<Key> &keys);

} // namespace newsboard
