#include "app/store/newest_first.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Going along all dates until the first 50 rows are met is quicker for more rows than this times the root of the
/// number of all headlines.
constexpr double kFewRows = 3;

} // namespace

NewestFirst::NewestFirst(Connection &connection, BoardId board, SearchWatch &watch)
    : m_connection(connection), m_board(board), m_watch(watch),
      m_posted(connection, "SELECT posted FROM headlines WHERE key = ?"),
      m_byDate(connection, "SELECT key FROM headlines INDEXED BY headlines_posted ORDER BY posted DESC, key DESC")
{
}

qint64 NewestFirst::fewRows()
{
    if (!m_fewRows) {
        const qint64 all = m_connection.value(u"SELECT sum(headlines) FROM boards"_s).toLongLong();
        m_fewRows = qint64(kFewRows * std::sqrt(double(all)));
    }
    return *m_fewRows;
}

std::vector<std::pair<qint64, Key>> NewestFirst::dated(const KeySet &keys)
{
    std::vector<std::pair<qint64, Key>> rows;
    keys.downwards([&](Key key) {
        m_watch.step();
        m_posted.bind(1, key);
        if (m_posted.next()) {
            rows.emplace_back(m_posted.isNull(0) ? std::numeric_limits<qint64>::min() : m_posted.number(0), key);
            m_posted.reset();
        }
        return true;
    });
    std::sort(rows.begin(), rows.end(), std::greater<>());
    return rows;
}

} // namespace newsboard
