#pragma once

#include "app/domain/headline.h"

#include <QLocale>
#include <QString>

namespace newsboard {

// How a headline reads in words: cells, tooltips, clipboard, screen readers. Plain text all of it.

/// As short as it is clear today: `09:41`, `02.24`, `2024.12.31`.
QString shortDate(const PostedTime &posted, const QDate &today);
/// In words, with the hour where it is known.
QString longDate(const PostedTime &posted, const QLocale &locale);
/// What a screen reader says of a row.
QString spokenRow(const HeadlineRow &row, const QLocale &locale);
/// A line for the clipboard: number, title, author, date, separated by tabs.
QString copiedRow(const HeadlineRow &row);

} // namespace newsboard
