#include "app/usecases/articles.h"

#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

Error noArticleError(const ParsedPage &page)
{
    const bool isNone = page.verdict == PageVerdict::Board || page.verdict == PageVerdict::EmptyBoard ||
                        page.verdict == PageVerdict::Nothing;
    return isNone ? Error{ErrorKind::NoArticleHere, {}, 0} : verdictError(page);
}

} // namespace

Articles::Articles(Store &store, Fetcher &fetcher, const SkinSet &skins, QObject *parent)
    : QObject(parent), m_store(store), m_fetcher(fetcher), m_skins(skins)
{
}

void Articles::open(const Board &board, const HeadlineRow &row)
{
    const int generation = ++m_generation;
    whenDone(m_store.article(board.id, row.headline.id), this,
             [this, board, row, generation](const Result<std::optional<Article>> &cached) {
                 if (generation != m_generation) return;
                 if (!cached) {
                     emit failed(row.key, cached.error());
                     return;
                 }
                 if (cached.value()) {
                     emit opened(row.key, *cached.value());
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
    whenDone(m_store.article(board.id, row.headline.id), this,
             [this, key = row.key](const Result<std::optional<Article>> &cached) {
                 if (cached && cached.value()) emit peeked(key, *cached.value());
             });
}

void Articles::foresee(const Board &board, const HeadlineRow &row)
{
    whenDone(m_store.article(board.id, row.headline.id), this,
             [this, key = row.key](const Result<std::optional<Article>> &cached) {
                 if (cached && cached.value()) emit foreseen(key, *cached.value());
             });
}

PageHint Articles::hintFor(const Board &board, const HeadlineRow &row) const
{
    PageHint hint;
    hint.articleId = row.headline.id;
    hint.articleTitle = row.headline.title;
    hint.zone = board.zone;
    return hint;
}

void Articles::fetch(const Board &board, const HeadlineRow &row, int generation)
{
    emit fetching(row.key);
    FetchRequest request;
    request.url = row.headline.url;
    request.urgent = true;
    request.board = board.id;
    m_fetch = readPage(m_fetcher, m_skins, request, hintFor(board, row), this,
                       [this, board, row, generation](const Result<ReadPage> &read) {
                           const bool wanted = generation == m_generation;
                           if (!read) {
                               if (wanted) emit failed(row.key, read.error());
                               return;
                           }
                           const ParsedPage &page = read->page;
                           if (!page.article) {
                               if (wanted) emit failed(row.key, noArticleError(page));
                               return;
                           }
                           // What came is kept, even if the person has gone on to another headline meanwhile.
                           store(board, row, page, wanted);
                       });
}

void Articles::fetchComments(const Board &board, const HeadlineRow &row, const CommentPage &page)
{
    FetchRequest request;
    request.url = page.url;
    request.urgent = true;
    request.board = board.id;
    readPage(m_fetcher, m_skins, request, hintFor(board, row), this, [this, board, row](const Result<ReadPage> &read) {
        if (!read)
            emit commentsFailed(row.key, read.error());
        else if (!read->page.article)
            emit commentsFailed(row.key, noArticleError(read->page));
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
                 whenDone(m_store.article(board.id, row.headline.id), this,
                          [this, key = row.key](const Result<std::optional<Article>> &kept) {
                              if (kept && kept.value()) emit commentsCame(key, *kept.value());
                          });
             });
}

void Articles::store(const Board &board, const HeadlineRow &row, const ParsedPage &page, bool wanted)
{
    const int generation = m_generation;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Article article = *page.article;
    article.id = row.headline.id;
    whenDone(m_store.applyArticle(board.id, article, now), this,
             [this, board, row, article, now, wanted, generation](const Result<Applied> &applied) {
                 if (!wanted || generation != m_generation) return;
                 if (!applied) {
                     emit failed(row.key, applied.error());
                     return;
                 }
                 tell(board, row, article, now, generation);
             });
    // The list under the article: one request, two gains. Which of the board's pages it is, is not known.
    if (page.list.rows.isEmpty()) return;
    ListPage list = page.list;
    list.page = 0;
    m_store.applyPage(board.id, list, now);
}

/// Tells of an article that was stored, with what only the cache knows of it.
void Articles::tell(const Board &board, const HeadlineRow &row, const Article &article, const QDateTime &fetched,
                    int generation)
{
    whenDone(m_store.article(board.id, article.id), this,
             [this, key = row.key, article, fetched, generation](const Result<std::optional<Article>> &kept) {
                 if (generation != m_generation) return;
                 Article stored = article;
                 stored.fetched = fetched;
                 if (kept && kept.value()) {
                     stored.edited = kept.value()->edited;
                     stored.comments = kept.value()->comments;
                     stored.commentPages = kept.value()->commentPages;
                 }
                 emit opened(key, stored);
             });
}

} // namespace newsboard
