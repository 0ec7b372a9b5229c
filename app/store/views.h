#pragma once

#include "app/domain/headline.h"
#include "app/domain/key_list.h"
#include "app/domain/view.h"
#include "app/store/connection.h"
#include "app/store/store.h"

#include <QList>

namespace newsboard {

// Reading lists of headlines. Everything throws StoreFailure.

/// The keys of a view in its order, at most `limit` (-1: all). A board's own order is a range of keys; every other
/// order is worked out, which takes as long as the view is large.
QList<Key> keysOfView(Connection &connection, const View &view, int limit = -1);
/// All of them, in little memory.
KeyList allKeysOfView(Connection &connection, const View &view);
/// Whether the first keys of a view cost no more than their number.
bool isRangeOfKeys(const View &view);

/// The same headlines in the order of a column; those without a value stand last. As long as the list is, and some
/// hundred bytes for each row, while it lasts.
QList<Key> sortedByColumn(Connection &connection, const QList<Key> &keys, const ColumnOrder &order);

QList<HeadlineRow> rowsOfKeys(Connection &connection, const QList<Key> &keys);
QList<HeadlineRow> rowsOfQuery(Connection &connection, const ListQuery &query);
std::optional<HeadlineRow> rowOfKey(Connection &connection, Key key);

} // namespace newsboard
