#include "app/store/headlines_table.h"

#include "app/store/boards_table.h"
#include "app/store/columns.h"
#include "app/store/index_table.h"
#include "app/store/shifts_table.h"
#include "app/store/statement.h"
#include "app/store/views.h"
#include "app/sync/plan.h"
#include "app/sync/ranks.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// A page spans no more rows than this, or its ids say nothing of an order.
constexpr int kWidestSpan = 2000;
/// How old `last_seen` may be: an idle refresh writes nothing.
constexpr qint64 kSeenEvery = 24 * 3600;

QVariantList serverColumns(const Headline &headline)
{
    QVariantList values{toColumn(headline.number), filled(headline.title), filled(headline.author)};
    values << postedColumns(headline.posted);
    values << toColumn(headline.comments) << toColumn(headline.views) << toColumn(headline.votes)
           << filled(headline.category) << headline.depth << headline.flags.toInt()
           << filled(headline.url.toString(QUrl::FullyEncoded));
    return values;
}

/// Where a headline's number stands among its columns.
constexpr qsizetype kNumberColumn = 0;

/// The values of a headline's columns, the number being stored without its shift.
QVariantList storedColumns(Key key, const Headline &headline)
{
    QVariantList values = serverColumns(headline);
    values.insert(kNumberColumn + 1, boardOf(key));
    values.insert(kNumberColumn + 2, key);
    return values;
}

IndexedHeadline indexed(const Headline &headline)
{
    return {headline.title, headline.author, headline.category};
}

void bindCount(Statement &statement, int place, const std::optional<qint64> &count)
{
    count ? statement.bind(place, *count) : statement.bindNull(place);
}

/// Whether the new row is unread: a person may have read it before it was cleaned away.
bool insertHeadline(Connection &connection, IndexWriter &index, Key key, const Headline &headline, qint64 now)
{
    static const QByteArray insertRow =
        (u"INSERT INTO headlines (key, board, id, number, title, author, posted, posted_precision, posted_offset, "
         "comments, views, votes, category, depth, flags, url, first_seen, last_seen) "
         "VALUES (?1, ?2, ?3, ?4 - %1, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?17)"_s)
            .arg(shiftOfKey(u"?2"_s, u"?1"_s))
            .toUtf8();
    Statement &row = connection.prepared(insertRow.constData());
    const QVariantList posted = postedColumns(headline.posted);
    row.bind(1, key);
    row.bind(2, boardOf(key));
    row.bind(3, headline.id);
    bindCount(row, 4, headline.number);
    row.bind(5, headline.title);
    row.bind(6, headline.author);
    bindCount(row, 7, countFrom(posted[0]));
    row.bind(8, posted[1].toInt());
    row.bind(9, posted[2].toInt());
    bindCount(row, 10, headline.comments);
    bindCount(row, 11, headline.views);
    bindCount(row, 12, headline.votes);
    row.bind(13, headline.category);
    row.bind(14, headline.depth);
    row.bind(15, headline.flags.toInt());
    row.bind(16, headline.url.toString(QUrl::FullyEncoded));
    row.bind(17, now);
    row.run();
    index.add(key, indexed(headline));
    Statement &unread = connection.prepared("INSERT INTO unread (key) SELECT ?1 WHERE NOT EXISTS "
                                            "(SELECT 1 FROM states WHERE key = ?1 AND read_at IS NOT NULL)");
    unread.bind(1, key);
    return unread.run() > 0;
}

/// What the cache knows of a page, and what is needed to write it.
struct KnownOfPage {
    Known known;
    QHash<QString, qint64> ranks; ///< By id.
    QList<Key> stale;             ///< Rows on the page whose last_seen is old.
};

QString selectRows()
{
    return u"SELECT"_s + rowColumns() + u"FROM headlines h "_s;
}

KnownOfPage loadKnown(Connection &connection, BoardId board, const QList<PageRow> &rows, bool isNewestPage, qint64 now)
{
    KnownOfPage result;
    QSet<Key> loaded;
    const auto take = [&](const HeadlineRow &row) {
        if (loaded.contains(row.key)) return;
        loaded.insert(row.key);
        result.known.rows.append({row.key, row.headline, row.isGone()});
        result.ranks.insert(row.headline.id, rankOf(row.key));
    };

    QList<Key> onPage;
    Statement &byId = connection.prepared("SELECT key FROM headlines WHERE board = ? AND id = ?");
    for (const PageRow &row : rows) {
        byId.bind(1, board);
        byId.bind(2, row.headline.id);
        if (byId.next()) onPage.append(byId.number(0));
        byId.reset();
    }
    for (const HeadlineRow &row : rowsOfKeys(connection, onPage)) {
        take(row);
        if (row.lastSeen.toSecsSinceEpoch() + kSeenEvery < now) result.stale.append(row.key);
    }
    static const QString pinned =
        selectRows() + u"INDEXED BY headlines_notice WHERE h.board = ? AND h.flags & 1 AND h.gone_at IS NULL LIMIT ?"_s;
    for (Cursor query = connection.query(pinned, {board, kWidestSpan}); query.next();)
        take(rowFrom(query));
    static const QString between = selectRows() + u"WHERE h.key > ? AND h.key < ? AND h.gone_at IS NULL LIMIT ?"_s;
    if (const auto span = certainSpan(rows)) {
        const Key end = makeKey(board, isNewestPage ? kFirstAllottedRank : span->largest);
        for (Cursor query = connection.query(between, {makeKey(board, span->smallest), end, kWidestSpan});
             query.next();)
            take(rowFrom(query));
    }
    result.known.part.oldest = oldestNumbered(connection, board);
    if (const auto span = certainSpan(rows)) {
        const PageBeside page{board, rows, isNewestPage};
        result.known.part.lower = neighbourBelow(connection, page, makeKey(board, span->smallest));
        if (!isNewestPage) result.known.part.upper = neighbourAbove(connection, page, makeKey(board, span->largest));
    }
    if (Cursor query = connection.query(u"SELECT disordered_at, number_kind FROM boards WHERE id = ?"_s, {board});
        query.next()) {
        result.known.isOrdered = isOrderedAt(query.value(0), now);
        result.known.numberKind = NumberKind(query.value(1).toInt());
    }
    return result;
}

void noteDisorder(Connection &connection, BoardId board, qint64 now)
{
    connection.run(u"UPDATE boards SET disordered_at = ? WHERE id = ? AND ifnull(disordered_at, 0) < ?"_s,
                   {now, board, now - kSeenEvery});
}

std::optional<qint64> rankFrom(const QVariant &key)
{
    return key.isNull() ? std::nullopt : std::optional(rankOf(key.toLongLong()));
}

AllottedRanks allottedOf(Connection &connection, BoardId board)
{
    const Key notices = makeKey(board, kFirstAllottedRank);
    const Key first = makeKey(board, kFirstOrderedRank);
    const Key end = makeKey(board + 1, 0);
    const QString lowest = u"SELECT min(key) FROM headlines WHERE key >= ? AND key < ?"_s;
    const QString highest = u"SELECT max(key) FROM headlines WHERE key >= ? AND key < ?"_s;
    AllottedRanks ranks;
    ranks.smallest = rankFrom(connection.value(lowest, {first, end}));
    ranks.largest = rankFrom(connection.value(highest, {first, end}));
    ranks.largestNotice = rankFrom(connection.value(highest, {notices, first}));
    ranks.nextAbove = [=, &connection](qint64 rank) {
        return rankFrom(connection.value(lowest, {std::max(first, makeKey(board, rank + 1)), end}));
    };
    ranks.nextBelow = [=, &connection](qint64 rank) {
        return rankFrom(connection.value(highest, {first, makeKey(board, rank)}));
    };
    return ranks;
}

/// The ranks of a page's rows whose ids are no decimals, by id; empty where all of them are known.
QHash<QString, qint64> ranksFor(Connection &connection, BoardId board, const QList<PageRow> &rows, bool isNewestPage,
                                const QHash<QString, qint64> &known)
{
    QStringList inOrder;
    QStringList pinned; // Those that are new: a known one has its rank.
    bool someNew = false;
    for (const PageRow &row : rows) {
        const QString &id = row.headline.id;
        if (decimalId(id)) continue;
        const auto rank = known.constFind(id);
        const bool isNew = rank == known.constEnd();
        someNew = someNew || isNew;
        // One that was pinned when it was first seen says nothing of its neighbours' places.
        const bool hasPlace = isNew || *rank >= kFirstOrderedRank;
        if (row.isInOrder && hasPlace)
            inOrder.append(id);
        else if (isNew)
            pinned.append(id);
    }
    if (!someNew) return {};
    const AllottedRanks allotted = allottedOf(connection, board);
    QList<std::optional<qint64>> places;
    for (const QString &id : std::as_const(inOrder)) {
        const auto place = known.constFind(id);
        places.append(place == known.constEnd() ? std::nullopt : std::optional(*place));
    }
    QHash<QString, qint64> ranks;
    const QList<qint64> ordered = allottedRanks(places, isNewestPage, allotted);
    for (qsizetype i = 0; i < inOrder.size(); ++i)
        ranks.insert(inOrder[i], ordered[i]);
    const QList<qint64> below = noticeRanks(pinned.size(), allotted);
    for (qsizetype i = 0; i < pinned.size(); ++i)
        ranks.insert(pinned[i], below[i]);
    return ranks;
}

/// The highest row that is exact already and whose place is on the page.
std::optional<Key> exactOn(const QList<PageRow> &rows, BoardId board, const RefreshPlace &place)
{
    const auto span = certainSpan(rows);
    if (!span) return {};
    for (const ExactPlace &row : place.exact) { // Downwards.
        if (row.key <= makeKey(board, span->largest) && row.key >= makeKey(board, span->smallest)) return row.key;
    }
    return {};
}

/// Of the rows in order, whose ids are decimals.
Key highestBelow(const QList<PageRow> &rows, BoardId board, Key end)
{
    Key highest = 0;
    for (const PageRow &row : rows) {
        if (!row.isInOrder || row.headline.depth > 0) continue;
        const Key key = makeKey(board, *decimalId(row.headline.id));
        if (key < end) highest = std::max(highest, key);
    }
    return highest;
}

} // namespace

void updateHeadline(Connection &connection, IndexWriter &index, const HeadlineUpdate &update, qint64 now)
{
    const auto before = indexedHeadline(connection, update.key);
    if (update.keepsTitle) {
        connection.run(
            u"INSERT INTO revisions (key, replaced, title) SELECT key, ?, title FROM headlines WHERE key = ?"_s,
            {now, update.key});
    }
    QVariantList values = storedColumns(update.key, update.headline);
    values << now << update.key;
    static const QString change =
        u"UPDATE headlines SET number = ? - %1, title = ?, author = ?, posted = ?, posted_precision = ?, "
        "posted_offset = ?, comments = ?, views = ?, votes = ?, category = ?, depth = ?, flags = ?, url = ?, "
        "last_seen = ?, gone_at = NULL WHERE key = ?"_s.arg(shiftOfKey(u"?"_s, u"?"_s));
    connection.run(change, values);
    const IndexedHeadline after = indexed(update.headline);
    if (before && *before != after) {
        index.remove(update.key, *before);
        index.add(update.key, after);
    }
}

std::optional<Key> keyOfId(Connection &connection, BoardId board, const QString &id)
{
    const QVariant key = connection.value(u"SELECT key FROM headlines WHERE board = ? AND id = ?"_s, {board, id});
    return key.isValid() ? std::optional(key.toLongLong()) : std::nullopt;
}

Applied applyPageTo(Connection &connection, BoardId board, const ListPage &page, const QDateTime &now,
                    const RefreshPlace &place)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    const QList<PageRow> rows = distinctRows(page.rows);
    KnownOfPage known = loadKnown(connection, board, rows, page.page == 1, seconds);
    known.known.part.newest = place.newest;
    known.known.part.isPlaced = place.isPlaced;
    known.known.part.exact = exactOn(rows, board, place);
    known.known.part.open = openShifts(connection, board);
    const Plan plan = newsboard::plan(known.known, page);

    Applied applied;
    applied.change.board = board;
    applied.metKnown = plan.metKnown;
    applied.numbers = plan.numbers;
    applied.numberKind = plan.numberKind;
    applied.isOrdered = known.known.isOrdered && !plan.contradictsOrder;
    applied.hasReturned = std::any_of(plan.update.cbegin(), plan.update.cend(),
                                      [](const HeadlineUpdate &update) { return update.returned; });
    applied.isUndecided = plan.isUndecided;
    applied.isNewerOpen = plan.isNewerOpen;
    if (plan.numberKind != known.known.numberKind) noteNumberKind(connection, board, plan.numberKind);
    if (applied.numbers) {
        NumberReading &reading = *applied.numbers;
        const auto next = std::find_if(place.exact.rbegin(), place.exact.rend(),
                                       [&](const ExactPlace &row) { return row.key > reading.top; });
        if (next != place.exact.rend()) keepExact(reading, *next);
        addShifts(connection, board, reading);
        applied.change.numbers = !reading.shifts.isEmpty() || !reading.open.isEmpty();
        // What is new on the page is among its rows from now on, down from where it was compared.
        const bool isCut = known.known.part.exact && reading.top < *known.known.part.exact;
        reading.top = highestBelow(rows, board, isCut ? *known.known.part.exact : makeKey(board + 1, 0));
        reading.bottom = makeKey(board, certainSpan(rows)->smallest);
    }
    applied.open = openShifts(connection, board);
    const QHash<QString, qint64> ranks = ranksFor(connection, board, rows, page.page == 1, known.ranks);
    QMap<Key, const Headline *> added; // Upwards, as SQLite fills its pages best.
    for (const Headline &headline : plan.add) {
        const auto decimal = decimalId(headline.id);
        added.insert(makeKey(board, decimal ? *decimal : ranks.value(headline.id)), &headline);
    }
    for (const PageRow &row : rows) {
        if (!row.isInOrder || row.headline.depth > 0) continue;
        const auto decimal = decimalId(row.headline.id);
        const qint64 rank = decimal ? *decimal : ranks.value(row.headline.id, known.ranks.value(row.headline.id));
        const Key key = makeKey(board, rank);
        if (applied.lowest == 0 || key < applied.lowest) applied.lowest = key;
        applied.last = key;
    }
    IndexWriter index(connection);
    qint64 unread = 0;
    for (auto row = added.cbegin(); row != added.cend(); ++row)
        unread += insertHeadline(connection, index, row.key(), *row.value(), seconds) ? 1 : 0;
    applied.change.added = added.keys();
    std::reverse(applied.change.added.begin(), applied.change.added.end());
    for (const HeadlineUpdate &update : plan.update) {
        updateHeadline(connection, index, update, seconds);
        applied.change.changed.append(update.key);
    }
    index.finish();
    for (const Key key : plan.gone)
        connection.run(u"UPDATE headlines SET gone_at = ? WHERE key = ?"_s, {seconds, key});
    for (const Key key : known.stale)
        connection.run(u"UPDATE headlines SET last_seen = ? WHERE key = ?"_s, {seconds, key});
    if (page.page == 1 && page.openId.isEmpty()) forgetPageCopy(connection, board);
    if (plan.contradictsOrder) noteDisorder(connection, board, seconds);
    addToCounts(connection, board, {applied.change.added.size(), unread, 0});

    applied.change.gone = plan.gone;
    applied.change.boards = !plan.add.isEmpty();
    applied.added = int(plan.add.size());
    applied.changed = int(plan.update.size());
    applied.gone = int(plan.gone.size());
    return applied;
}

Applied applyVanished(Connection &connection, BoardId board, const NumberSearch::Vanished &vanished,
                      const QDateTime &now)
{
    Applied applied;
    applied.change.board = board;
    // Those without a number were notices once: the numbers do not count them, but there is no room for them either.
    QList<Key> keys;
    qint64 counted = 0;
    {
        Cursor query = connection.query(u"SELECT key, number IS NOT NULL FROM headlines WHERE key > ? AND key < ? AND "
                                        "gone_at IS NULL AND flags & 1 = 0 AND depth = 0 ORDER BY key DESC"_s,
                                        {vanished.below, vanished.above});
        while (counted <= vanished.most && query.next()) {
            keys.append(query.value(0).toLongLong());
            counted += query.value(1).toInt();
        }
    }
    applied.pinned = connection
                         .value(u"SELECT count(*) FROM headlines WHERE key > ? AND key < ? AND gone_at IS NULL AND "
                                "flags & 1"_s,
                                {vanished.below, vanished.above})
                         .toInt();
    if (counted > vanished.most) return applied;
    for (const Key key : std::as_const(keys))
        connection.run(u"UPDATE headlines SET gone_at = ? WHERE key = ?"_s, {now.toSecsSinceEpoch(), key});
    applied.change.gone = keys;
    applied.gone = int(keys.size());
    // Found: what comes or goes there later is not to be added to it.
    if (applied.gone + applied.pinned >= vanished.lacking)
        settleShiftsBetween(connection, board, vanished.below, vanished.above);
    return applied;
}

} // namespace newsboard
