#pragma once

#include "app/domain/board.h"
#include "app/fetch/fetcher.h"
#include "app/parse/parse.h"

#include <functional>

namespace newsboard {

/// A page that was fetched and parsed.
struct ReadPage {
    ParsedPage page;
    QUrl url;     ///< Final address.
    QUrl movedTo; ///< Where permanent redirects led; else empty.
    int requests = 0;
    bool unchanged = false; ///< It is the page that was held: not parsed, and `page` is empty.
    PageCopy copy;          ///< To hold until the next time.
};

/// Fetches an address and parses it on the pool, unless it is the page that `held` is a copy of; `then` is called on
/// the receiver's thread, unless it is gone by then. Returns the fetch, for cancelling.
QFuture<void> readPage(Fetcher &fetcher, const SkinSet &skins, const FetchRequest &request, const PageHint &hint,
                       QObject *receiver, std::function<void(const Result<ReadPage> &)> then,
                       const PageCopy &held = {});

/// A board as its page describes it; `id` and the person's side stay empty.
Board boardOf(const ParsedPage &page, const QUrl &address);
/// What a newer page tells of a known board, as far as it says anything; the same value if nothing is new.
Board described(Board board, const ListPage &page);

} // namespace newsboard
