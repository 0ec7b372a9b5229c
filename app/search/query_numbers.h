#pragma once

#include "app/search/query.h"

#include <optional>

namespace newsboard {

/// Reads a folded word: `46577`, `№46577`, `#46577`, `46577번`, `46,577`, a range `46570..46590` (also with `-` or
/// `~`),
/// `>46570`, `>=46570`, `<46590`, `<=46590`. Nothing where it is none of these, or more than 18 digits.
std::optional<NumberCondition> readNumbers(QStringView word);

} // namespace newsboard
