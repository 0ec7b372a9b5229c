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
    : QObject(parent), m_store(store), m_fetcher(fetcher), m_skins(skins), m_refresh(refresh), m_board(board),
      m_limit(limit)
{
}

void BackFillRun::begin()
{
    m_clock.start();
    whenDone(m_store.wantBackFill(m_board.id, m_limit.until), this, [this](const Done &wanted) {
        if (m_ended) return;
        if (!wanted) return fail(wanted.error());
        readNewest();
    });
}

void BackFillRun::cancel()
{
    if (m_ended) return;
    m_fetch.cancel();
    fail(Error{ErrorKind::Cancelled, {}, 0});
}

/// The first page says how many rows there are and how many a page holds.
void BackFillRun::readNewest()
{
    ask(1, [this](const ReadPage &read) {
        if (read.page.verdict == PageVerdict::EmptyBoard && m_board.headlines == 0) return finish(true);
        if (read.page.verdict != PageVerdict::Board) return fail(verdictError(read.page));
        ListPage list = read.page.list;
        list.page = 1;
        m_newest = list.rows;
        m_rowsPerPage = measureOf(list).rows;
        m_board = described(m_board, list);
        m_store.updateBoard(m_board);
        whenDone(m_store.applyPage(m_board.id, list, QDateTime::currentDateTimeUtc()), this,
                 [this, list](const Result<Applied> &applied) {
                     if (m_ended) return;
                     if (!applied) return fail(applied.error());
                     m_progress.added += applied->added;
                     whenDone(m_store.backFill(m_board.id), this,
                              [this, list, lowest = applied->lowest](const Result<BackFillState> &state) {
                                  if (m_ended) return;
                                  if (!state) return fail(state.error());
                                  if (!state->gaps.isEmpty() || state->isWhole) return nextGap();
                                  if (isEnd(list, 1) || lowest == 0) return closeGap();
                                  whenDone(m_store.addGap(m_board.id, {lowest, 0, 1, {}, {}}), this,
                                           [this](const Done &) { nextGap(); });
                              });
                 });
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
        m_held.reset();
        const PageMeasure newest = [this] {
            ListPage list;
            list.rows = m_newest;
            return measureOf(list);
        }();
        const bool isNumbered = newest.top && m_gap.number;
        step(isNumbered ? pageOfNumber(*m_gap.number - 1, 1, newest, m_rowsPerPage) : m_gap.page + 1);
    });
}

void BackFillRun::ask(int page, std::function<void(const ReadPage &)> then)
{
    // A refresh of the same board goes first: both would correct the same numbers.
    if (m_refresh.isRunning(m_board.id)) {
        QTimer::singleShot(kRefreshWait, this, [this, page, then = std::move(then)]() mutable {
            if (!m_ended) ask(page, std::move(then));
        });
        return;
    }
    FetchRequest request;
    request.url = m_board.addresses.pageAddress(page, m_board.url);
    if (!request.url.isValid()) return fail(Error{ErrorKind::NoBoardHere, {}, 0});
    request.board = m_board.id;
    PageHint hint;
    hint.zone = m_board.zone;
    m_fetch =
        readPage(m_fetcher, m_skins, request, hint, this, [this, then = std::move(then)](const Result<ReadPage> &read) {
            if (m_ended) return;
            if (!read) return fail(read.error());
            then(*read);
        });
}

void BackFillRun::step(int page)
{
    m_page = std::max(page, 1);
    ask(m_page, [this](const ReadPage &read) { take(read); });
}

void BackFillRun::take(const ReadPage &read)
{
    ++m_progress.pages;
    const PageVerdict verdict = read.page.verdict;
    ListPage list = read.page.list;
    list.page = m_page;
    const bool isList = verdict == PageVerdict::Board;
    const bool isBad = isList ? read.page.truncated || isDoubtful(list, m_newest) : true;
    if (isBad && !std::exchange(m_again, true)) return step(m_page);
    m_again = false;
    if (!isList) {
        const bool isNoList = verdict == PageVerdict::EmptyBoard || verdict == PageVerdict::Nothing;
        const bool isBeyond = isNoList && m_gap.number.value_or(1) <= 1;
        return isBeyond ? closeGap() : fail(verdictError(read.page));
    }
    if (isBad)
        return fail(
            Error{read.page.truncated ? ErrorKind::ConnectionLost : ErrorKind::DoubtfulPage, m_board.url.host(), 0});
    if (m_held) return check(list);
    const PageFit fit = ++m_tries > kMostTries ? PageFit::GoesOn : fitOf(list, {m_gap.id, m_gap.number});
    switch (fit) {
    case PageFit::GoesOn:
        return apply(list);
    case PageFit::Perhaps:
        m_held = list;
        return step(m_page - 1);
    case PageFit::TooDeep:
        return step(m_page - 1);
    case PageFit::TooHigh:
        return step(m_page + 1);
    }
}

/// The page before one that may go on from the row, read again: if the row is its last one still, nothing moved.
void BackFillRun::check(const ListPage &list)
{
    const ListPage held = *std::exchange(m_held, std::nullopt);
    const auto last = std::find_if(list.rows.crbegin(), list.rows.crend(),
                                   [](const Headline &row) { return !row.flags.testFlag(Flag::Notice); });
    if (last != list.rows.crend() && last->id == m_gap.id) {
        m_page = held.page;
        return apply(held);
    }
    if (fitOf(list, {m_gap.id, m_gap.number}) == PageFit::GoesOn) return apply(list);
    step(held.page); // The row was pushed down: onto that page, or further.
}

void BackFillRun::apply(const ListPage &list)
{
    whenDone(m_store.applyPage(m_board.id, list, QDateTime::currentDateTimeUtc()), this,
             [this, list](const Result<Applied> &applied) {
                 if (m_ended) return;
                 if (!applied) return fail(applied.error());
                 m_progress.added += applied->added;
                 advance(list, *applied);
             });
}

void BackFillRun::advance(const ListPage &list, const Applied &applied)
{
    m_covered += measureOf(list).rows;
    const bool moved = applied.lowest != 0 && applied.lowest < m_gap.upper;
    const bool isClosed = m_gap.lower != 0 && applied.lowest <= m_gap.lower;
    const bool endsHere = isEnd(list, m_page);
    if (isClosed || endsHere || (!moved && m_tries > kMostTries)) return closeGap();
    const Key upper = m_gap.upper;
    if (moved) {
        m_tries = 0;
        m_gap.upper = applied.lowest;
        const auto last = std::find_if(list.rows.crbegin(), list.rows.crend(),
                                       [](const Headline &row) { return !row.flags.testFlag(Flag::Notice); });
        m_gap.id = last->id;
        m_gap.number = last->number;
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
    const PageMeasure seen = measureOf(list);
    const bool isNumbered = seen.top && m_gap.number;
    step(isNumbered && moved ? pageOfNumber(*m_gap.number - 1, m_page, seen, m_rowsPerPage) : m_page + 1);
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
    const PostedTime &oldest = list.rows.last().posted;
    return oldest.isKnown() && oldest.sortSeconds() < m_limit.until.toSecsSinceEpoch();
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
