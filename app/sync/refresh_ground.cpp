#include "app/sync/refresh_ground.h"

#include "app/sync/page_doubt.h"
#include "app/sync/page_walk.h"
#include "app/sync/plan.h"

#include <algorithm>

namespace newsboard {

namespace {

/// How many of the newest rows show what is usual on the board.
constexpr qsizetype kUsualRows = 60;

/// What stood in the cache when the last refresh ended well: nothing is missing below it. Rows that came since then,
/// with an article's page or by a refresh that broke off, may have a hole below them.
bool isGround(const HeadlineRow &row, const Board &board)
{
    return !board.lastRefreshed.isValid() || row.firstSeen <= board.lastRefreshed;
}

/// Whether the numbers of the rows may be such as count. Numbers of their own have holes, sooner or later; but they do
/// not move, and none of them stands twice or above a greater one.
bool mayBeCounts(const QList<HeadlineRow> &rows, bool isOrdered)
{
    std::optional<qint64> last;
    bool hasHole = false;
    for (const HeadlineRow &row : rows) {
        if (row.isGone() || row.headline.isNotice() || row.headline.depth > 0 || !row.headline.number) continue;
        if (last && *last <= *row.headline.number) return isOrdered;
        hasHole = hasHole || (last && *last > *row.headline.number + 1);
        last = row.headline.number;
    }
    return last && !hasHole;
}

} // namespace

RefreshGround::RefreshGround(const Board &board, const QList<HeadlineRow> &rows, const NumberSearch::Ground &numbers)
    : m_hasRows(!rows.isEmpty()), m_numbers(numbers), m_mayBeCounts(mayBeCounts(rows, board.isOrdered))
{
    for (const HeadlineRow &row : rows) {
        if (!row.isGone() && m_usual.size() < kUsualRows) m_usual.append(row.headline);
        if (!isGround(row, board)) continue;
        m_rows.insert(row.headline.id, row.headline);
        m_newest = std::max(m_newest.value_or(0), row.key);
    }
}

bool RefreshGround::isMetBy(const QStringList &ids) const
{
    return std::any_of(ids.cbegin(), ids.cend(), [this](const QString &id) { return m_rows.contains(id); });
}

bool RefreshGround::isMetUnmovedBy(const ListPage &page) const
{
    return std::any_of(page.rows.cbegin(), page.rows.cend(), [this](const Headline &row) {
        const auto known = m_rows.constFind(row.id);
        if (row.isNotice() || known == m_rows.constEnd()) return false;
        return row.comments.value_or(0) == known->comments.value_or(0) &&
               merged(*known, row, PageFacts()).posted == known->posted;
    });
}

std::optional<Key> RefreshGround::newestTrusted() const
{
    return m_newest || !m_hasRows ? m_newest : std::optional(m_numbers.lowestKey);
}

bool RefreshGround::showsNewest(const QStringList &ids) const
{
    return std::any_of(m_usual.cbegin(), m_usual.cend(), [&ids](const Headline &row) { return ids.contains(row.id); });
}

bool RefreshGround::mayCount(NumberKind kind) const
{
    return kind == NumberKind::Counting || (kind == NumberKind::Unknown && m_mayBeCounts);
}

bool RefreshGround::isDoubted(const ListPage &page, const Board &board) const
{
    const bool hadRows =
        std::any_of(m_usual.cbegin(), m_usual.cend(), [](const Headline &row) { return !row.isNotice(); });
    if (page.page == 1 && hadRows && measureOf(page).rows == 0) return true;
    if (isOfAnotherBoard(page, m_usual)) return true;
    if (board.failingSince.isValid()) return false;
    // Some boards never show their first posts.
    const bool hadEnd = m_numbers.deepestNumber == 1;
    return leavesRowsOut(page, m_usual, board.numberKind) || (hadEnd && lacksItsEnd(page, board.numberKind)) ||
           isShort(page, board.rowsPerPage);
}

} // namespace newsboard
