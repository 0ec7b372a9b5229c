#pragma once

#include "app/search/matches.h"

namespace newsboard {

/// Now, in all tests of searching: a Monday noon in Seoul.
inline const QDateTime kNow(QDate(2025, 2, 24), QTime(12, 0), QTimeZone("Asia/Seoul"));

/// A context with the program's own shorthand.
QueryContext searchContext();

/// A query that is read while its last `composing` characters are in the input method.
Query composed(QStringView text, qsizetype composing);

SearchedRow rowWithTitle(const QString &title);

/// The stretches of a text that ranges name, joined by `|`.
QString shown(QStringView text, const QList<TextRange> &ranges);

} // namespace newsboard
