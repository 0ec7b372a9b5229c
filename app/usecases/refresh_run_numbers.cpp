// Of a refresh: the search for what came or went further down, where the board's numbers say that something did.

#include "app/store/store.h"
#include "app/sync/number_breaks.h"
#include "app/sync/page_walk.h"
#include "app/sync/plan.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"
#include "app/usecases/refresh_run.h"

#include <algorithm>

namespace newsboard {

namespace {

/// How many pages one search for changes may cost; the next refresh goes on where it ended.
constexpr int kMostSearched = 60;
/// How many breaks of the cache's numbers one refresh looks at.
constexpr int kMostMended = 3;

} // namespace

/// Looks for what came or went further down, as long as the numbers say so and there is a page to ask for.
void RefreshRun::searchNumbers()
{
    if (m_first) return applyFirstAgain();
    const int page = m_search ? m_search->nextPage().value_or(0) : 0;
    const QUrl address = page > 0 ? m_board.addresses.pageAddress(page, m_board.url) : QUrl();
    if (address.isValid()) return askForNumbers(page);
    applyVanished(m_search ? m_search->vanished() : QList<NumberSearch::Vanished>(), [this] { settle(); });
}

/// A first page of news could prove nothing of the notices that it does not show, nor of newer rows than its own; now
/// its rows are known, and nothing is missing between them and what was known before.
void RefreshRun::applyFirstAgain()
{
    // Its numbers are compared once more: what it made right itself it cannot doubt.
    const RefreshPlace place{{}, m_metGround ? std::nullopt : m_ground.newestTrusted()};
    apply(
        *std::exchange(m_first, std::nullopt),
        [this](const Applied &applied) {
            // What is pinned no more is a row again, or is missing from the page where it would stand.
            if (applied.changed == 0) m_news.clear();
            applyNewsAgain(0);
        },
        place);
}

void RefreshRun::applyNewsAgain(qsizetype from)
{
    if (from < m_news.size()) return apply(m_news[from], [this, from](const Applied &) { applyNewsAgain(from + 1); });
    m_news.clear();
    searchNumbers();
}

void RefreshRun::askForNumbers(int page)
{
    if (++m_searched > kMostSearched) return finish(false);
    read(m_board.addresses.pageAddress(page, m_board.url), {},
         [this, page](const ReadPage &read) { takeNumbers(page, read); });
}

void RefreshRun::takeNumbers(int page, const ReadPage &read)
{
    ListPage list = read.page.list;
    list.page = page;
    const bool doubtful = isDoubted(list);
    const bool hasRows = read.page.verdict == PageVerdict::Board && !idsInList(list).isEmpty();
    const bool isWhole = hasRows && !read.page.truncated && !doubtful;
    const PageMeasure numbers = measureOf(list);
    const bool fits = isWhole && numbers.top && m_search->fits(page, *numbers.top);
    if (!fits && !std::exchange(m_again, true)) return askForNumbers(page);
    m_again = false;
    if (isWhole && numbers.top && !fits) {
        confirm(page, *numbers.top, [this, page, list](bool isOfNow) {
            const bool isOld = !isOfNow && m_board.numberKind == NumberKind::Counting;
            if (!isOld) {
                if (isOfNow || believesOther()) useNumbers(page, list);
                return;
            }
            m_unexplained = true;
            m_search->read(page, {}, m_open);
            searchNumbers();
        });
        return;
    }
    if (isWhole) return useNumbers(page, list);
    // A page that is not there may have been there until now: posts vanished, or pages hold more rows. Then the first
    // page is another one by now.
    if (read.page.truncated || m_hasFirstChanged) return doWithout(page, read, doubtful);
    confirm(page, {}, [this, page, read, doubtful](bool) {
        if (!m_hasFirstChanged) return doWithout(page, read, doubtful);
        searchNumbers();
    });
}

/// A page of which nothing can be taken. The next refresh looks again; what does not come then either is done without.
void RefreshRun::doWithout(int page, const ReadPage &read, bool isDoubted)
{
    // A last page of a row or two may show no list, or seem to be empty; behind it there is none.
    const PageVerdict verdict = read.page.verdict;
    const bool hasRows = verdict == PageVerdict::Board && !idsInList(read.page.list).isEmpty();
    const bool isBare = !hasRows && (verdict == PageVerdict::Board || verdict == PageVerdict::EmptyBoard);
    const bool isSure = m_board.numberKind == NumberKind::Counting;
    const bool mayBeBare = m_board.skin == kDetectedSkin && (!isSure || m_search->rowsOn(page) < kFewestOfList);
    const bool mayBeLast = verdict == PageVerdict::Nothing || (isBare && isSure && mayBeBare);
    const int end = mayBeLast ? page : isBare ? page - 1 : 0;
    const bool isBeyond = m_lastPage && end >= *m_lastPage && (mayBeBare || m_search->rowsOn(page) == 0);
    if (!hasOpenNumbers() && !isBeyond) return fail(whyNotWhole(read.page, isDoubted || !hasRows));
    m_search->read(page, {}, m_open);
    searchNumbers();
}

/// Posts that came since the first page was read, and pushed others down to where this page stands now.
bool RefreshRun::showsNewer(const ListPage &list) const
{
    const auto newest = m_firstIds.isEmpty() ? std::nullopt : decimalId(m_firstIds.first());
    return newest && std::any_of(list.rows.cbegin(), list.rows.cend(), [&newest](const Headline &row) {
               return !row.isNotice() && decimalId(row.id).value_or(0) > *newest;
           });
}

void RefreshRun::useNumbers(int page, const ListPage &list)
{
    // They are left to the next refresh: what stands between them and the first page is not read in this one.
    if (showsNewer(list)) {
        m_unexplained = true;
        m_search->read(page, {}, m_open);
        return searchNumbers();
    }
    const std::optional<qint64> top = measureOf(list).top;
    apply(list, [this, page, top](const Applied &applied) {
        m_search->read(page, applied.numbers, applied.open, top);
        m_open = applied.open;
        emit progressed(m_page + m_searched);
        if (!m_ended) searchNumbers();
    });
}

/// Rows that lie between two pages whose numbers leave no room for them.
void RefreshRun::applyVanished(QList<NumberSearch::Vanished> vanished, std::function<void()> then)
{
    if (vanished.isEmpty()) return then();
    const NumberSearch::Vanished first = vanished.takeFirst();
    whenDone(m_store.applyVanished(m_board.id, first, QDateTime::currentDateTimeUtc()), this,
             [this, vanished, first, then = std::move(then)](const Result<Applied> &applied) {
                 if (!applied) return m_ended ? then() : fail(applied.error());
                 count(*applied);
                 m_unexplained = m_unexplained || applied->gone + applied->pinned < first.lacking;
                 applyVanished(vanished, then);
             });
}

void RefreshRun::settle()
{
    if (m_ended) return;
    // What was in doubt before and cannot be cleared up now either is not asked for again and again.
    const bool isFound = !m_search || (m_search->isResolved() && !m_unexplained);
    mendBreaks(isFound || hasOpenNumbers());
}

/// Numbers of the cache that contradict one another were told by an old page, taken in good faith: where they do, the
/// board is read anew, and what came or went around there is found as any other change.
void RefreshRun::mendBreaks(bool numbersSettled)
{
    if (!m_search || !mayCount()) return finish(numbersSettled);
    lookAtRows([this, numbersSettled](const QList<HeadlineRow> &rows, const NumberSearch::Ground &numbers) {
        const QList<NumberBreak> breaks = breaksIn(rows, numbers.unbrokenFrom);
        for (const NumberBreak &found : breaks) {
            int page = m_search->pageOf(found.number);
            if (m_search->wasAsked(page)) page = m_search->pageOf(found.number - 1);
            if (m_search->wasAsked(page) || m_mended >= kMostMended) continue;
            ++m_mended;
            return askForNumbers(page);
        }
        // The whole board is off by what an old page told: the first page, read once more, says by how much.
        const bool isTopRight = std::any_of(rows.cbegin(), rows.cend(), [this](const HeadlineRow &row) {
            return row.headline.id == m_firstIds.value(0) && row.headline.number == m_firstNumber;
        });
        // What cannot be mended the next time either waits for news: its page may be one that shows no list.
        const bool isForNext = !breaks.isEmpty() && !m_board.newestPage.digest.isEmpty();
        if (!isTopRight || isForNext) m_copy = {};
        finish(numbersSettled);
    });
}

} // namespace newsboard
