#pragma once

#include "app/domain/upkeep.h"

#include <QDateTime>

namespace newsboard {

/// What a budget means for the articles of a board: those go that were used longer ago than its days, and of the others
/// those used longest ago until the rest fits into its bytes. Pure.
CleanUpPlan planCleanUp(QList<KeptArticle> articles, const Budget &budget, const QDateTime &now);

} // namespace newsboard
