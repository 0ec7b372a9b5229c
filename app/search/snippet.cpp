#include "app/search/snippet.h"

#include <algorithm>

namespace newsboard {

namespace {

/// The first stretch of hits that no other of `length` units has more of; its first hit.
qsizetype densest(const QList<TextRange> &hits, qsizetype length)
{
    qsizetype best = 0;
    qsizetype most = 0;
    qsizetype end = 0;
    for (qsizetype first = 0; first < hits.size(); ++first) {
        while (end < hits.size() && hits[end].end() - hits[first].begin <= length)
            ++end;
        if (end - first > most) {
            most = end - first;
            best = first;
        }
    }
    return best;
}

/// Steps from `at` towards the white space at most `reach` units away, else off the middle of a character.
qsizetype edge(QStringView text, qsizetype at, int step, qsizetype reach)
{
    if (at <= 0 || at >= text.size()) return std::clamp<qsizetype>(at, 0, text.size());
    qsizetype place = at;
    for (qsizetype i = 0; i < reach && place > 0 && place < text.size(); ++i, place += step) {
        if (text[place].isSpace() || text[place - 1].isSpace()) return place;
    }
    if (place <= 0 || place >= text.size()) return std::clamp<qsizetype>(place, 0, text.size());
    while (at > 0 && (text[at].isLowSurrogate() || text[at].isMark()))
        --at;
    return at;
}

} // namespace

Snippet snippet(const Query &query, QStringView text, Field field, qsizetype length)
{
    constexpr qsizetype kReach = 12; ///< How much longer a line may be for the sake of a whole word.
    const QList<TextRange> hits = highlights(query, text, field);
    if (hits.isEmpty()) return {};
    const TextRange &first = hits[densest(hits, length)];
    const qsizetype before = std::max<qsizetype>(length / 3, 0);
    const qsizetype begin = std::min(edge(text, first.begin - before, -1, kReach), first.begin);
    const qsizetype end = std::max(edge(text, begin + length, 1, kReach), std::min(first.end(), begin + 2 * length));

    Snippet line;
    if (begin > 0) line.text.append(u'…');
    qsizetype hit = 0;
    bool afterSpace = true;
    qsizetype opened = -1;
    const auto close = [&line, &opened] {
        if (opened >= 0 && opened < line.text.size()) line.hits.append({opened, line.text.size() - opened});
        opened = -1;
    };
    for (qsizetype i = begin; i < end; ++i) {
        while (hit < hits.size() && hits[hit].end() <= i) {
            close();
            ++hit;
        }
        if (hit < hits.size() && opened < 0 && i >= hits[hit].begin) opened = line.text.size();
        const bool space = text[i].isSpace();
        if (!(space && afterSpace)) line.text.append(space ? QChar(u' ') : text[i]);
        afterSpace = space;
    }
    close();
    if (end == text.size()) return line;
    if (line.text.endsWith(u' ') && (line.hits.isEmpty() || line.hits.back().end() < line.text.size()))
        line.text.chop(1);
    line.text.append(u'…');
    return line;
}

} // namespace newsboard
