#include "tests/histories/mirror_check.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// What a simulated page can say of a row by its flags.
constexpr Flags kBadges = Flag::New | Flag::Secret | Flag::File | Flag::Picture;

QString textOf(const std::optional<qint64> &count)
{
    return count ? QString::number(*count) : u"-"_s;
}

QString wordsOf(const Headline &row)
{
    return u"№%1 '%2' %3 %4, comments %5, views %6, votes %7, category '%8', flags %9"_s.arg(
        textOf(row.number), row.title, row.author, row.posted.date.toString(Qt::ISODate), textOf(row.comments),
        textOf(row.views), textOf(row.votes), row.category, QString::number(row.flags.toInt(), 16));
}

qint64 idOf(const Headline &row)
{
    return row.id.toLongLong();
}

QHash<qint64, const HeadlineRow *> byId(const QList<HeadlineRow> &rows)
{
    QHash<qint64, const HeadlineRow *> all;
    for (const HeadlineRow &row : rows)
        all.insert(idOf(row.headline), &row);
    return all;
}

QSet<qint64> idsOf(const QList<SimulatedPost> &posts)
{
    QSet<qint64> ids;
    for (const SimulatedPost &post : posts)
        ids.insert(post.id);
    return ids;
}

QSet<qint64> idsInOrder(const ServedPage &page)
{
    QSet<qint64> ids;
    for (const Headline &row : page.page.rows) {
        if (!row.isNotice()) ids.insert(idOf(row));
    }
    return ids;
}

} // namespace

void MirrorCheck::hear(const QList<ServedPage> &served)
{
    const SaidOf said = saidBy(served);
    for (const ServedPage &page : served) {
        for (const Headline &row : page.page.rows) {
            QList<Said> &heard = m_heard[idOf(row)];
            Said now = said.value(idOf(row));
            now.row = row;
            if (heard.isEmpty() || heard.last().row != row) heard.append(now);
        }
    }
}

MirrorCheck::SaidOf MirrorCheck::saidBy(const QList<ServedPage> &served)
{
    SaidOf said;
    for (const ServedPage &page : served) {
        const QList<Headline> &rows = page.page.rows;
        bool comments = false;
        bool categories = false;
        const auto look = [&comments, &categories](const Headline &row) {
            comments = comments || row.comments.has_value();
            categories = categories || (!row.category.isEmpty() && !row.isNotice());
        };
        if (!page.isCut) std::for_each(rows.begin(), rows.end(), look);
        for (const Headline &row : rows) {
            look(row); // Nobody knows how much of a page that was cut there is below.
            const auto before = said.constFind(idOf(row));
            const bool isFirst = before == said.constEnd();
            // A notice's category makes room for the word that says what it is.
            Said now{row, !comments, (!categories || row.isNotice()) && row.category.isEmpty()};
            now.isSilentOnComments = now.isSilentOnComments && (isFirst || before->isSilentOnComments);
            now.isSilentOnCategory = now.isSilentOnCategory && (isFirst || before->isSilentOnCategory);
            said.insert(idOf(row), now);
        }
    }
    return said;
}

bool MirrorCheck::isAsSaid(const HeadlineRow &row, const Said &said) const
{
    const Headline &held = row.headline;
    const Headline &now = said.row;
    const qint64 id = idOf(held);
    const auto mayBe = [&](auto member) {
        const QList<Said> heard = m_heard.value(id);
        return held.*member == m_believed.held.value(id).*member ||
               std::any_of(heard.begin(), heard.end(), [&](const Said &s) { return held.*member == s.row.*member; });
    };
    const bool comments = held.comments == now.comments || (said.isSilentOnComments && mayBe(&Headline::comments));
    const bool category = held.category == now.category || (said.isSilentOnCategory && mayBe(&Headline::category));
    return held.title == now.title && held.author == now.author && held.posted.date == now.posted.date && comments &&
           category && held.views == now.views && held.votes == now.votes &&
           (held.flags & kBadges) == (now.flags & kBadges);
}

bool MirrorCheck::isAsHeard(const HeadlineRow &row) const
{
    const QList<Said> heard = m_heard.value(idOf(row.headline));
    return std::any_of(heard.begin(), heard.end(), [&](const Said &said) { return isAsSaid(row, said); });
}

/// Whether the numbers around a stretch say that something came or went in it: they are as far apart as they were, or
/// not, beside those that became notices. Where one of the rows was not held before, by how much really came.
bool MirrorCheck::isCounted(qint64 above, qint64 below, qint64 came, qint64 pinned,
                            const QHash<qint64, qint64> &numbers, const Baseline &before)
{
    const auto held = [&before](qint64 id) {
        return before.live.contains(id) ? before.held.value(id).number : std::nullopt;
    };
    const std::optional<qint64> upper = held(above);
    const std::optional<qint64> lower = below == 0 ? 0 : held(below);
    if (!upper || !lower) return came != 0;
    return numbers.value(above) - numbers.value(below) != *upper - *lower - pinned;
}

MirrorCheck::Unknown MirrorCheck::unknownOf(const SimulatedBoard &board, const QSet<qint64> &live, const SaidOf &said,
                                            const QList<ServedPage> &served, const Baseline &before) const
{
    const QSet<qint64> there = idsOf(board.posts());
    QHash<qint64, qint64> numbers;
    for (qsizetype i = 0; i < board.posts().size(); ++i)
        numbers.insert(board.posts()[i].id, board.posts().size() - i);

    // What was hidden until now the numbers around it have not told: it comes or goes beside what does so now.
    const auto wasCounted = [&](qint64 id) {
        return (m_unknown.rows.contains(id) ? before.live : before.counted).contains(id);
    };
    QList<qint64> all = (there + before.counted + live).values();
    std::sort(all.begin(), all.end(), std::greater<>());
    Unknown unknown;
    QList<qint64> stretch;
    qint64 above = 0; // The row that was read right above the stretch; 0: none.
    const auto end = [&](qint64 below) {
        qsizetype came = 0; // Of which no page tells; what became a notice is told by the first one.
        qsizetype cameToHeld = 0;
        qsizetype pinned = 0;
        bool someNew = false;
        bool isVague = false;
        bool isMadeRight = false; // A number that was wrong, and could not be known, is right by now.
        QSet<qint64> changed;
        QSet<qint64> unknownBefore;
        for (const qint64 id : std::as_const(stretch)) {
            came += (there.contains(id) ? 1 : 0) - (before.counted.contains(id) ? 1 : 0);
            cameToHeld += (there.contains(id) ? 1 : 0) - (wasCounted(id) ? 1 : 0);
            const bool isPinned = said.contains(id) && said.value(id).row.isNotice();
            if (isPinned && before.counted.contains(id)) ++pinned;
            someNew = someNew || (there.contains(id) && id > m_newest && !live.contains(id));
            if (there.contains(id) != wasCounted(id)) changed.insert(id);
            const bool wasTakenOff = before.pins.contains(id) && !there.contains(id);
            if (wasTakenOff || m_unknown.rows.contains(id)) unknownBefore.insert(id);
            // Whether one that was taken off the notices counts, the numbers around it do not say by themselves.
            const bool mayCount = before.live.contains(id) && !before.held.value(id).number;
            const bool wasUnknown = m_unknown.numbers.contains(id);
            isVague = isVague || mayCount || wasUnknown;
            isMadeRight = isMadeRight || (wasUnknown && before.held.value(id).number == numbers.value(id));
        }
        const bool counts = m_numbering == Numbering::Counting;
        // As little as of a row right above it, which was a notice: what came below may be that row itself.
        const bool isAboveVague = before.live.contains(above) && !before.held.value(above).number;
        if (!isProven(above, below, served, before) && !someNew) {
            unknown.rows += unknownBefore;
            const bool isHidden = !counts || isMadeRight || (isAboveVague && qAbs(came) <= 1) ||
                                  !isCounted(above, below, came + pinned, pinned, numbers, before) ||
                                  !isCounted(above, below, cameToHeld + pinned, pinned, numbers, before);
            if (isHidden) unknown.rows += changed;
            isVague = isVague || !unknownBefore.isEmpty() || (isHidden && !changed.isEmpty());
            if (counts && isVague) unknown.numbers += QSet<qint64>(stretch.begin(), stretch.end());
        }
        stretch.clear();
        above = below;
    };
    for (const qint64 id : std::as_const(all)) {
        if (there.contains(id) && said.contains(id))
            end(id);
        else
            stretch.append(id);
    }
    end(0);
    return unknown;
}

bool MirrorCheck::wasNumbered(qint64 id) const
{
    const QList<Said> heard = m_heard.value(id);
    return m_believed.held.value(id).number.has_value() ||
           std::any_of(heard.begin(), heard.end(), [](const Said &said) { return said.row.number.has_value(); });
}

/// Whether a row was a notice when it was looked at last, or one before and has not been given a number since.
bool MirrorCheck::wasTakenOff(const HeadlineRow &row) const
{
    const qint64 id = idOf(row.headline);
    const bool wasUncounted = m_believed.held.contains(id) && !m_believed.held.value(id).number;
    return !row.headline.number && (m_believed.pins.contains(id) || wasUncounted);
}

/// Whether a page lacks so much of what should be there that it may be another list: it proves nothing.
bool MirrorCheck::lacksMuch(const ServedPage &page, const Baseline &before)
{
    const QSet<qint64> ids = idsInOrder(page);
    if (ids.isEmpty()) return false;
    const auto [last, first] = std::minmax_element(ids.begin(), ids.end());
    const qsizetype known = std::count_if(ids.begin(), ids.end(), [&](qint64 id) { return before.live.contains(id); });
    const qsizetype missing =
        std::count_if(before.live.begin(), before.live.end(), [&, last = *last, first = *first](qint64 id) {
            return id < first && id > last && !ids.contains(id);
        });
    return missing * 2 > known;
}

bool MirrorCheck::isProven(qint64 above, qint64 below, const QList<ServedPage> &served, const Baseline &before)
{
    return std::any_of(served.begin(), served.end(), [&](const ServedPage &page) {
        const QSet<qint64> ids = idsInOrder(page);
        return page.isTrue && ids.contains(above) && ids.contains(below) && !lacksMuch(page, before);
    });
}

QString MirrorCheck::differences(const SimulatedBoard &board, const QList<HeadlineRow> &cache,
                                 const QList<ServedPage> &served)
{
    QList<ServedPage> trueOnes = served;
    trueOnes.removeIf([](const ServedPage &page) { return !page.isTrue; });
    const SaidOf said = saidBy(trueOnes);
    const auto held = byId(cache);
    Baseline baseline = baselineOf(cache);
    const QSet<qint64> &live = baseline.live;
    const QSet<qint64> there = idsOf(board.posts());
    Unknown unknown = unknownOf(board, live, said, trueOnes, m_believed);
    const Unknown sinceExact = unknownOf(board, live, said, trueOnes, m_exact);
    unknown.rows += sinceExact.rows;
    unknown.numbers += sinceExact.numbers;
    QStringList words;
    m_unknown = {};
    // What is a notice no more the first page says by not showing it, where it proves anything.
    const bool isVagueOnPins = std::any_of(trueOnes.begin(), trueOnes.end(), [this](const ServedPage &page) {
        return page.page.page == 1 && m_numbering != Numbering::Counting && lacksMuch(page, m_believed);
    });

    const auto compare = [&](const SimulatedPost &post, const std::optional<qint64> &number) {
        const HeadlineRow *const row = held.value(post.id, nullptr);
        if (!row || row->isGone()) {
            if (!unknown.rows.contains(post.id))
                words += u"%1 is %2"_s.arg(post.id).arg(row ? u"held to be gone"_s : u"missing"_s);
            return;
        }
        const auto now = said.constFind(post.id);
        const bool isPinned = post.flags.testFlag(Flag::Notice);
        const bool isRight = now != said.constEnd() ? isAsSaid(*row, *now) : isAsHeard(*row);
        if (!isRight)
            words += u"%1 is held as %2, and is %3"_s.arg(post.id).arg(
                wordsOf(row->headline), now != said.constEnd() ? wordsOf(now->row) : u"another"_s);
        const bool isLeftOpen = row->headline.isNotice() && isVagueOnPins;
        if (isLeftOpen) m_unknown.rows.insert(post.id);
        if (row->headline.isNotice() != isPinned && !isLeftOpen)
            words += u"%1 is held to be %2"_s.arg(post.id).arg(isPinned ? u"a row"_s : u"a notice"_s);
        // One that was a notice for as long as it is known has a number that no page showed.
        const bool isOther = !isPinned && row->headline.number != number;
        if (isOther) m_unknown.numbers.insert(post.id);
        const bool isNumberUnknown = unknown.numbers.contains(post.id) ||
                                     (now == said.constEnd() && (!wasNumbered(post.id) || wasTakenOff(*row)));
        if (isOther && !isNumberUnknown)
            words += u"%1 is held as №%2, and is №%3"_s.arg(post.id).arg(textOf(row->headline.number), textOf(number));
    };
    for (qsizetype i = 0; i < board.posts().size(); ++i) {
        const SimulatedPost &post = board.posts()[i];
        std::optional<qint64> number;
        if (m_numbering == Numbering::Counting) number = board.posts().size() - i;
        if (m_numbering == Numbering::Fixed) number = post.number;
        compare(post, number);
    }
    const QSet<qint64> notices = m_numbering == Numbering::None ? QSet<qint64>() : idsOf(board.notices());
    if (!notices.isEmpty()) {
        for (const SimulatedPost &notice : board.notices())
            compare(notice, {});
    }
    for (const qint64 id : live + baseline.pins) {
        if (there.contains(id) || notices.contains(id)) continue;
        const bool isLeftOpen = isVagueOnPins && baseline.pins.contains(id);
        if (isLeftOpen) m_unknown.rows.insert(id);
        if (!isLeftOpen && !unknown.rows.contains(id)) words += u"%1 is held to be there, and is gone"_s.arg(id);
    }

    for (const qint64 id : (live - there) + (there - live)) {
        if (!notices.contains(id)) m_unknown.rows.insert(id);
    }
    baseline.counted = there;
    m_exact = m_believed = baseline;
    for (const HeadlineRow &row : cache)
        m_newest = std::max(m_newest, idOf(row.headline));
    for (auto row = said.cbegin(); row != said.cend(); ++row)
        m_heard[row.key()] = {*row};
    return words.join(u"\n    "_s);
}

void MirrorCheck::believe(const QList<HeadlineRow> &cache)
{
    m_believed = baselineOf(cache);
}

MirrorCheck::Baseline MirrorCheck::baselineOf(const QList<HeadlineRow> &cache)
{
    Baseline baseline;
    for (const HeadlineRow &row : cache) {
        const qint64 id = idOf(row.headline);
        baseline.held.insert(id, row.headline);
        if (!row.isGone()) (row.headline.isNotice() ? baseline.pins : baseline.live).insert(id);
    }
    baseline.counted = baseline.live;
    return baseline;
}

QString MirrorCheck::losses(const QList<HeadlineRow> &before, const QList<HeadlineRow> &now,
                            const SimulatedBoard &atFirst, const SimulatedBoard &board, bool withNotices)
{
    const auto held = byId(now);
    const auto idsOn = [withNotices](const SimulatedBoard &at) {
        return idsOf(at.posts()) + (withNotices ? idsOf(at.notices()) : QSet<qint64>());
    };
    const QSet<qint64> there = idsOn(atFirst) & idsOn(board);
    QStringList words;
    for (const HeadlineRow &row : before) {
        const qint64 id = idOf(row.headline);
        const HeadlineRow *const still = held.value(id, nullptr);
        if (!still)
            words += u"%1 is lost"_s.arg(id);
        else if (there.contains(id) && !row.isGone() && still->isGone())
            words += u"%1 is held to be gone, and is there"_s.arg(id);
    }
    return words.join(u"\n    "_s);
}

QString MirrorCheck::changes(const QList<HeadlineRow> &before, const QList<HeadlineRow> &now)
{
    const auto held = byId(now);
    QStringList words;
    for (const HeadlineRow &row : before) {
        const HeadlineRow *const still = held.value(idOf(row.headline), nullptr);
        if (!still || still->headline != row.headline || still->isGone() != row.isGone())
            words += u"%1 was %2, and is %3"_s.arg(row.headline.id, wordsOf(row.headline),
                                                   still ? wordsOf(still->headline) : u"lost"_s);
    }
    if (now.size() != before.size()) words += u"%1 rows came"_s.arg(now.size() - before.size());
    return words.join(u"\n    "_s);
}

} // namespace newsboard
