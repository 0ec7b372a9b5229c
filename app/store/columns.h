#pragma once

#include "app/domain/headline.h"
#include "app/domain/posted_time.h"
#include "app/store/connection.h"

#include <QDateTime>
#include <QVariant>

#include <optional>

namespace newsboard {

// How values stand in columns, and back.

/// Never null, which Qt would bind as NULL.
QString filled(const QString &text);
/// A list of keys as one value: `json_each(?)` makes rows of it.
QString keyList(const QList<Key> &keys);
QVariant toColumn(const std::optional<qint64> &count);
QVariant toColumn(const QDateTime &moment);
std::optional<qint64> countFrom(const QVariant &column);
QDateTime momentFrom(const QVariant &column);
/// Whether a board's rows stand in the order of their ids, by its `disordered_at`: a page that contradicts it speaks
/// for its board for a while.
bool isOrderedAt(const QVariant &column, qint64 nowSeconds);

/// posted, posted_precision, posted_offset.
QVariantList postedColumns(const PostedTime &posted);
PostedTime postedFrom(const QVariant &seconds, int precision, int offset);

/// The columns of a headline as every reader of rows selects them, and the row they make.
const QString &rowColumns();
inline constexpr int kLastSeenColumn = 16;
HeadlineRow rowFrom(const Cursor &query);

} // namespace newsboard
