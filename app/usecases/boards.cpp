#include "app/usecases/boards.h"

#include "app/domain/board_order.h"
#include "app/parse/text.h"
#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/page_reading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// While a board is filled its counts change with each page.
constexpr std::chrono::milliseconds kReloadingPace{100};

bool isList(const ParsedPage &page)
{
    return page.verdict == PageVerdict::Board || page.verdict == PageVerdict::EmptyBoard;
}

bool isNewestPage(const ParsedPage &page)
{
    return isList(page) && page.list.page == 1 && page.list.openId.isEmpty();
}

bool isSameList(const QUrl &one, const QUrl &other)
{
    return addressFingerprint(one) == addressFingerprint(other);
}

} // namespace

Boards::Boards(Store &store, Fetcher &fetcher, const SkinSet &skins, QObject *parent)
    : QObject(parent), m_store(store), m_reloading(kReloadingPace, [this] { reload(); }), m_fetcher(fetcher),
      m_skins(skins)
{
    connect(&m_store, &Store::changed, this, [this](const Change &change) {
        if (change.boards) m_reloading.want();
    });
}

std::optional<Board> Boards::board(BoardId id) const
{
    const auto found =
        std::find_if(m_boards.begin(), m_boards.end(), [id](const Board &board) { return board.id == id; });
    return found == m_boards.end() ? std::nullopt : std::optional(*found);
}

std::optional<Board> Boards::find(const QString &idNameOrAddress) const
{
    bool isId = false;
    const BoardId id = idNameOrAddress.toInt(&isId);
    if (isId) return board(id);
    const Result<QUrl> address = addressFromInput(idNameOrAddress);
    for (const Board &candidate : m_boards) {
        if (candidate.name == idNameOrAddress || (address && isSameList(candidate.url, *address))) return candidate;
    }
    return {};
}

void Boards::load()
{
    reload();
}

void Boards::reload()
{
    whenDone(m_store.boards(), this, [this](const Result<QList<Board>> &boards) {
        if (!boards) {
            emit failed(boards.error());
            return;
        }
        take(*boards);
    });
}

void Boards::take(const QList<Board> &boards)
{
    m_boards = inTreeOrder(boards);
    emit boardsChanged();
}

QString Boards::sampleAddress()
{
    return u"qrc:/sample/index.php?mid=news"_s;
}

int Boards::look(const QString &typedAddress)
{
    cancelLook();
    const int request = ++m_request;
    const Result<QUrl> address = addressFromInput(typedAddress);
    if (!address) {
        const Error error = address.error();
        QMetaObject::invokeMethod(
            this,
            [this, request, error] {
                if (request == m_request) emit lookFailed(request, error);
            },
            Qt::QueuedConnection);
        return request;
    }
    // Where no scheme was typed, https is tried first, and http if nobody answers there.
    const bool mayFallBack = !typedAddress.contains("://"_L1) && address->scheme() == "https"_L1;
    lookAt(request, *address, mayFallBack, {});
    return request;
}

void Boards::cancelLook()
{
    ++m_request;
    m_fetch.cancel();
}

/// `seen` is the page that was typed, while the board's own list behind it is fetched: two pages at most.
void Boards::lookAt(int request, const QUrl &address, bool mayFallBack, std::shared_ptr<const ReadPage> seen)
{
    FetchRequest fetch;
    fetch.url = address;
    fetch.urgent = true;
    m_fetch = readPage(m_fetcher, m_skins, fetch, {}, this,
                       [this, request, address, mayFallBack, seen](const Result<ReadPage> &read) {
                           if (request != m_request) return;
                           if (read) return lookFurther(request, *read, seen);
                           const ErrorKind kind = read.error().kind;
                           const bool unanswered = kind == ErrorKind::Refused || kind == ErrorKind::Tls ||
                                                   kind == ErrorKind::Timeout || kind == ErrorKind::ConnectionLost;
                           if (mayFallBack && unanswered) {
                               QUrl plain = address;
                               plain.setScheme(u"http"_s);
                               return lookAt(request, plain, false, seen);
                           }
                           const bool isMissing = kind == ErrorKind::HttpStatus &&
                                                  (read.error().status == 404 || read.error().status == 410);
                           if (isMissing && seen && isNewestPage(seen->page)) return presentAsIs(request, *seen);
                           emit lookFailed(request, read.error());
                       });
}

void Boards::lookFurther(int request, const ReadPage &read, const std::shared_ptr<const ReadPage> &seen)
{
    const ParsedPage &page = read.page;
    const QUrl list = page.list.boardUrl;
    const bool isBoard = isList(page);
    // An article's page, a filtered one or an older page: the board's own list is what is kept.
    const bool isHome = isSameList(list, read.url) && (!isBoard || isNewestPage(page));
    const bool pointsHome = list.isValid() && (isBoard || page.verdict == PageVerdict::Article) && !isHome;
    if (pointsHome && !seen) return lookAt(request, list, false, std::make_shared<const ReadPage>(read));
    if (isBoard) return present(request, page, read.url);
    // A page that is no board may name a feed.
    if (page.verdict == PageVerdict::Nothing && page.list.feed.isValid() && !seen)
        return lookAt(request, page.list.feed, false, std::make_shared<const ReadPage>(read));
    if (seen && page.verdict == PageVerdict::Nothing && isNewestPage(seen->page)) return presentAsIs(request, *seen);
    emit lookFailed(request, verdictError(page));
}

/// What was taken for the board's own list is none: the page that was typed is all there is.
void Boards::presentAsIs(int request, const ReadPage &read)
{
    ParsedPage page = read.page;
    page.list.boardUrl = read.url;
    present(request, page, read.url);
}

void Boards::present(int request, const ParsedPage &page, const QUrl &address)
{
    BoardPreview preview;
    preview.board = boardOf(page, address);
    preview.page = page.list;
    preview.isSample = preview.board.url.scheme() == "qrc"_L1;
    const auto known = std::find_if(m_boards.begin(), m_boards.end(),
                                    [&](const Board &board) { return isSameList(board.url, preview.board.url); });
    if (known != m_boards.end()) preview.alreadyKept = known->id;
    emit previewed(request, preview);
}

void Boards::keep(const BoardPreview &preview)
{
    const QString fingerprint = addressFingerprint(preview.board.url);
    whenDone(m_store.addBoard(preview.board, fingerprint), this, [this, preview](const Result<Board> &added) {
        if (!added) {
            emit failed(added.error());
            return;
        }
        const Board board = added.value();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        whenDone(m_store.applyPage(board.id, preview.page, now), this,
                 [this, board, preview, now](const Result<Applied> &applied) {
                     if (!applied) {
                         emit failed(applied.error());
                         return;
                     }
                     whenDone(m_store.noteRefreshed(board.id, now), this,
                              [this, board, preview](const Done &) { announce(board, int(preview.page.rows.size())); });
                 });
    });
}

void Boards::announce(const Board &added, int headlines)
{
    // The list is loaded before anybody is told, so that the board is in it.
    whenDone(m_store.boards(), this, [this, added, headlines](const Result<QList<Board>> &boards) {
        if (boards) take(*boards);
        emit kept(board(added.id).value_or(added), headlines);
    });
}

void Boards::rename(BoardId board, const QString &name)
{
    whenDone(m_store.renameBoard(board, cleanLine(name)), this, [this](const Done &renamed) {
        if (!renamed) emit failed(renamed.error());
    });
}

void Boards::keepAll(const QList<Board> &boards, QObject *receiver,
                     std::function<void(const Result<QList<BoardId>> &)> then)
{
    QList<NewBoard> coming;
    for (const Board &board : boards)
        coming.append({board, addressFingerprint(board.url)});
    const auto list = [this, receiver, then = std::move(then)](const Result<QList<BoardId>> &added) {
        if (!added) return then(added);
        // The list is loaded before anybody is told, so that the boards are in it.
        whenDone(m_store.boards(), receiver, [this, added, then](const Result<QList<Board>> &all) {
            if (all) take(*all);
            then(added);
        });
    };
    whenDone(m_store.addBoards(coming), receiver, list);
}

void Boards::arrange(const QList<BoardPlace> &places)
{
    whenDone(m_store.arrangeBoards(places), this, [this](const Done &arranged) {
        if (!arranged) emit failed(arranged.error());
    });
}

void Boards::removeAll(const QList<BoardId> &boards)
{
    whenDone(m_store.removeBoards(boards), this, [this](const Done &removed) {
        if (!removed) emit failed(removed.error());
    });
}

void Boards::setUpkeep(BoardId board, const PrefetchRule &prefetch, const Budget &budget)
{
    whenDone(m_store.setUpkeep(board, prefetch, budget), this, [this](const Done &set) {
        if (!set) emit failed(set.error());
    });
}

void Boards::remove(BoardId id)
{
    const Board gone = board(id).value_or(Board());
    whenDone(m_store.removeBoard(id), this, [this, gone](const Done &done) {
        if (done)
            emit removed(gone);
        else
            emit failed(done.error());
    });
}

void Boards::undoRemove(BoardId id)
{
    whenDone(m_store.restoreBoard(id), this, [this](const Result<Board> &board) {
        if (board)
            emit restored(board.value());
        else
            emit failed(board.error());
    });
}

} // namespace newsboard
