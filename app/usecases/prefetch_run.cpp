#include "app/usecases/prefetch_run.h"

#include "app/store/store.h"
#include "app/usecases/article_reading.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"
#include "app/usecases/picture_fetching.h"

#include <algorithm>

namespace newsboard {

namespace {

/// In one run: what is left comes with the next.
constexpr int kMostArticles = 5'000;
/// After so many articles in a row that would not come, the others hardly will.
constexpr int kMostFailures = 5;
constexpr int kTooManyRequests = 429;
constexpr int kUnavailable = 503;

/// Whether a failure is the article's own, and says nothing of the next one.
bool isOfTheArticle(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::HttpStatus:
        return error.status != kTooManyRequests && error.status != kUnavailable;
    case ErrorKind::RedirectLoop:
    case ErrorKind::RedirectForbidden:
    case ErrorKind::TooLarge:
    case ErrorKind::EmptyBody:
    case ErrorKind::LoginNeeded:
    case ErrorKind::ServerSaysNo:
    case ErrorKind::NoBoardHere:
    case ErrorKind::NoArticleHere:
    case ErrorKind::NoSuchArticle:
    case ErrorKind::BadAddress:
        return true;
    default:
        return false;
    }
}

bool hasNoComments(const HeadlineRow &row)
{
    return row.headline.comments.value_or(0) == 0 && !row.hasArticle;
}

} // namespace

PrefetchRun::PrefetchRun(Store &store, Fetcher &fetcher, const SkinSet &skins, const Board &board,
                         const PrefetchRule &rule, QObject *parent)
    : QObject(parent), m_store(store), m_fetcher(fetcher), m_skins(skins), m_board(board), m_rule(rule)
{
}

void PrefetchRun::avoid(std::shared_ptr<QSet<Key>> refused, bool isAsked)
{
    m_refused = std::move(refused);
    m_isAsked = isAsked;
}

void PrefetchRun::begin()
{
    whenDone(m_store.missingArticles(m_board.id, m_rule, kMostArticles), this,
             [this](const Result<QList<HeadlineRow>> &missing) {
                 if (m_ended) return;
                 if (!missing) return fail(missing.error());
                 m_waiting = missing.value();
                 if (!m_isAsked)
                     m_waiting.removeIf([this](const HeadlineRow &row) { return m_refused->contains(row.key); });
                 m_progress.total = int(m_waiting.size());
                 m_clock.start();
                 if (m_progress.total > 0) {
                     emit began();
                     emit progressed(m_progress);
                 }
                 readFeed();
             });
}

/// A board's feed may have the whole of many articles at the price of one request. What others said of an article is
/// not in it: those that have comments are fetched by themselves, and all where the list does not tell.
void PrefetchRun::readFeed()
{
    const auto hasComments = [](const HeadlineRow &row) { return row.headline.comments.value_or(0) > 0; };
    const bool isWorthIt = std::any_of(m_waiting.cbegin(), m_waiting.cend(), hasComments) &&
                           std::count_if(m_waiting.cbegin(), m_waiting.cend(), hasNoComments) > 1;
    if (!isWorthIt || !m_board.feed.isValid() || !isAtHome(m_board.feed, m_board.url)) return next();
    FetchRequest request;
    request.url = m_board.feed;
    request.board = m_board.id;
    PageHint hint;
    hint.zone = m_board.zone;
    m_fetch = readPage(m_fetcher, m_skins, request, hint, this, [this](const Result<ReadPage> &read) {
        if (m_ended) return;
        m_progress.requests += read ? read->requests : 1;
        if (read) takeTexts(read->page.list.rows, read->page.list.texts);
        next();
    });
}

/// Entries are known by their addresses: their ids are the feed's own.
void PrefetchRun::takeTexts(const QList<Headline> &rows, const QList<Article> &texts)
{
    QHash<QString, const Article *> byAddress;
    for (const Article &text : texts) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const Headline &one) { return one.id == text.id; });
        if (row != rows.end() && row->url.isValid()) byAddress.insert(addressFingerprint(row->url), &text);
    }
    for (const HeadlineRow &row : std::as_const(m_waiting)) {
        const Article *const text = byAddress.value(addressFingerprint(row.headline.url), nullptr);
        if (text != nullptr && hasNoComments(row)) m_texts.insert(row.key, *text);
    }
}

void PrefetchRun::cancel()
{
    m_fetch.cancel();
    if (!m_ended) fail(Error{ErrorKind::Cancelled, {}, 0});
}

void PrefetchRun::next()
{
    if (m_waiting.isEmpty()) {
        m_ended = true;
        emit ended(m_progress);
        return;
    }
    const HeadlineRow row = m_waiting.takeFirst();
    if (m_texts.contains(row.key)) return keepText(row);
    m_fetch = fetchArticle(m_store, m_fetcher, m_skins, m_board, row, false, this,
                           [this, key = row.key](const Result<FetchedArticle> &fetched) {
                               if (m_ended) return;
                               m_progress.requests += fetched ? fetched->requests : 1;
                               if (!fetched) return leaveOut(key, fetched.error());
                               m_failedInARow = 0;
                               m_refused->remove(key);
                               wantPictures(key, fetched->article);
                           });
}

void PrefetchRun::keepText(const HeadlineRow &row)
{
    Article article = m_texts.take(row.key);
    article.id = row.headline.id;
    whenDone(m_store.applyArticle(m_board.id, article, QDateTime::currentDateTimeUtc()), this,
             [this, key = row.key, article](const Result<Applied> &applied) {
                 if (m_ended) return;
                 if (!applied) return fail(applied.error());
                 wantPictures(key, article);
             });
}

void PrefetchRun::leaveOut(Key key, const Error &error)
{
    ++m_progress.failed;
    if (!isOfTheArticle(error) || ++m_failedInARow >= kMostFailures) return fail(error);
    m_refused->insert(key);
    endArticle();
}

void PrefetchRun::wantPictures(Key key, const Article &article)
{
    if (!m_rule.pictures) return endArticle();
    QList<QUrl> wanted = pictureAddresses(article.html);
    wanted.removeIf([this](const QUrl &address) { return !mayHavePicture(address, m_board); });
    if (wanted.isEmpty()) return endArticle();
    whenDone(m_store.findPictures(wanted), this, [this, key, wanted](const Result<QList<KnownPicture>> &found) {
        if (m_ended) return;
        m_pictures = wanted;
        QList<QUrl> there;
        for (const KnownPicture &picture : found ? found.value() : QList<KnownPicture>()) {
            there.append(picture.address);
            m_pictures.removeOne(picture.address);
        }
        if (!there.isEmpty()) m_store.sharePictures(key, there);
        nextPicture(key);
    });
}

void PrefetchRun::nextPicture(Key key)
{
    if (m_pictures.isEmpty()) return endArticle();
    const QUrl address = m_pictures.takeFirst();
    m_fetch = QFuture<void>(fetchPicture(m_fetcher, pictureRequest(address, m_board, false), this,
                                         [this, key, address](const Result<PictureFile> &file) {
                                             if (m_ended) return;
                                             ++m_progress.requests;
                                             // One that does not come now is asked for when its article is opened.
                                             if (file) {
                                                 ++m_progress.pictures;
                                                 m_store.keepPicture(key, address, file.value(),
                                                                     QDateTime::currentDateTimeUtc());
                                             }
                                             nextPicture(key);
                                         }));
}

void PrefetchRun::endArticle()
{
    ++m_progress.done;
    m_progress.perSecond = m_progress.done / std::max(double(m_clock.elapsed()) / 1000, 0.001);
    emit progressed(m_progress);
    next();
}

void PrefetchRun::fail(const Error &error)
{
    m_ended = true;
    emit failed(error, m_progress);
}

} // namespace newsboard
