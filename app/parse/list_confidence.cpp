#include "app/parse/list_confidence.h"

#include <algorithm>
#include <cmath>

namespace newsboard {

namespace {

/// Below this a list weighs as little as stray links do; measured on pages without a board.
constexpr double kLightWeight = 50;
/// From here on more weight says nothing more.
constexpr double kFullWeight = 300;

constexpr double kByDates = 0.45;
constexpr double kByNames = 0.25;
constexpr double kByCounts = 0.2;
constexpr double kByHeader = 0.1;
constexpr double kEnough = 0.9; ///< Of the sum: some boards show no names, others no counts.
constexpr double kMostOfLinks = 0.45;

/// The share of rows that have something; a column that few rows have is none.
template<typename Has> double shareOf(const QList<Headline> &rows, Has has)
{
    const double share = double(std::count_if(rows.begin(), rows.end(), has)) / double(rows.size());
    return share < 0.3 ? 0 : share;
}

} // namespace

double listConfidence(const QList<Headline> &rows, double weight, bool hasHeader)
{
    if (rows.isEmpty()) return 0;
    const double dates = shareOf(rows, [](const Headline &row) { return row.posted.isKnown(); });
    const double names = shareOf(rows, [](const Headline &row) { return !row.author.isEmpty(); });
    const double counts = std::max({shareOf(rows, [](const Headline &row) { return row.number.has_value(); }),
                                    shareOf(rows, [](const Headline &row) { return row.views.has_value(); }),
                                    shareOf(rows, [](const Headline &row) { return row.comments.has_value(); }),
                                    shareOf(rows, [](const Headline &row) { return row.votes.has_value(); })});
    const double columns = dates * kByDates + names * kByNames + counts * kByCounts + hasHeader * kByHeader;
    if (columns <= 0) return std::min(kMostOfLinks, 0.5 * weight / kFullWeight);
    if (weight < kLightWeight) return 0.5 * weight / kLightWeight;
    const double heavy = std::min(1.0, std::log(weight / kLightWeight) / std::log(kFullWeight / kLightWeight));
    return 0.5 + 0.5 * std::min(1.0, columns / kEnough) * (0.4 + 0.6 * heavy);
}

} // namespace newsboard
