#pragma once

#include "app/store/connection.h"

namespace newsboard {

/// The newest version of the schema: how many numbered files there are in the resources.
int newestSchemaVersion();

/// Brings the cache to the newest version, each step in a transaction of its own.
/// Throws StoreFailure: CacheNewer for a cache of a later program, CacheDamaged for a file that is no cache.
void migrate(Connection &connection);

} // namespace newsboard
