#include "app/store/search_run.h"

#include "app/search/matches.h"
#include "app/store/index_table.h"
#include "app/store/search_plan.h"
#include "app/store/searched_rows.h"

#include <QScopeGuard>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// So few rows are sooner looked at than the next word is looked up.
constexpr qint64 kLookedAtAlone = 24;
/// To put the rows of all boards in order takes either asking for the date of each, or going along all dates until the
/// first 50 are met: the latter is quicker for more rows than this times the root of the number of all headlines.
constexpr double kFewRows = 3;
/// So many places of a text the index may tell before the first rows are shown. What stands at more is in so many rows
/// that the newest headlines have it too …
constexpr qint64 kSomePlaces = 120'000;
constexpr qint64 kEveryPlace = std::numeric_limits<qint64>::max();
/// … and so many of them are looked at, one by one,
constexpr int kNewestRows = 1000;
/// unless after some it looks as if not even half of what is wanted were among them.
constexpr int kSampleRows = 200;
/// So many rows that have the first of the words are looked at for the others, before these are looked up after all.
constexpr qint64 kLookedAtInPart = 150;
/// So few unread rows are rather put together at once than asked for one by one.
constexpr qint64 kFewUnread = 20'000;
/// To read that one row is read takes as long as to read so many unread ones, which are kept 64 to a word.
constexpr qint64 kReadRowCost = 8;
/// A look whether the search is still wanted, every so many rows.
constexpr int kLookEvery = 256;

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
    SearchRun(Connection &connection, const SearchRequest &request, const std::atomic_bool &overtaken)
        : m_connection(connection), m_request(request), m_overtaken(overtaken), m_root(request.query.root),
          m_onlyAsks(!excludes(m_root)), m_isUnread(connection, "SELECT 1 FROM unread WHERE key = ?"),
          m_posted(connection, "SELECT posted FROM headlines WHERE key = ?"),
          m_byDate(connection, "SELECT key FROM headlines INDEXED BY headlines_posted ORDER BY posted DESC, key DESC")
    {
        takeApart();
    }

    void go(const SearchListener &listener)
    {
        bool isTold = false;
        if (!listener.first || m_request.order == SearchOrder::Best) {
            findCandidates(kEveryPlace);
        } else if (!findCandidates(kSomePlaces)) {
            const QList<Key> newest = firstOfNewest();
            isTold = newest.size() == m_request.first;
            if (isTold) listener.first(newest, false);
            if (isTold && !listener.counted && !listener.all) return;
            findCandidates(kEveryPlace);
        }
        bool isAll = false;
        if (!isTold) {
            std::optional<QList<Key>> first = firstRows(&isAll, m_isPartial ? kLookedAtInPart : kEveryPlace);
            if (!first) {
                findCandidates(kEveryPlace);
                first = firstRows(&isAll, kEveryPlace);
            }
            if (listener.first) listener.first(*first, isAll);
        }
        if (isAll || (!listener.counted && !listener.all)) return;
        if (m_isPartial) findCandidates(kEveryPlace);
        settle();
        if (listener.counted) listener.counted(m_certain.count());
        if (listener.all) listener.all(inOrder());
    }

private:
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

    /// False: there are more places than that; nothing is found then.
    bool findCandidates(qint64 placesAtMost)
    {
        m_hasStates = false;
        const auto index = searchedIndex(m_connection);
        std::optional<Candidates> found;
        if (index && !m_asked.parts.isEmpty()) {
            IndexPages pages(m_connection, index->table());
            if (pages.isKnown()) {
                pages.limit(placesAtMost);
                SearchPlan plan(pages, m_overtaken);
                found = plan.candidates(m_asked, kLookedAtAlone);
                if (plan.isCut()) return false;
                m_isPartial = plan.isPartial();
                if (found && m_request.order == SearchOrder::Best) {
                    if (auto best = plan.candidates(ofHeadline(m_asked), 0)) m_best = std::move(best->certain);
                }
            }
        }
        if (found) {
            m_certain = std::move(found->certain);
            m_doubtful = std::move(found->doubtful);
            if (!index->isWhole) addAfter(index->covered);
        } else {
            addAll();
        }
        restrictToScope();
        if (m_unread && unreadInScope() <= kFewUnread) restrictToStates();
        if (m_starred) {
            const KeySet starred =
                keysOf("SELECT key FROM states INDEXED BY states_starred WHERE starred_at IS NOT NULL");
            m_certain.intersect(starred);
            m_doubtful.intersect(starred);
        }
        return true;
    }

    /// The first rows of the answer if the newest headlines have that many; else fewer.
    QList<Key> firstOfNewest()
    {
        QSet<BoardId> removed;
        for (Cursor query = m_connection.query(u"SELECT id FROM boards WHERE removed_at IS NOT NULL"_s); query.next();)
            removed.insert(query.value(0).toInt());
        Statement newest(m_connection,
                         m_request.board != 0
                             ? "SELECT key FROM headlines WHERE key >= ?1 AND key < ?2 ORDER BY key DESC LIMIT ?3"
                             : "SELECT key FROM headlines INDEXED BY headlines_posted ORDER BY posted DESC, key DESC "
                               "LIMIT ?3");
        newest.bind(1, makeKey(m_request.board, 0));
        newest.bind(2, makeKey(m_request.board + 1, 0));
        newest.bind(3, kNewestRows);
        QList<Key> rows;
        for (int looked = 1; rows.size() < m_request.first && newest.next(); ++looked) {
            const Key key = newest.number(0);
            look(looked);
            if (!removed.contains(boardOf(key)) && meets(key)) rows.append(key);
            if (looked == kSampleRows && rows.size() * kNewestRows * 2 < m_request.first * kSampleRows) break;
        }
        return rows;
    }

    KeySet keysOf(QByteArrayView sql)
    {
        KeySet keys;
        Statement query(m_connection, sql);
        for (int i = 1; query.next(); ++i) {
            keys.insert(query.number(0));
            look(i);
        }
        return keys;
    }

    qint64 unreadInScope() { return inScope(u"unread"_s); }
    qint64 headlinesInScope() { return inScope(u"headlines"_s); }

    /// The sum of a count that each board keeps.
    qint64 inScope(const QString &count)
    {
        return m_connection
            .value(u"SELECT sum(%1) FROM boards WHERE removed_at IS NULL AND (id = ? OR ? = 0)"_s.arg(count),
                   {m_request.board, m_request.board})
            .toLongLong();
    }

    /// Leaves only rows that are read, or unread, as asked.
    void restrictToStates()
    {
        if (!(m_unread || m_read) || m_hasStates) return;
        m_hasStates = true;
        // The shorter of two lists that say the same.
        const qint64 unread = unreadInScope();
        const bool byUnread = unread <= kReadRowCost * (headlinesInScope() - unread);
        const KeySet listed = byUnread ? unreadKeys() : keysOf("SELECT key FROM states WHERE read_at IS NOT NULL");
        for (KeySet *keys : {&m_certain, &m_doubtful}) {
            if (m_unread) byUnread ? keys->intersect(listed) : keys->subtract(listed);
            if (m_read) byUnread ? keys->subtract(listed) : keys->intersect(listed);
        }
    }

    bool hasRightState(Key key)
    {
        if (m_hasStates || !(m_unread || m_read)) return true;
        m_isUnread.bind(1, key);
        const bool isUnread = m_isUnread.next();
        m_isUnread.reset();
        return (!m_unread || isUnread) && (!m_read || !isUnread);
    }

    KeySet unreadKeys()
    {
        constexpr int kWordBits = 6;
        const bool isOfOne = m_request.board != 0;
        KeySet keys;
        Statement query(m_connection, "SELECT word, bits FROM unread_words WHERE word >= ? AND word < ?");
        query.bind(1, isOfOne ? makeKey(m_request.board, 0) >> kWordBits : 0);
        query.bind(2, isOfOne ? makeKey(m_request.board + 1, 0) >> kWordBits : std::numeric_limits<qint64>::max());
        for (int i = 1; query.next(); ++i) {
            keys.insertWord(query.number(0) << kWordBits, quint64(query.number(1)));
            look(i);
        }
        return keys;
    }

    /// Rows that the index does not have yet.
    void addAfter(Key covered)
    {
        Statement query(m_connection, "SELECT key FROM headlines WHERE key > ?");
        query.bind(1, covered);
        for (int i = 1; query.next(); ++i) {
            m_doubtful.insert(query.number(0));
            look(i);
        }
    }

    /// The index says nothing: every row, or the smaller list that the states give.
    void addAll()
    {
        KeySet keys = m_starred
                          ? keysOf("SELECT key FROM states INDEXED BY states_starred WHERE starred_at IS NOT NULL")
                      : m_unread ? unreadKeys()
                                 : keysOf("SELECT key FROM headlines");
        // A star stays when its headline is cleaned away.
        if (m_starred || !m_asked.parts.isEmpty())
            m_doubtful = std::move(keys);
        else
            m_certain = std::move(keys);
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
        if (!m_looked->readArticle(key, &row)) return !m_onlyAsks && matches(m_root, row);
        return matches(m_root, row);
    }

    void look(int count)
    {
        if (count % kLookEvery == 0 && m_overtaken) throw StoreFailure{Error{ErrorKind::Cancelled, {}, 0}};
    }

    /// Goes through a set in the order of its rows, the best apart.
    template<typename Take> void newestFirst(const KeySet &keys, Take take)
    {
        if (m_request.board != 0) {
            keys.downwards(take);
            return;
        }
        if (keys.count() <= fewRows()) {
            for (const auto &[posted, key] : dated(keys)) {
                if (!take(key)) return;
            }
            return;
        }
        const auto end = qScopeGuard([this] { m_byDate.reset(); });
        for (int i = 1; m_byDate.next(); ++i) {
            const Key key = m_byDate.number(0);
            look(i);
            if (keys.contains(key) && !take(key)) return;
        }
    }

    qint64 fewRows()
    {
        if (!m_fewRows) {
            const qint64 all = m_connection.value(u"SELECT sum(headlines) FROM boards"_s).toLongLong();
            m_fewRows = qint64(kFewRows * std::sqrt(double(all)));
        }
        return *m_fewRows;
    }

    std::vector<std::pair<qint64, Key>> dated(const KeySet &keys)
    {
        std::vector<std::pair<qint64, Key>> rows;
        keys.downwards([&](Key key) {
            m_posted.bind(1, key);
            if (m_posted.next()) {
                const bool hasDate = !m_posted.isNull(0);
                rows.emplace_back(hasDate ? m_posted.number(0) : std::numeric_limits<qint64>::min(), key);
                m_posted.reset();
            }
            return true;
        });
        std::sort(rows.begin(), rows.end(), std::greater<>());
        return rows;
    }

    /// Nothing where more rows than so many would have to be looked at.
    std::optional<QList<Key>> firstRows(bool *isAll, qint64 lookedAtMost)
    {
        QList<Key> rows;
        *isAll = true;
        int looked = 0;
        const auto take = [&](Key key) {
            if (looked == lookedAtMost) return false;
            look(++looked);
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
            newestFirst(best, take);
            if (!*isAll) return rows;
            KeySet others = *all;
            others.subtract(m_best);
            newestFirst(others, take);
        } else {
            newestFirst(*all, take);
        }
        if (looked == lookedAtMost && *isAll) return {};
        return rows;
    }

    /// From here on, the certain ones are the answer.
    void settle()
    {
        int looked = 0;
        restrictToStates();
        if (!m_filter.parts.isEmpty()) {
            KeySet passing;
            m_certain.downwards([&](Key key) {
                look(++looked);
                if (passes(key)) passing.insert(key);
                return true;
            });
            m_certain = std::move(passing);
        }
        m_doubtful.downwards([&](Key key) {
            look(++looked);
            if (meets(key)) m_certain.insert(key);
            return true;
        });
        m_doubtful = {};
    }

    QList<Key> inOrder()
    {
        QList<Key> rows;
        rows.reserve(m_certain.count());
        const auto take = [&rows](Key key) {
            rows.append(key);
            return true;
        };
        if (m_request.order == SearchOrder::Best) {
            KeySet best = m_certain;
            best.intersect(m_best);
            newestFirst(best, take);
            m_certain.subtract(m_best);
        }
        newestFirst(m_certain, take);
        return rows;
    }

    Connection &m_connection;
    const SearchRequest &m_request;
    const std::atomic_bool &m_overtaken;
    const Clause &m_root;
    const bool m_onlyAsks; ///< It excludes nothing.
    Clause m_asked;        ///< What looks at texts.
    Clause m_filter;       ///< What does not, but for the states:
    bool m_unread = false;
    bool m_read = false;
    bool m_starred = false;

    bool m_hasStates = false; ///< The sets hold only rows of the right state.
    bool m_isPartial = false; ///< The index was not asked for all words.
    KeySet m_certain;         ///< Meet what is asked; the filters are still to be applied.
    KeySet m_doubtful;
    KeySet m_best;
    Statement m_isUnread;
    Statement m_posted;
    Statement m_byDate;
    std::optional<qint64> m_fewRows;
    std::optional<SearchedRows> m_filtered;
    std::optional<SearchedRows> m_looked;
};

} // namespace

void runSearch(Connection &connection, const SearchRequest &request, const SearchListener &listener,
               const std::atomic_bool &overtaken)
{
    // The index and the rows must be of one moment.
    const Cursor begun = connection.query(u"BEGIN"_s);
    const auto end = qScopeGuard([&connection] {
        try {
            connection.run(u"END"_s);
        } catch (const StoreFailure &) {
            // It only ever read.
        }
    });
    SearchRun(connection, request, overtaken).go(listener);
}

} // namespace newsboard
