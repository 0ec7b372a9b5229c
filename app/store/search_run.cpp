#include "app/store/search_run.h"

#include "app/search/matches.h"
#include "app/search/query_parts.h"
#include "app/store/index_table.h"
#include "app/store/newest_first.h"
#include "app/store/row_judge.h"
#include "app/store/row_states.h"
#include "app/store/search_plan.h"
#include "app/store/views.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// So few rows are sooner looked at than the next word is looked up.
constexpr qint64 kLookedAtAlone = 24;
constexpr qint64 kEveryPlace = std::numeric_limits<qint64>::max();
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
/// So few unread rows are rather put together at once than asked for one by one.
constexpr qint64 kFewUnread = 20'000;

/// One search under way.
class SearchRun {
public:
    SearchRun(Connection &connection, SearchMemory &memory, const SearchRequest &request,
              const std::atomic_bool &overtaken)
        : m_connection(connection), m_recent(memory.rows()), m_request(request), m_overtaken(overtaken),
          m_watch(overtaken), m_parts(partsOf(request.query)), m_states(connection, request.board, m_watch),
          m_rows(connection, request.query, m_parts, m_states),
          m_newestFirst(connection, memory.dates(), request.board, m_watch)
    {
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
        if (!m_isComplete) findCandidates(kEveryPlace);
        if (!first) {
            first = firstRows(&isAll, kEveryPlace);
            if (listener.first) listener.first(*first, isAll);
            if (isAll || !isMoreWanted) return;
        }
        settle();
        if (listener.counted) listener.counted(m_certain.count());
        if (listener.all) listener.all(inOrder());
    }

    /// Which rows are the first is known only when all are.
    void findSorted(const SearchListener &listener)
    {
        findCandidates(kEveryPlace);
        settle();
        QList<Key> rows;
        rows.reserve(m_certain.count());
        m_certain.downwards([&rows](Key key) {
            rows.append(key);
            return true;
        });
        m_watch.look();
        {
            const StoppedBy newer(m_connection, m_overtaken);
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
        if (!findCandidates(places)) return {};
        return firstRows(isAll, m_isComplete ? kEveryPlace : lookedAtMost);
    }

    /// False: there are more places than that, or it takes looking at every row; nothing is found then.
    bool findCandidates(qint64 placesAtMost)
    {
        m_isComplete = false;
        noteStates(false);
        m_rows.setByArticle({});
        const auto index = searchedIndex(m_connection);
        std::optional<Candidates> found;
        bool isPartial = false;
        if (index && !m_parts.asked.parts.isEmpty()) {
            IndexPages pages(m_connection, index->table());
            if (pages.isKnown()) {
                pages.endWhen(m_overtaken);
                pages.limit(placesAtMost);
                if (m_request.board != 0)
                    pages.within(makeKey(m_request.board, 0), makeKey(m_request.board + 1, 0) - 1);
                SearchPlan plan(pages);
                found = plan.candidates(m_parts.asked, kLookedAtAlone);
                if (plan.isCut()) return false;
                isPartial = plan.isPartial();
                if (index->isWhole && m_parts.onlyAsks && m_parts.filter.parts.isEmpty())
                    m_rows.setByArticle(plan.rowsByArticle());
                if (found && m_request.order == SearchOrder::Best) {
                    if (auto best = plan.candidates(ofHeadline(m_parts.asked), 0)) m_best = std::move(best->certain);
                }
            }
        }
        const bool areFewUnread = m_parts.unread && m_states.unreadCount() <= kFewUnread;
        // The index says nothing, and there is no short list either.
        if (!found && placesAtMost < kEveryPlace && !m_parts.starred && !areFewUnread) return false;
        if (found) {
            m_certain = std::move(found->certain);
            m_doubtful = std::move(found->doubtful);
            if (!index->isWhole) addAfter(index->covered);
        } else {
            addAll();
        }
        restrictToScope();
        if (areFewUnread) restrictToStates();
        if (m_parts.starred) {
            const KeySet starred = m_states.starred();
            m_certain.intersect(starred);
            m_doubtful.intersect(starred);
        }
        m_isComplete = !isPartial;
        return true;
    }

    /// The first rows of the answer, `most` of them if the newest headlines that are in memory have that many.
    QList<Key> firstOfNewest(qsizetype most)
    {
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

    void noteStates(bool areRight)
    {
        m_hasStates = areRight;
        m_rows.assumeStates(areRight);
    }

    /// Leaves only rows that are read, or unread, as asked.
    void restrictToStates()
    {
        if (m_hasStates) return;
        noteStates(true);
        if (m_parts.unread) m_states.keepUnread({&m_certain, &m_doubtful});
        if (m_parts.read) m_states.keepRead({&m_certain, &m_doubtful});
    }

    /// Rows that the index does not have yet.
    void addAfter(Key covered)
    {
        Statement query(m_connection, "SELECT key FROM headlines WHERE key > ?");
        query.bind(1, covered);
        addTo(&m_doubtful, query);
    }

    void addTo(KeySet *keys, Statement &query)
    {
        while (query.next()) {
            keys->insert(query.number(0));
            m_watch.step();
        }
    }

    /// The index says nothing: every row, or the smaller list that the states give.
    void addAll()
    {
        // A star stays when its headline is cleaned away.
        KeySet &keys = m_parts.starred || !m_parts.asked.parts.isEmpty() ? m_doubtful : m_certain;
        m_certain = m_doubtful = {};
        if (m_parts.starred) {
            keys = m_states.starred();
        } else if (m_parts.unread) {
            keys = m_states.unread();
        } else {
            Statement query(m_connection, "SELECT key FROM headlines");
            addTo(&keys, query);
        }
    }

    void restrictToScope()
    {
        const auto within = [this](BoardId board, bool keep) {
            const Key first = makeKey(board, 0);
            const Key last = makeKey(board + 1, 0) - 1;
            for (KeySet *keys : {&m_certain, &m_doubtful})
                keep ? keys->keepRange(first, last) : keys->removeRange(first, last);
        };
        if (m_request.board != 0) within(m_request.board, true);
        Cursor removed = m_connection.query(u"SELECT id FROM boards WHERE removed_at IS NOT NULL"_s);
        while (removed.next())
            within(removed.value(0).toInt(), false);
    }

    /// Nothing where more rows than so many would have to be looked at, or it looks so.
    std::optional<QList<Key>> firstRows(bool *isAll, qint64 lookedAtMost)
    {
        QList<Key> rows;
        *isAll = true;
        qint64 looked = 0;
        bool isGivenUp = false;
        const bool areMore = lookedAtMost < kEveryPlace && m_certain.count() + m_doubtful.count() > lookedAtMost;
        const auto take = [&](Key key) {
            isGivenUp =
                areMore && (looked == lookedAtMost ||
                            isFutile(rows.size(), double(m_request.first) * double(looked) / double(lookedAtMost)));
            if (isGivenUp) return false;
            m_watch.step();
            ++looked;
            if (!(m_certain.contains(key) ? m_rows.passes(key) : m_rows.meets(key))) return true;
            if (rows.size() == m_request.first) {
                *isAll = false;
                return false;
            }
            rows.append(key);
            return true;
        };
        KeySet united;
        const KeySet *all = &m_certain;
        if (!m_doubtful.isEmpty()) {
            united = m_certain;
            united.unite(m_doubtful);
            all = &united;
        }
        if (m_request.order == SearchOrder::Best) {
            KeySet best = *all;
            best.intersect(m_best);
            m_newestFirst.first(best, take);
            if (!*isAll) return rows;
            KeySet others = *all;
            others.subtract(m_best);
            m_newestFirst.first(others, take);
        } else {
            m_newestFirst.first(*all, take);
        }
        if (isGivenUp) return {};
        return rows;
    }

    /// From here on, the certain ones are the answer.
    void settle()
    {
        restrictToStates();
        if (!m_parts.filter.parts.isEmpty()) {
            KeySet passing;
            m_certain.downwards([&](Key key) {
                m_watch.step();
                if (m_rows.passes(key)) passing.insert(key);
                return true;
            });
            m_certain = std::move(passing);
        }
        m_doubtful.downwards([&](Key key) {
            m_watch.step();
            if (m_rows.meets(key)) m_certain.insert(key);
            return true;
        });
        m_doubtful = {};
    }

    QList<Key> inOrder()
    {
        QList<Key> rows;
        rows.reserve(m_certain.count());
        const auto take = [this, &rows](Key key) {
            m_watch.step();
            rows.append(key);
        };
        if (m_request.order == SearchOrder::Best) {
            KeySet best = m_certain;
            best.intersect(m_best);
            m_newestFirst.all(best, take);
            m_certain.subtract(m_best);
        }
        m_newestFirst.all(m_certain, take);
        return rows;
    }

    Connection &m_connection;
    RecentRows &m_recent;
    const SearchRequest &m_request;
    const std::atomic_bool &m_overtaken;
    SearchWatch m_watch;
    const QueryParts m_parts;
    bool m_hasStates = false;  ///< The sets hold only rows of the right state.
    bool m_isComplete = false; ///< The index was asked for all words.
    KeySet m_certain;          ///< Meet what is asked; the filters are still to be applied.
    KeySet m_doubtful;
    KeySet m_best;
    RowStates m_states;
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
