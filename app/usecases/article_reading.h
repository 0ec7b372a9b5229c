#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/headline.h"
#include "app/domain/result.h"
#include "app/parse/parse.h"

#include <QFuture>

#include <functional>
#include <optional>

class QObject;

namespace newsboard {

class Fetcher;
class Store;

/// What fetching an article brought.
struct FetchedArticle {
    Article article; ///< With its time of fetching, and what the cache knew of before: its last edit, other comments.
    int requests = 0;
};

/// What helps to read an article's page: which headline it belongs to.
PageHint articleHint(const Board &board, const HeadlineRow &row);
/// Why a page that was to be an article is none.
Error whyNoArticle(const ParsedPage &page);

/// What the cache has of an article, as today's cleaner writes it; `then` is called on the receiver's thread. What an
/// older cleaner wrote stays in the cache as it is until the article is fetched anew.
void cachedArticle(Store &store, BoardId board, const QString &id, QObject *receiver,
                   std::function<void(const Result<std::optional<Article>> &)> then);

/// Fetches the article behind a headline and keeps it, with the list of rows under it; `then` is called on the
/// receiver's thread once it is stored, unless the receiver is gone by then. `urgent` where a person is waiting. What
/// came is kept even if nobody waits for it any more. Returns the fetch, for cancelling.
QFuture<void> fetchArticle(Store &store, Fetcher &fetcher, const SkinSet &skins, const Board &board,
                           const HeadlineRow &row, bool urgent, QObject *receiver,
                           std::function<void(const Result<FetchedArticle> &)> then);

} // namespace newsboard
