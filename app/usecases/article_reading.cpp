#include "app/usecases/article_reading.h"

#include "app/parse/cleaned_anew.h"
#include "app/parse/sanitizer.h"
#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"

#include <QtConcurrentRun>

namespace newsboard {

namespace {

using Then = std::function<void(const Result<FetchedArticle> &)>;

void keepArticle(Store &store, const Board &board, const HeadlineRow &row, const ReadPage &read, QObject *receiver,
                 const Then &then)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    FetchedArticle fetched{*read.page.article, read.requests};
    fetched.article.id = row.headline.id;
    fetched.article.fetched = now;
    // The list under the article: one request, two gains. Which of the board's pages it is, is not known. It comes
    // first, so that the article is as new as what the list says of it.
    if (!read.page.list.rows.isEmpty()) {
        ListPage list = read.page.list;
        list.page = 0;
        store.applyPage(board.id, list, now);
    }
    const QFuture<Result<Applied>> keeping = store.applyArticle(board.id, fetched.article, now);
    whenDone(keeping, receiver, [&store, board, receiver, fetched, then](const Result<Applied> &applied) {
        if (!applied) return then(applied.error());
        cachedArticle(store, board.id, fetched.article.id, receiver,
                      [fetched, then](const Result<std::optional<Article>> &kept) mutable {
                          if (kept && kept.value()) {
                              fetched.article.edited = kept.value()->edited;
                              fetched.article.comments = kept.value()->comments;
                              fetched.article.commentPages = kept.value()->commentPages;
                          }
                          then(fetched);
                      });
    });
}

} // namespace

PageHint articleHint(const Board &board, const HeadlineRow &row)
{
    PageHint hint;
    hint.articleId = row.headline.id;
    hint.articleTitle = row.headline.title;
    hint.zone = board.zone;
    return hint;
}

Error whyNoArticle(const ParsedPage &page)
{
    const bool isList = page.verdict == PageVerdict::Board || page.verdict == PageVerdict::EmptyBoard ||
                        page.verdict == PageVerdict::Nothing;
    return isList ? Error{ErrorKind::NoArticleHere, {}, 0} : verdictError(page);
}

void cachedArticle(Store &store, BoardId board, const QString &id, QObject *receiver,
                   std::function<void(const Result<std::optional<Article>> &)> then)
{
    whenDone(store.article(board, id), receiver,
             [receiver, then = std::move(then)](const Result<std::optional<Article>> &cached) {
                 if (!cached || !cached.value() || cached.value()->cleanerVersion >= kCleanerVersion)
                     return then(cached);
                 const QFuture<Article> cleaning = QtConcurrent::run(cleanedAnew, *cached.value());
                 whenDone(cleaning, receiver, [then](const Article &clean) { then(std::optional(clean)); });
             });
}

QFuture<void> fetchArticle(Store &store, Fetcher &fetcher, const SkinSet &skins, const Board &board,
                           const HeadlineRow &row, bool urgent, QObject *receiver, Then then)
{
    FetchRequest request;
    request.url = row.headline.url;
    request.urgent = urgent;
    request.board = board.id;
    return readPage(fetcher, skins, request, articleHint(board, row), receiver,
                    [&store, board, row, receiver, then = std::move(then)](const Result<ReadPage> &read) {
                        if (!read) return then(read.error());
                        if (!read->page.article) return then(whyNoArticle(read->page));
                        keepArticle(store, board, row, read.value(), receiver, then);
                    });
}

} // namespace newsboard
