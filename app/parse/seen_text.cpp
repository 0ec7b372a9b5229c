#include "app/parse/seen_text.h"

#include <QList>

#include <algorithm>
#include <array>

namespace newsboard {

namespace {

bool joinsScript(char16_t c)
{
    return (c >= 0x0600 && c <= 0x08FF) || (c >= 0x0900 && c <= 0x0DFF) || (c >= 0x1780 && c <= 0x18AF);
}

bool joinsPicture(QChar before, QChar after)
{
    const bool pictured = before.isLowSurrogate() || before.unicode() == 0xFE0F ||
                          (before.unicode() >= 0x2600 && before.unicode() <= 0x27BF);
    return pictured && (after.isHighSurrogate() || (after.unicode() >= 0x2600 && after.unicode() <= 0x27BF));
}

constexpr char32_t kBlackFlag = 0x1F3F4;

/// The length of the invisible tag characters that make a black flag that of England, Scotland or Wales; 0 for
/// anything else, which could only hide words.
qsizetype flagLength(QStringView text)
{
    static constexpr std::array<QStringView, 3> kRegions{u"gbeng", u"gbsct", u"gbwls"};
    QString tags;
    for (qsizetype i = 0; i + 1 < text.size() && tags.size() < 6; i += 2) {
        const char32_t tag = QChar::surrogateToUcs4(text[i], text[i + 1]);
        if (tag == 0xE007F && std::find(kRegions.begin(), kRegions.end(), tags) != kRegions.end()) return i + 2;
        if (!text[i].isHighSurrogate() || tag < 0xE0061 || tag > 0xE007A) return 0;
        tags.append(QChar(char16_t(tag - 0xE0000)));
    }
    return 0;
}

} // namespace

QString seenText(const QString &text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= 0x20 && u < 0x7F) || u == '\n' || u == '\t' || (u >= 0xA0 && u < 0x600 && u != 0xAD) ||
               (u >= 0x3000 && u < 0xD7A4);
    });
    if (plain) return text;
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const char16_t u = c.unicode();
        if (u == 0x200C || u == 0x200D) {
            if (out.isEmpty() || i + 1 >= text.size()) continue;
            const QChar before = out.back();
            const QChar after = text[i + 1];
            const bool joins = (joinsScript(before.unicode()) && joinsScript(after.unicode())) ||
                               (u == 0x200D && joinsPicture(before, after));
            if (joins) out.append(c);
            continue;
        }
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t whole = QChar::surrogateToUcs4(c, text[i + 1]);
            if (QChar::category(whole) != QChar::Other_Format) out.append(c).append(text[i + 1]);
            ++i;
            if (whole == kBlackFlag) {
                const qsizetype length = flagLength(QStringView(text).sliced(i + 1));
                out.append(QStringView(text).sliced(i + 1, length));
                i += length;
            }
            continue;
        }
        if (c.isSurrogate() || (u >= 0xFFFE)) continue;
        const bool white = u == '\n' || u == '\t' || u == '\r' || u == '\f';
        const QChar::Category category = c.category();
        if (!white && (category == QChar::Other_Control || category == QChar::Other_Format)) continue;
        out.append(c);
    }
    return out;
}

} // namespace newsboard
