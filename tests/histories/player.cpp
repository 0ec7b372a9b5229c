#include "tests/histories/player.h"

#include "app/cli/await.h"
#include "tests/histories/mirror_check.h"
#include "tests/usecases/house.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// How often a reading that could not be right at once is followed by another.
constexpr int kMostMendings = 1;

class Player {
public:
    explicit Player(const History &history)
        : m_history(history),
          m_server(SimulatedBoard(history.posts, history.perPage), SimulatedPages(history.skin, history.numbering)),
          m_check(history.numbering)
    {
        m_server.serveAt(m_house.server);
    }

    Outcome play()
    {
        m_server.beginReading();
        m_board = m_house.add(m_house.server.url(m_server.pages().listPath()).toString()).id;
        m_check.hear(m_server.served());
        m_where = u"at first"_s;
        const Result<RefreshReport> whole =
            read(m_history.isBackFilled ? ReadingKind::BackFill : ReadingKind::Whole, {}, {});
        if (!whole)
            fail(u"it failed"_s, errorText(whole.error()));
        else
            isMirror();
        for (qsizetype i = 0; i < m_history.rounds.size() && m_outcome.failure.isEmpty(); ++i) {
            m_where = u"round %1"_s.arg(i);
            play(m_history.rounds[i]);
        }
        m_outcome.requests = m_house.server.requests();
        return m_outcome;
    }

private:
    void fail(const QString &what, const QString &details = {})
    {
        if (!m_outcome.failure.isEmpty()) return;
        m_outcome.failure = what;
        m_outcome.details = u"%1: %2\n    %3"_s.arg(m_where, details, m_readings.join(u"\n    "_s));
    }

    bool expectNone(const QString &what, const QString &differences)
    {
        if (!differences.isEmpty()) fail(what, u"\n    "_s + differences);
        return differences.isEmpty();
    }

    Result<RefreshReport> backFill()
    {
        BackFill &backFill = m_house.session().backFill();
        return await<RefreshReport>([&](auto answer, QObject *receiver) {
            QObject::connect(&backFill, &BackFill::finished, receiver, [answer] { answer(RefreshReport()); });
            QObject::connect(&backFill, &BackFill::failed, receiver,
                             [answer](BoardId, const Error &error) { answer(error); });
            backFill.start(m_house.board(m_board));
        });
    }

    Result<RefreshReport> read(ReadingKind kind, const Trouble &trouble, const Meanwhile &meanwhile)
    {
        m_before = m_house.list(m_board);
        m_server.beginReading(trouble, meanwhile);
        ++m_outcome.readings;
        Result<RefreshReport> report = RefreshReport();
        if (kind == ReadingKind::BackFill)
            report = backFill();
        else
            report = m_house.refresh(m_board, {kind == ReadingKind::Whole ? m_server.board.pages() + 1 : 0});
        m_check.hear(m_server.served());
        m_now = m_house.list(m_board);
        QString line = m_where + u", pages"_s;
        for (const ServedPage &page : m_server.served())
            line += u" %1%2"_s.arg(page.page.page).arg(page.isTrue ? QString() : u" (untrue)"_s);
        m_readings += line + u" of %1 requests: "_s.arg(m_server.asked()) +
                      (report ? u"ended well"_s : errorText(report.error()));
        return report;
    }

    QString losses(bool withNotices) const
    {
        return MirrorCheck::losses(m_before, m_now, m_server.atFirst(), m_server.board, withNotices);
    }

    bool isMirror()
    {
        return expectNone(u"the mirror is not exact"_s, m_check.differences(m_server.board, m_now, m_server.served()));
    }

    void play(const Round &round)
    {
        for (const BoardEvent &event : round.events)
            m_server.board.happen(event);
        if (round.restarts) m_house.open();
        const Result<RefreshReport> report = read(round.reading, round.trouble, round.meanwhile);
        const bool met = m_server.metTrouble();
        // Without numbers, a page without half of its rows is like any other; and where they need not be neighbours,
        // so is one whose full number of rows was never seen.
        const bool isResized = std::any_of(round.events.cbegin(), round.events.cend(), [](const BoardEvent &event) {
            return event.kind == BoardEvent::Kind::Resize;
        });
        const Numbering numbering = m_history.numbering;
        const bool isLike = numbering == Numbering::None || (numbering == Numbering::Fixed && isResized);
        const bool isHalf = round.trouble.kind == Trouble::Kind::Half && isLike;
        const bool showsNotices = m_history.numbering != Numbering::None && !m_server.changedMeanwhile();
        const bool isOld = met && (round.trouble.kind == Trouble::Kind::Stale || isHalf);
        if (!isOld && !expectNone(u"rows were lost"_s, losses(showsNotices))) return;
        const bool sawHole = !met && isFirstHole(report);
        if (!met && !report && !sawHole) return fail(u"it failed without trouble"_s, errorText(report.error()));
        if (!report && !isHalf && m_server.served().isEmpty() &&
            !expectNone(u"told nothing, it changed something"_s, MirrorCheck::changes(m_before, m_now)))
            return;
        // A server that asked for a pause gets it; a new start knows nothing of that.
        if (!report && met && round.trouble.kind == Trouble::Kind::TooMany) m_house.open();

        const bool wasInDoubt = met || m_server.changedMeanwhile() || round.reading == ReadingKind::BackFill;
        // A back-fill does not tell whether a page of the refresh that goes first was cut.
        const bool mayBeCut = met && round.trouble.kind == Trouble::Kind::Cut && round.reading == ReadingKind::BackFill;
        const bool isWhole = report.ok() && !report->truncated && !mayBeCut;
        const bool isExact = isWhole && !isOld && !m_server.changedMeanwhile();
        if (isExact && !isMirror()) return;
        if (!isExact) m_check.believe(m_now);
        for (int i = 0; !isExact && i < kMostMendings; ++i) {
            m_where += u", mending"_s;
            // Without numbers that count, an old page, or one that moved on, may leave a hole that nothing tells of
            // but all pages.
            const bool moved = isOld || m_server.changedMeanwhile();
            const bool mayHaveHoles = moved && m_history.numbering != Numbering::Counting;
            // What was doubted is tried again as it was: only the page itself, told twice, is believed.
            const ReadingKind usual = sawHole ? round.reading : ReadingKind::News;
            const ReadingKind kind = mayHaveHoles ? ReadingKind::Whole : usual;
            Result<RefreshReport> mended = read(kind, {}, {});
            if (!mended && isFirstHole(mended)) mended = read(kind, {}, {});
            if (!mended) return fail(u"it failed without trouble"_s, errorText(mended.error()));
        }
        if (!isExact && !isMirror()) return;
        idle(wasInDoubt || m_check.leftOpen());
    }

    /// Where numbers do not count, rows that are missing are a hole or the lack of half a page; asked once for each
    /// reading that failed without trouble.
    bool isFirstHole(const Result<RefreshReport> &report)
    {
        const bool mayBe = m_history.numbering != Numbering::Counting;
        return !report && report.error().kind == ErrorKind::DoubtfulPage && mayBe && !std::exchange(m_sawHole, true);
    }

    /// Once, what a page that was not true left in doubt is looked at again.
    void idle(bool wasInDoubt)
    {
        m_where += u", idle"_s;
        for (int i = wasInDoubt ? 0 : 1; i < 2; ++i) {
            const Result<RefreshReport> report = read(ReadingKind::News, {}, {});
            if (!report) return fail(u"it failed without trouble"_s, errorText(report.error()));
            if (!isMirror()) return;
        }
        if (m_server.asked() != 1) fail(u"idle, it asked more than once"_s, QString::number(m_server.asked()));
        expectNone(u"idle, it changed something"_s, MirrorCheck::changes(m_before, m_now));
    }

    History m_history;
    House m_house;
    TroubledBoard m_server;
    MirrorCheck m_check;
    BoardId m_board = 0;
    Outcome m_outcome;
    bool m_sawHole = false;
    QString m_where;
    QStringList m_readings; ///< What each one read.
    QList<HeadlineRow> m_before;
    QList<HeadlineRow> m_now;
};

} // namespace

Outcome play(const History &history)
{
    return Player(history).play();
}

} // namespace newsboard
