#include "app/parse/text.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Combining marks that may follow one another; the rest of a pile is decoration that costs layout time.
constexpr int kMarks = 8;

bool isBlank(char32_t c)
{
    // The Hangul fillers show nothing and are no spaces to Unicode.
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

/// Whether the character at `at` is a joiner between two pictures; `kept` is what was kept of the text before it.
bool joinsEmoji(QStringView kept, QStringView text, qsizetype at)
{
    if (text[at].unicode() != 0x200D || kept.isEmpty() || at + 1 >= text.size()) return false;
    const QChar before = kept.back();
    if (!before.isLowSurrogate() && before.unicode() != 0xFE0F) return false;
    const QChar after = text[at + 1];
    if (!after.isHighSurrogate()) return after.unicode() >= 0x2600 && after.unicode() <= 0x27BF;
    return at + 2 < text.size() && text[at + 2].isLowSurrogate() &&
           QChar::category(QChar::surrogateToUcs4(after, text[at + 2])) == QChar::Symbol_Other;
}

bool isPlain(QStringView text)
{
    bool space = true;
    for (const QChar c : text) {
        const ushort u = c.unicode();
        const bool hangul = u >= 0xAC00 && u <= 0xD7A3;
        if (!hangul && (u < 0x20 || u > 0x7E)) return false;
        if (u == ' ' && space) return false;
        space = u == ' ';
    }
    return !space || text.isEmpty();
}

QString cut(const QString &text, qsizetype limit)
{
    qsizetype end = std::max<qsizetype>(limit - 1, 0);
    if (end > 0 && text[end - 1].isHighSurrogate()) --end;
    if (end > 0 && text[end - 1].unicode() == 0x200D) --end;
    return text.first(end) + u'…';
}

int digitOf(QChar c)
{
    if (c >= u'0' && c <= u'9') return c.unicode() - u'0';
    if (c >= u'０' && c <= u'９') return c.unicode() - u'０';
    return -1;
}

double unitOf(QStringView unit)
{
    if (unit.isEmpty()) return 1;
    if (unit.size() != 1) return 0;
    switch (unit[0].unicode()) {
    case u'k':
    case u'K':
    case u'천':
    case u'千':
        return 1e3;
    case u'm':
    case u'M':
        return 1e6;
    case u'만':
    case u'万':
    case u'萬':
        return 1e4;
    case u'억':
    case u'亿':
    case u'億':
        return 1e8;
    default:
        return 0;
    }
}

} // namespace

QString cleanLine(QStringView text, qsizetype limit)
{
    if (text.size() <= limit && isPlain(text)) return text.toString();
    QString out;
    // Far more than the limit is read, so that what is dropped does not count; a hostile megabyte is not.
    // Composed before as well as after: some marks fall apart into several, and all of them count.
    const QString composed =
        text.first(std::min(text.size(), limit * 8)).toString().normalized(QString::NormalizationForm_C);
    text = composed;
    out.reserve(text.size());
    int marks = 0;
    bool space = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        char32_t c = unit.unicode();
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(unit, text[i + 1]);
        else if (unit.isSurrogate())
            c = QChar::ReplacementCharacter;
        const bool pair = c > 0xFFFF;
        const qsizetype at = i;
        if (pair) ++i;
        const QChar::Category category = QChar::category(c);
        if (QChar::isSpace(c) || isBlank(c)) {
            space = true;
            continue;
        }
        if (category == QChar::Other_Control ||
            (category == QChar::Other_Format && (space || !joinsEmoji(out, text, at))))
            continue;
        if (QChar::isMark(c)) {
            if (++marks > kMarks) continue;
        } else {
            marks = 0;
        }
        if (space && !out.isEmpty()) out.append(u' ');
        space = false;
        if (pair)
            out.append(text.sliced(at, 2));
        else
            out.append(QChar(char16_t(c)));
    }
    out = out.normalized(QString::NormalizationForm_C);
    return out.size() > limit ? cut(out, limit) : out;
}

QString foldedTitle(const QString &title)
{
    QString out;
    for (const QChar c : title.toCaseFolded()) {
        if (c.isLetterOrNumber()) out.append(c);
    }
    return out;
}

std::optional<qint64> parseCount(QStringView text)
{
    text = text.trimmed();
    if (text.size() >= 2) {
        const QChar first = text.front();
        const QChar last = text.back();
        const bool bracketed = (first == u'[' && last == u']') || (first == u'(' && last == u')') ||
                               (first == u'（' && last == u'）') || (first == u'【' && last == u'】');
        if (bracketed) text = text.sliced(1, text.size() - 2).trimmed();
    }
    if (text.startsWith(u'+')) text = text.sliced(1);
    const bool negative = text.startsWith(u'-') || text.startsWith(u'−');
    if (negative) text = text.sliced(1);
    if (text.isEmpty() || text.size() > 24) return {};

    double value = 0;
    double fraction = 0;
    double place = 0.1;
    bool digits = false;
    bool inFraction = false;
    int sinceComma = -1; ///< Digits since the last thousands comma; -1 before any.
    qsizetype i = 0;
    for (; i < text.size(); ++i) {
        const int digit = digitOf(text[i]);
        if (digit >= 0) {
            digits = true;
            if (inFraction) {
                fraction += digit * place;
                place /= 10;
            } else {
                value = value * 10 + digit;
                if (sinceComma >= 0) ++sinceComma;
            }
        } else if ((text[i] == u',' || text[i] == u'，') && digits && !inFraction) {
            if (sinceComma >= 0 && sinceComma != 3) return {};
            sinceComma = 0;
        } else if (text[i] == u'.' && digits && !inFraction) {
            inFraction = true;
        } else {
            break;
        }
    }
    if (!digits || (sinceComma >= 0 && sinceComma != 3)) return {};
    const QStringView unit = text.sliced(i).trimmed();
    const double factor = unitOf(unit.endsWith(u'+') ? unit.chopped(1) : unit);
    if (factor == 0 || (inFraction && factor == 1)) return {};
    const double result = std::round((value + fraction) * factor);
    if (result > 9e15) return {};
    return negative ? -qint64(result) : qint64(result);
}

} // namespace newsboard
