#include "app/usecases/refresh_run.h"

#include "app/store/store.h"
#include "app/sync/page_walk.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"

#include <algorithm>

namespace newsboard {

namespace {

bool isMissing(const Error &error)
{
    return error.kind == ErrorKind::HttpStatus && (error.status == 404 || error.status == 410);
}

} // namespace

RefreshRun::RefreshRun(Store &store, Fetcher &fetcher, const SkinSet &skins, const Board &board,
                       const RefreshOptions &options, QObject *parent)
    : QObject(parent), m_store(store), m_fetcher(fetcher), m_skins(skins), m_board(board), m_options(options)
{
}

void RefreshRun::begin()
{
    // As the cache has it now: when it was last well decides how far is read.
    whenDone(m_store.boards(), this, [this](const Result<QList<Board>> &boards) {
        if (m_ended) return;
        if (!boards) return fail(boards.error());
        for (const Board &board : boards.value()) {
            if (board.id == m_board.id) m_board = board;
        }
        findGround();
    });
}

void RefreshRun::cancel()
{
    if (m_ended) return;
    m_fetch.cancel();
    fail(Error{ErrorKind::Cancelled, {}, 0});
}

void RefreshRun::findGround()
{
    lookAtRows([this](const QList<HeadlineRow> &rows, const NumberSearch::Ground &numbers) {
        m_ground = RefreshGround(m_board, rows, numbers);
        readNews(1, m_board.url);
    });
}

/// The newest rows of the cache, and where its numbers stand.
void RefreshRun::lookAtRows(std::function<void(const QList<HeadlineRow> &, const NumberSearch::Ground &)> then)
{
    ListQuery newest;
    newest.board = m_board.id;
    newest.limit = RefreshGround::kRows;
    whenDone(m_store.list(newest), this, [this, then = std::move(then)](const Result<QList<HeadlineRow>> &rows) {
        if (m_ended) return;
        if (!rows) return fail(rows.error());
        whenDone(m_store.numberGround(m_board.id), this,
                 [this, then, rows](const Result<NumberSearch::Ground> &numbers) {
                     if (m_ended) return;
                     if (!numbers) return fail(numbers.error());
                     then(*rows, *numbers);
                 });
    });
}

/// The time, in the cache's seconds: later than the last refresh, so that its rows and those of this one are told
/// apart.
QDateTime RefreshRun::now() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return m_board.lastRefreshed.isValid() ? std::max(now, m_board.lastRefreshed.addSecs(1)) : now;
}

void RefreshRun::read(const QUrl &address, const PageCopy &held, std::function<void(const ReadPage &)> then)
{
    FetchRequest request;
    request.url = address;
    request.board = m_board.id;
    PageHint hint;
    hint.zone = m_board.zone;
    m_fetch = readPage(
        m_fetcher, m_skins, request, hint, this,
        [this, then = std::move(then)](const Result<ReadPage> &read) {
            if (m_ended) return;
            if (read) {
                m_report.requests += read->requests;
                return then(*read);
            }
            const Error &error = read.error();
            if (error.kind != ErrorKind::Offline) ++m_report.requests;
            if (isMissing(error) && m_guessed && !m_search) return finish(true);
            fail(error);
        },
        held);
}

bool RefreshRun::mayCount() const
{
    return m_ground.mayCount(m_board.numberKind);
}

/// An earlier search left changes of the numbers to be found.
bool RefreshRun::hasOpenNumbers() const
{
    return !m_ground.numbers().open.isEmpty();
}

bool RefreshRun::isDoubted(const ListPage &list) const
{
    return m_ground.isDoubted(list, m_board);
}

Error RefreshRun::whyNotWhole(const ParsedPage &page, bool isDoubted)
{
    if (page.verdict != PageVerdict::Board) return verdictError(page);
    return Error{isDoubted ? ErrorKind::DoubtfulPage : ErrorKind::ConnectionLost, {}, 0};
}

void RefreshRun::apply(const ListPage &list, std::function<void(const Applied &)> then)
{
    RefreshPlace place{{}, m_ground.newestTrusted()};
    if (m_search) {
        const auto top = measureOf(list).top;
        place.exact = m_search->exact();
        place.isPlaced = list.page > 1 && top && m_firstNumber > 0 &&
                         NumberSearch::agree(list.page, *top, m_firstNumber, int(m_firstIds.size()));
    }
    apply(list, std::move(then), place);
}

void RefreshRun::apply(const ListPage &list, std::function<void(const Applied &)> then, const RefreshPlace &place)
{
    whenDone(m_store.applyPage(m_board.id, list, now(), place), this,
             [this, page = list.page, then = std::move(then)](const Result<Applied> &applied) {
                 if (m_ended) return;
                 if (!applied) return fail(applied.error());
                 count(*applied);
                 m_board.numberKind = applied->numberKind;
                 m_board.isOrdered = applied->isOrdered;
                 // Once more the same page may prove what it does not now, for its rows are known by then; and what is
                 // back on a later page is what the first one proves to be gone, or not.
                 if (applied->isUndecided || (applied->hasReturned && page > 1)) m_copy = {};
                 then(*applied);
             });
}

void RefreshRun::count(const Applied &applied)
{
    m_report.added += applied.added;
    m_report.changed += applied.changed;
    m_report.gone += applied.gone;
}

void RefreshRun::finish(bool numbersSettled)
{
    // The rest of a page that broke off is missing: the next refresh has to read as far again.
    if (m_holed) return fail(Error{ErrorKind::ConnectionLost, m_board.url.host(), 0});
    m_ended = true;
    if (m_movedTo.isValid()) {
        m_board.url = m_movedTo;
        m_store.moveBoard(m_board, addressFingerprint(m_movedTo));
    }
    const bool isWhole = m_isWalkWhole && m_lastNumber == 1;
    if (isWhole && m_ground.numbers().unbrokenFrom != makeKey(m_board.id, 0)) m_store.noteWhole(m_board.id);
    // Whoever is told of the end finds the cache knowing of it.
    whenDone(m_store.noteRefreshed(m_board.id, now(), m_copy, numbersSettled), this, [this](const Done &noted) {
        if (noted)
            emit ended(m_report);
        else
            emit failed(noted.error(), m_report);
    });
}

void RefreshRun::fail(const Error &error)
{
    m_ended = true;
    // Neither is a fault of the board's.
    if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Offline) {
        emit failed(error, m_report);
        return;
    }
    // What was found until then stays found: added to what comes and goes meanwhile, it would be hidden by it.
    applyVanished(m_search ? m_search->vanished() : QList<NumberSearch::Vanished>(), [this, error] {
        whenDone(m_store.noteFailed(m_board.id, QDateTime::currentDateTimeUtc(), error), this,
                 [this, error](const Done &) { emit failed(error, m_report); });
    });
}

} // namespace newsboard
