// Of a refresh: the walk over the pages of news, down to what is known.

#include "app/store/store.h"
#include "app/sync/page_walk.h"
#include "app/sync/plan.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"
#include "app/usecases/refresh_run.h"

#include <algorithm>

namespace newsboard {

namespace {

/// However much news there is, one refresh reads no further.
constexpr int kMostPages = 50;
/// How often the page before is read again because rows were lost between two pages.
constexpr int kMostPageSteps = 3;

/// Of the first and the last row in order.
std::pair<std::optional<qint64>, std::optional<qint64>> endNumbers(const ListPage &page)
{
    std::pair<std::optional<qint64>, std::optional<qint64>> ends;
    for (const PageRow &row : distinctRows(page.rows)) {
        if (!row.isInOrder) continue;
        if (!ends.first) ends.first = row.headline.number;
        ends.second = row.headline.number;
    }
    return ends;
}

} // namespace

void RefreshRun::readNews(int page, const QUrl &address)
{
    m_page = page;
    m_asked = m_asked.first(page - 1) << address;
    // What an earlier search left open has to be looked for, whatever the first page says.
    const bool mayBeHeld = page == 1 && m_options.pages == 0 && !hasOpenNumbers() && !m_again;
    read(address, mayBeHeld ? m_board.newestPage : PageCopy(), [this](const ReadPage &news) { takeNews(news); });
}

void RefreshRun::takeNews(const ReadPage &news)
{
    if (m_page == 1) m_copy = news.copy;
    if (news.unchanged) return finish(true);
    ParsedPage page = news.page;
    // Nothing but what is pinned on every page.
    const bool isBare = m_page > 1 && page.verdict == PageVerdict::Board && idsInList(page.list).isEmpty();
    if (isBare) page.verdict = PageVerdict::EmptyBoard;
    if (page.verdict != PageVerdict::Board) return takeNone(page);
    ListPage list = page.list;
    list.page = m_page;                         // Where it was asked for, whatever the page says of itself.
    if (page.truncated) list.rows.removeLast(); // Its title or its number may be half of one.
    // Servers that are asked for a page behind the last one often show the last one again; so does a page onto which
    // as many posts as it holds were pushed meanwhile.
    const QStringList ids = idsInList(list);
    if (m_page > 1 && ids == m_lastIds && m_lastNumber <= 1) return endNews();
    const bool doubtful = isDoubted(list);
    const PageMeasure numbers = measureOf(list);
    const bool fits = !m_search || !numbers.top || m_search->fits(m_page, *numbers.top);
    if ((page.truncated || doubtful || !fits) && !m_again) {
        m_again = true;
        return readNews(m_page, m_asked.last());
    }
    m_again = false;
    if (doubtful) return fail(Error{ErrorKind::DoubtfulPage, {}, 0});
    if (fits || m_page == 1) return useNews(news, list);
    confirm(m_page, *numbers.top, [this, news, list](bool isOfNow) {
        if (isOfNow || believesOther()) useNews(news, list);
    });
}

/// A page without rows in order: the end of the board, or not what it was asked for.
void RefreshRun::takeNone(const ParsedPage &page)
{
    // A board that had rows and shows none may be empty by mistake: nothing is concluded, and it is said.
    const bool isEnd = page.verdict == PageVerdict::EmptyBoard && (m_page > 1 || m_board.headlines == 0);
    // A last page of a row or two may show no list to a reader that does not know the skin.
    const bool isLast = m_guessed || (m_lastPage && m_page >= *m_lastPage);
    const bool isBeyond = page.verdict == PageVerdict::Nothing && m_page > 1 && isLast;
    // A link to this page says that there is more, and so do numbers that count, where they do not end at one.
    const bool isLinked = m_page > 1 && !m_guessed && !isBeyond && m_lastNumber != 1;
    const bool counts = m_board.numberKind == NumberKind::Counting;
    const bool isCounted = m_lastNumber > 1 && counts && !m_ground.isEmpty() && !isBeyond;
    if ((isLinked || m_lastNumber > 1) && !std::exchange(m_again, true)) return readNews(m_page, m_asked.last());
    if ((!isEnd && !isBeyond) || isLinked || isCounted) return missNews(page);
    endNews();
}

/// There is no more to read. Where that is above what is known and no number says that it is the board's end, rows may
/// be missing in between: it is doubted once. Believed the next time, it leaves a gap to a back-fill.
void RefreshRun::endNews()
{
    const bool isWhole = m_metGround || m_ground.isEmpty() || m_lastNumber == 1;
    if (isWhole) return searchNumbers();
    if (!m_board.failingSince.isValid()) return fail(Error{ErrorKind::DoubtfulPage, {}, 0});
    leaveGap();
    searchNumbers();
}

/// What a refresh does not come to is left to a back-fill.
void RefreshRun::leaveGap()
{
    m_store.addGap(m_board.id, {m_report.lowest, m_ground.newest().value_or(0), m_page, {}, {}});
}

/// Whether a page is taken that does not go with the ones before it, and is none of another moment: where numbers do
/// not count, or where it was the same the last time, when the refresh failed by it as this one does now.
bool RefreshRun::believesOther()
{
    if (!mayCount()) return true;
    if (!m_board.failingSince.isValid()) {
        fail(Error{ErrorKind::DoubtfulPage, {}, 0});
        return false;
    }
    if (m_board.numberKind == NumberKind::Unknown) m_store.noteFixedNumbers(m_board.id);
    return true;
}

/// A page that is not there may have been there until now: posts vanished, or pages hold more rows. Then the first page
/// is another one by now, and what stood here stands on a page before.
void RefreshRun::missNews(const ParsedPage &page)
{
    const auto goBack = [this, error = verdictError(page)] {
        if (!m_hasFirstChanged || m_page == 1 || m_steppedBack >= kMostPageSteps) return fail(error);
        stepBack();
    };
    if (m_hasFirstChanged || m_page == 1) return goBack();
    confirm(m_page, {}, [goBack](bool) { goBack(); });
}

/// Reads the page before once more, and goes on from there.
void RefreshRun::stepBack()
{
    ++m_steppedBack;
    m_lastIds.clear();
    m_lastNumber = 0;
    m_bottomNumber.reset();
    m_again = false;
    readNews(m_page - 1, m_asked[m_page - 2]);
}

/// A page that does not go with the ones before it, whatever it was asked for: either the board changed, and then the
/// first page says so, or it is an older one out of a cache on the way. Where no numbers are searched, only whether the
/// first page changed can be told.
void RefreshRun::confirm(int page, std::optional<qint64> topNumber, std::function<void(bool)> then)
{
    read(m_board.url, {}, [this, page, topNumber, then = std::move(then)](const ReadPage &first) {
        ListPage list = first.page.list;
        list.page = 1;
        const PageMeasure numbers = measureOf(list);
        const QStringList ids = idsInList(list);
        const bool isDoubtful = isDoubted(list);
        const bool isWhole = first.page.verdict == PageVerdict::Board && !first.page.truncated && !isDoubtful;
        if (!m_search) {
            m_hasFirstChanged = isWhole && ids != m_firstIds;
            return then(false);
        }
        // The server has trouble by now, whatever it showed before.
        if (!isWhole) return fail(whyNotWhole(first.page, isDoubtful));
        if (list.lastPage) m_lastPage = list.lastPage;
        // An older page lacks the newest posts, of which one may have been deleted or pinned meanwhile. More news than
        // a page holds push them down: those are the next refresh's, for nothing may be missing below what is stored.
        const QStringList newest = m_firstIds.first(std::min<qsizetype>(m_firstIds.size(), 2));
        const bool hasNewest = std::any_of(newest.cbegin(), newest.cend(), [&ids](const QString &id) {
            return ids.contains(id); // In its order: pinned, it may have any number of news below it.
        });
        const bool isPushed = numbers.top && *numbers.top >= m_firstNumber + ids.size();
        const bool isOfNow = (hasNewest || isPushed) && numbers.top &&
                             (!topNumber || NumberSearch::agree(page, *topNumber, *numbers.top, int(ids.size())));
        if (!isOfNow) return then(false);
        if (!hasNewest) {
            m_metGround = false; // What was read so far lies below this page, and what is between them is not known.
            m_search->read(1, {}, m_open, *numbers.top);
            return then(true);
        }
        m_copy = first.copy;
        useFirstAgain(list, *numbers.top, [then] { then(true); });
    });
}

/// The first page once more, with what came and went at the top meanwhile.
void RefreshRun::useFirstAgain(const ListPage &list, qint64 topNumber, std::function<void()> then)
{
    const QStringList ids = idsInList(list);
    const bool isResized = ids.size() != m_firstIds.size();
    m_hasFirstChanged = ids != m_firstIds;
    m_firstIds = ids;
    m_firstNumber = topNumber;
    if (m_first) m_first = list;
    apply(list,
          [this, then = std::move(then), isResized, topNumber](const Applied &applied) {
              // Where posts came or went further down, what was read before is no longer so.
              const auto &reading = applied.numbers;
              if (isResized || !reading || reading->below != 0 || reading->above != 0)
                  m_search.emplace(m_ground.numbers(), int(m_firstIds.size()));
              m_search->read(1, applied.numbers, applied.open, topNumber);
              m_open = applied.open;
              then();
          },
          {});
}

void RefreshRun::useNews(const ReadPage &news, const ListPage &list)
{
    const QStringList ids = idsInList(list);
    const PageMeasure numbers = measureOf(list);
    if (m_page > 1 && ids == m_lastIds && ++m_repeats > 1) return endNews();
    if (hasLostRows(list)) return stepBack();
    // News pushed this page down since the first one was read: it lies above what that one met.
    if (m_page > 1 && m_board.isOrdered && showsNewer(list)) m_metGround = false;
    const bool goesOn = numbers.top && (m_page == 1 || (m_lastNumber > 0 && *numbers.top >= m_lastNumber - 1));
    m_isWalkWhole = m_isWalkWhole && goesOn;
    m_lastIds = ids;
    m_lastNumber = numbers.bottom.value_or(0);
    m_bottomNumber = endNumbers(list).second;
    if (list.lastPage) m_lastPage = list.lastPage;
    m_report.truncated = m_report.truncated || list.truncated;
    if (m_page == 1) {
        m_firstIds = ids;
        m_firstNumber = numbers.top.value_or(0);
    }
    learn(news, list);
    apply(list, [this, list, top = numbers.top.value_or(0)](const Applied &applied) {
        if (m_page == 1 && applied.numbers && !m_search) m_search.emplace(m_ground.numbers(), int(m_lastIds.size()));
        if (m_search) m_search->read(m_page, applied.numbers, applied.open, top);
        m_open = applied.open;
        if (m_page == 1 && (m_first || !applied.metKnown || applied.isNewerOpen)) m_first = list;
        m_report.pages = m_page;
        m_report.lowest = applied.lowest;
        emit progressed(m_page);
        if (!m_ended) goOn(list);
    });
}

/// Whether a post that vanished meanwhile pulled a row from this page onto the one before, where it was not yet.
bool RefreshRun::hasLostRows(const ListPage &list) const
{
    // In another order than that of its numbers a page has nothing but holes.
    if (!m_board.isOrdered && !measureOf(list).top) return false;
    // Where numbers do not count, it may be a hole like others.
    const int most = m_board.numberKind == NumberKind::Counting ? kMostPageSteps : 1;
    const auto [top, bottom] = endNumbers(list);
    return m_page > 1 && m_steppedBack < most && m_bottomNumber && top && *top < *m_bottomNumber - 1;
}

void RefreshRun::learn(const ReadPage &news, const ListPage &list)
{
    const Board known = described(m_board, list);
    if (known != m_board) {
        m_board = known;
        m_store.updateBoard(known);
    }
    if (m_page == 1 && news.movedTo.isValid() && m_ground.showsNewest(m_lastIds))
        m_movedTo = news.page.list.boardUrl.isValid() ? news.page.list.boardUrl : news.movedTo;
}

void RefreshRun::goOn(const ListPage &list)
{
    if (m_first && m_page > 1) m_news.append(list);
    // Where a comment brings a row to the top, one that is known says nothing of what stands below it.
    m_metGround = m_metGround || (m_board.isOrdered ? m_ground.isMetBy(m_lastIds) : m_ground.isMetUnmovedBy(list));
    const bool isNew = m_ground.isEmpty() && !m_board.lastRefreshed.isValid(); // Its first page is enough.
    const bool isMost = m_page >= std::max(kMostPages, m_options.pages);
    const bool enough = isMost || (m_page >= m_options.pages && (m_metGround || isNew));
    const bool atEnd = list.isLast || (list.lastPage && m_page >= *list.lastPage);
    m_report.isEnd = atEnd && !list.truncated;
    m_holed = m_holed || (list.truncated && !m_metGround && !m_ground.isEmpty());
    m_guessed = !list.nextPage.isValid();
    const QUrl next = m_guessed ? m_board.addresses.pageAddress(m_page + 1, m_board.url) : list.nextPage;
    if (isMost && !atEnd && !m_metGround && !isNew) leaveGap();
    if (!enough && !atEnd && next.isValid()) return readNews(m_page + 1, next);
    if (enough) return searchNumbers();
    endNews();
}

} // namespace newsboard
