#include "app/store/search_run.h"

#include "app/search/matches.h"
#include "app/store/index_table.h"
#include "app/store/newest_first.h"
#include "app/store/row_states.h"
#include "app/store/search_plan.h"
#include "app/store/searched_rows.h"
#include "app/store/views.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

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

enum class Kind : quint8 { Text, Other, Mixed };

Kind kindOf(const Clause &clause)
{
    if (clause.kind == Clause::Kind::One)
        return std::holds_alternative<TextCondition>(clause.condition) ? Kind::Text : Kind::Other;
    std::optional<Kind> kind;
    for (const Clause &part : clause.parts) {
        const Kind of = kindOf(part);
        if (kind && *kind != of) return Kind::Mixed;
        kind = of;
    }
    return kind.value_or(Kind::Text);
}

bool excludes(const Clause &clause)
{
    return clause.kind == Clause::Kind::Not || std::any_of(clause.parts.begin(), clause.parts.end(), excludes);
}

Clause together(const QList<Clause> &parts)
{
    Clause all;
    all.kind = Clause::Kind::All;
    all.parts = parts;
    return all;
}

/// What is asked of any text, asked of the title and the author alone.
Clause ofHeadline(const Clause &clause)
{
    Clause result = clause;
    for (Clause &part : result.parts)
        part = ofHeadline(part);
    const auto *text = clause.kind == Clause::Kind::One ? std::get_if<TextCondition>(&clause.condition) : nullptr;
    if (!text || text->field != Field::Any) return result;
    Clause either;
    either.kind = Clause::Kind::Any;
    for (const Field field : {Field::Title, Field::Author}) {
        Clause one;
        one.kind = Clause::Kind::One;
        one.condition = TextCondition{field, text->patterns};
        either.parts.append(one);
    }
    return either;
}

/// One search under way.
class SearchRun {
public:
    SearchRun(Connection &connection, SearchMemory &memory, const SearchRequest &request,
              const std::atomic_bool &overtaken)
        : m_connection(connection), m_recent(memory.rows()), m_request(request), m_overtaken(overtaken),
          m_watch(overtaken), m_root(request.query.root), m_onlyAsks(!excludes(m_root)),
          m_states(connection, request.board, m_watch),
          m_newestFirst(connection, memory.dates(), request.board, m_watch),
          m_isThere(connection, "SELECT 1 FROM headlines WHERE key = ?")
    {
        takeApart();
    }

    void go(const SearchListener &listener)
    {
        if (m_request.sorted)
            goSorted(listener);
        else
            goNewestFirst(listener);
    }

private:
    void goNewestFirst(const SearchListener &listener)
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
    void goSorted(const SearchListener &listener)
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
        rows = sortedByColumn(m_connection, rows, *m_request.sorted);
        const bool isAll = rows.size() <= m_request.first;
        if (listener.first) listener.first(rows.first(std::min<qsizetype>(rows.size(), m_request.first)), isAll);
        if (isAll) return;
        if (listener.counted) listener.counted(rows.size());
        if (listener.all) listener.all(rows);
    }

    /// Splits the query into what the index answers, the person's states, and the rest that one row tells.
    void takeApart()
    {
        const QList<Clause> parts = m_root.kind == Clause::Kind::All ? m_root.parts : QList<Clause>{m_root};
        QList<Clause> filters;
        QList<Clause> asked;
        for (const Clause &part : parts) {
            const auto *state = part.kind == Clause::Kind::One ? std::get_if<RowState>(&part.condition) : nullptr;
            if (state && *state == RowState::Unread)
                m_unread = true;
            else if (state && *state == RowState::Read)
                m_read = true;
            else if (state && *state == RowState::Starred)
                m_starred = true;
            else if (kindOf(part) == Kind::Other)
                filters.append(part);
            else
                asked.append(part);
        }
        m_asked = together(asked);
        m_filter = together(filters);
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
        m_hasStates = false;
        m_byArticle.reset();
        const auto index = searchedIndex(m_connection);
        std::optional<Candidates> found;
        bool isPartial = false;
        if (index && !m_asked.parts.isEmpty()) {
            IndexPages pages(m_connection, index->table());
            if (pages.isKnown()) {
                pages.endWhen(m_overtaken);
                pages.limit(placesAtMost);
                SearchPlan plan(pages);
                found = plan.candidates(m_asked, kLookedAtAlone);
                if (plan.isCut()) return false;
                isPartial = plan.isPartial();
                m_byArticle =
                    index->isWhole && m_onlyAsks && m_filter.parts.isEmpty() ? plan.rowsByArticle() : std::nullopt;
                if (found && m_request.order == SearchOrder::Best) {
                    if (auto best = plan.candidates(ofHeadline(m_asked), 0)) m_best = std::move(best->certain);
                }
            }
        }
        const bool areFewUnread = m_unread && m_states.unreadCount() <= kFewUnread;
        // The index says nothing, and there is no short list either.
        if (!found && placesAtMost < kEveryPlace && !m_starred && !areFewUnread) return false;
        if (found) {
            m_certain = std::move(found->certain);
            m_doubtful = std::move(found->doubtful);
            if (!index->isWhole) addAfter(index->covered);
        } else {
            addAll();
        }
        restrictToScope();
        if (areFewUnread) restrictToStates();
        if (m_starred) {
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
        switch (judged(m_asked, *row.texts)) {
        case Verdict::No:
            return false;
        case Verdict::Perhaps:
            return meets(row.key);
        case Verdict::Yes:
            return m_starred ? meets(row.key) : isThere(row.key) && passes(row.key);
        }
        Q_UNREACHABLE();
    }

    /// The rows of a removed board go without a word.
    bool isThere(Key key)
    {
        m_isThere.bind(1, key);
        const bool isThere = m_isThere.next();
        m_isThere.reset();
        return isThere;
    }

    /// Leaves only rows that are read, or unread, as asked.
    void restrictToStates()
    {
        if (m_hasStates) return;
        m_hasStates = true;
        if (m_unread) m_states.keepUnread({&m_certain, &m_doubtful});
        if (m_read) m_states.keepRead({&m_certain, &m_doubtful});
    }

    bool hasRightState(Key key)
    {
        if (m_hasStates || !(m_unread || m_read)) return true;
        const bool isUnread = m_states.isUnread(key);
        return (!m_unread || isUnread) && (!m_read || !isUnread);
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
        KeySet &keys = m_starred || !m_asked.parts.isEmpty() ? m_doubtful : m_certain;
        m_certain = m_doubtful = {};
        if (m_starred) {
            keys = m_states.starred();
        } else if (m_unread) {
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

    /// What the filters ask of a row that meets the rest.
    bool passes(Key key)
    {
        if (!hasRightState(key)) return false;
        if (m_filter.parts.isEmpty()) return true;
        if (!m_filtered) m_filtered.emplace(m_connection, SearchedRows::partsOf(m_filter));
        SearchedRow row;
        if (!m_filtered->read(key, &row)) return false;
        m_filtered->readArticle(key, &row);
        return matches(m_filter, row);
    }

    bool meets(Key key)
    {
        if (!hasRightState(key)) return false;
        if (!m_looked) m_looked.emplace(m_connection, SearchedRows::partsOf(m_root));
        SearchedRow row;
        if (!m_looked->read(key, &row)) return false;
        // More text can only help where nothing is excluded, and the article is the dearest to read.
        if (m_onlyAsks && matches(m_root, row)) return true;
        if (m_byArticle && !m_byArticle->contains(key)) return false;
        if (!m_looked->readArticle(key, &row)) return !m_onlyAsks && matches(m_root, row);
        return matches(m_root, row);
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
            if (!(m_certain.contains(key) ? passes(key) : meets(key))) return true;
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
        if (!m_filter.parts.isEmpty()) {
            KeySet passing;
            m_certain.downwards([&](Key key) {
                m_watch.step();
                if (passes(key)) passing.insert(key);
                return true;
            });
            m_certain = std::move(passing);
        }
        m_doubtful.downwards([&](Key key) {
            m_watch.step();
            if (meets(key)) m_certain.insert(key);
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
    const Clause &m_root;
    const bool m_onlyAsks; ///< It excludes nothing.
    Clause m_asked;        ///< What looks at texts.
    Clause m_filter;       ///< What does not, but for the states:
    bool m_unread = false;
    bool m_read = false;
    bool m_starred = false;

    bool m_hasStates = false;  ///< The sets hold only rows of the right state.
    bool m_isComplete = false; ///< The index was asked for all words.
    KeySet m_certain;          ///< Meet what is asked; the filters are still to be applied.
    KeySet m_doubtful;
    KeySet m_best;
    std::optional<KeySet> m_byArticle; ///< What is not in it has no article that would help.
    RowStates m_states;
    NewestFirst m_newestFirst;
    Statement m_isThere;
    std::optional<SearchedRows> m_filtered;
    std::optional<SearchedRows> m_looked;
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
