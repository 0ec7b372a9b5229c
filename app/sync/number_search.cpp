#include "app/sync/number_search.h"

#include <algorithm>
#include <limits>

namespace newsboard {

namespace {

/// So many pages at most are read only because changes may hide one another: a small board is read whole.
constexpr qsizetype kMostOfMixed = 12;

} // namespace

NumberSearch::NumberSearch(const Ground &ground, int rowsPerPage)
    : m_ground(ground), m_rowsPerPage(std::max(rowsPerPage, 1)), m_open(ground.open)
{
}

int NumberSearch::pageOf(qint64 number) const
{
    const qint64 place = std::max<qint64>(m_newest - std::max<qint64>(number, 1), 0);
    return int(place / m_rowsPerPage) + 1;
}

qint64 NumberSearch::rowsOn(int page) const
{
    const qint64 above = qint64(page - 1) * m_rowsPerPage;
    return std::clamp<qint64>(m_newest - above, 0, m_rowsPerPage);
}

void NumberSearch::read(int page, const std::optional<NumberReading> &reading, const QList<NumberShift> &open,
                        std::optional<qint64> topNumber)
{
    m_asked.insert(page);
    m_open = open;
    const auto sum = [](const QList<NumberShift> &shifts) { return shiftAt(shifts, std::numeric_limits<Key>::max()); };
    if (page == 1 && reading && !m_ground.open.isEmpty()) m_isMixed = sum(open) != sum(m_ground.open);
    if (!topNumber && reading) topNumber = reading->topNumber;
    if (topNumber) m_newest = *topNumber + qint64(page - 1) * m_rowsPerPage;
    if (!reading) return;
    const Span span{reading->top, reading->bottom, reading->topNumber, reading->bottomNumber, reading->isUnknown};
    if (span.isUnknown && span.top < m_ground.deepest) {
        if (!m_end || m_end->top < span.top) m_end = span;
    } else {
        insert(span);
    }
}

bool NumberSearch::fits(int page, qint64 topNumber) const
{
    return m_spans.isEmpty() || topNumber + qint64(page - 1) * m_rowsPerPage == m_newest;
}

bool NumberSearch::agree(int page, qint64 topNumber, qint64 newestNumber, int rowsPerPage)
{
    return topNumber + qint64(page - 1) * rowsPerPage == newestNumber;
}

void NumberSearch::insert(Span span)
{
    auto lower = std::find_if(m_spans.begin(), m_spans.end(), [&](const Span &s) { return s.bottom <= span.top; });
    // Pages overlap where something came or went between two requests.
    while (lower != m_spans.end() && lower->top >= span.bottom) {
        if (lower->bottom <= span.bottom) {
            span.bottom = lower->bottom;
            span.bottomNumber = lower->bottomNumber;
        }
        if (lower->top >= span.top) {
            span.top = lower->top;
            span.topNumber = lower->topNumber;
        }
        span.isUnknown = span.isUnknown && lower->isUnknown;
        lower = m_spans.erase(lower);
    }
    m_spans.insert(lower, span);
}

NumberSearch::Gap NumberSearch::gapBelow(qsizetype span) const
{
    const Span &upper = m_spans[span];
    const Key end = below(span).top;
    Gap gap;
    for (const NumberShift &shift : m_open) {
        if (shift.above < end || shift.above >= upper.bottom) continue;
        gap.isOpen = true;
        gap.amount += shift.amount;
    }
    return gap;
}

/// What comes next below a span: another one, or the end of the board, or of the cache.
NumberSearch::Span NumberSearch::below(qsizetype span) const
{
    if (span + 1 < m_spans.size()) return m_spans[span + 1];
    if (m_end && m_end->top < m_spans[span].bottom) return *m_end;
    return Span{m_ground.lowestKey, m_ground.lowestKey, 0, 0, false};
}

/// Whether what lies below a span ends somewhere in the cache: the change may lie deeper than the cache reaches.
bool NumberSearch::isUnknownBelow(qsizetype span) const
{
    const bool isLast = span + 1 == m_spans.size() && !m_end;
    return isLast && m_ground.deepestNumber != 1;
}

std::optional<int> NumberSearch::between(const Span &upper, const Span &lower) const
{
    if (upper.bottomNumber - lower.topNumber <= 1) return {};
    const int first = pageOf(upper.bottomNumber - 1);
    const int last = pageOf(lower.topNumber + 1);
    // The middle, or what is next to it where that was asked for already.
    const int middle = (first + last) / 2;
    for (int step = 0; step <= (last - first) / 2 + 1; ++step) {
        for (const int page : {middle + step, middle - step}) {
            if (page >= first && page <= last && !m_asked.contains(page)) return page;
        }
    }
    return {};
}

std::optional<int> NumberSearch::nextPage() const
{
    for (qsizetype i = 0; i < m_spans.size(); ++i) {
        const Span &span = m_spans[i];
        const Gap gap = gapBelow(i);
        if (!gap.isOpen) continue;
        if (isUnknownBelow(i)) {
            if (span.bottom <= m_ground.deepest || m_ground.deepestNumber == 0) continue;
            // Where the oldest row of the cache must be, if everything happened below it.
            const int deepest = pageOf(m_ground.deepestNumber + gap.amount - openAtFirst());
            if (!m_asked.contains(deepest)) return deepest;
            if (deepest < pageOf(1) && !m_asked.contains(deepest + 1)) return deepest + 1;
            continue;
        }
        if (const auto page = between(span, below(i))) return page;
    }
    return m_isMixed && m_asked.size() < kMostOfMixed ? middleOfWidest() : std::nullopt;
}

/// The page in the middle of the most pages in a row that were not asked for.
std::optional<int> NumberSearch::middleOfWidest() const
{
    const int last = pageOf(m_ground.deepestNumber);
    std::optional<int> middle;
    int widest = 0;
    int width = 0;
    for (int page = 1; page <= last + 1; ++page) {
        if (page <= last && !m_asked.contains(page)) {
            ++width;
            continue;
        }
        if (width > widest) middle = page - 1 - width / 2;
        widest = std::max(widest, width);
        width = 0;
    }
    return middle;
}

/// What was open before this search, all in all.
qint64 NumberSearch::openAtFirst() const
{
    return shiftAt(m_ground.open, std::numeric_limits<Key>::max());
}

bool NumberSearch::isResolved() const
{
    for (qsizetype i = 0; i < m_spans.size(); ++i) {
        const Span &span = m_spans[i];
        const Gap gap = gapBelow(i);
        if (!gap.isOpen) continue;
        if (isUnknownBelow(i)) {
            if (span.bottom > m_ground.deepest && m_ground.deepestNumber != 0) return false;
        } else if (span.bottomNumber - below(i).topNumber > 1) {
            return false;
        }
    }
    return true;
}

QList<NumberSearch::Vanished> NumberSearch::vanished() const
{
    QList<Vanished> all;
    for (qsizetype i = 0; i < m_spans.size(); ++i) {
        const Span &span = m_spans[i];
        if (isUnknownBelow(i)) continue;
        const Span next = below(i);
        const Gap gap = gapBelow(i);
        // Beside rows that were not known the numbers do not say how many are lacking.
        const bool isVague = span.isUnknown || next.isUnknown;
        const qint64 lacking = isVague ? 0 : std::max<qint64>(-gap.amount, 0);
        const qint64 most = lacking > 0 ? lacking : isVague || gap.isOpen ? m_rowsPerPage : 0;
        if (most > 0 && span.bottomNumber - next.topNumber == 1) all.append({next.top, span.bottom, most, lacking});
    }
    return all;
}

QList<ExactPlace> NumberSearch::exact() const
{
    QList<ExactPlace> places;
    for (const Span &span : m_spans)
        places.append({span.bottom, span.bottomNumber, span.isUnknown});
    return places;
}

} // namespace newsboard
