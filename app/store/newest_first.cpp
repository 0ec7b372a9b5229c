#include "app/store/newest_first.h"

#include "app/store/key_collector.h"

#include <QScopeGuard>
#include <queue>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// To ask for the date of one row takes as long as to go along so many.
constexpr qint64 kDateCost = 40;
/// So many dates are asked for at least before it is given up that the first rows stand in the newest blocks.
constexpr qint64 kDatesOfFirst = 400;
/// So many rows are mostly wanted first.
constexpr qint64 kFirstRows = 50;
constexpr qint64 kUndated = std::numeric_limits<qint64>::min();

/// A chunk of keys, or a block, that is still to be looked into.
struct Part {
    qint64 newest = 0; ///< No row of it has a later date.
    qint64 number = 0;
    bool isChunk = false;

    friend bool operator<(const Part &a, const Part &b) { return a.newest < b.newest; }
};

} // namespace

NewestFirst::NewestFirst(Connection &connection, DateBounds &dates, BoardId board, SearchWatch &watch)
    : m_connection(connection), m_dates(dates), m_board(board), m_watch(watch),
      m_posted(connection, "SELECT posted FROM headlines WHERE key = ?"),
      m_byDate(connection, "SELECT key FROM headlines INDEXED BY headlines_posted ORDER BY posted DESC, key DESC")
{
}

void NewestFirst::first(const KeySet &keys, const Take &take)
{
    if (m_board != 0)
        keys.downwards(take);
    else
        byBlocks(keys, datesOfFirst(keys), take);
}

void NewestFirst::all(const KeySet &keys, const std::function<void(Key)> &take)
{
    const Take takeAll = [&take](Key key) {
        take(key);
        return true;
    };
    if (m_board != 0)
        keys.downwards(takeAll);
    else if (!keys.hasMoreThan(fewRows()))
        byBlocks(keys, fewRows(), takeAll);
    else
        alongDates(keys, takeAll);
}

void NewestFirst::byBlocks(const KeySet &keys, qint64 datesAtMost, const Take &take)
{
    using Dated = std::pair<qint64, Key>;
    std::priority_queue<Dated> rows;
    std::priority_queue<Part> parts; // By the newest date that may be in them.
    for (const qint64 chunk : keys.chunks())
        parts.push({m_dates.newestOfChunk(chunk), chunk, true});
    KeyCollector taken;
    qint64 asked = 0;
    while (!rows.empty() || !parts.empty()) {
        if (rows.empty() || (!parts.empty() && parts.top().newest >= rows.top().first)) {
            const Part part = parts.top();
            parts.pop();
            if (part.isChunk) {
                for (const qint64 block : keys.blocksIn(part.number))
                    parts.push({m_dates.newestOf(block), block, false});
                continue;
            }
            keys.downwardsIn(part.number, [&](Key key) {
                m_watch.step();
                ++asked;
                if (const auto posted = postedOf(key)) rows.emplace(*posted, key);
                return true;
            });
            if (asked > datesAtMost) {
                KeySet left = keys;
                left.subtract(taken.taken());
                alongDates(left, take);
                return;
            }
            continue;
        }
        const Key key = rows.top().second;
        rows.pop();
        taken.add(key);
        if (!take(key)) return;
    }
}

void NewestFirst::alongDates(const KeySet &keys, const Take &take)
{
    const auto end = qScopeGuard([this] { m_byDate.reset(); });
    while (m_byDate.next()) {
        const Key key = m_byDate.number(0);
        m_watch.step();
        if (keys.contains(key) && !take(key)) return;
    }
}

qint64 NewestFirst::datesOfFirst(const KeySet &keys)
{
    if (keys.hasMoreThan(fewRows())) return kDatesOfFirst;
    // The fewer there are, the longer is the way along all dates until enough of them are met.
    return std::max(kDatesOfFirst, kFirstRows * fewRows() / std::max<qint64>(keys.count(), 1));
}

qint64 NewestFirst::fewRows()
{
    if (!m_fewRows) m_fewRows = m_connection.value(u"SELECT sum(headlines) FROM boards"_s).toLongLong() / kDateCost;
    return *m_fewRows;
}

std::optional<qint64> NewestFirst::postedOf(Key key)
{
    m_posted.bind(1, key);
    if (!m_posted.next()) return {};
    const qint64 posted = m_posted.isNull(0) ? kUndated : m_posted.number(0);
    m_posted.reset();
    return posted;
}

} // namespace newsboard
