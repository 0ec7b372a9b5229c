#include "app/search/pattern.h"

#include "app/search/hangul.h"

#include <algorithm>

namespace newsboard {

namespace {

constexpr int kSyllablesOfInitial = 21 * 28;
constexpr quint32 kAllVowels = (1U << 21) - 1;

Place exactly(char16_t c)
{
    return {.exact = c};
}

Place anyWith(char16_t exact, int initial, quint32 vowels, quint32 finals, bool open)
{
    return {.exact = exact, .initial = qint8(initial), .vowels = vowels, .finals = finals, .open = open};
}

Place initialPlace(char16_t jamo, bool open)
{
    return anyWith(jamo, initialOfJamo(jamo), kAllVowels, finalsFrom(0), open);
}

bool isLatinOrDigit(char16_t c)
{
    return c < 0x250 && QChar::isLetterOrNumber(c);
}

} // namespace

bool Place::admits(char16_t c, bool initials) const
{
    if (c == exact) return true;
    if (initial < 0 || !(open || initials)) return false;
    const int place = c - (0xac00 + initial * kSyllablesOfInitial);
    if (place < 0 || place >= kSyllablesOfInitial) return false;
    return (vowels >> (place / 28) & 1) && (finals >> (place % 28) & 1);
}

QString Pattern::exactText(bool initials) const
{
    QString text;
    for (const Place &place : places) {
        if (!place.isExact() && (place.open || initials)) return {};
        text.append(QChar(place.exact));
    }
    return text;
}

qsizetype Pattern::findIn(QStringView folded, qsizetype from, bool initials) const
{
    const Place &first = places.front();
    const bool firstIsExact = first.isExact() || !(first.open || initials);
    const qsizetype last = folded.size() - places.size();
    for (qsizetype at = from; at <= last; ++at) {
        if (firstIsExact) {
            at = folded.indexOf(QChar(first.exact), at);
            if (at < 0 || at > last) return -1;
        }
        const bool stands =
            std::equal(places.begin(), places.end(), folded.begin() + at,
                       [initials](const Place &place, QChar c) { return place.admits(c.unicode(), initials); });
        if (!stands) continue;
        if (startsWord) {
            const qsizetype behind = at + places.size();
            const bool within = (at > 0 && folded[at - 1].isLetterOrNumber()) ||
                                (behind < folded.size() && isLatinOrDigit(places.back().exact) &&
                                 isLatinOrDigit(folded[behind].unicode()));
            if (within) continue;
        }
        return at;
    }
    return -1;
}

QList<Pattern> patternsOf(QStringView typed, const PatternOptions &options)
{
    const FoldedText text = foldedWithPlaces(typed);
    qsizetype begin = 0;
    qsizetype end = text.text.size();
    while (begin < end && text.text[begin] == u' ')
        ++begin;
    while (end > begin && text.text[end - 1] == u' ')
        --end;
    if (begin == end) return {};

    qsizetype openUnit = -1;
    for (qsizetype i = begin; i < end && options.openAt >= 0; ++i) {
        if (text.begins[i] <= options.openAt && options.openAt < text.ends[i]) openUnit = i;
    }
    Pattern stays;
    std::optional<Pattern> moves;
    const auto append = [&](const Place &place) {
        stays.places.append(place);
        if (moves) moves->places.append(place);
    };
    for (qsizetype i = begin; i < end; ++i) {
        const char16_t c = text.text[i].unicode();
        const bool open = i == openUnit;
        if (initialOfJamo(c) >= 0) {
            append(open || !options.literal ? initialPlace(c, open) : exactly(c));
        } else if (open && isSyllable(c)) {
            const Syllable syllable = splitSyllable(c);
            const quint32 vowels = syllable.final == 0 ? vowelsFrom(syllable.vowel) : 1U << syllable.vowel;
            if (const auto moved = movedFinal(syllable.final)) {
                moves = stays;
                const Syllable before{syllable.initial, syllable.vowel, moved->stays};
                moves->places.append(exactly(before.character()));
                moves->places.append(initialPlace(jamoOfInitial(moved->goes), true));
            }
            stays.places.append(anyWith(c, syllable.initial, vowels, finalsFrom(syllable.final), true));
        } else {
            append(exactly(c));
        }
    }
    QList<Pattern> patterns{stays};
    if (moves) patterns.append(*moves);
    return patterns;
}

} // namespace newsboard
