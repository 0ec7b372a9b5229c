#include "app/search/segments.h"

#include "app/search/fold.h"
#include "app/search/hangul.h"

#include <QVarLengthArray>

#include <algorithm>
#include <optional>

namespace newsboard {

namespace {

/// The longest segment, in characters.
constexpr qsizetype kMostCharacters = 6;
/// With more beginnings than this it is quicker to go through a wider range once.
constexpr qsizetype kMostBeginnings = 12;
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

int numberOf(char letter)
{
    return letter >= 'a' ? letter - 'a' : 26 + letter - '0';
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

/// The segments of single initials that go with a field; none for short texts.
std::optional<SegmentOf> oneOf(SegmentOf field)
{
    switch (field) {
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

bool isAnyOfItsInitial(const Place &place)
{
    return !place.isExact() && place.vowels == kEveryVowel && place.finals == kEveryFinal;
}

/// Whether a place is nothing but its own character in a field's texts.
bool isExactIn(const Place &place, bool initials)
{
    return place.isExact() || !(place.open || initials);
}

/// What a place's spellings begin with.
struct Beginnings {
    QByteArrayList ways;
    bool isAll = true; ///< Whatever begins so is what the place stands for.
};

Beginnings beginningsOf(const Place &place, bool initials)
{
    if (isExactIn(place, initials)) return {{spelled(place.exact)}, true};
    Beginnings beginnings;
    // A syllable as it stands is one of those it can become.
    if (!isSyllable(place.exact)) beginnings.ways.append(spelled(place.exact));
    const QByteArray initial(1, lettered(place.initial));
    QByteArrayList syllables;
    for (int vowel = 0; vowel < kVowels; ++vowel) {
        if (!(place.vowels & (1U << vowel))) continue;
        const QByteArray open = initial + lettered(vowel);
        if (place.finals == kEveryFinal) syllables.append(open);
        for (int final = 0; place.finals != kEveryFinal && final < kFinals; ++final) {
            if (place.finals & (1U << final)) syllables.append(open + lettered(final));
        }
    }
    const bool isAny = isAnyOfItsInitial(place);
    if (isAny || syllables.size() > kMostBeginnings) {
        beginnings.ways.append(initial);
        beginnings.isAll = isAny;
    } else {
        beginnings.ways.append(syllables);
    }
    return beginnings;
}

/// A stretch of a pattern, as a range.
struct Window {
    SegmentRange range;
    qsizetype begin = 0; ///< In the pattern.
    qsizetype length = 0;
};

/// The longest stretch from `begin` on that a segment can be asked for; it begins with no space.
Window windowFrom(const Pattern &pattern, qsizetype begin, SegmentOf field)
{
    const bool initials = hasInitials(field);
    Window window{{{QByteArray(1, char(field))}, {}, initials}, begin, 0};
    const qsizetype end = std::min(pattern.places.size(), begin + kMostCharacters);
    bool isNarrowing = true; // The beginnings say all so far.
    bool hasShape = false;
    for (qsizetype i = begin; i < end && pattern.places[i].exact != u' '; ++i) {
        const Place &place = pattern.places[i];
        ++window.length;
        if (!isNarrowing) {
            hasShape = true;
            continue;
        }
        const Beginnings next = beginningsOf(place, initials);
        QByteArrayList longer;
        for (const QByteArray &before : std::as_const(window.range.beginnings)) {
            for (const QByteArray &way : next.ways)
                longer.append(before + way);
        }
        window.range.beginnings = longer;
        isNarrowing = isExactIn(place, initials);
        hasShape = hasShape || !next.isAll;
    }
    if (hasShape) window.range.shape = pattern.places.sliced(begin, window.length);
    return window;
}

/// Stretches that together cover each word of a pattern.
QList<Window> windowsOf(const Pattern &pattern, SegmentOf field)
{
    QList<Window> windows;
    const auto &places = pattern.places;
    const auto isSpace = [](const Place &place) { return place.exact == u' '; };
    for (qsizetype begin = 0; begin < places.size();) {
        if (isSpace(places[begin])) {
            ++begin;
            continue;
        }
        const qsizetype end = std::find_if(places.begin() + begin, places.end(), isSpace) - places.begin();
        windows.append(windowFrom(pattern, begin, field));
        const qsizetype next = begin + windows.last().length;
        // The last stretch of a word reaches back as far as it can.
        begin = next < end ? std::max(begin + 1, std::min(next, end - kMostCharacters)) : next;
    }
    return windows;
}

} // namespace

QByteArray headlineSegments(QStringView title, QStringView author, QStringView category)
{
    QByteArray out;
    out.reserve(title.size() * 24);
    out.append(char(SegmentOf::Row));
    out.append(' ');
    appendText(out, folded(title), SegmentOf::Title);
    appendText(out, folded(author), SegmentOf::Author);
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

bool SegmentRange::admits(QByteArrayView segment) const
{
    qsizetype at = 1;
    for (const Place &place : shape) {
        if (at >= segment.size()) return false;
        if (segment[at] & 0x80 || isExactIn(place, initials)) {
            char bytes[4];
            const int size = spell(bytes, place.exact);
            if (!segment.sliced(at).startsWith(QByteArrayView(bytes, size))) return false;
            at += size;
            continue;
        }
        if (at + 3 > segment.size()) return false;
        const Syllable syllable{numberOf(segment[at]), numberOf(segment[at + 1]), numberOf(segment[at + 2])};
        if (syllable.initial != place.initial || !(place.vowels >> syllable.vowel & 1) ||
            !(place.finals >> syllable.final & 1))
            return false;
        at += 3;
    }
    return true;
}

SegmentRanges segmentRanges(const Pattern &pattern, SegmentOf field)
{
    const qsizetype size = pattern.places.size();
    const bool isWhole = !pattern.startsWord;
    const Place &first = pattern.places.front();
    const auto single = oneOf(field);
    if (single && size == 1 && first.open && isAnyOfItsInitial(first)) {
        const QByteArray one = QByteArray(1, char(*single)) + lettered(first.initial);
        return {{{{one, char(field) + spelled(first.exact)}, {}, false}}, isWhole};
    }
    const QList<Window> windows = windowsOf(pattern, field);
    SegmentRanges ranges;
    for (const Window &window : windows) {
        // One character tells little and is in many segments: the longer ones do without it.
        if (window.length > 1) ranges.all.append(window.range);
    }
    if (ranges.all.isEmpty() && !windows.isEmpty()) ranges.all.append(windows.first().range);
    ranges.isExact = isWhole && windows.size() == 1 && windows.first().length == size;
    return ranges;
}

} // namespace newsboard
