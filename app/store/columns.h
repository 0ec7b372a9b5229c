#pragma once

#include "app/domain/headline.h"
#include "app/domain/posted_time.h"

#include <QDateTime>
#include <QSqlQuery>
#include <QVariant>

#include <optional>

namespace newsboard {

// How values stand in columns, and back.

QVariant toColumn(const std::optional<qint64> &count);
QVariant toColumn(const QDateTime &moment);
std::optional<qint64> countFrom(const QVariant &column);
QDateTime momentFrom(const QVariant &column);

/// posted, posted_precision, posted_offset.
QVariantList postedColumns(const PostedTime &posted);
PostedTime postedFrom(const QVariant &seconds, int precision, int offset);

/// The columns of a headline as every reader of rows selects them, and the row they make.
QString rowColumns();
HeadlineRow rowFrom(const QSqlQuery &query);

} // namespace newsboard
