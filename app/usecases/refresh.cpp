#include "app/usecases/refresh.h"

#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"

#include <QSet>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// However much news there is, one refresh reads no further.
constexpr int kMostPages = 50;
/// How many of the newest rows are looked at for known ground: more than one refresh can have stored.
constexpr int kGroundRows = 2'500;

/// Without what is pinned, which stands on every page.
QStringList idsOf(const ListPage &page)
{
    QStringList ids;
    for (const Headline &row : page.rows) {
        if (!row.flags.testFlag(Flag::Notice)) ids.append(row.id);
    }
    return ids;
}

} // namespace

/// One refresh of one board: a small state machine around fetch, parse, apply.
class Refresh::Run : public QObject {
public:
    Run(Refresh &refresh, const Board &board, const RefreshOptions &options)
        : QObject(&refresh), m_refresh(refresh), m_board(board), m_options(options)
    {
    }

    void begin()
    {
        emit m_refresh.started(m_board.id);
        // As the cache has it now: when it was last well decides how far is read.
        whenDone(m_refresh.m_store.boards(), this, [this](const Result<QList<Board>> &boards) {
            if (m_ended) return;
            if (!boards) return fail(boards.error());
            for (const Board &board : boards.value()) {
                if (board.id == m_board.id) m_board = board;
            }
            findGround();
        });
    }

    void cancel()
    {
        if (m_ended) return;
        m_fetch.cancel();
        fail(Error{ErrorKind::Cancelled, {}, 0});
    }

private:
    void findGround()
    {
        ListQuery newest;
        newest.board = m_board.id;
        newest.limit = kGroundRows;
        whenDone(m_refresh.m_store.list(newest), this, [this](const Result<QList<HeadlineRow>> &rows) {
            if (m_ended) return;
            if (!rows) return fail(rows.error());
            for (const HeadlineRow &row : rows.value()) {
                if (isGround(row)) m_ground.insert(row.headline.id);
            }
            readNext(m_board.url);
        });
    }

    /// What stood in the cache when the last refresh ended well: nothing is missing below it. Rows that came since
    /// then, with an article's page or by a refresh that broke off, may have a hole below them. (The cache counts in
    /// seconds; where a refresh broke off, one of the same second is not trusted.)
    bool isGround(const HeadlineRow &row) const
    {
        if (!m_board.lastRefreshed.isValid()) return true;
        return m_board.failingSince.isValid() ? row.firstSeen < m_board.lastRefreshed
                                              : row.firstSeen <= m_board.lastRefreshed;
    }

    void readNext(const QUrl &address)
    {
        FetchRequest request;
        request.url = address;
        PageHint hint;
        hint.zone = m_board.zone;
        m_fetch =
            readPage(m_refresh.m_fetcher, m_refresh.m_skins, request, hint, this, [this](const Result<ReadPage> &read) {
                if (m_ended) return;
                if (read) {
                    m_report.requests += read->requests;
                    return take(*read);
                }
                const Error &error = read.error();
                if (error.kind != ErrorKind::Offline) ++m_report.requests;
                const bool isMissing =
                    error.kind == ErrorKind::HttpStatus && (error.status == 404 || error.status == 410);
                if (isMissing && m_guessed) return finish();
                fail(error);
            });
    }

    void take(const ReadPage &read)
    {
        const ParsedPage &page = read.page;
        if (page.verdict != PageVerdict::Board) {
            // A board that had rows and shows none may be empty by mistake: nothing is concluded, and it is said.
            const bool isEnd = page.verdict == PageVerdict::EmptyBoard && (m_pages > 0 || m_board.headlines == 0);
            const bool isBeyond = page.verdict == PageVerdict::Nothing && m_guessed;
            return isEnd || isBeyond ? finish() : fail(verdictError(page));
        }
        // Servers that are asked for a page behind the last one often show the last one again.
        const QStringList ids = idsOf(page.list);
        if (m_pages > 0 && (ids.isEmpty() || ids == m_lastIds)) return finish();
        m_lastIds = ids;
        ++m_pages;
        m_report.truncated = m_report.truncated || page.truncated;
        ListPage list = page.list;
        list.page = m_pages; // Where it was asked for, whatever the page says of itself.
        const Board known = described(m_board, list);
        if (known != m_board) {
            m_board = known;
            m_refresh.m_store.updateBoard(known);
        }
        whenDone(m_refresh.m_store.applyPage(m_board.id, list, QDateTime::currentDateTimeUtc()), this,
                 [this, list](const Result<Applied> &applied) {
                     if (m_ended) return;
                     if (!applied) return fail(applied.error());
                     m_report.added += applied->added;
                     m_report.changed += applied->changed;
                     m_report.gone += applied->gone;
                     emit m_refresh.progressed(m_board.id, m_pages, m_options.pages);
                     if (!m_ended) goOn(list);
                 });
    }

    void goOn(const ListPage &list)
    {
        const bool metGround = std::any_of(m_lastIds.cbegin(), m_lastIds.cend(),
                                           [this](const QString &id) { return m_ground.contains(id); });
        const bool isNew = m_ground.isEmpty() && !m_board.lastRefreshed.isValid(); // Its first page is enough.
        const bool enough =
            m_options.pages > 0 ? m_pages >= m_options.pages : metGround || isNew || m_pages >= kMostPages;
        const bool atEnd = list.isLast || (list.lastPage && m_pages >= *list.lastPage);
        m_guessed = !list.nextPage.isValid();
        const QUrl next = m_guessed ? m_board.addresses.pageAddress(m_pages + 1, m_board.url) : list.nextPage;
        if (enough || atEnd || !next.isValid()) return finish();
        readNext(next);
    }

    void finish()
    {
        m_ended = true;
        note({}, [this](const Done &noted) {
            leave();
            if (noted)
                emit m_refresh.finished(m_board.id, m_report);
            else
                emit m_refresh.failed(m_board.id, noted.error(), m_report);
        });
    }

    void fail(const Error &error)
    {
        m_ended = true;
        const auto tell = [this, error] {
            leave();
            emit m_refresh.failed(m_board.id, error, m_report);
        };
        // Neither is a fault of the board's.
        if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Offline) return tell();
        note(errorText(error), [tell](const Done &) { tell(); });
    }

    /// Whoever is told of the end finds the cache knowing of it.
    void note(const std::optional<QString> &error, std::function<void(const Done &)> then)
    {
        whenDone(m_refresh.m_store.noteRefreshed(m_board.id, QDateTime::currentDateTimeUtc(), error), this,
                 std::move(then));
    }

    void leave()
    {
        m_refresh.m_runs.remove(m_board.id);
        deleteLater();
    }

    Refresh &m_refresh;
    Board m_board;
    RefreshOptions m_options;
    RefreshReport m_report;
    QFuture<void> m_fetch;
    QSet<QString> m_ground;
    QStringList m_lastIds;  ///< Of the page read last.
    bool m_guessed = false; ///< The page's address was worked out, not linked to.
    bool m_ended = false;
    int m_pages = 0;
};

Refresh::Refresh(Store &store, Fetcher &fetcher, const SkinSet &skins, QObject *parent)
    : QObject(parent), m_store(store), m_fetcher(fetcher), m_skins(skins)
{
}

Refresh::~Refresh() = default;

void Refresh::refresh(const Board &board, const RefreshOptions &options)
{
    if (m_runs.contains(board.id)) return;
    auto *run = new Run(*this, board, options);
    m_runs.insert(board.id, run);
    run->begin();
}

void Refresh::cancel(BoardId board)
{
    if (Run *run = m_runs.value(board, nullptr)) run->cancel();
}

void Refresh::cancelAll()
{
    const auto runs = m_runs.values();
    for (Run *run : runs)
        run->cancel();
}

bool Refresh::isRunning(BoardId board) const
{
    return m_runs.contains(board);
}

} // namespace newsboard
