#pragma once

#include "app/domain/search.h"
#include "app/domain/view.h"
#include "app/search/query.h"
#include "app/store/search_memory.h"

#include <QList>

#include <atomic>
#include <functional>
#include <optional>

namespace newsboard {

/// What is searched for, and where.
struct SearchRequest {
    Query query;
    BoardId board = 0; ///< 0: every board in sight.
    SearchOrder order = SearchOrder::Newest;
    int first = 50; ///< So many rows are told as soon as they are found.
    /// So many pages of the index are read before the first rows are looked for among the newest ones in memory: what
    /// stands on more stands there too. Fewer in tests, whose caches are small.
    qint64 pages = 16;
    std::optional<ColumnOrder> sorted = {}; ///< In place of `order`.
};

/// Who hears of a search, on the connection's thread, in this order, each once at most.
struct SearchListener {
    /// The first rows in the request's order, as many as were asked for or, with `isAll`, all there are.
    std::function<void(const QList<Key> &, bool isAll)> first;
    std::function<void(qint64)> counted;         ///< How many there are; not where the first were all.
    std::function<void(const QList<Key> &)> all; ///< In order; not asked for where it is empty.
};

/// Searches the cache as it is at one moment. The answer is that of matches() on every row: the index only says which
/// rows need no look. Throws StoreFailure, Cancelled where `overtaken` becomes true.
void runSearch(Connection &connection, SearchMemory &memory, const SearchRequest &request,
               const SearchListener &listener, const std::atomic_bool &overtaken);

} // namespace newsboard
