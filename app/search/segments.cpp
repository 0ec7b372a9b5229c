#include "app/search/segments.h"

#include "app/search/fold.h"
#include "app/search/hangul.h"

#include <QVarLengthArray>

#include <algorithm>
#include <bitset>
#include <optional>
#include <utility>

namespace newsboard {

namespace {

/// The longest segment, in characters.
constexpr qsizetype kMostCharacters = 6;
/// With more syllables than this it is quicker to go through all of the initial.
constexpr qsizetype kMostTails = 12;
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

/// What follows a first syllable, where it is no syllable.
constexpr char kNothing = '0';
constexpr char kNoSyllable = '1';
/// All that can be told of it.
const QByteArray kFollowing = QByteArrayLiteral("abcdefghijklmnopqrs01");

/// Reads the characters of a segment behind its first byte one after the other, as they were in the text.
class SegmentReader {
public:
    explicit SegmentReader(QByteArrayView bytes) : m_bytes(bytes)
    {
        if (byte(0) == 0 || byte(0) >= 0x80) return;
        m_first = syllable(byte(0), byte(2), byte(3));
        m_at = 4;
        if (byte(1) == uchar(kNothing) || byte(1) == uchar(kNoSyllable)) return;
        m_second = syllable(byte(1), byte(4), byte(5));
        m_at = 6;
    }

    /// 0 behind the last.
    char16_t next()
    {
        if (m_first != 0) return std::exchange(m_first, u'\0');
        if (m_second != 0) return std::exchange(m_second, u'\0');
        const char16_t c = spelledNext();
        if (c == kEscape) return spelledNext();
        return c >= kMovedAscii && c < kMovedAscii + 0x80 ? char16_t(c - kMovedAscii) : c;
    }

private:
    uchar byte(qsizetype at) const { return at < m_bytes.size() ? uchar(m_bytes[at]) : uchar(0); }
    static char16_t syllable(uchar initial, uchar vowel, uchar final)
    {
        return Syllable{numberOf(char(initial)), numberOf(char(vowel)), numberOf(char(final))}.character();
    }
    /// The next character as it is spelled.
    char16_t spelledNext()
    {
        if (m_at >= m_bytes.size()) return 0;
        const qsizetype at = m_at;
        const uchar first = byte(at);
        if (first < 0x80) {
            m_at += 3;
            return syllable(first, byte(at + 1), byte(at + 2));
        }
        if (first < 0xE0) {
            m_at += 2;
            return char16_t((first & 0x1F) << 6 | (byte(at + 1) & 0x3F));
        }
        m_at += 3;
        return char16_t((first & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F));
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    char16_t m_first =
        0; ///< Syllables that stand at the beginning, whose letters are spelled in another order; 0: none
    char16_t m_second = 0; ///< (any more).
};

QByteArray spelled(char16_t c)
{
    char bytes[4];
    return QByteArray(bytes, spell(bytes, c));
}

/// Texts so long that most words stand in them: to look at all that have the words of a phrase would take long.
bool hasEdges(SegmentOf field)
{
    return field == SegmentOf::Body || field == SegmentOf::Comments;
}

/// What follows a word's last character.
void appendEdge(QByteArray &out, char16_t next)
{
    char bytes[8];
    const int space = spell(bytes, u' ');
    out.append(bytes, space + spell(bytes + space, next));
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
            qsizetype rest = begins[i];
            out.append(char(field));
            if (isSyllable(folded[word + i].unicode())) {
                const char *const first = bytes.constData() + rest;
                rest += 3;
                const bool isLast = i + 1 == length;
                const bool isFollowed = !isLast && isSyllable(folded[word + i + 1].unicode());
                out.append(first[0]);
                out.append(isFollowed ? bytes[rest] : isLast ? kNothing : kNoSyllable);
                out.append(first + 1, 2);
                if (isFollowed) ++rest;
            }
            out.append(bytes.constData() + rest, last - rest);
            if (i + 1 == length && end + 1 < size && hasEdges(field)) appendEdge(out, folded[end + 1].unicode());
            out.append(' ');
        }
        word = end;
    }
}

constexpr int kInitialCount = 19;
constexpr char16_t kFirstSyllable = 0xAC00;
constexpr int kSyllables = kInitialCount * kVowels * kFinals;

/// The initials of a text's syllables, as a set of bits.
quint32 initialsOf(QStringView folded)
{
    quint32 initials = 0;
    for (const QChar c : folded) {
        if (isSyllable(c.unicode())) initials |= 1U << splitSyllable(c.unicode()).initial;
    }
    return initials;
}

void appendInitials(QByteArray &out, quint32 initials, SegmentOf field)
{
    for (int initial = 0; initial < kInitialCount; ++initial) {
        if (!(initials >> initial & 1)) continue;
        out.append(char(field));
        out.append(lettered(initial));
        out.append(' ');
    }
}

/// The syllables of some texts, each once.
void appendSyllables(QByteArray &out, const QStringList &folded, SegmentOf field)
{
    std::bitset<kSyllables> seen;
    for (const QString &text : folded) {
        for (const QChar c : text) {
            if (isSyllable(c.unicode())) seen.set(size_t(c.unicode() - kFirstSyllable));
        }
    }
    for (size_t place = 0; place < seen.size(); ++place) {
        if (!seen[place]) continue;
        out.append(char(field));
        out.append(spelled(char16_t(kFirstSyllable + place)));
        out.append(' ');
    }
}

/// The segments of single initials that go with a field; none for short texts.
std::optional<SegmentOf> initialOf(SegmentOf field)
{
    switch (field) {
    case SegmentOf::Title:
        return SegmentOf::InitialOfTitle;
    case SegmentOf::Body:
        return SegmentOf::InitialOfBody;
    case SegmentOf::Comments:
        return SegmentOf::InitialOfComments;
    default:
        return {};
    }
}

/// The segments of single syllables that go with a field.
std::optional<SegmentOf> syllableOf(SegmentOf field)
{
    switch (field) {
    case SegmentOf::Body:
        return SegmentOf::SyllableOfBody;
    case SegmentOf::Comments:
        return SegmentOf::SyllableOfComments;
    default:
        return {};
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

/// The syllables that a place stands for.
struct Syllables {
    char initial = 0;     ///< 0: none.
    QByteArrayList tails; ///< Vowel and final of each, or a vowel for all of its finals; empty: …
    bool isAll = true;    ///< … all of the initial; if not, more than the place stands for.
};

Syllables syllablesOf(const Place &place, bool initials)
{
    Syllables syllables;
    if (isExactIn(place, initials)) {
        if (!isSyllable(place.exact)) return syllables;
        const QByteArray bytes = spelled(place.exact);
        return {bytes[0], {bytes.sliced(1)}, true};
    }
    syllables.initial = lettered(place.initial);
    if (isAnyOfItsInitial(place)) return syllables;
    for (int vowel = 0; vowel < kVowels; ++vowel) {
        if (!(place.vowels & (1U << vowel))) continue;
        const QByteArray open(1, lettered(vowel));
        if (place.finals == kEveryFinal) syllables.tails.append(open);
        for (int final = 0; place.finals != kEveryFinal && final < kFinals; ++final) {
            if (place.finals & (1U << final)) syllables.tails.append(open + lettered(final));
        }
    }
    if (syllables.tails.size() > kMostTails) {
        syllables.tails.clear();
        syllables.isAll = false;
    }
    return syllables;
}

/// Beginnings of segments for the first places of a stretch.
struct Heads {
    QByteArrayList ways;
    qsizetype length = 0; ///< How many places they spell as a whole.
    bool saysAll = true;  ///< Whatever begins so has all of the stretch's places, as far as `length` goes.
};

/// For a stretch that begins with a syllable.
void addSyllableHeads(const QList<Place> &places, bool initials, Heads *heads)
{
    const Syllables first = syllablesOf(places.front(), initials);
    if (first.initial == 0) return;
    const QByteArray initial(1, first.initial);
    if (places.size() == 1) {
        if (first.tails.isEmpty()) heads->ways.append(initial);
        for (const QByteArray &tail : first.tails) {
            for (const char following : kFollowing)
                heads->ways.append(initial + following + tail);
        }
        heads->saysAll = heads->saysAll && first.isAll;
        return;
    }
    const Place &second = places[1];
    const Syllables next = syllablesOf(second, initials);
    const QByteArrayList tails = first.tails.isEmpty() ? QByteArrayList{{}} : first.tails;
    const bool isOpen = tails.first().size() < 2; // Nothing can be told behind it.
    for (const QByteArray &tail : tails) {
        if (next.initial != 0) {
            const QByteArray begin = initial + next.initial + tail;
            if (isOpen || next.tails.isEmpty()) heads->ways.append(begin);
            for (const QByteArray &nextTail : isOpen ? QByteArrayList() : next.tails)
                heads->ways.append(begin + nextTail);
        }
        if (!isSyllable(second.exact))
            heads->ways.append(initial + kNoSyllable + tail + (isOpen ? QByteArray() : spelled(second.exact)));
    }
    heads->saysAll = heads->saysAll && !isOpen && first.isAll && next.isAll;
}

Heads headsOf(const QList<Place> &places, bool initials)
{
    Heads heads;
    addSyllableHeads(places, initials, &heads);
    const Place &first = places.front();
    const bool isExact = isExactIn(first, initials);
    if (isSyllable(first.exact)) {
        heads.length = std::min<qsizetype>(2, places.size());
        // Only what is spelled in one way goes on.
        if (places.size() > 2) heads.saysAll = heads.saysAll && isExact && isExactIn(places[1], initials);
    } else {
        heads.ways.append(spelled(first.exact));
        heads.length = 1;
        if (places.size() > 1) heads.saysAll = heads.saysAll && isExact;
    }
    return heads;
}

/// Beginnings that go on with a place; `isAll` becomes false where they say less than it does.
QByteArrayList followed(const QByteArrayList &ways, const Place &place, bool initials, bool *isAll)
{
    const Syllables syllables = syllablesOf(place, initials);
    QByteArrayList further;
    for (const QByteArray &way : ways) {
        if (syllables.initial != 0 && syllables.tails.isEmpty()) further.append(way + syllables.initial);
        for (const QByteArray &tail : syllables.tails)
            further.append(way + syllables.initial + tail);
        if (!isSyllable(place.exact)) further.append(way + spelled(place.exact));
    }
    *isAll = syllables.isAll;
    return further;
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
    qsizetype end = begin;
    while (end < pattern.places.size() && end < begin + kMostCharacters && pattern.places[end].exact != u' ')
        ++end;
    const QList<Place> places = pattern.places.sliced(begin, end - begin);
    Heads heads = headsOf(places, initials);
    // Where the places so far are spelled in one way, the next one narrows it further.
    for (qsizetype at = heads.length; heads.saysAll && at < places.size(); ++at) {
        if (!isExactIn(places[at - 1], initials)) {
            heads.saysAll = false;
            break;
        }
        heads.ways = followed(heads.ways, places[at], initials, &heads.saysAll);
    }
    Window window{{{}, {}, initials}, begin, places.size()};
    for (const QByteArray &way : std::as_const(heads.ways))
        window.range.beginnings.append(char(field) + way);
    if (!heads.saysAll) window.range.shape = places;
    return window;
}

/// Where two words meet: the last character of one, the first of the other. Nothing where the index cannot tell.
std::optional<Window> edgeAt(const Pattern &pattern, qsizetype space, SegmentOf field)
{
    const bool initials = hasInitials(field);
    const Place &last = pattern.places[space - 1];
    if (!hasEdges(field) || !isExactIn(last, initials)) return {};
    QByteArray way = spelled(last.exact);
    if (isSyllable(last.exact)) way.insert(1, kNothing);
    bool isAll = true;
    Window window{{{}, {}, initials}, space - 1, 3};
    for (const QByteArray &further : followed({way + spelled(u' ')}, pattern.places[space + 1], initials, &isAll))
        window.range.beginnings.append(char(field) + further);
    return window;
}

/// Stretches that together cover each word of a pattern, and before them where two words meet, which tells most.
QList<Window> windowsOf(const Pattern &pattern, SegmentOf field)
{
    QList<Window> windows;
    const auto &places = pattern.places;
    const auto isSpace = [](const Place &place) { return place.exact == u' '; };
    for (qsizetype begin = 0; begin < places.size();) {
        if (isSpace(places[begin])) {
            if (const auto edge = edgeAt(pattern, begin, field)) windows.prepend(*edge);
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

/// The segments that hold a place alone, where some are made for that.
std::optional<SegmentRange> rangeOfOne(const Place &place, SegmentOf field)
{
    const Syllables syllables = syllablesOf(place, hasInitials(field));
    if (syllables.initial == 0) return {};
    const auto single = syllables.tails.isEmpty() ? initialOf(field) : syllableOf(field);
    if (!single || !syllables.isAll) return {};
    const QByteArray begin = QByteArray(1, char(*single)) + syllables.initial;
    SegmentRange range;
    if (syllables.tails.isEmpty()) range.beginnings.append(begin);
    for (const QByteArray &tail : syllables.tails)
        range.beginnings.append(begin + tail);
    // A jamo may stand in the text itself.
    if (!isSyllable(place.exact)) range.beginnings.append(char(field) + spelled(place.exact));
    return range;
}

} // namespace

SegmentRange everyRow()
{
    return {.beginnings = {QByteArray(1, char(SegmentOf::Row))}, .shape = {}};
}

QByteArray headlineSegments(QStringView title, QStringView author, QStringView category)
{
    QByteArray out;
    out.reserve(title.size() * 24);
    out.append(char(SegmentOf::Row));
    out.append(' ');
    const QString foldedTitle = folded(title);
    appendText(out, foldedTitle, SegmentOf::Title);
    appendInitials(out, initialsOf(foldedTitle), SegmentOf::InitialOfTitle);
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
    appendInitials(out, initialsOf(foldedBody), SegmentOf::InitialOfBody);
    appendSyllables(out, {foldedBody}, SegmentOf::SyllableOfBody);
    QStringList foldedComments;
    quint32 initials = 0;
    for (const QString &comment : comments) {
        foldedComments.append(folded(comment));
        appendText(out, foldedComments.last(), SegmentOf::Comments);
        initials |= initialsOf(foldedComments.last());
    }
    appendInitials(out, initials, SegmentOf::InitialOfComments);
    if (!comments.isEmpty()) appendSyllables(out, foldedComments, SegmentOf::SyllableOfComments);
    for (const QString &tag : tags)
        appendText(out, folded(tag), SegmentOf::Tags);
    return out;
}

bool SegmentRange::admits(QByteArrayView segment) const
{
    SegmentReader reader(segment.sliced(1));
    return std::all_of(shape.begin(), shape.end(), [this, &reader](const Place &place) {
        const char16_t c = reader.next();
        return c != 0 && place.admits(c, initials);
    });
}

SegmentRanges segmentRanges(const Pattern &pattern, SegmentOf field)
{
    const qsizetype size = pattern.places.size();
    const bool isWhole = !pattern.startsWord;
    if (size == 1) {
        if (const auto range = rangeOfOne(pattern.places.front(), field)) return {{*range}, isWhole};
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
