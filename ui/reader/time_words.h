#pragma once

#include "app/domain/posted_time.h"

#include <QLocale>
#include <QString>

namespace newsboard {

/// The date in words, with the hour where it is known: "2025년 2월 24일 월요일 08:12". Empty where unknown.
QString dateInWords(const PostedTime &posted, const QLocale &locale);
/// In digits, for a comment: "2025.02.24 08:12".
QString shortDate(const PostedTime &posted, const QLocale &locale);
/// How long ago that was: "3 hours ago", "yesterday"; empty where unknown or still to come.
QString howLongAgo(const PostedTime &posted, const QDateTime &now);

} // namespace newsboard
