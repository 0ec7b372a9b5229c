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
/// Of so many times as many rows all dates are asked for.
constexpr qint64 kTimesTheDates = 3;
/// So many times as far as expected it is gone along all dates.
constexpr qint64 kFarther = 4;
constexpr qint64 kEveryDate = std::numeric_limits<qint64>::max();
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
    if (m_board != 0) {
        keys.downwards(take);
        return;
    }
    std::optional<KeySet> left = byBlocks(keys, datesOfFirst(keys), take);
    if (!left) return;
    // They may all be old ones: then to ask for each is quicker.
    const qint64 far = kFarther * wayToNext(*left);
    const qint64 atLeast = left->count() * kDateCost / 2;
    const auto goOn = [=](qint64 gone, qint64 met) { return gone < std::max(atLeast, far * (met + kFirstRows)); };
    left = alongDates(*left, goOn, take);
    if (left) byBlocks(*left, kEveryDate, take);
}

void NewestFirst::firstSoon(const KeySet &keys, qint64 datesAtMost, const Take &take)
{
    const auto goOn = [datesAtMost](qint64 gone, qint64) { return gone < datesAtMost; };
    if (m_board != 0)
        keys.downwards(take);
    else if (const auto left = byBlocks(keys, std::min(datesOfFirst(keys), datesAtMost / kDateCost), take))
        (void)alongDates(*left, goOn, take);
}

void NewestFirst::all(const KeySet &keys, const std::function<void(Key)> &take)
{
    const Take takeAll = [&take](Key key) {
        take(key);
        return true;
    };
    if (m_board != 0)
        keys.downwards(takeAll);
    else if (keys.hasMoreThan(fewRows()))
        alongAllDates(keys, takeAll);
    else if (const auto left = byBlocks(keys, fewRows(), takeAll))
        alongAllDates(*left, takeAll);
}

std::optional<KeySet> NewestFirst::byBlocks(const KeySet &keys, qint64 datesAtMost, const Take &take)
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
                return left;
            }
            continue;
        }
        const Key key = rows.top().second;
        rows.pop();
        taken.add(key);
        if (!take(key)) return {};
    }
    return {};
}

std::optional<KeySet> NewestFirst::alongDates(const KeySet &keys, const std::function<bool(qint64, qint64)> &goOn,
                                              const Take &take)
{
    const auto end = qScopeGuard([this] { m_byDate.reset(); });
    KeyCollector taken;
    qint64 met = 0;
    for (qint64 gone = 0; m_byDate.next(); ++gone) {
        if (!goOn(gone, met)) {
            KeySet left = keys;
            left.subtract(taken.taken());
            return left;
        }
        const Key key = m_byDate.number(0);
        m_watch.step();
        if (!keys.contains(key)) continue;
        ++met;
        taken.add(key);
        if (!take(key)) return {};
    }
    return {};
}

void NewestFirst::alongAllDates(const KeySet &keys, const Take &take)
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
    const qint64 most = std::max(kDatesOfFirst, kFirstRows * wayToNext(keys) / kDateCost);
    return keys.hasMoreThan(most * kTimesTheDates) ? most : kEveryDate;
}

qint64 NewestFirst::wayToNext(const KeySet &keys)
{
    return fewRows() * kDateCost / std::max<qint64>(keys.count(), 1) + 1;
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
