#pragma once

#include "app/domain/search.h"
#include "app/store/connection.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

namespace newsboard {

// The tables of searches that were saved, and of those made lately. Everything throws StoreFailure; writers run inside
// the caller's transaction.

QList<SavedSearch> loadSavedSearches(Connection &connection); ///< In the order in which they were saved.
/// Keeps a new one (id 0), or changes the one of its id.
SavedSearch saveSearch(Connection &connection, const SavedSearch &search);
void removeSavedSearch(Connection &connection, qint64 id);

QStringList loadRecentSearches(Connection &connection); ///< The latest first.
/// Only the latest twenty are kept.
void rememberSearch(Connection &connection, const QString &query, const QDateTime &now);
void forgetRecentSearches(Connection &connection);

} // namespace newsboard
