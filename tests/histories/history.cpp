#include "tests/histories/history.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The pages of a board that is large enough for a burst.
constexpr int kLargePage = 20;
constexpr int kBurst = 500;
constexpr int kRounds = 6;

/// Makes the parts of a history. Most of what happens, happens near the top.
class Inventor {
public:
    explicit Inventor(quint32 seed) : m_random(seed) {}

    History history()
    {
        History history;
        history.skin = SimulatedSkin(below(kSimulatedSkins));
        history.numbering = oneIn(6) ? Numbering::Fixed : Numbering::Counting;
        if (history.skin == SimulatedSkin::Unknown && oneIn(3)) history.numbering = Numbering::None;
        const bool isLarge = oneIn(8);
        history.perPage = isLarge ? kLargePage + below(10) : 6 + below(5);
        history.posts = 30 + below(90);
        history.isBackFilled = oneIn(3);
        m_perPage = history.perPage;
        m_isLarge = isLarge;
        for (int i = 0; i < kRounds; ++i)
            history.rounds.append(round());
        return history;
    }

private:
    int below(int end) { return m_random.bounded(end); }
    bool oneIn(int times) { return below(times) == 0; }

    /// Half of them on the first two pages.
    int place() { return oneIn(2) ? below(2 * m_perPage) : below(1'000); }

    /// Two of them are more pages than one refresh reads.
    int burst() { return std::exchange(m_hadBurst, true) ? m_perPage : kBurst; }

    BoardEvent event()
    {
        using Kind = BoardEvent::Kind;
        switch (below(14)) {
        case 0:
        case 1:
        case 2:
            return {Kind::Post, 0, 1 + below(4)};
        case 3:
            return {Kind::Post, 0, m_isLarge && oneIn(2) ? burst() : 1 + below(3 * m_perPage)};
        case 4:
        case 5:
            return {Kind::Delete, place(), 1};
        case 6:
            return {Kind::Restore, below(10), 1};
        case 7:
            return {Kind::Edit, place(), 1};
        case 8:
            return {Kind::Pin, place(), 1};
        case 9:
            return {oneIn(4) ? Kind::DeletePin : Kind::Unpin, below(3), 1};
        case 10:
            return {Kind::Comment, place(), below(6) - 2};
        case 11:
            return {Kind::Badge, place(), below(4)};
        case 12:
            return {Kind::Categorise, place(), below(4)};
        default:
            if (oneIn(3)) return {Kind::Resize, 0, m_isLarge ? kLargePage + below(10) : 6 + below(5)};
            return {Kind::Comment, below(m_perPage), 1};
        }
    }

    QList<BoardEvent> events(int most)
    {
        QList<BoardEvent> events;
        for (int i = below(most + 1); i > 0; --i)
            events.append(event());
        return events;
    }

    Round round()
    {
        Round round;
        m_hadBurst = false;
        round.events = events(5);
        round.restarts = oneIn(6);
        if (oneIn(8))
            round.reading = ReadingKind::Whole;
        else if (oneIn(10))
            round.reading = ReadingKind::BackFill;
        if (oneIn(2)) {
            round.trouble.kind = Trouble::Kind(below(kTroubles));
            round.trouble.request = 1 + below(4);
            round.trouble.lasts = oneIn(3);
            round.trouble.age = 1 + below(3);
        }
        // One event: of two, nobody could tell that they cancel each other out.
        if (oneIn(5)) {
            round.meanwhile.request = 2 + below(3);
            round.meanwhile.events = {event()};
        }
        return round;
    }

    QRandomGenerator m_random;
    int m_perPage = 0;
    bool m_isLarge = false;
    bool m_hadBurst = false; ///< In this round.
};

QString wordOf(Numbering numbering)
{
    switch (numbering) {
    case Numbering::Counting:
        return u"numbers that count"_s;
    case Numbering::Fixed:
        return u"fixed numbers"_s;
    case Numbering::None:
        return u"no numbers"_s;
    }
    return {};
}

QString wordOf(ReadingKind reading)
{
    switch (reading) {
    case ReadingKind::News:
        return u"refresh"_s;
    case ReadingKind::Whole:
        return u"refresh of all pages"_s;
    case ReadingKind::BackFill:
        return u"back-fill"_s;
    }
    return {};
}

} // namespace

History randomHistory(quint32 seed)
{
    return Inventor(seed).history();
}

QStringList linesOf(const History &history)
{
    QStringList lines;
    lines +=
        u"%1, %2, %3 posts, %4 to a page, read whole by a %5"_s.arg(nameOf(history.skin), wordOf(history.numbering))
            .arg(history.posts)
            .arg(history.perPage)
            .arg(history.isBackFilled ? u"back-fill"_s : u"refresh"_s);
    for (qsizetype i = 0; i < history.rounds.size(); ++i) {
        const Round &round = history.rounds[i];
        lines += u"round %1"_s.arg(i);
        for (const BoardEvent &event : round.events)
            lines += u"  "_s + lineOf(event);
        if (round.restarts) lines += u"  the program starts again"_s;
        lines += u"  %1, %2"_s.arg(wordOf(round.reading), lineOf(round.trouble));
        for (const BoardEvent &event : round.meanwhile.events)
            lines += u"    before request %1: %2"_s.arg(round.meanwhile.request).arg(lineOf(event));
    }
    return lines;
}

} // namespace newsboard
