#pragma once

#include "app/domain/change.h"
#include "app/domain/list_page.h"
#include "app/store/connection.h"
#include "app/store/store.h"
#include "app/sync/number_search.h"
#include "app/sync/plan.h"

namespace newsboard {

// The table of headlines. Everything throws StoreFailure; writers run inside the caller's transaction.

/// Loads what is known of a page, plans, and writes.
Applied applyPageTo(Connection &connection, BoardId board, const ListPage &page, const QDateTime &now,
                    const RefreshPlace &place = {});
/// Marks rows as gone that lie between two keys, if there are no more than their numbers lack.
Applied applyVanished(Connection &connection, BoardId board, const NumberSearch::Vanished &vanished,
                      const QDateTime &now);
class IndexWriter;
void updateHeadline(Connection &connection, IndexWriter &index, const HeadlineUpdate &update, qint64 nowSeconds);

std::optional<Key> keyOfId(Connection &connection, BoardId board, const QString &id);

} // namespace newsboard
