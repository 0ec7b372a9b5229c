#include "app/search/segments.h"

#include "app/search/fold.h"
#include "app/search/hangul.h"

#include <QVarLengthArray>

#include <algorithm>
#include <optional>

namespace newsboard {

namespace {

/// The longest segment, in characters, and the longest one of initials.
constexpr qsizetype kMostCharacters = 6;
constexpr qsizetype kMostInitials = 8;
/// A pattern with more ways to be spelled than this is asked for by a part of it.
constexpr qsizetype kMostSpellings = 64;
constexpr int kVowels = 21;
constexpr int kFinals = 28;
constexpr quint32 kEveryVowel = (1U << kVowels) - 1;
constexpr quint32 kEveryFinal = (1U << kFinals) - 1;
/// Where the ASCII characters are moved to; no folded text has a control character, so that the one of kEscape is free
/// to stand before the letters that live there.
constexpr char16_t kMovedAscii = 0x780;
constexpr char16_t kEscape = kMovedAscii + 1;

char lettered(int number)
{
    return char(number < 26 ? 'a' + number : '0' + (number - 26));
}

int putUtf8(char *out, char16_t c)
{
    if (c < 0x800) {
        out[0] = char(0xC0 | (c >> 6));
        out[1] = char(0x80 | (c & 0x3F));
        return 2;
    }
    // Each half of a pair by itself: a text may hold one alone.
    out[0] = char(0xE0 | (c >> 12));
    out[1] = char(0x80 | ((c >> 6) & 0x3F));
    out[2] = char(0x80 | (c & 0x3F));
    return 3;
}

/// Spells one character; at most four bytes.
int spell(char *out, char16_t c)
{
    if (isSyllable(c)) {
        const Syllable syllable = splitSyllable(c);
        out[0] = lettered(syllable.initial);
        out[1] = lettered(syllable.vowel);
        out[2] = lettered(syllable.final);
        return 3;
    }
    if (c < 0x80) return putUtf8(out, char16_t(kMovedAscii + c));
    if (c < kMovedAscii || c >= kMovedAscii + 0x80) return putUtf8(out, c);
    const int escape = putUtf8(out, kEscape);
    return escape + putUtf8(out + escape, c);
}

QByteArray spelled(char16_t c)
{
    char bytes[4];
    return QByteArray(bytes, spell(bytes, c));
}

/// The initial that a character of a title shows; -1 where it has none.
int shownInitial(char16_t c)
{
    return isSyllable(c) ? splitSyllable(c).initial : initialOfJamo(c);
}

void appendText(QByteArray &out, QStringView folded, SegmentOf field)
{
    QVarLengthArray<char, 1024> bytes;
    QVarLengthArray<qsizetype, 256> begins;
    const qsizetype size = folded.size();
    for (qsizetype word = 0; word < size; ++word) {
        if (folded[word] == u' ') continue;
        qsizetype end = folded.indexOf(u' ', word);
        if (end < 0) end = size;
        bytes.resize((end - word) * 4);
        begins.clear();
        qsizetype used = 0;
        for (qsizetype i = word; i < end; ++i) {
            begins.append(used);
            used += spell(bytes.data() + used, folded[i].unicode());
        }
        begins.append(used);
        const qsizetype length = end - word;
        for (qsizetype i = 0; i < length; ++i) {
            const qsizetype last = begins[std::min(length, i + kMostCharacters)];
            out.append(char(field));
            out.append(bytes.constData() + begins[i], last - begins[i]);
            out.append(' ');
        }
        word = end;
    }
}

void appendInitials(QByteArray &out, QStringView folded, SegmentOf field)
{
    QVarLengthArray<char, 256> run;
    const auto close = [&] {
        for (qsizetype i = 0; i < run.size(); ++i) {
            out.append(char(field));
            out.append(run.constData() + i, std::min(kMostInitials, run.size() - i));
            out.append(' ');
        }
        run.clear();
    };
    for (const QChar c : folded) {
        const int initial = shownInitial(c.unicode());
        if (initial < 0)
            close();
        else
            run.append(lettered(initial));
    }
    close();
}

/// The segments of single initials that go with a field; none for short texts.
std::optional<SegmentOf> oneOf(SegmentOf field)
{
    switch (field) {
    case SegmentOf::Title:
        return SegmentOf::OneOfTitle;
    case SegmentOf::Author:
        return SegmentOf::OneOfAuthor;
    case SegmentOf::Body:
        return SegmentOf::OneOfBody;
    case SegmentOf::Comments:
        return SegmentOf::OneOfComments;
    default:
        return {};
    }
}

/// The initials of the syllables, each once.
void appendSingles(QByteArray &out, const QStringList &folded, SegmentOf single)
{
    quint32 seen = 0;
    for (const QString &text : folded) {
        for (const QChar c : text) {
            if (isSyllable(c.unicode())) seen |= 1U << splitSyllable(c.unicode()).initial;
        }
    }
    for (int initial = 0; seen >> initial; ++initial) {
        if (!(seen >> initial & 1)) continue;
        out.append(char(single));
        out.append(lettered(initial));
        out.append(' ');
    }
}

bool hasInitials(SegmentOf field)
{
    return field == SegmentOf::Title || field == SegmentOf::Author;
}

/// Whether a place is nothing but its own character in a field's texts.
bool isExactIn(const Place &place, SegmentOf field)
{
    return place.isExact() || !(place.open || hasInitials(field));
}

/// Every way to spell a place; with `last`, as the beginnings that suffice for it. Nothing where there are too many.
QByteArrayList spellings(const Place &place, SegmentOf field, bool last)
{
    QByteArrayList ways{spelled(place.exact)};
    if (isExactIn(place, field)) return ways;
    // A syllable as it stands is one of those it can become.
    if (isSyllable(place.exact)) ways.clear();
    const QByteArray initial(1, lettered(place.initial));
    if (last && place.vowels == kEveryVowel && place.finals == kEveryFinal) return ways << initial;
    for (int vowel = 0; vowel < kVowels; ++vowel) {
        if (!(place.vowels & (1U << vowel))) continue;
        const QByteArray open = initial + lettered(vowel);
        if (last && place.finals == kEveryFinal) {
            ways.append(open);
            continue;
        }
        for (int final = 0; final < kFinals; ++final) {
            if (place.finals & (1U << final)) ways.append(open + lettered(final));
        }
        if (ways.size() > kMostSpellings) return {};
    }
    return ways;
}

/// Beginnings of segments for a stretch of a pattern.
struct Window {
    QByteArrayList beginnings;
    qsizetype begin = 0; ///< In the pattern.
    qsizetype length = 0;
};

/// The longest stretch from `begin` on that a segment can be asked for.
Window windowFrom(const Pattern &pattern, qsizetype begin, SegmentOf field)
{
    Window window;
    QByteArrayList full{QByteArray(1, char(field))};
    const qsizetype end = std::min(pattern.places.size(), begin + kMostCharacters);
    for (qsizetype i = begin; i < end; ++i) {
        const Place &place = pattern.places[i];
        if (place.exact == u' ') break;
        const auto product = [&full](const QByteArrayList &ways) {
            QByteArrayList longer;
            if (full.size() * ways.size() > kMostSpellings) return longer;
            for (const QByteArray &before : std::as_const(full)) {
                for (const QByteArray &way : ways)
                    longer.append(before + way);
            }
            return longer;
        };
        const QByteArrayList as = product(spellings(place, field, true));
        if (as.isEmpty()) break;
        window = {as, begin, i - begin + 1};
        full = product(spellings(place, field, false));
        if (full.isEmpty()) break;
    }
    return window;
}

/// Stretches that together cover what a segment can be asked for of each word of a pattern.
QList<Window> windowsOf(const Pattern &pattern, SegmentOf field)
{
    QList<Window> windows;
    const auto &places = pattern.places;
    const auto isSpace = [](const Place &place) { return place.exact == u' '; };
    for (qsizetype begin = 0; begin < places.size();) {
        const qsizetype end = std::find_if(places.begin() + begin, places.end(), isSpace) - places.begin();
        const Window window = windowFrom(pattern, begin, field);
        if (window.length == 0) {
            ++begin;
            continue;
        }
        windows.append(window);
        const qsizetype next = begin + window.length;
        // The last stretch of a word reaches back as far as it can.
        begin = next < end ? std::max(begin + 1, std::min(next, end - kMostCharacters)) : next;
    }
    return windows;
}

/// The initials of the runs of Hangul in a pattern.
QByteArrayList initialsOf(const Pattern &pattern)
{
    QByteArrayList runs;
    bool isInside = false;
    for (const Place &place : pattern.places) {
        const int initial = place.isExact() ? shownInitial(place.exact) : place.initial;
        if (initial >= 0 && !isInside) runs.append(QByteArray());
        isInside = initial >= 0;
        if (isInside) runs.last().append(lettered(initial));
    }
    return runs;
}

bool isAnyOfItsInitial(const Place &place)
{
    return !place.isExact() && place.vowels == kEveryVowel && place.finals == kEveryFinal;
}

} // namespace

QByteArray headlineSegments(QStringView title, QStringView author, QStringView category)
{
    QByteArray out;
    out.reserve(title.size() * 24);
    out.append(char(SegmentOf::Row));
    out.append(' ');
    const QString foldedTitle = folded(title);
    appendText(out, foldedTitle, SegmentOf::Title);
    appendInitials(out, foldedTitle, SegmentOf::TitleInitials);
    appendSingles(out, {foldedTitle}, SegmentOf::OneOfTitle);
    const QString foldedAuthor = folded(author);
    appendText(out, foldedAuthor, SegmentOf::Author);
    appendInitials(out, foldedAuthor, SegmentOf::AuthorInitials);
    appendSingles(out, {foldedAuthor}, SegmentOf::OneOfAuthor);
    if (!category.isEmpty()) appendText(out, folded(category), SegmentOf::Category);
    return out;
}

QByteArray articleSegments(QStringView body, const QStringList &comments, const QStringList &tags)
{
    QByteArray out;
    out.reserve(body.size() * 16);
    const QString foldedBody = folded(body);
    appendText(out, foldedBody, SegmentOf::Body);
    appendSingles(out, {foldedBody}, SegmentOf::OneOfBody);
    QStringList foldedComments;
    for (const QString &comment : comments) {
        foldedComments.append(folded(comment));
        appendText(out, foldedComments.last(), SegmentOf::Comments);
    }
    appendSingles(out, foldedComments, SegmentOf::OneOfComments);
    for (const QString &tag : tags)
        appendText(out, folded(tag), SegmentOf::Tags);
    return out;
}

SegmentRanges segmentRanges(const Pattern &pattern, SegmentOf field)
{
    SegmentRanges ranges;
    const qsizetype size = pattern.places.size();
    const bool isWhole = !pattern.startsWord;
    const auto &places = pattern.places;

    const auto single = oneOf(field);
    if (single && size == 1 && !isExactIn(places[0], field) && isAnyOfItsInitial(places[0])) {
        const QByteArray one = QByteArray(1, char(*single)) + lettered(places[0].initial);
        return {{{one, char(field) + spelled(places[0].exact)}}, isWhole};
    }
    if (hasInitials(field) &&
        !std::all_of(places.begin(), places.end(), [field](const Place &place) { return isExactIn(place, field); })) {
        const char mark = char(field == SegmentOf::Title ? SegmentOf::TitleInitials : SegmentOf::AuthorInitials);
        const QByteArrayList runs = initialsOf(pattern);
        for (const QByteArray &run : runs)
            ranges.all.append({mark + run.first(std::min(run.size(), kMostInitials))});
        if (std::all_of(places.begin(), places.end(), isAnyOfItsInitial)) {
            ranges.isExact = isWhole && size <= kMostInitials;
            return ranges;
        }
    }

    const QList<Window> windows = windowsOf(pattern, field);
    if (windows.size() == 1 && windows[0].begin == 0 && windows[0].length == size)
        return {{windows[0].beginnings}, isWhole};
    for (const Window &window : windows) {
        // One character tells little and is in many segments: the longer ones do without it.
        const bool tellsLittle = window.length == 1 && (windows.size() > 1 || !ranges.all.isEmpty());
        if (!tellsLittle) ranges.all.append(window.beginnings);
    }
    if (ranges.all.isEmpty() && !windows.isEmpty()) ranges.all.append(windows[0].beginnings);
    return ranges;
}

} // namespace newsboard
