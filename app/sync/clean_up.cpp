#include "app/sync/clean_up.h"

#include <algorithm>

namespace newsboard {

CleanUpPlan planCleanUp(QList<KeptArticle> articles, const Budget &budget, const QDateTime &now)
{
    CleanUpPlan plan;
    for (const KeptArticle &article : std::as_const(articles)) {
        ++plan.kept.articles;
        plan.kept.bytes += article.bytes;
    }
    if (budget.isEmpty()) return plan;
    articles.removeIf([](const KeptArticle &article) { return article.isPinned; });
    // Of what was used at the same time the older headline goes first.
    std::sort(articles.begin(), articles.end(), [](const KeptArticle &one, const KeptArticle &other) {
        return std::pair(one.used, one.key) < std::pair(other.used, other.key);
    });
    const qint64 since = budget.days > 0 ? now.addDays(-budget.days).toSecsSinceEpoch() : 0;
    for (const KeptArticle &article : std::as_const(articles)) {
        const bool isOver = budget.bytes > 0 && plan.kept.bytes - plan.freed.bytes > budget.bytes;
        if (!isOver && article.used >= since) break;
        plan.going.append(article.key);
        ++plan.freed.articles;
        plan.freed.bytes += article.bytes;
    }
    return plan;
}

} // namespace newsboard
