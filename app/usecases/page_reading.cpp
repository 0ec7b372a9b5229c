#include "app/usecases/page_reading.h"

#include "app/sync/page_walk.h"
#include "app/usecases/async.h"

#include <QCryptographicHash>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kUnauthorized = 401;

/// A few bytes tell a page: the version of the program that read it is among them, for another may read it otherwise.
PageCopy copyOf(const Fetched &fetched)
{
    QCryptographicHash digest(QCryptographicHash::Sha256);
    digest.addData(QByteArrayView(NEWSBOARD_VERSION));
    digest.addData(fetched.bytes);
    return {fetched.etag, fetched.lastModified, digest.result().toHex()};
}

/// Why a server refused a page: it asks for a log-in, or nobody knows.
Error refusalOf(const PageSource &source, const SkinSet &skins, int status)
{
    const ParsedPage page = parsePage(source, skins, {});
    if (page.verdict == PageVerdict::Login || page.verdict == PageVerdict::Challenge) return verdictError(page);
    if (status == kUnauthorized) return {ErrorKind::LoginNeeded, {}, 0};
    return {ErrorKind::HttpStatus, source.url.host(), status};
}

} // namespace

QFuture<void> readPage(Fetcher &fetcher, const SkinSet &skins, const FetchRequest &request, const PageHint &hint,
                       QObject *receiver, std::function<void(const Result<ReadPage> &)> then, const PageCopy &held)
{
    FetchRequest conditional = request;
    conditional.etag = held.etag;
    conditional.lastModified = held.lastModified;
    conditional.takesRefusals = true;
    const QFuture<Result<Fetched>> fetch = fetcher.fetch(conditional);
    whenDone(fetch, receiver, [skins, hint, receiver, held, then = std::move(then)](const Result<Fetched> &fetched) {
        if (!fetched) return then(fetched.error());
        const PageSource source{fetched->bytes, fetched->contentType, fetched->url, QDateTime::currentDateTimeUtc(),
                                fetched->cut};
        if (fetched->status >= 400) {
            // Of a page that comes with a refusal nothing is taken but why.
            const QFuture<Error> refusal = QtConcurrent::run(refusalOf, source, skins, fetched->status);
            whenDone(refusal, receiver, [then](const Error &error) { then(error); });
            return;
        }
        ReadPage read;
        read.url = fetched->url;
        read.movedTo = fetched->movedTo;
        read.requests = fetched->requests;
        read.copy = copyOf(*fetched);
        read.unchanged = fetched->notModified || (!fetched->cut && read.copy.digest == held.digest);
        if (read.unchanged) {
            if (fetched->notModified) read.copy = held;
            return then(read);
        }
        const QFuture<ParsedPage> parse =
            QtConcurrent::run([source, skins, hint] { return parsePage(source, skins, hint); });
        whenDone(parse, receiver, [then, read](const ParsedPage &page) mutable {
            read.page = page;
            then(read);
        });
    });
    return QFuture<void>(fetch);
}

Board boardOf(const ParsedPage &page, const QUrl &address)
{
    Board board;
    board.name = page.list.boardName;
    board.url = page.list.boardUrl.isValid() ? page.list.boardUrl : address;
    board.charset = page.charset;
    if (board.name.isEmpty()) board.name = board.url.host();
    return described(board, page.list);
}

Board described(Board board, const ListPage &page)
{
    if (!page.kind.isEmpty()) board.kind = page.kind;
    if (!page.skin.isEmpty()) board.skin = page.skin;
    if (!page.zone.isEmpty()) board.zone = page.zone;
    if (page.feed.isValid()) board.feed = page.feed;
    if (!page.addresses.idParameter.isEmpty()) board.addresses.idParameter = page.addresses.idParameter;
    if (!page.addresses.pageTemplate.isEmpty()) {
        board.addresses.pageTemplate = page.addresses.pageTemplate;
        board.addresses.firstPage = page.addresses.firstPage;
        board.addresses.pageStep = page.addresses.pageStep;
    }
    board.showsNumbers = board.showsNumbers || page.showsNumbers;
    board.showsViews = board.showsViews || page.showsViews;
    board.showsVotes = board.showsVotes || page.showsVotes;
    if (page.page == 1 && page.openId.isEmpty() && !page.truncated) board.rowsPerPage = measureOf(page).rows;
    return board;
}

} // namespace newsboard
