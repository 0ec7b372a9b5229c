#include "app/usecases/refresh_run.h"

#include "app/store/store.h"
#include "app/sync/number_breaks.h"
#include "app/sync/page_doubt.h"
#include "app/sync/page_walk.h"
#include "app/sync/plan.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// However much news there is, one refresh reads no further.
constexpr int kMostPages = 50;
/// How many of the newest rows are looked at for known ground: more than one refresh can have stored.
constexpr int kGroundRows = 2'500;
/// How many of them show what is usual on the board.
constexpr qsizetype kUsualRows = 60;
/// How many pages one search for changes may cost; the next refresh goes on where it ended.
constexpr int kMostSearched = 60;
/// How many breaks of the cache's numbers one refresh looks at.
constexpr int kMostMended = 3;
/// How often the page before is read again because rows were lost between two pages.
constexpr int kMostPageSteps = 3;

/// Without what is pinned, which stands on every page.
QStringList idsOf(const ListPage &page)
{
    QStringList ids;
    for (const Headline &row : page.rows) {
        if (!row.flags.testFlag(Flag::Notice)) ids.append(row.id);
    }
    return ids;
}

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

/// Whether the numbers of the cache's rows run without holes.
bool isUnbroken(const QList<HeadlineRow> &rows)
{
    std::optional<qint64> last;
    for (const HeadlineRow &row : rows) {
        if (row.isGone() || row.headline.isNotice() || row.headline.depth > 0 || !row.headline.number) continue;
        if (last && *last != *row.headline.number + 1) return false;
        last = row.headline.number;
    }
    return last.has_value();
}

Error whyNotWhole(const ParsedPage &page, bool isDoubted)
{
    if (page.verdict != PageVerdict::Board) return verdictError(page);
    return Error{isDoubted ? ErrorKind::DoubtfulPage : ErrorKind::ConnectionLost, {}, 0};
}

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
    ListQuery newest;
    newest.board = m_board.id;
    newest.limit = kGroundRows;
    whenDone(m_store.list(newest), this, [this](const Result<QList<HeadlineRow>> &rows) {
        if (m_ended) return;
        if (!rows) return fail(rows.error());
        m_isUnbroken = isUnbroken(rows.value());
        m_hasRows = !rows->isEmpty();
        QList<HeadlineRow> grounded;
        for (const HeadlineRow &row : rows.value()) {
            if (isGround(row)) {
                grounded.append(row);
                m_ground.insert(row.headline.id);
                m_newestGround = std::max(m_newestGround.value_or(0), row.key);
            }
            if (!row.isGone() && m_newest.size() < kUsualRows) m_newest.append(row.headline);
        }
        whenDone(m_store.numberGround(m_board.id), this, [this, grounded](const Result<NumberSearch::Ground> &ground) {
            if (m_ended) return;
            if (!ground) return fail(ground.error());
            m_numberGround = ground.value();
            m_mayHaveBreaks = !breaksIn(grounded, m_numberGround.unbrokenFrom).isEmpty();
            readNews(1, m_board.url);
        });
    });
}

/// What stood in the cache when the last refresh ended well: nothing is missing below it. Rows that came since then,
/// with an article's page or by a refresh that broke off, may have a hole below them.
bool RefreshRun::isGround(const HeadlineRow &row) const
{
    return !m_board.lastRefreshed.isValid() || row.firstSeen <= m_board.lastRefreshed;
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

void RefreshRun::readNews(int page, const QUrl &address)
{
    m_page = page;
    m_asked = m_asked.first(page - 1) << address;
    // What an earlier search left open has to be looked for, whatever the first page says.
    const bool isInDoubt = !m_numberGround.open.isEmpty() || (mayCount() && m_mayHaveBreaks);
    const bool mayBeHeld = page == 1 && m_options.pages == 0 && !isInDoubt && !m_again;
    read(address, mayBeHeld ? m_board.newestPage : PageCopy(), [this](const ReadPage &news) { takeNews(news); });
}

void RefreshRun::takeNews(const ReadPage &news)
{
    if (m_page == 1) m_copy = news.copy;
    if (news.unchanged) return finish(true);
    const ParsedPage &page = news.page;
    if (page.verdict != PageVerdict::Board) {
        // A board that had rows and shows none may be empty by mistake: nothing is concluded, and it is said.
        const bool isEnd = page.verdict == PageVerdict::EmptyBoard && (m_page > 1 || m_board.headlines == 0);
        // A last page of a row or two may show no list to a reader that does not know the skin.
        const bool isLast = m_guessed || (m_lastPage && m_page >= *m_lastPage);
        const bool isBeyond = page.verdict == PageVerdict::Nothing && m_page > 1 && isLast;
        // A link to this page says that there is more, and so do numbers that count, where they do not end at one.
        const bool isLinked = m_page > 1 && !m_guessed && !isBeyond;
        const bool counts = m_board.numberKind == NumberKind::Counting;
        const bool isCounted = m_lastNumber > 1 && counts && !m_ground.isEmpty() && !isBeyond;
        if ((isLinked || m_lastNumber > 1) && !std::exchange(m_again, true)) return readNews(m_page, m_asked.last());
        if ((!isEnd && !isBeyond) || isLinked || isCounted) return fail(verdictError(page));
        return searchNumbers();
    }
    ListPage list = page.list;
    list.page = m_page;                         // Where it was asked for, whatever the page says of itself.
    if (page.truncated) list.rows.removeLast(); // Its title or its number may be half of one.
    // Servers that are asked for a page behind the last one often show the last one again; so does a page onto which
    // as many posts as it holds were pushed meanwhile.
    const QStringList ids = idsOf(list);
    const bool isRepeated = m_page > 1 && (ids.isEmpty() || ids == m_lastIds);
    if (isRepeated && m_lastNumber <= 1) return searchNumbers();
    const bool doubtful = isDoubted(list);
    const PageMeasure numbers = measureOf(list);
    // Below a number that counts and is not one there are rows.
    const bool goesOn = !ids.isEmpty() || m_lastNumber <= 1 || m_board.numberKind != NumberKind::Counting;
    const bool fits = goesOn && (!m_search || !numbers.top || m_search->fits(m_page, *numbers.top));
    if ((page.truncated || doubtful || !fits) && !m_again) {
        m_again = true;
        return readNews(m_page, m_asked.last());
    }
    m_again = false;
    if (doubtful || !goesOn) return fail(Error{ErrorKind::DoubtfulPage, {}, 0});
    if (fits || m_page == 1) return useNews(news, list);
    confirm(m_page, *numbers.top, [this, news, list](bool isOfNow) {
        // Where numbers do not count, or it was the same the last time, it is taken as it is.
        if (!isOfNow && mayCount() && !m_board.failingSince.isValid())
            return fail(Error{ErrorKind::DoubtfulPage, {}, 0});
        useNews(news, list);
    });
}

/// A page that does not go with the ones before it, whatever it was asked for: either the board changed, and then the
/// first page says so, or it is an older one out of a cache on the way.
void RefreshRun::confirm(int page, qint64 topNumber, std::function<void(bool)> then)
{
    read(m_board.url, {}, [this, page, topNumber, then = std::move(then)](const ReadPage &first) {
        ListPage list = first.page.list;
        list.page = 1;
        const PageMeasure numbers = measureOf(list);
        const QStringList ids = idsOf(list);
        const bool isWhole = first.page.verdict == PageVerdict::Board && !first.page.truncated && !isDoubted(list);
        // An older page lacks the newest posts, of which one may have been deleted or pinned meanwhile. More news than
        // a page holds push them down: those are the next refresh's, for nothing may be missing below what is stored.
        const QStringList newest = m_firstIds.first(std::min<qsizetype>(m_firstIds.size(), 2));
        const bool hasNewest = std::any_of(newest.cbegin(), newest.cend(), [&ids](const QString &id) {
            return ids.contains(id); // In its order: pinned, it may have any number of news below it.
        });
        const bool isPushed = numbers.top && *numbers.top >= m_firstNumber + ids.size();
        const bool isOfNow = isWhole && (hasNewest || isPushed) && numbers.top &&
                             NumberSearch::agree(page, topNumber, *numbers.top, int(ids.size()));
        if (!isOfNow) return then(false);
        if (!hasNewest) {
            m_metGround = false; // What was read so far lies below this page, and what is between them is not known.
            m_search->read(1, {}, m_open, *numbers.top);
            return then(true);
        }
        m_copy = first.copy;
        m_firstIds = ids;
        m_firstNumber = *numbers.top;
        if (m_first) m_first = list;
        apply(list,
              [this, then, top = *numbers.top](const Applied &applied) {
                  // Where posts came or went further down, what was read before is no longer so.
                  const auto &reading = applied.numbers;
                  if (!reading || reading->below != 0 || reading->above != 0)
                      m_search.emplace(m_numberGround, int(m_firstIds.size()));
                  m_search->read(1, applied.numbers, applied.open, top);
                  m_open = applied.open;
                  then(true);
              },
              {});
    });
}

void RefreshRun::useNews(const ReadPage &news, const ListPage &list)
{
    const QStringList ids = idsOf(list);
    const PageMeasure numbers = measureOf(list);
    const bool isRepeated = m_page > 1 && (ids.isEmpty() || ids == m_lastIds);
    if (isRepeated && (ids.isEmpty() || ++m_repeats > 1)) return searchNumbers();
    if (hasLostRows(list)) {
        ++m_steppedBack;
        m_lastIds.clear();
        m_lastNumber = 0;
        m_bottomNumber.reset();
        return readNews(m_page - 1, m_asked[m_page - 2]);
    }
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
        if (m_page == 1 && applied.numbers && !m_search) m_search.emplace(m_numberGround, int(m_lastIds.size()));
        if (m_search) m_search->read(m_page, applied.numbers, applied.open, top);
        m_open = applied.open;
        if (m_page == 1 && (m_first || !applied.metKnown)) m_first = list;
        m_report.pages = m_page;
        m_report.lowest = applied.lowest;
        emit progressed(m_page);
        if (!m_ended) goOn(list);
    });
}

/// The first hole between a board's numbers may be one between an old page and the one before it: as long as there is
/// none, they are held to count.
bool RefreshRun::mayCount() const
{
    const NumberKind kind = m_board.numberKind;
    return kind == NumberKind::Counting || (kind == NumberKind::Unknown && m_isUnbroken);
}

/// Rows that are missing twice in a row are missing. A board that had rows and shows none of its own may
/// be another one.
bool RefreshRun::isDoubted(const ListPage &list) const
{
    const bool hadRows =
        std::any_of(m_newest.cbegin(), m_newest.cend(), [](const Headline &row) { return !row.isNotice(); });
    if (list.page == 1 && hadRows && idsOf(list).isEmpty()) return true;
    if (isOfAnotherBoard(list, m_newest)) return true;
    if (m_board.failingSince.isValid()) return false;
    return leavesRowsOut(list, m_newest, m_board.numberKind) || isShort(list, m_board.rowsPerPage);
}

/// Whether a post that vanished meanwhile pulled a row from this page onto the one before, where it was not yet.
bool RefreshRun::hasLostRows(const ListPage &list) const
{
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
    const bool isTheSame = std::any_of(m_newest.cbegin(), m_newest.cend(),
                                       [this](const Headline &row) { return m_lastIds.contains(row.id); });
    if (m_page == 1 && news.movedTo.isValid() && isTheSame)
        m_movedTo = news.page.list.boardUrl.isValid() ? news.page.list.boardUrl : news.movedTo;
}

/// Where no row is ground, none has a number that others can be held against.
std::optional<Key> RefreshRun::newestTrusted() const
{
    return m_newestGround || !m_hasRows ? m_newestGround : std::optional(m_numberGround.lowestKey);
}

void RefreshRun::apply(const ListPage &list, std::function<void(const Applied &)> then)
{
    apply(list, std::move(then), {m_search ? m_search->exact() : QList<ExactPlace>(), newestTrusted()});
}

void RefreshRun::apply(const ListPage &list, std::function<void(const Applied &)> then, const RefreshPlace &place)
{
    whenDone(m_store.applyPage(m_board.id, list, now(), place), this,
             [this, then = std::move(then)](const Result<Applied> &applied) {
                 if (m_ended) return;
                 if (!applied) return fail(applied.error());
                 count(*applied);
                 m_board.numberKind = applied->numberKind;
                 m_mayHaveBreaks = true;
                 // Once more the same page may prove what it does not now, for its rows are known by then.
                 if (applied->isUndecided) m_copy = {};
                 then(*applied);
             });
}

void RefreshRun::count(const Applied &applied)
{
    m_report.added += applied.added;
    m_report.changed += applied.changed;
    m_report.gone += applied.gone;
}

void RefreshRun::goOn(const ListPage &list)
{
    m_metGround = m_metGround || std::any_of(m_lastIds.cbegin(), m_lastIds.cend(),
                                             [this](const QString &id) { return m_ground.contains(id); });
    const bool isNew = m_ground.isEmpty() && !m_board.lastRefreshed.isValid(); // Its first page is enough.
    const bool isMost = m_page >= std::max(kMostPages, m_options.pages);
    const bool enough = isMost || (m_page >= m_options.pages && (m_metGround || isNew));
    const bool atEnd = list.isLast || (list.lastPage && m_page >= *list.lastPage);
    m_report.isEnd = atEnd && !list.truncated;
    m_holed = m_holed || (list.truncated && !m_metGround && !m_ground.isEmpty());
    m_guessed = !list.nextPage.isValid();
    const QUrl next = m_guessed ? m_board.addresses.pageAddress(m_page + 1, m_board.url) : list.nextPage;
    // What a refresh does not come to is left to a back-fill.
    if (isMost && !atEnd && !m_metGround && !isNew)
        m_store.addGap(m_board.id, {m_report.lowest, m_newestGround.value_or(0), m_page, {}, {}});
    if (!enough && !atEnd && next.isValid()) return readNews(m_page + 1, next);
    if (!m_first) return searchNumbers();
    // A first page of nothing but news could prove nothing of the notices that it does not show; now it is known.
    apply(*std::exchange(m_first, std::nullopt), [this, list](const Applied &applied) {
        // What is pinned no more is a row again, or is missing from the page that met what was known.
        if (applied.changed == 0 || list.page == 1) return searchNumbers();
        apply(list, [this](const Applied &) { searchNumbers(); });
    });
}

/// Looks for what came or went further down, as long as the numbers say so and there is a page to ask for.
void RefreshRun::searchNumbers()
{
    const int page = m_search ? m_search->nextPage().value_or(0) : 0;
    const QUrl address = page > 0 ? m_board.addresses.pageAddress(page, m_board.url) : QUrl();
    if (!address.isValid()) return settle(m_search ? m_search->vanished() : QList<NumberSearch::Vanished>());
    askForNumbers(page);
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
    const bool hasRows = read.page.verdict == PageVerdict::Board && !idsOf(list).isEmpty();
    const bool isWhole = hasRows && !read.page.truncated && !doubtful;
    const PageMeasure numbers = measureOf(list);
    const bool fits = isWhole && numbers.top && m_search->fits(page, *numbers.top);
    if (!fits && !std::exchange(m_again, true)) return askForNumbers(page);
    m_again = false;
    if (isWhole && numbers.top && !fits) {
        confirm(page, *numbers.top, [this, page, list](bool isOfNow) {
            if (isOfNow || !mayCount()) return useNumbers(page, list);
            m_unexplained = true;
            m_search->read(page, {}, m_open);
            searchNumbers();
        });
        return;
    }
    if (!isWhole) {
        // The next refresh looks again; what does not come then either is done without.
        // A last page of a row or two may show no list; behind it there is none.
        const PageVerdict verdict = read.page.verdict;
        const bool isBare = !hasRows && (verdict == PageVerdict::Board || verdict == PageVerdict::EmptyBoard);
        const int end = verdict == PageVerdict::Nothing ? page : isBare ? page - 1 : 0;
        const bool isBeyond = m_lastPage && end >= *m_lastPage;
        if (m_numberGround.open.isEmpty() && !isBeyond) return fail(whyNotWhole(read.page, doubtful || !hasRows));
        m_search->read(page, {}, m_open);
        return searchNumbers();
    }
    useNumbers(page, list);
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
void RefreshRun::settle(QList<NumberSearch::Vanished> vanished)
{
    if (vanished.isEmpty()) {
        // What was in doubt before and cannot be cleared up now either is not asked for again and again.
        const bool isFound = !m_search || (m_search->isResolved() && !m_unexplained);
        const bool settled = isFound || !m_numberGround.open.isEmpty();
        return mendBreaks(settled);
    }
    const NumberSearch::Vanished first = vanished.takeFirst();
    whenDone(m_store.applyVanished(m_board.id, first, QDateTime::currentDateTimeUtc()), this,
             [this, vanished, first](const Result<Applied> &applied) {
                 if (m_ended) return;
                 if (!applied) return fail(applied.error());
                 count(*applied);
                 m_unexplained = m_unexplained || applied->gone + applied->pinned < first.lacking;
                 settle(vanished);
             });
}

/// Numbers of the cache that contradict one another were told by an old page, taken in good faith: where they do, the
/// board is read anew, and what came or went around there is found as any other change.
void RefreshRun::mendBreaks(bool numbersSettled)
{
    if (!m_mayHaveBreaks || !m_search || !mayCount() || m_mended >= kMostMended) return finish(numbersSettled);
    ListQuery newest;
    newest.board = m_board.id;
    newest.limit = kGroundRows;
    whenDone(m_store.list(newest), this, [this, numbersSettled](const Result<QList<HeadlineRow>> &rows) {
        if (m_ended) return;
        if (!rows) return fail(rows.error());
        // The whole board is off by what an old page told: the first page, read once more, says by how much.
        const bool isTopRight = std::any_of(rows->cbegin(), rows->cend(), [this](const HeadlineRow &row) {
            return row.headline.id == m_firstIds.value(0) && row.headline.number == m_firstNumber;
        });
        if (!isTopRight) m_copy = {};
        whenDone(m_store.numberGround(m_board.id), this,
                 [this, numbersSettled, rows](const Result<NumberSearch::Ground> &ground) {
                     if (m_ended) return;
                     if (!ground) return fail(ground.error());
                     for (const NumberBreak &found : breaksIn(rows.value(), ground->unbrokenFrom)) {
                         int page = m_search->pageOf(found.number);
                         if (m_search->wasAsked(page)) page = m_search->pageOf(found.number - 1);
                         if (m_search->wasAsked(page)) continue;
                         ++m_mended;
                         return askForNumbers(page);
                     }
                     finish(numbersSettled);
                 });
    });
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
    if (isWhole && m_numberGround.unbrokenFrom != makeKey(m_board.id, 0)) m_store.noteWhole(m_board.id);
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
    whenDone(m_store.noteFailed(m_board.id, QDateTime::currentDateTimeUtc(), error), this,
             [this, error](const Done &) { emit failed(error, m_report); });
}

} // namespace newsboard
