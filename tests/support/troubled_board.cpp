#include "tests/support/troubled_board.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// No trouble is older than this many readings.
constexpr qsizetype kMostPast = 4;

const QByteArray kLoginPage = "<html><body><form method=post action=/login><input name=user_id><input type=password "
                              "name=pw><button>로그인</button></form><p>로그인이 필요합니다.</p></body></html>";

QString nameOf(Trouble::Kind kind)
{
    using Kind = Trouble::Kind;
    switch (kind) {
    case Kind::None:
        return u"no trouble"_s;
    case Kind::Drop:
        return u"a dropped connection"_s;
    case Kind::Cut:
        return u"a page cut in the middle"_s;
    case Kind::ServerFault:
        return u"500"_s;
    case Kind::TooMany:
        return u"429 with Retry-After"_s;
    case Kind::Stale:
        return u"a stale page"_s;
    case Kind::Login:
        return u"a form to log in"_s;
    case Kind::Empty:
        return u"an empty board"_s;
    case Kind::OtherBoard:
        return u"another board's list"_s;
    case Kind::Half:
        return u"half the rows"_s;
    }
    return {};
}

} // namespace

QString lineOf(const Trouble &trouble)
{
    QString line = nameOf(trouble.kind);
    if (trouble.kind == Trouble::Kind::None) return line;
    if (trouble.kind == Trouble::Kind::Stale) line += u" (%1 readings old)"_s.arg(trouble.age);
    return line + u" at request %1"_s.arg(trouble.request) + (trouble.lasts ? u" and all after it"_s : QString());
}

TroubledBoard::TroubledBoard(const SimulatedBoard &atFirst, const SimulatedPages &pages)
    : board(atFirst), m_pages(pages), m_otherPages(pages.skin(), pages.numbering(), u"market"_s), m_other(40, 10)
{
}

void TroubledBoard::serveAt(FixtureServer &server)
{
    server.routeOthers([this](const QString &path) { return answer(path); });
}

void TroubledBoard::beginReading(const Trouble &trouble, const Meanwhile &meanwhile)
{
    m_past.append(board);
    if (m_past.size() > kMostPast) m_past.removeFirst();
    m_trouble = trouble;
    m_meanwhile = meanwhile;
    m_asked = 0;
    m_served.clear();
}

bool TroubledBoard::metTrouble() const
{
    return m_trouble.kind != Trouble::Kind::None && m_asked >= m_trouble.request;
}

Response TroubledBoard::answer(const QString &path)
{
    const std::optional<int> page = m_pages.pageAt(path);
    if (!page) return Response::withStatus(404, "<p>Not Found</p>");
    ++m_asked;
    if (m_asked == m_meanwhile.request) {
        for (const BoardEvent &event : std::as_const(m_meanwhile.events))
            board.happen(event);
    }
    const bool isTroubled = m_asked == m_trouble.request || (m_trouble.lasts && m_asked > m_trouble.request);
    if (isTroubled && m_trouble.kind != Trouble::Kind::None) return troubled(*page);
    return serve(m_pages.pageOf(board, *page), m_pages.pagesOf(board), true);
}

Response TroubledBoard::serve(const SimulatedPage &page, int lastPage, bool isTrue)
{
    m_served.append({page, isTrue});
    return Response::page(m_pages.markup(page, lastPage));
}

Response TroubledBoard::troubled(int page)
{
    using Kind = Trouble::Kind;
    SimulatedPage shown = m_pages.pageOf(board, page);
    switch (m_trouble.kind) {
    case Kind::None:
        break;
    case Kind::Drop:
        return Response::broken(Response::Fault::CloseAtOnce);
    case Kind::Cut:
        m_served.append({shown, false, true});
        return Response::broken(Response::Fault::CloseMidBody, m_pages.markup(shown, m_pages.pagesOf(board)));
    case Kind::ServerFault:
        return Response::withStatus(500);
    case Kind::TooMany: {
        Response wait = Response::withStatus(429);
        wait.headers = {{"Retry-After", "60"}};
        return wait;
    }
    case Kind::Stale: {
        // The last of them is the board as this reading found it.
        const qsizetype at = std::max<qsizetype>(m_past.size() - 1 - m_trouble.age, 0);
        return serve(m_pages.pageOf(m_past[at], page), m_pages.pagesOf(m_past[at]), false);
    }
    case Kind::Login:
        return Response::page(kLoginPage);
    case Kind::Empty:
        return Response::page(m_pages.markup({page, {}}, 1));
    case Kind::OtherBoard:
        return Response::page(m_otherPages.markup(m_otherPages.pageOf(m_other, page), m_otherPages.pagesOf(m_other)));
    case Kind::Half:
        for (qsizetype i = shown.rows.size() - 1; i >= 0; i -= 2)
            shown.rows.removeAt(i);
        return Response::page(m_pages.markup(shown, m_pages.pagesOf(board)));
    }
    return serve(shown, m_pages.pagesOf(board), true);
}

} // namespace newsboard
