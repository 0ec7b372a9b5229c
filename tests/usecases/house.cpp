#include "tests/usecases/house.h"

#include "app/cli/await.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

template<typename T> T orFatal(const Result<T> &result)
{
    if (!result) qFatal("%s", qPrintable(errorText(result.error())));
    return result.value();
}

} // namespace

void House::open(bool offline)
{
    m_session.reset();
    FetchLimits limits;
    limits.inactivity = m_inactivity;
    limits.deadline = m_inactivity * 3 / 2;
    auto opened = Session::open({m_folder.path(), offline, limits});
    if (!opened) qFatal("%s", qPrintable(errorText(opened.error())));
    m_session = std::move(opened).value();
    Boards &boards = m_session->boards();
    orFatal(await<bool>([&](auto answer, QObject *receiver) {
        QObject::connect(&boards, &Boards::boardsChanged, receiver, [answer] { answer(true); });
        QObject::connect(&boards, &Boards::failed, receiver, [answer](const Error &error) { answer(error); });
        boards.load();
    }));
}

Result<BoardPreview> House::look(const QString &address)
{
    Boards &boards = m_session->boards();
    return await<BoardPreview>([&](auto answer, QObject *receiver) {
        QObject::connect(&boards, &Boards::previewed, receiver,
                         [answer](int, const BoardPreview &preview) { answer(preview); });
        QObject::connect(&boards, &Boards::lookFailed, receiver, [answer](int, const Error &error) { answer(error); });
        boards.look(address);
    });
}

Board House::add(const QString &address)
{
    const BoardPreview preview = orFatal(look(address));
    Boards &boards = m_session->boards();
    return orFatal(await<Board>([&](auto answer, QObject *receiver) {
        QObject::connect(&boards, &Boards::kept, receiver, [answer](const Board &kept) { answer(kept); });
        QObject::connect(&boards, &Boards::failed, receiver, [answer](const Error &error) { answer(error); });
        boards.keep(preview);
    }));
}

Board House::board(BoardId id)
{
    const auto found = m_session->boards().board(id);
    if (!found) qFatal("there is no board %d", id);
    return *found;
}

Result<RefreshReport> House::refresh(BoardId id, const RefreshOptions &options)
{
    Refresh &refresh = m_session->refresh();
    const Result<RefreshReport> report = await<RefreshReport>([&](auto answer, QObject *receiver) {
        QObject::connect(&refresh, &Refresh::finished, receiver,
                         [answer](BoardId, const RefreshReport &done) { answer(done); });
        QObject::connect(&refresh, &Refresh::failed, receiver,
                         [answer](BoardId, const Error &error, const RefreshReport &) { answer(error); });
        refresh.refresh(board(id), options);
    });
    // What the refresh noted of the board comes with the store's next change.
    orFatal(await<bool>([&](auto answer, QObject *receiver) {
        Boards &boards = m_session->boards();
        QObject::connect(&boards, &Boards::boardsChanged, receiver, [answer] { answer(true); });
        boards.load();
    }));
    return report;
}

Result<Article> House::show(BoardId id, const QString &article)
{
    Articles &articles = m_session->articles();
    const HeadlineRow headline = row(id, article);
    return await<Article>([&](auto answer, QObject *receiver) {
        QObject::connect(&articles, &Articles::opened, receiver,
                         [answer](Key, const Article &opened) { answer(opened); });
        QObject::connect(&articles, &Articles::failed, receiver, [answer](Key, const Error &error) { answer(error); });
        articles.open(board(id), headline);
    });
}

QList<HeadlineRow> House::list(BoardId id)
{
    ListQuery query;
    query.board = id;
    return orFatal(await(m_session->rows().list(query)));
}

QList<Headline> House::headlines(BoardId id)
{
    QList<Headline> headlines;
    for (const HeadlineRow &listed : list(id))
        headlines.append(listed.headline);
    return headlines;
}

QStringList House::ids(BoardId id)
{
    QStringList ids;
    for (const HeadlineRow &listed : list(id))
        ids.append(listed.headline.id);
    return ids;
}

HeadlineRow House::row(BoardId id, const QString &article)
{
    const auto found = orFatal(await(m_session->rows().find(id, article)));
    if (!found) qFatal("there is no headline %s", qPrintable(article));
    return *found;
}

void House::settle()
{
    // Twice: what is answered may ask again.
    for (int i = 0; i < 2; ++i) {
        ListQuery one;
        one.limit = 1;
        orFatal(await(m_session->rows().list(one)));
        orFatal(await(m_session->states().apply({}, {})));
        if (look(server.uncounted().toString()).ok()) qFatal("a board where none is");
    }
}

} // namespace newsboard
