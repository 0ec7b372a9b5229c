#pragma once

#include "app/domain/board.h"
#include "app/domain/picture.h"
#include "app/domain/result.h"
#include "app/fetch/fetcher.h"

#include <functional>

class QObject;

namespace newsboard {

/// Whether `address` lies in a network that the board's own page is not in: a page may not send the program there.
bool leadsInwards(const QUrl &address, const QUrl &board);
/// Whether a board's articles may have this picture unasked: from its own host, or from everywhere where the person
/// allowed that.
bool mayHavePicture(const QUrl &address, const Board &board);

/// The request for a picture of a board's article; `asked` where a person asked for this one, whatever its host.
FetchRequest pictureRequest(const QUrl &address, const Board &board, bool asked);
/// Fetches a picture and reads what its bytes say, on the pool; `then` is called on the receiver's thread, unless the
/// receiver is gone by then or the fetch was cancelled. Half a picture is an error (ConnectionLost), one over the bound
/// is refused as too large. Returns the fetch, for cancelling.
QFuture<Result<Fetched>> fetchPicture(Fetcher &fetcher, const FetchRequest &request, QObject *receiver,
                                      std::function<void(const Result<PictureFile> &)> then);

} // namespace newsboard
