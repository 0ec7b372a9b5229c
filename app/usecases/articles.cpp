#include "app/usecases/articles.h"

#include "app/store/store.h"
#include "app/usecases/article_reading.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"

namespace newsboard {

Articles::Articles(Store &store, Fetcher &fetcher, const SkinSet &skins, QObject *parent)
    : QObject(parent), m_store(store), m_fetcher(fetcher), m_skins(skins)
{
}

void Articles::open(const Board &board, const HeadlineRow &row)
{
    const int generation = ++m_generation;
    cachedArticle(m_store, board.id, row.headline.id, this,
                  [this, board, row, generation](const Result<std::optional<Article>> &cached) {
                      if (generation != m_generation) return;
                      if (!cached) {
                          emit failed(row.key, cached.error());
                          return;
                      }
                      if (cached.value()) {
                          emit opened(row.key, *cached.value());
                          if (cached.value()->isOutdated) renew(board, row, generation);
                          return;
                      }
                      fetch(board, row, generation);
                  });
}

void Articles::reload(const Board &board, const HeadlineRow &row)
{
    fetch(board, row, ++m_generation);
}

void Articles::cancel()
{
    ++m_generation;
    m_fetch.cancel();
}

void Articles::peek(const Board &board, const HeadlineRow &row)
{
    cachedArticle(m_store, board.id, row.headline.id, this,
                  [this, key = row.key](const Result<std::optional<Article>> &cached) {
                      if (cached && cached.value()) emit peeked(key, *cached.value());
                  });
}

void Articles::foresee(const Board &board, const HeadlineRow &row)
{
    cachedArticle(m_store, board.id, row.headline.id, this,
                  [this, key = row.key](const Result<std::optional<Article>> &cached) {
                      if (cached && cached.value()) emit foreseen(key, *cached.value());
                  });
}

void Articles::fetch(const Board &board, const HeadlineRow &row, int generation)
{
    emit fetching(row.key);
    m_fetch = fetchArticle(m_store, m_fetcher, m_skins, board, row, true, this,
                           [this, key = row.key, generation](const Result<FetchedArticle> &fetched) {
                               if (generation != m_generation) return; // It is kept all the same.
                               if (fetched)
                                   emit opened(key, fetched->article);
                               else
                                   emit failed(key, fetched.error());
                           });
}

void Articles::fetchComments(const Board &board, const HeadlineRow &row, const CommentPage &page)
{
    FetchRequest request;
    request.url = page.url;
    request.urgent = true;
    request.board = board.id;
    readPage(m_fetcher, m_skins, request, articleHint(board, row), this,
             [this, board, row](const Result<ReadPage> &read) {
                 if (!read)
                     emit commentsFailed(row.key, read.error());
                 else if (!read->page.article)
                     emit commentsFailed(row.key, whyNoArticle(read->page));
                 else
                     storeComments(board, row, read->page);
             });
}

/// The page is one of the article's, with its text and others of its comments: what is kept of those stays.
void Articles::storeComments(const Board &board, const HeadlineRow &row, const ParsedPage &page)
{
    Article article = *page.article;
    article.id = row.headline.id;
    article.url = row.headline.url;
    whenDone(m_store.applyArticle(board.id, article, QDateTime::currentDateTimeUtc()), this,
             [this, board, row](const Result<Applied> &applied) {
                 if (!applied) return emit commentsFailed(row.key, applied.error());
                 cachedArticle(m_store, board.id, row.headline.id, this,
                               [this, key = row.key](const Result<std::optional<Article>> &kept) {
                                   if (kept && kept.value()) emit commentsCame(key, *kept.value());
                               });
             });
}

/// Fetches what is shown already once more. What stands there is good reading where nothing newer comes.
void Articles::renew(const Board &board, const HeadlineRow &row, int generation)
{
    if (generation != m_generation) return;
    m_fetch = fetchArticle(m_store, m_fetcher, m_skins, board, row, true, this,
                           [this, key = row.key, generation](const Result<FetchedArticle> &fetched) {
                               if (generation == m_generation && fetched) emit renewed(key, fetched->article);
                           });
}

} // namespace newsboard
