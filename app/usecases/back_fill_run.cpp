#include "app/usecases/back_fill_run.h"

#include "app/store/store.h"
#include "app/sync/page_doubt.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"
#include "app/usecases/refresh.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

/// How many pages are tried for the one that goes on from a row, before what there is is taken.
constexpr int kMostTries = 8;
/// How many pages without rows, each above the last, are taken for what pages that went have left.
constexpr int kMostBare = 3;
/// How many of the newest rows show what is usual on the board.
constexpr int kNewestRows = 60;
/// How long a refresh of the same board is waited for before looking again.
constexpr auto kRefreshWait = 200ms;

bool isEnd(const ListPage &list, int page)
{
    const PageMeasure measure = measureOf(list);
    if (measure.bottom) return *measure.bottom <= 1;
    return list.isLast || (list.lastPage && page >= *list.lastPage);
}

} // namespace

BackFillRun::BackFillRun(Store &store, Fetcher &fetcher, const SkinSet &skins, Refresh &refresh, const Board &board,
                         const BackFill::Limit &limit, QObject *parent)
    : QObject(parent), m_store(store), m_refresh(refresh), m_board(board), m_limit(limit), m_ahead(fetcher, skins, this)
{
}

void BackFillRun::begin()
{
    m_clock.start();
    whenDone(m_store.wantBackFill(m_board.id, m_limit.until), this, [this](const Done &wanted) {
        if (m_ended) return;
        if (!wanted) return fail(wanted.error());
        refreshFirst();
    });
}

void BackFillRun::cancel()
{
    if (m_ended) return;
    m_ahead.drop();
    fail(Error{ErrorKind::Cancelled, {}, 0});
}

/// The news, and whatever came or went on what is known already, is a refresh's affair; what it knows by then to be
/// usual is held against the pages further down.
void BackFillRun::refreshFirst()
{
    connect(&m_refresh, &Refresh::finished, this, [this](BoardId board, const RefreshReport &report) {
        if (m_ended || board != m_board.id || !std::exchange(m_isRefreshing, false)) return;
        m_progress.added += report.added;
        findNewest(report);
    });
    connect(&m_refresh, &Refresh::failed, this, [this](BoardId board, const Error &error) {
        if (m_ended || board != m_board.id || !std::exchange(m_isRefreshing, false)) return;
        fail(error);
    });
    m_isRefreshing = true;
    m_refresh.refresh(m_board);
}

void BackFillRun::findNewest(const RefreshReport &report)
{
    whenDone(m_store.boards(), this, [this, report](const Result<QList<Board>> &boards) {
        if (m_ended) return;
        if (!boards) return fail(boards.error());
        for (const Board &board : boards.value()) {
            if (board.id == m_board.id) m_board = board;
        }
        ListQuery query;
        query.board = m_board.id;
        query.limit = kNewestRows;
        whenDone(m_store.list(query), this, [this, report](const Result<QList<HeadlineRow>> &rows) {
            if (m_ended) return;
            if (!rows) return fail(rows.error());
            RowGap below{report.lowest, 0, report.pages, {}, {}};
            for (const HeadlineRow &row : rows.value()) {
                if (row.isGone()) continue;
                m_newest.append(row.headline);
                // Of a first page that is known already, the next one is not known: it is read again.
                if (below.upper == 0 && !row.headline.isNotice()) below.upper = row.key;
            }
            findGaps(below, report.isEnd);
        });
    });
}

/// `below` is what is missing where nothing was filled yet, unless the refresh came to the board's end.
void BackFillRun::findGaps(const RowGap &below, bool isEnd)
{
    whenDone(m_store.backFill(m_board.id), this, [this, below, isEnd](const Result<BackFillState> &state) {
        if (m_ended) return;
        if (!state) return fail(state.error());
        if (!state->gaps.isEmpty() || state->isWhole) return nextGap();
        if (below.upper == 0 || isEnd) return closeGap();
        whenDone(m_store.addGap(m_board.id, below), this, [this](const Done &) { nextGap(); });
    });
}

void BackFillRun::nextGap()
{
    if (m_ended) return;
    whenDone(m_store.backFill(m_board.id), this, [this](const Result<BackFillState> &state) {
        if (m_ended) return;
        if (!state) return fail(state.error());
        if (state->gaps.isEmpty()) return finish(state->isWhole);
        m_gap = state->gaps.first();
        m_tries = 0;
        m_firstBare.reset();
        m_sawUpper = false;
        m_held.reset();
        m_lastIds.clear();
        step(m_gap.page + 1);
    });
}

/// The row from which to go on; a number of its own says nothing of where it stands.
WalkFrom BackFillRun::from() const
{
    return {m_gap.id, m_board.numberKind == NumberKind::Fixed ? std::nullopt : m_gap.number, m_board.isOrdered};
}

void BackFillRun::ask(int page, std::function<void(const ReadPage &)> then)
{
    // A refresh of the same board goes first: both would correct the same numbers, and what was read before is older.
    if (m_refresh.isRunning(m_board.id)) {
        m_ahead.drop();
        QTimer::singleShot(kRefreshWait, this, [this, page, then = std::move(then)]() mutable {
            if (!m_ended) ask(page, std::move(then));
        });
        return;
    }
    const FetchRequest request = requestOf(page);
    if (!request.url.isValid()) return fail(Error{ErrorKind::NoBoardHere, {}, 0});
    m_ahead.take(request, hint(), [this, then = std::move(then)](const Result<ReadPage> &read) {
        if (m_ended) return;
        if (!read) return fail(read.error());
        then(*read);
    });
}

FetchRequest BackFillRun::requestOf(int page) const
{
    FetchRequest request;
    request.url = m_board.addresses.pageAddress(page, m_board.url);
    request.board = m_board.id;
    return request;
}

PageHint BackFillRun::hint() const
{
    PageHint hint;
    hint.zone = m_board.zone;
    return hint;
}

/// While a page is being stored the next ones come, as far as this one says that they are wanted.
void BackFillRun::readAhead(const ListPage &list)
{
    if (m_gap.lower != 0 || isAtLimit(list) || isEnd(list, m_page) || m_refresh.isRunning(m_board.id)) return;
    const int below = pageBelow(list);
    const bool counts = m_board.numberKind != NumberKind::Fixed;
    const qint64 left = counts ? measureOf(list).bottom.value_or(1) - 1 : 0;
    for (int ahead = 0; ahead < PagesAhead::kMost; ++ahead) {
        const qint64 rows = list.rows.size() + qint64(ahead) * m_rowsPerPage; // Before that page.
        if (m_limit.count > 0 && m_progress.added + rows >= m_limit.count) return;
        // The next page may be the last one, or the last that is wanted; without numbers it is read twice.
        if (ahead > 0 && (left <= qint64(ahead) * m_rowsPerPage || m_limit.until.isValid())) return;
        const FetchRequest request = requestOf(below + ahead);
        if (request.url.isValid()) m_ahead.begin(request, hint());
    }
}

/// The page with the row below the last one of this page.
int BackFillRun::pageBelow(const ListPage &list)
{
    const PageMeasure seen = measureOf(list);
    m_rowsPerPage = std::max(m_rowsPerPage, seen.rows);
    const bool counts = m_board.numberKind != NumberKind::Fixed;
    return counts && seen.bottom ? pageOfNumber(*seen.bottom - 1, m_page, seen, m_rowsPerPage) : m_page + 1;
}

void BackFillRun::step(int page)
{
    m_page = std::max(page, 1);
    ask(m_page, [this](const ReadPage &read) { take(read); });
}

void BackFillRun::take(const ReadPage &read)
{
    ++m_progress.pages;
    PageVerdict verdict = read.page.verdict;
    ListPage list = read.page.list;
    list.page = m_page;
    // Nothing but what is pinned on every page.
    if (verdict == PageVerdict::Board && measureOf(list).rows == 0) verdict = PageVerdict::EmptyBoard;
    const bool isList = verdict == PageVerdict::Board;
    const bool isBad = !isList || read.page.truncated || isOfAnotherBoard(list, m_newest) ||
                       leavesRowsOut(list, m_newest, m_board.numberKind);
    if (isBad && !std::exchange(m_again, true)) return step(m_page);
    m_again = false;
    if (!isList) return takeNone(verdict, read.page);
    if (isBad)
        return fail(
            Error{read.page.truncated ? ErrorKind::ConnectionLost : ErrorKind::DoubtfulPage, m_board.url.host(), 0});
    if (m_held) return check(list);
    const PageFit fit = ++m_tries > kMostTries ? PageFit::GoesOn : fitOf(list, from());
    switch (fit) {
    case PageFit::GoesOn:
        return apply(list);
    case PageFit::Perhaps:
        // Above the first page there is nothing, wherever the row went that was to be on it.
        if (m_page == 1 && !m_board.isOrdered) return apply(list);
        m_held = list;
        return step(m_page - 1);
    case PageFit::TooDeep:
        return step(nearer(list, fit));
    case PageFit::TooHigh:
        return passBy(list);
    }
}

/// A page without rows: the end of the board, or not what it was asked for.
void BackFillRun::takeNone(PageVerdict verdict, const ParsedPage &page)
{
    const bool isNoList = verdict == PageVerdict::EmptyBoard || verdict == PageVerdict::Nothing;
    // The page before one that has rows is not the end.
    if (!isNoList || m_held) return fail(verdictError(page));
    // The page with the gap's upper row may say how many pages there are.
    if (!m_sawUpper && m_page > 1 && ++m_tries <= kMostTries) return step(m_page - 1);
    // A last page of a row or two may show no list to a reader that does not know the skin.
    const auto number = from().number;
    const bool areFew = m_board.skin == kDetectedSkin && number && *number <= kFewestOfList;
    const int reach = m_lastPage.value_or(m_page) + (verdict == PageVerdict::EmptyBoard && !areFew ? 1 : 0);
    const bool isBeyond = m_lastPage ? m_page >= reach : number.value_or(1) <= 1;
    if (isBeyond) return closeGap();
    // It may have been there until now: the page before says whether it is the last one by now.
    const bool isNew = m_page > 1 && m_page < m_firstBare.value_or(m_page + 1) && ++m_tries <= kMostBare;
    if (!isNew) return fail(verdictError(page));
    m_firstBare = m_page;
    step(m_page - 1);
}

/// A page above the gap, read on the way: what changed on it is news all the same. Below the last page there is
/// nothing, wherever the row went that was to be there.
void BackFillRun::passBy(const ListPage &list)
{
    store(list, [this, list](const Applied &) {
        if (isEnd(list, m_page)) return closeGap();
        step(nearer(list, PageFit::TooHigh));
    });
}

/// The page that holds the row below the gap's upper one, by the numbers of this page; without them, its neighbour.
int BackFillRun::nearer(const ListPage &list, PageFit fit)
{
    const PageMeasure seen = measureOf(list);
    m_rowsPerPage = std::max(m_rowsPerPage, seen.rows);
    const auto number = from().number;
    const int page = seen.top && number ? pageOfNumber(*number - 1, m_page, seen, m_rowsPerPage) : m_page;
    return fit == PageFit::TooDeep ? std::min(page, m_page - 1) : std::max(page, m_page + 1);
}

/// The page before one that may go on from the row, read again: if the row is its last one still, nothing moved.
void BackFillRun::check(const ListPage &list)
{
    const ListPage held = *std::exchange(m_held, std::nullopt);
    const auto last = std::find_if(list.rows.crbegin(), list.rows.crend(),
                                   [](const Headline &row) { return !row.flags.testFlag(Flag::Notice); });
    // Where rows go to the top one by one, the gap's may have: any other that was read before says the same.
    const auto wasRead = [this](const QString &id) { return !m_board.isOrdered && m_lastIds.contains(id); };
    if (last != list.rows.crend() && (last->id == m_gap.id || wasRead(last->id))) {
        m_page = held.page;
        return apply(held);
    }
    const QStringList ids = idsInList(list);
    if (fitOf(list, from()) == PageFit::GoesOn || std::any_of(ids.cbegin(), ids.cend(), wasRead)) return apply(list);
    step(held.page); // The row was pushed down: onto that page, or further.
}

void BackFillRun::apply(const ListPage &list)
{
    store(list, [this, list](const Applied &applied) {
        if (const auto &numbers = applied.numbers)
            m_exact = {{numbers->bottom, numbers->bottomNumber, numbers->isUnknown}};
        advance(list, applied);
    });
    readAhead(list);
}

void BackFillRun::store(const ListPage &list, std::function<void(const Applied &)> then)
{
    if (list.lastPage) m_lastPage = list.lastPage;
    whenDone(m_store.applyPage(m_board.id, list, QDateTime::currentDateTimeUtc(), {m_exact, {}}), this,
             [this, then = std::move(then)](const Result<Applied> &applied) {
                 if (m_ended) return;
                 if (!applied) return fail(applied.error());
                 m_progress.added += applied->added;
                 m_board.numberKind = applied->numberKind;
                 m_board.isOrdered = applied->isOrdered;
                 then(*applied);
             });
}

void BackFillRun::advance(const ListPage &list, const Applied &applied)
{
    m_covered += measureOf(list).rows;
    m_lastIds = idsInList(list);
    m_sawUpper = true;
    // Where rows do not stand in the order of their ids, what was reached is the row at the page's end, whatever its
    // key; and that the gap's lower row was passed no key can tell.
    const Key reached = applied.isOrdered ? applied.lowest : applied.last;
    const bool moved = reached != 0 && (applied.isOrdered ? reached < m_gap.upper : reached != m_gap.upper);
    const bool isClosed = applied.isOrdered && m_gap.lower != 0 && applied.lowest <= m_gap.lower;
    const bool endsHere = isEnd(list, m_page) || isAlone(list);
    if (isClosed || endsHere || (!moved && m_tries > kMostTries)) return closeGap();
    const Key upper = m_gap.upper;
    if (moved) {
        m_tries = 0;
        m_firstBare.reset();
        m_gap.upper = reached;
        const auto last = std::find_if(list.rows.crbegin(), list.rows.crend(),
                                       [](const Headline &row) { return !row.flags.testFlag(Flag::Notice); });
        m_gap.id = last->id;
        // A number says where a row stands where it counts; on one page of another order that shows.
        m_gap.number = applied.isOrdered ? last->number : measureOf(list).bottom;
        m_gap.page = m_page;
        m_store.moveGap(m_board.id, upper, m_gap);
    }
    tell();
    if (m_ended) return;
    if (isAtLimit(list)) {
        // It has what was wanted: another start of the program does not go on by itself.
        whenDone(m_store.pauseBackFill(m_board.id), this, [this](const Done &paused) {
            if (m_ended) return;
            if (!paused) return fail(paused.error());
            finish(false);
        });
        return;
    }
    step(moved ? pageBelow(list) : m_page + 1);
}

/// A page that links to no other, on a board of whose pages nobody knows the addresses: unless numbers say that there
/// is more, it is all there is.
bool BackFillRun::isAlone(const ListPage &list) const
{
    const bool countsOn = m_board.numberKind == NumberKind::Counting && measureOf(list).bottom.value_or(1) > 1;
    return !countsOn && !requestOf(m_page + 1).url.isValid();
}

void BackFillRun::closeGap()
{
    whenDone(m_store.moveGap(m_board.id, m_gap.upper, std::nullopt), this, [this](const Done &closed) {
        if (m_ended) return;
        if (!closed) return fail(closed.error());
        nextGap();
    });
}

bool BackFillRun::isAtLimit(const ListPage &list) const
{
    if (m_limit.count > 0 && m_progress.added >= m_limit.count) return true;
    if (!m_limit.until.isValid()) return false;
    const auto isOlder = [this](const Headline &row) {
        return row.posted.isKnown() && row.posted.sortSeconds() < m_limit.until.toSecsSinceEpoch();
    };
    // In another order than that of time younger rows may follow older ones.
    if (m_board.isOrdered) return isOlder(list.rows.last());
    return std::all_of(list.rows.cbegin(), list.rows.cend(),
                       [&isOlder](const Headline &row) { return row.isNotice() || isOlder(row); });
}

void BackFillRun::tell()
{
    const double seconds = double(std::max<qint64>(m_clock.elapsed(), 1)) / 1000;
    m_progress.perSecond = double(m_covered) / seconds;
    m_progress.left = m_gap.number ? *m_gap.number - 1 : -1;
    emit progressed(m_progress);
}

void BackFillRun::finish(bool whole)
{
    m_ended = true;
    m_progress.left = whole ? 0 : m_progress.left;
    emit ended(m_progress, whole);
}

void BackFillRun::fail(const Error &error)
{
    m_ended = true;
    emit failed(error, m_progress);
}

} // namespace newsboard
