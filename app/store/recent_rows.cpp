#include "app/store/recent_rows.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace newsboard {

namespace {

constexpr size_t kMostRecentRows = 16'000;
/// UTF-16 units of text, in each order of rows.
constexpr qint64 kMostRecentUnits = 1'500'000;
constexpr qint64 kLast = std::numeric_limits<qint64>::max();

bool isNewer(const RecentRows::Row &a, const RecentRows::Row &b)
{
    return std::pair(a.posted, a.key) > std::pair(b.posted, b.key);
}

} // namespace

RecentRows::RecentRows(Connection &connection)
    : m_texts(connection, {.article = true}), m_posted(connection, "SELECT posted FROM headlines WHERE key = ?"),
      // Rows without a date are the last of all, and not among these.
      m_ofAll(connection, "SELECT posted, key FROM headlines INDEXED BY headlines_posted WHERE (posted, key) < (?, ?) "
                          "ORDER BY posted DESC, key DESC LIMIT ?"),
      m_ofBoard(connection, "SELECT posted, key FROM headlines WHERE key < ? AND key >= ? ORDER BY key DESC LIMIT ?")
{
}

bool RecentRows::Scope::isFull() const
{
    return rows.size() >= kMostRecentRows || units >= kMostRecentUnits;
}

RecentRows::Scope &RecentRows::scopeOf(BoardId board)
{
    if (board == 0) return m_scopes[0];
    Scope &scope = m_scopes[1];
    if (scope.board != board) {
        scope = {};
        scope.board = board;
    }
    return scope;
}

bool RecentRows::readMore(BoardId board, int rows)
{
    Scope &scope = scopeOf(board);
    if (scope.isComplete || scope.isFull()) return false;
    const qint64 lastPosted = scope.rows.empty() ? kLast : scope.rows.back().posted;
    const Key lastKey = scope.rows.empty() ? kLast : scope.rows.back().key;
    Statement &next = board == 0 ? m_ofAll : m_ofBoard;
    next.bind(1, board == 0 ? lastPosted : std::min(lastKey, makeKey(board + 1, 0)));
    next.bind(2, board == 0 ? lastKey : makeKey(board, 0));
    next.bind(3, rows);
    std::vector<Dated> found;
    while (next.next())
        found.emplace_back(next.number(0), next.number(1));
    for (const Dated &row : found)
        scope.append(read(row, scope));
    scope.isComplete = found.size() < size_t(rows);
    return !scope.isComplete && !scope.isFull();
}

RecentRows::Row RecentRows::read(const Dated &row, const Scope &scope)
{
    const auto &[posted, key] = row;
    Row read{scope.board == 0 ? posted : 0, key, {}};
    const Scope &other = m_scopes[scope.board == 0 ? 1 : 0];
    const Row there{other.board == 0 ? posted : 0, key, {}};
    const auto same = std::lower_bound(other.rows.begin(), other.rows.end(), there, isNewer);
    if (same != other.rows.end() && same->key == key) {
        read.texts = same->texts;
        return read;
    }
    SearchedRow texts;
    m_texts.read(key, &texts);
    m_texts.readArticle(key, &texts);
    read.texts = std::make_shared<const FoldedRow>(texts);
    return read;
}

void RecentRows::take(const QSet<Key> &changed)
{
    std::array<std::vector<Dated>, 2> places;
    for (size_t i = 0; i < m_scopes.size(); ++i)
        places[i] = placesOf(changed, m_scopes[i]);
    // Out of both first: what they had of these rows is old.
    for (Scope &scope : m_scopes)
        scope.remove(changed);
    for (size_t i = 0; i < m_scopes.size(); ++i)
        insert(std::move(places[i]), &m_scopes[i]);
}

std::vector<RecentRows::Dated> RecentRows::placesOf(const QSet<Key> &keys, const Scope &scope)
{
    std::vector<Dated> places;
    if (scope.rows.empty() && !scope.isComplete) return places;
    for (const Key key : keys) {
        if (const auto posted = postedIn(key, scope)) places.emplace_back(*posted, key);
    }
    return places;
}

void RecentRows::insert(std::vector<Dated> rows, Scope *scope)
{
    const auto kept = qsizetype(scope->rows.size());
    for (const Dated &row : rows)
        scope->append(read(row, *scope));
    std::sort(scope->rows.begin() + kept, scope->rows.end(), isNewer);
    std::inplace_merge(scope->rows.begin(), scope->rows.begin() + kept, scope->rows.end(), isNewer);
    scope->trim();
}

std::optional<qint64> RecentRows::postedIn(Key key, const Scope &scope)
{
    if (scope.board != 0 && boardOf(key) != scope.board) return {};
    m_posted.bind(1, key);
    const bool isThere = m_posted.next();
    const bool isDated = isThere && !m_posted.isNull(0);
    const qint64 posted = isDated ? m_posted.number(0) : 0;
    m_posted.reset();
    if (!isThere || (scope.board == 0 && !isDated)) return {};
    const qint64 order = scope.board == 0 ? posted : 0;
    const bool isOlder =
        !scope.isComplete && std::pair(order, key) < std::pair(scope.rows.back().posted, scope.rows.back().key);
    return isOlder ? std::nullopt : std::optional(posted);
}

void RecentRows::forget()
{
    for (Scope &scope : m_scopes) {
        const BoardId board = scope.board;
        scope = {};
        scope.board = board;
    }
}

void RecentRows::Scope::append(Row &&row)
{
    units += row.texts->whole().size();
    rows.push_back(std::move(row));
}

void RecentRows::Scope::remove(const QSet<Key> &keys)
{
    std::erase_if(rows, [&](const Row &row) {
        const bool goes = keys.contains(row.key);
        if (goes) units -= row.texts->whole().size();
        return goes;
    });
}

void RecentRows::Scope::trim()
{
    while (rows.size() > kMostRecentRows + kMostRecentRows / 4 || units > kMostRecentUnits + kMostRecentUnits / 4) {
        units -= rows.back().texts->whole().size();
        rows.pop_back();
        isComplete = false;
    }
}

} // namespace newsboard
