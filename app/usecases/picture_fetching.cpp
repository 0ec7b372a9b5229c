#include "app/usecases/picture_fetching.h"

#include "app/fetch/reply_reader.h"
#include "app/parse/picture.h"
#include "app/usecases/async.h"

#include <QtConcurrentRun>

namespace newsboard {

namespace {

constexpr qint64 kMostPictureBytes = 20 * 1024 * 1024; ///< Of one picture.

PictureFile pictureFrom(const Fetched &fetched)
{
    PictureFile file = readPicture(fetched.bytes);
    if (fetched.cut && file.facts.isShown()) file.facts.refusal = PictureRefusal::TooLarge;
    return file;
}

} // namespace

bool leadsInwards(const QUrl &address, const QUrl &board)
{
    return isPrivateHost(address.host()) != PrivateHost::No && isPrivateHost(board.host()) == PrivateHost::No;
}

bool mayHavePicture(const QUrl &address, const Board &board)
{
    return !leadsInwards(address, board.url) && (board.allPictures || isAtHome(address, board.url));
}

FetchRequest pictureRequest(const QUrl &address, const Board &board, bool asked)
{
    const bool isHome = isAtHome(address, board.url);
    FetchRequest request;
    request.url = address;
    request.isPicture = true;
    request.board = board.id;
    request.withoutCookies = !isHome;
    if (!board.allPictures && !asked) request.home = board.url;
    if (isHome) request.referer = board.url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    request.bodyBytes = kMostPictureBytes;
    return request;
}

QFuture<Result<Fetched>> fetchPicture(Fetcher &fetcher, const FetchRequest &request, QObject *receiver,
                                      std::function<void(const Result<PictureFile> &)> then)
{
    const QFuture<Result<Fetched>> future = fetcher.fetch(request);
    whenDone(future, receiver, [receiver, host = request.url.host(), then = std::move(then)](const auto &fetched) {
        if (!fetched) return then(fetched.error());
        if (fetched->cut && fetched->bytes.size() < kMostPictureBytes)
            return then(Error{ErrorKind::ConnectionLost, host, 0}); // Half a picture is none.
        whenDone(QtConcurrent::run([bytes = fetched.value()] { return pictureFrom(bytes); }), receiver,
                 [then](const PictureFile &file) { then(file); });
    });
    return future;
}

} // namespace newsboard
