#include "app/usecases/refresh.h"

#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// However much news there is, one refresh reads no further; the next goes on.
constexpr int kMostPages = 50;

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
        readNext(m_board.url);
    }

    void cancel() { m_fetch.cancel(); }

private:
    void readNext(const QUrl &address)
    {
        FetchRequest request;
        request.url = address;
        PageHint hint;
        hint.zone = m_board.zone;
        m_fetch =
            readPage(m_refresh.m_fetcher, m_refresh.m_skins, request, hint, this, [this](const Result<ReadPage> &read) {
                if (!read) {
                    ++m_report.requests;
                    return fail(read.error());
                }
                m_report.requests += read->requests;
                take(*read);
            });
    }

    void take(const ReadPage &read)
    {
        const ParsedPage &page = read.page;
        const bool isBoard = page.verdict == PageVerdict::Board;
        // A board that had rows and shows none may be empty by mistake: nothing is concluded, and it is said.
        const bool isEmpty = page.verdict == PageVerdict::EmptyBoard && m_board.headlines == 0;
        if (!isBoard && !isEmpty)
            return fail(page.verdict == PageVerdict::EmptyBoard ? Error{ErrorKind::NoBoardHere, {}, 0}
                                                                : verdictError(page));
        ++m_pages;
        m_report.truncated = m_report.truncated || page.truncated;
        ListPage list = page.list;
        list.page = m_pages; // Where it was asked for, whatever the page says of itself.
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const Board known = described(m_board, list);
        if (known != m_board) {
            m_board = known;
            m_refresh.m_store.updateBoard(known);
        }
        whenDone(m_refresh.m_store.applyPage(m_board.id, list, now), this,
                 [this, list](const Result<Applied> &applied) {
                     if (!applied) return fail(applied.error());
                     m_report.added += applied->added;
                     m_report.changed += applied->changed;
                     m_report.gone += applied->gone;
                     emit m_refresh.progressed(m_board.id, m_pages, m_options.pages);
                     goOn(list, *applied);
                 });
    }

    void goOn(const ListPage &list, const Applied &applied)
    {
        const bool wasEmpty = m_board.headlines == 0; // A board that is new: its first page is enough.
        const bool enough =
            m_options.pages > 0 ? m_pages >= m_options.pages : applied.metKnown || wasEmpty || applied.added == 0;
        const bool atEnd = list.isLast || (list.lastPage && m_pages >= *list.lastPage);
        QUrl next = list.nextPage;
        if (!next.isValid()) next = m_board.addresses.pageAddress(m_pages + 1, m_board.url);
        if (enough || atEnd || !next.isValid() || m_pages >= kMostPages) return finish();
        readNext(next);
    }

    void finish()
    {
        end({});
        emit m_refresh.finished(m_board.id, m_report);
    }

    void fail(const Error &error)
    {
        end(error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Offline ? std::nullopt
                                                                                   : std::optional(errorText(error)),
            false);
        emit m_refresh.failed(m_board.id, error, m_report);
    }

    void end(const std::optional<QString> &error, bool well = true)
    {
        if (well || error) m_refresh.m_store.noteRefreshed(m_board.id, QDateTime::currentDateTimeUtc(), error);
        m_refresh.m_runs.remove(m_board.id);
        deleteLater();
    }

    Refresh &m_refresh;
    Board m_board;
    RefreshOptions m_options;
    RefreshReport m_report;
    QFuture<void> m_fetch;
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
