#include "ui/reader/shown_address.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The scripts of a label as bits, after UTS 39's "highly restrictive": Latin goes with Han and Hangul, or Han and
/// kana; everything else stands alone.
enum Scripts : unsigned { Latin = 1, Han = 2, Hangul = 4, Kana = 8, Bopomofo = 16, Other = 32 };

unsigned bitOf(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Latin:
        return Latin;
    case QChar::Script_Han:
        return Han;
    case QChar::Script_Hangul:
        return Hangul;
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return Kana;
    case QChar::Script_Bopomofo:
        return Bopomofo;
    default:
        return Other;
    }
}

/// Cyrillic and Greek letters that a Latin one can be taken for.
bool looksLatin(char32_t letter)
{
    static constexpr QStringView kAlike = u"асԁеһіјӏорԛѕтхуѵԝьկмпгвнкαβγικνορτυχωϲϳ";
    return letter < 0x10000 && kAlike.contains(QChar(char16_t(letter)));
}

bool isHonest(const QString &label)
{
    unsigned scripts = 0;
    QChar::Script other = QChar::Script_Unknown;
    bool allAlike = true;
    bool hasOther = false;
    for (const char32_t letter : label.toUcs4()) {
        const QChar::Script script = QChar::script(letter);
        const QChar::Category category = QChar::category(letter);
        // Signs that pass for a dot, a slash or a letter, and marks that hang on one.
        const bool isPlain = (letter >= '0' && letter <= '9') || letter == '-';
        if (isPlain) continue;
        if (script == QChar::Script_Common || script == QChar::Script_Inherited) {
            if (letter != 0x30FC) return false; // The long vowel of kana.
            continue;
        }
        if (category == QChar::Other_Format || category == QChar::Letter_Modifier) return false;
        const unsigned bit = bitOf(script);
        scripts |= bit;
        if (bit != Other) continue;
        if (hasOther && script != other) return false;
        hasOther = true;
        other = script;
        allAlike = allAlike && looksLatin(letter);
    }
    if (hasOther) return scripts == Other && !allAlike;
    const auto within = [scripts](unsigned allowed) { return (scripts & ~allowed) == 0; };
    return within(Latin | Han | Hangul) || within(Latin | Han | Kana) || within(Latin | Han | Bopomofo);
}

/// Latin letters beyond ASCII that pass for a plain one (`ı`, `ɑ`).
bool hasOddLatin(const QString &label)
{
    return std::any_of(label.begin(), label.end(), [](QChar c) {
        return c.unicode() == 0x131 || (c.unicode() >= 0x180 && c.unicode() < 0x2B0) || c.unicode() == 0x14B;
    });
}

} // namespace

QString shownHost(const QUrl &url)
{
    const QString encoded = url.host(QUrl::FullyEncoded);
    if (!encoded.contains("xn--"_L1)) return encoded;
    const QString decoded = QUrl::fromAce(encoded.toLatin1(), QUrl::IgnoreIDNWhitelist);
    const QStringList labels = decoded.split(u'.');
    const bool isSeen =
        std::all_of(labels.begin(), labels.end(), [](const QString &l) { return isHonest(l) && !hasOddLatin(l); });
    return isSeen ? decoded : encoded;
}

QString shownAddress(const QUrl &url)
{
    if (url.scheme() == "mailto"_L1) return u"mailto:"_s + url.path(QUrl::PrettyDecoded);
    QUrl rest = url;
    rest.setUserInfo({});
    const QString encoded = rest.toString(QUrl::FullyEncoded);
    const qsizetype path = encoded.indexOf(u'/', encoded.indexOf("//"_L1) + 2);
    QString shown = rest.scheme() + "://"_L1 + shownHost(rest);
    if (rest.port() >= 0) shown += u':' + QString::number(rest.port());
    if (path < 0) return shown;
    rest.setScheme({});
    rest.setAuthority({});
    const QString readable = rest.toString(QUrl::PrettyDecoded);
    const bool isSeen = std::none_of(readable.begin(), readable.end(), [](QChar c) {
        return !c.isPrint() || (c.isSpace() && c != u' ') || c.category() == QChar::Other_Format || c.isSurrogate();
    });
    return shown + (isSeen ? readable : encoded.sliced(path));
}

} // namespace newsboard
