#include "app/search/fold.h"

#include "app/search/hangul.h"

namespace newsboard {

namespace {

/// Signs of one meaning and many shapes; 0 for all others.
char16_t plainSign(char16_t c)
{
    switch (c) {
    case u'"':
    case u'`':
    case 0x00ab: // « »
    case 0x00bb:
    case 0x00b4:
    case 0x2018: // ‘ ’ ‚ ‛ “ ” „ ‟
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2032: // ′ ″ ‵ ‶ ‹ ›
    case 0x2033:
    case 0x2035:
    case 0x2036:
    case 0x2039:
    case 0x203a:
    case 0x300c: // 「 」 『 』 〝 〞 〟
    case 0x300d:
    case 0x300e:
    case 0x300f:
    case 0x301d:
    case 0x301e:
    case 0x301f:
    case 0xff02: // full and half width
    case 0xff07:
    case 0xff40:
    case 0xff62:
    case 0xff63:
        return u'\'';
    case 0x00b7: // · ‧ • ∙ ⋅ ・ ･ ㆍ ᆞ 。
    case 0x0387:
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22c5:
    case 0x3002:
    case 0x30fb:
    case 0x318d:
    case 0x119e:
    case 0xff0e:
    case 0xff61:
    case 0xff65:
        return u'.';
    case 0x2010: // ‐ ‑ ‒ – — ― − ㅡ is a letter
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xff0d:
        return u'-';
    case 0x223c: // ∼ 〜 ～
    case 0x301c:
    case 0xff5e:
        return u'~';
    case 0x3008: // 〈 〉 《 》
    case 0x300a:
        return u'<';
    case 0x3009:
    case 0x300b:
        return u'>';
    case 0x3001: // 、
    case 0xff64:
        return u',';
    // Letters with a stroke are not made of a letter and a mark in Unicode.
    case 0x00d8:
    case 0x00f8:
        return u'o';
    case 0x0141:
    case 0x0142:
        return u'l';
    case 0x0110:
    case 0x0111:
        return u'd';
    case 0x0126:
    case 0x0127:
        return u'h';
    case 0x0131:
        return u'i';
    default:
        return 0;
    }
}

/// Letters that people also write as two; folded.
QStringView twoLetters(char16_t c)
{
    switch (c) {
    case 0x00df: // ß
        return u"ss";
    case 0x00e6: // æ
        return u"ae";
    case 0x0153: // œ
        return u"oe";
    default:
        return {};
    }
}

/// Letters that are one character each, composed, and of no case.
bool isSettled(char16_t c)
{
    return isSyllable(c) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30a1 && c <= 0x30fa);
}

/// Joiners, direction marks, soft hyphens, the fillers of Hangul.
bool isNothing(char32_t c)
{
    if (c < 0xad || (c <= 0xffff && isSettled(char16_t(c)))) return false;
    return QChar::category(c) == QChar::Other_Format || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0;
}

/// Belongs to the character before it: a mark, the vowel or final of a syllable in pieces, a half-width voiced mark.
bool continues(char32_t c)
{
    if (c < 0x300 || (c <= 0xffff && isSettled(char16_t(c)))) return false;
    if ((c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7fb) || c == 0xff9e || c == 0xff9f) return true;
    return QChar::isMark(c);
}

/// Marks that a search does not ask for: diacritics, pointing, variation selectors; voiced marks that are left when
/// kana are composed.
bool isDroppedMark(char32_t c)
{
    return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0483 && c <= 0x0487) || (c >= 0x0591 && c <= 0x05c7) ||
           (c >= 0x0610 && c <= 0x061a) || (c >= 0x064b && c <= 0x065f) || c == 0x0670 ||
           (c >= 0x06d6 && c <= 0x06dc) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
           (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xfe20 && c <= 0xfe2f) ||
           (c >= 0xe0100 && c <= 0xe01ef);
}

QString withoutDroppedMarks(const QString &text)
{
    QString kept;
    kept.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        if (!isDroppedMark(c)) kept.append(text.sliced(i, pair ? 2 : 1));
        if (pair) ++i;
    }
    return kept;
}

/// Any character with its marks.
QString foldedCharacter(QStringView character)
{
    QString text = character.toString().normalized(QString::NormalizationForm_KD);
    // A mark that stands alone (¨) is a space and the mark to Unicode; it is no space to a reader.
    if (text.startsWith(u' ')) text.remove(0, 1);
    text = withoutDroppedMarks(text.toCaseFolded().normalized(QString::NormalizationForm_KD));
    text = text.normalized(QString::NormalizationForm_C);
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        char16_t unit = c.unicode();
        if (unit == 0x3099 || unit == 0x309a) continue;
        if (const QStringView two = twoLetters(unit); !two.isEmpty()) {
            result.append(two);
            continue;
        }
        if (const char16_t jamo = compatibilityJamo(unit)) unit = jamo;
        if (const auto two = splitCluster(unit)) {
            result.append(QChar(two->first));
            unit = two->second;
        }
        if (const char16_t sign = plainSign(unit)) unit = sign;
        result.append(QChar(unit));
    }
    return result;
}

/// Folds to itself, unless a mark follows.
bool isPlain(char16_t c)
{
    if (c >= 0x80) return isSettled(c);
    return c > u' ' && c < 0x7f && !(c >= u'A' && c <= u'Z') && c != u'"' && c != u'`';
}

/// Where a stretch ends that folds to itself: plain characters and single spaces between them. Most of most texts.
qsizetype plainEnd(QStringView text, qsizetype begin)
{
    const auto isPlainAt = [text](qsizetype at) { return at < text.size() && isPlain(text[at].unicode()); };
    qsizetype end = begin;
    while (isPlainAt(end) || (end > begin && end < text.size() && text[end] == u' ' && isPlainAt(end + 1)))
        ++end;
    // What comes next may be a mark of the last one.
    return end > begin && end < text.size() && text[end].unicode() >= 0x300 ? end - 1 : end;
}

/// Takes a text apart into characters, folds each, and gives the folded units with where they came from to a sink:
/// `takePlain(begin, end)` for a stretch that stays as it is, `take(unit, begin, end)` for all else.
template<typename TakePlain, typename Take> void foldInto(QStringView text, TakePlain takePlain, Take take)
{
    bool afterSpace = false;
    const auto sink = [&](char16_t unit, qsizetype begin, qsizetype end) {
        if (unit == u' ' && afterSpace) return; // Something that is nothing stood between two spaces.
        afterSpace = unit == u' ';
        take(unit, begin, end);
    };
    qsizetype i = 0;
    while (i < text.size()) {
        const qsizetype begin = i;
        if (const qsizetype end = plainEnd(text, i); end > i) {
            takePlain(begin, end);
            afterSpace = text[end - 1] == u' ';
            i = end;
            continue;
        }
        const char16_t first = text[i].unicode();
        if (first <= u' ' || QChar(first).isSpace() || (first >= 0x7f && first < 0xa0)) {
            while (i < text.size() && (text[i].isSpace() || text[i].category() == QChar::Other_Control))
                ++i;
            sink(u' ', begin, i);
            continue;
        }
        const bool pair = QChar::isHighSurrogate(first) && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t point = pair ? QChar::surrogateToUcs4(first, text[i + 1].unicode()) : first;
        i += pair ? 2 : 1;
        // Joiners and direction marks are nothing, wherever they stand.
        if (isNothing(point)) continue;
        const bool alone = i >= text.size() || !continues(text[i].unicode());
        if (alone && first < 0x80) {
            const char16_t lower = first >= u'A' && first <= u'Z' ? char16_t(first + 0x20) : first;
            const char16_t sign = plainSign(lower);
            sink(sign ? sign : lower, begin, i);
            continue;
        }
        if (alone && isSettled(first)) {
            sink(first, begin, i);
            continue;
        }
        if (!pair && alone) {
            if (const char16_t sign = plainSign(first)) {
                sink(sign, begin, i);
                continue;
            }
            if (first >= 0xff01 && first <= 0xff5d) {
                const char16_t narrow = char16_t(first - 0xfee0);
                sink(narrow >= u'A' && narrow <= u'Z' ? char16_t(narrow + 0x20) : narrow, begin, i);
                continue;
            }
        }
        // Compatibility jamo (half-width ones too) are letters of their own: Unicode would make syllables of them.
        const bool isJamo = first >= 0x3131 && first <= 0x318e;
        while (i < text.size() && !isJamo) {
            const bool next = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            if (!continues(next ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode())) break;
            i += next ? 2 : 1;
        }
        if (isJamo) {
            if (const auto two = splitCluster(first)) {
                sink(two->first, begin, i);
                sink(two->second, begin, i);
            } else {
                sink(first, begin, i);
            }
            continue;
        }
        const QString folded = foldedCharacter(text.sliced(begin, i - begin));
        for (const QChar c : folded)
            sink(c.unicode(), begin, i);
    }
}

} // namespace

QString folded(QStringView text)
{
    QString result;
    result.reserve(text.size());
    foldInto(
        text, [&](qsizetype begin, qsizetype end) { result.append(text.sliced(begin, end - begin)); },
        [&](char16_t unit, qsizetype, qsizetype) { result.append(QChar(unit)); });
    return result;
}

FoldedText foldedWithPlaces(QStringView text)
{
    FoldedText result;
    result.text.reserve(text.size());
    result.begins.reserve(text.size());
    result.ends.reserve(text.size());
    const auto append = [&result](char16_t unit, qsizetype begin, qsizetype end) {
        result.text.append(QChar(unit));
        result.begins.append(qint32(begin));
        result.ends.append(qint32(end));
    };
    const auto appendPlain = [&](qsizetype begin, qsizetype end) {
        for (qsizetype at = begin; at < end; ++at)
            append(text[at].unicode(), at, at + 1);
    };
    foldInto(text, appendPlain, append);
    return result;
}

TextRange FoldedText::original(TextRange folded) const
{
    if (folded.length <= 0) return {};
    const qsizetype begin = begins[folded.begin];
    return {begin, ends[folded.end() - 1] - begin};
}

} // namespace newsboard
