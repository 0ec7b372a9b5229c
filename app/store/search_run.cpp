#include "app/store/search_run.h"

#include "app/search/matches.h"
#include "app/search/query_parts.h"
#include "app/store/key_collector.h"
#include "app/store/newest_first.h"
#include "app/store/row_judge.h"
#include "app/store/row_states.h"
#include "app/store/search_sets.h"
#include "app/store/views.h"

#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// While the newest headlines are not in memory yet, so many are read for a search.
constexpr size_t kNewestRows = 1000;
constexpr int kReadAtOnce = 50;
/// So many rows fewer than expected are a whim of chance.
constexpr double kLeeway = 4;
/// To go along so many dates takes as long as to read a page.
constexpr qint64 kDatesOfPage = 40;
/// Before so many times as many pages of the index are read, rows that have the words that were looked up before are
/// looked at for the others: so many at least, or one for each page. (The newest rows are at hand, and most of them
/// have no article: 6 µs each.)
constexpr qint64 kTimesThePages = 6;
constexpr qint64 kLookedAtAtLeast = 150;

/// One search under way.
class SearchRun {
public:
    SearchRun(Connection &connection, SearchMemory &memory, const SearchRequest &request,
              const std::atomic_bool &overtaken)
        : m_connection(connection), m_recent(memory.rows()), m_request(request), m_watch(overtaken),
          m_parts(partsOf(request.query)), m_states(connection, request.board, m_watch),
          m_sets(connection, m_parts, request.board, m_states, m_watch),
          m_rows(connection, request.query, m_parts, m_states),
          m_newestFirst(connection, memory.dates(), request.board, m_watch)
    {
        if (request.order == SearchOrder::Best) m_sets.wantBest();
    }

    void go(const SearchListener &listener)
    {
        if (m_request.sorted)
            findSorted(listener);
        else
            findFirstSoon(listener);
    }

private:
    void findFirstSoon(const SearchListener &listener)
    {
        const bool isMoreWanted = listener.counted || listener.all;
        bool isTold = !listener.first;
        findRows([&](const KeySet *left, qint64 pages) {
            if (isTold || m_request.order == SearchOrder::Best) return true;
            // One more says that there are more.
            const QList<Key> rows = left ? firstAmong(*left, pages) : firstOfNewest(pages);
            if (rows.size() <= m_request.first) return true;
            isTold = true;
            listener.first(rows.first(m_request.first), false);
            return isMoreWanted;
        });
        if (isTold && !isMoreWanted) return;
        if (!isTold) {
            bool isAll = false;
            const QList<Key> first = firstRows(&isAll);
            listener.first(first, isAll);
            if (isAll || !isMoreWanted) return;
        }
        const KeySet answer = settled();
        if (listener.counted) listener.counted(answer.count());
        if (listener.all) listener.all(inOrder(answer));
    }

    /// Which rows are the first is known only when all are.
    void findSorted(const SearchListener &listener)
    {
        findRows([](const KeySet *, qint64) { return true; });
        const KeySet answer = settled();
        QList<Key> rows;
        rows.reserve(answer.count());
        answer.downwards([&rows](Key key) {
            rows.append(key);
            return true;
        });
        m_watch.look();
        {
            const StoppedBy newer(m_connection, m_watch.overtaken());
            rows = sortedByColumn(m_connection, rows, *m_request.sorted);
        }
        const bool isAll = rows.size() <= m_request.first;
        if (listener.first) listener.first(rows.first(std::min<qsizetype>(rows.size(), m_request.first)), isAll);
        if (isAll) return;
        if (listener.counted) listener.counted(rows.size());
        if (listener.all) listener.all(rows);
    }

    void findRows(const SearchSets::BeforeReading &goOn)
    {
        if (!m_sets.find(goOn)) return;
        m_rows.assumeStates(m_sets.areStatesRight());
        m_rows.setByArticle(m_sets.byArticle());
    }

    /// The first rows of the answer and one more, if the newest headlines that are in memory have as many.
    QList<Key> firstOfNewest(qint64 pages)
    {
        if (pages < m_request.pages || m_isNewestTried) return {};
        m_isNewestTried = true;
        const QSet<BoardId> removed = removedBoards();
        const qint64 most = m_request.first + 1;
        const size_t horizon = std::max(m_recent.of(m_request.board).size(), kNewestRows);
        QList<Key> rows;
        for (size_t place = 0; rows.size() < most && place < horizon; ++place) {
            if (isFutile(rows.size(), double(most) * double(place) / double(horizon))) break;
            if (place == m_recent.of(m_request.board).size()) m_recent.readMore(m_request.board, kReadAtOnce);
            if (place == m_recent.of(m_request.board).size()) break;
            m_watch.step();
            const RecentRows::Row &row = m_recent.of(m_request.board)[place];
            if (!removed.contains(boardOf(row.key)) && meets(row)) rows.append(row.key);
        }
        return rows;
    }

    /// The first rows of the answer and one more, if the newest of those that it must be among have as many.
    QList<Key> firstAmong(const KeySet &left, qint64 pages)
    {
        if (pages < m_request.pages * kTimesThePages) return {};
        const QSet<BoardId> removed = removedBoards();
        const qint64 wanted = m_request.first + 1;
        const qint64 most = std::max(pages, kLookedAtAtLeast);
        QList<Key> rows;
        qint64 looked = 0;
        m_newestFirst.firstSoon(left, pages * kDatesOfPage, [&](Key key) {
            if (looked == most || isFutile(rows.size(), double(wanted) * double(looked) / double(most))) return false;
            m_watch.step();
            ++looked;
            if (!removed.contains(boardOf(key)) && m_rows.meets(key)) rows.append(key);
            return rows.size() < wanted;
        });
        return rows;
    }

    QSet<BoardId> removedBoards()
    {
        QSet<BoardId> removed;
        for (Cursor query = m_connection.query(u"SELECT id FROM boards WHERE removed_at IS NOT NULL"_s); query.next();)
            removed.insert(query.value(0).toInt());
        return removed;
    }

    /// Whether it looks as if not even half of what is wanted were to be found.
    static bool isFutile(qsizetype found, double expected) { return double(found) * 2 + kLeeway < expected; }

    bool meets(const RecentRows::Row &row)
    {
        switch (judged(m_parts.asked, *row.texts)) {
        case Verdict::No:
            return false;
        case Verdict::Perhaps:
            return m_rows.meets(row.key);
        case Verdict::Yes:
            return m_parts.starred ? m_rows.meets(row.key) : m_rows.isThere(row.key) && m_rows.passes(row.key);
        }
        Q_UNREACHABLE();
    }

    /// The first rows of what the sets have; whether these are all.
    QList<Key> firstRows(bool *isAll)
    {
        QList<Key> rows;
        *isAll = true;
        const KeySet &certain = m_sets.certain();
        const KeySet &doubtful = m_sets.doubtful();
        const auto take = [&](Key key) {
            m_watch.step();
            if (!(certain.contains(key) ? m_rows.passes(key) : m_rows.meets(key))) return true;
            if (rows.size() == m_request.first) {
                *isAll = false;
                return false;
            }
            rows.append(key);
            return true;
        };
        KeySet united;
        const KeySet *all = &certain;
        if (!doubtful.isEmpty()) {
            united = certain;
            united.unite(doubtful);
            all = &united;
        }
        if (m_request.order == SearchOrder::Best) {
            KeySet best = *all;
            best.intersect(m_sets.best());
            m_newestFirst.first(best, take);
            if (!*isAll) return rows;
            KeySet others = *all;
            others.subtract(m_sets.best());
            m_newestFirst.first(others, take);
        } else {
            m_newestFirst.first(*all, take);
        }
        return rows;
    }

    /// Of the sets, what meets the whole query; they are used up by that.
    KeySet settled()
    {
        m_sets.restrictToStates();
        m_rows.assumeStates(true);
        KeyCollector met;
        m_sets.doubtful().downwards([&](Key key) {
            m_watch.step();
            if (m_rows.meets(key)) met.add(key);
            return true;
        });
        if (!m_parts.filter.parts.isEmpty()) {
            m_sets.certain().downwards([&](Key key) {
                m_watch.step();
                if (m_rows.passes(key)) met.add(key);
                return true;
            });
            return met.taken();
        }
        KeySet answer = m_sets.takenCertain();
        answer.unite(met.taken());
        return answer;
    }

    QList<Key> inOrder(KeySet answer)
    {
        QList<Key> rows;
        rows.reserve(answer.count());
        const auto take = [this, &rows](Key key) {
            m_watch.step();
            rows.append(key);
        };
        if (m_request.order == SearchOrder::Best) {
            KeySet best = answer;
            best.intersect(m_sets.best());
            m_newestFirst.all(best, take);
            answer.subtract(m_sets.best());
        }
        m_newestFirst.all(answer, take);
        return rows;
    }

    Connection &m_connection;
    RecentRows &m_recent;
    const SearchRequest &m_request;
    SearchWatch m_watch;
    const QueryParts m_parts;
    RowStates m_states;
    SearchSets m_sets;
    RowJudge m_rows;
    NewestFirst m_newestFirst;
    bool m_isNewestTried = false;
};

} // namespace

void runSearch(Connection &connection, SearchMemory &memory, const SearchRequest &request,
               const SearchListener &listener, const std::atomic_bool &overtaken)
{
    // The index and the rows must be of one moment.
    const Snapshot snapshot(connection);
    memory.follow();
    SearchRun(connection, memory, request, overtaken).go(listener);
}

} // namespace newsboard
