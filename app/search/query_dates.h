#pragma once

#include "app/search/query.h"

#include <optional>

namespace newsboard {

/// A stretch of time as a person writes it.
struct TimeSpan {
    qint64 from = 0;         ///< Seconds since 1970, included.
    qint64 until = 0;        ///< Excluded. After a span that has passed ("7d") this is the end of today.
    bool boardsClock = true; ///< See PostedCondition.
};

/// Reads a folded word: `2025`, `2025-02`, `2025.2.3`, `20250203`, `2025년2월3일`, `2-3` and `2월3일` (this year, or
/// last where that would lie in the future), `2월`, 오늘, 어제, 그제, 이번주, 지난달, 올해, today, yesterday, 今日,
/// 昨天 …, and spans that reach back from today: `7d` `3w` `2m` `1y`, `3일` `2주` `6개월` `1년`, with or without 전;
/// `5h`, `5시간` from this moment. A separator left at its end is overlooked. Nothing where it is none of these.
std::optional<TimeSpan> readTimeSpan(QStringView word, const QueryContext &context);

/// The words (오늘, yesterday …) that readTimeSpan() knows, for completion; the English first, then the Korean.
QStringList dayWords();

} // namespace newsboard
