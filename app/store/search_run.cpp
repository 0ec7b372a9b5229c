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
/// So many rows that have the first of the words are looked at for the others, before these are looked up after all.
constexpr qint64 kLookedAtInPart = 150;
/// Where the newest rows do not tell either, the index may tell so many times as many places, and so many rows are
/// looked at: to tell all would cost the tenfold where there are millions.
constexpr qint64 kTimesThePlaces = 10;
constexpr qint64 kLookedAtInLargePart = 600;

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
        bool isAll = false;
        std::optional<QList<Key>> first;
        if (listener.first && m_request.order != SearchOrder::Best) first = firstSoon(&isAll);
        if (first) listener.first(*first, isAll);
        const bool isMoreWanted = listener.counted || listener.all;
        if (first && (isAll || !isMoreWanted)) return;
        if (!m_sets.isComplete()) findRows(SearchSets::kEveryPlace);
        if (!first) {
            first = firstRows(&isAll, SearchSets::kEveryPlace);
            if (listener.first) listener.first(*first, isAll);
            if (isAll || !isMoreWanted) return;
        }
        const KeySet answer = settled();
        if (listener.counted) listener.counted(answer.count());
        if (listener.all) listener.all(inOrder(answer));
    }

    /// Which rows are the first is known only when all are.
    void findSorted(const SearchListener &listener)
    {
        findRows(SearchSets::kEveryPlace);
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

    /// The first rows without asking the index for all that it has; nothing where that does not tell them.
    std::optional<QList<Key>> firstSoon(bool *isAll)
    {
        if (const auto first = firstWithin(m_request.places, kLookedAtInPart, isAll)) return first;
        // One more says that there are more.
        const QList<Key> newest = firstOfNewest(m_request.first + 1);
        if (newest.size() > m_request.first) return newest.first(m_request.first);
        return firstWithin(m_request.places * kTimesThePlaces, kLookedAtInLargePart, isAll);
    }

    /// The first rows, if the index tells them at so many places, or at least which rows to look at.
    std::optional<QList<Key>> firstWithin(qint64 places, qint64 lookedAtMost, bool *isAll)
    {
        if (!findRows(places)) return {};
        return firstRows(isAll, m_sets.isComplete() ? SearchSets::kEveryPlace : lookedAtMost);
    }

    /// False: there are more places than that, or it takes looking at every row; nothing is found then.
    bool findRows(qint64 placesAtMost)
    {
        const bool isFound = m_sets.find(placesAtMost);
        m_rows.assumeStates(m_sets.areStatesRight());
        m_rows.setByArticle(m_sets.byArticle());
        return isFound;
    }

    /// The first rows of the answer, `most` of them if the newest headlines that are in memory have that many.
    QList<Key> firstOfNewest(qsizetype most)
    {
        // What was found of the sets' rows says nothing of these.
        m_rows.assumeStates(false);
        m_rows.setByArticle({});
        QSet<BoardId> removed;
        for (Cursor query = m_connection.query(u"SELECT id FROM boards WHERE removed_at IS NOT NULL"_s); query.next();)
            removed.insert(query.value(0).toInt());
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

    /// Nothing where more rows than so many would have to be looked at, or it looks so.
    std::optional<QList<Key>> firstRows(bool *isAll, qint64 lookedAtMost)
    {
        QList<Key> rows;
        *isAll = true;
        qint64 looked = 0;
        bool isGivenUp = false;
        const KeySet &certain = m_sets.certain();
        const KeySet &doubtful = m_sets.doubtful();
        const bool areMore =
            lookedAtMost < SearchSets::kEveryPlace && certain.count() + doubtful.count() > lookedAtMost;
        const auto take = [&](Key key) {
            isGivenUp =
                areMore && (looked == lookedAtMost ||
                            isFutile(rows.size(), double(m_request.first) * double(looked) / double(lookedAtMost)));
            if (isGivenUp) return false;
            m_watch.step();
            ++looked;
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
        if (isGivenUp) return {};
        return rows;
    }

    /// Of the sets, what meets the whole query.
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
        KeySet answer = m_sets.certain();
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
