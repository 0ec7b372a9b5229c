#include "app/parse/charset.h"

#include <QStringDecoder>

#include <uchardet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// A `<meta>` is looked for this far into a page; HTML's own limit is 1 KB, old boards write more before it.
constexpr qsizetype kMetaReach = 8 * 1024;
/// Enough of a page to guess by.
constexpr qsizetype kGuessReach = 64 * 1024;

struct Label {
    QByteArrayView label;
    QByteArrayView codec; ///< The name Qt's decoder understands.
};

/// Labels as pages write them, and the decoder that reads what they mean in truth: the legacy names stand for the
/// vendor's superset (WHATWG Encoding Standard; windows-949 holds 8,822 syllables that EUC-KR lacks).
constexpr std::array kLabels{
    Label{"utf-8", "UTF-8"},
    Label{"utf8", "UTF-8"},
    Label{"euc-kr", "windows-949"},
    Label{"euckr", "windows-949"},
    Label{"euc_kr", "windows-949"},
    Label{"ks_c_5601-1987", "windows-949"},
    Label{"ks_c_5601", "windows-949"},
    Label{"ksc5601", "windows-949"},
    Label{"ksc_5601", "windows-949"},
    Label{"ks_c_5601-1989", "windows-949"},
    Label{"korean", "windows-949"},
    Label{"cp949", "windows-949"},
    Label{"ms949", "windows-949"},
    Label{"uhc", "windows-949"},
    Label{"windows-949", "windows-949"},
    Label{"x-windows-949", "windows-949"},
    Label{"shift_jis", "windows-31j"},
    Label{"shift-jis", "windows-31j"},
    Label{"sjis", "windows-31j"},
    Label{"x-sjis", "windows-31j"},
    Label{"ms_kanji", "windows-31j"},
    Label{"windows-31j", "windows-31j"},
    Label{"cp932", "windows-31j"},
    Label{"euc-jp", "EUC-JP"},
    Label{"x-euc-jp", "EUC-JP"},
    Label{"iso-2022-jp", "ISO-2022-JP"},
    Label{"gb2312", "gb18030"},
    Label{"gb_2312-80", "gb18030"},
    Label{"gbk", "gb18030"},
    Label{"x-gbk", "gb18030"},
    Label{"cp936", "gb18030"},
    Label{"gb18030", "gb18030"},
    Label{"hz-gb-2312", "HZ"},
    Label{"big5", "Big5"},
    Label{"big5-hkscs", "Big5-HKSCS"},
    Label{"x-x-big5", "Big5"},
    Label{"iso-8859-1", "windows-1252"},
    Label{"latin1", "windows-1252"},
    Label{"us-ascii", "windows-1252"},
    Label{"ascii", "windows-1252"},
    Label{"windows-1252", "windows-1252"},
    Label{"cp1252", "windows-1252"},
    Label{"iso-8859-15", "ISO-8859-15"},
    Label{"iso-8859-2", "ISO-8859-2"},
    Label{"windows-1250", "windows-1250"},
    Label{"windows-1251", "windows-1251"},
    Label{"koi8-r", "KOI8-R"},
    Label{"iso-8859-9", "windows-1254"},
    Label{"windows-1254", "windows-1254"},
    Label{"utf-16", "UTF-16LE"},
    Label{"utf-16le", "UTF-16LE"},
    Label{"utf-16be", "UTF-16BE"},
};

QByteArray codecOf(QByteArrayView label)
{
    const QByteArray folded = label.trimmed().toByteArray().toLower();
    for (const Label &known : kLabels) {
        if (folded == known.label) return known.codec.toByteArray();
    }
    return {};
}

/// Reads the value that stands after `charset` and `=` at `from`.
QByteArrayView charsetValue(QByteArrayView text, qsizetype from)
{
    while (from < text.size() && (text[from] == ' ' || text[from] == '\t' || text[from] == '\n'))
        ++from;
    if (from >= text.size() || text[from] != '=') return {};
    ++from;
    while (from < text.size() && (text[from] == ' ' || text[from] == '"' || text[from] == '\''))
        ++from;
    qsizetype end = from;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || std::strchr("-_:.", text[end])))
        ++end;
    return text.sliced(from, end - from);
}

QByteArray codecInHeader(const QByteArray &contentType)
{
    const QByteArray folded = contentType.toLower();
    const qsizetype at = folded.indexOf("charset");
    return at < 0 ? QByteArray() : codecOf(charsetValue(folded, at + 7));
}

QByteArray codecInMeta(const QByteArray &bytes)
{
    const QByteArray head = bytes.first(std::min(bytes.size(), kMetaReach)).toLower();
    qsizetype at = 0;
    while ((at = head.indexOf('<', at)) >= 0) {
        if (head.sliced(at).startsWith("<!--")) {
            const qsizetype end = head.indexOf("-->", at);
            if (end < 0) return {};
            at = end + 3;
            continue;
        }
        const qsizetype end = head.indexOf('>', at);
        if (head.sliced(at).startsWith("<meta") && end >= 0) {
            const QByteArrayView tag = QByteArrayView(head).sliced(at, end - at);
            const qsizetype found = tag.indexOf("charset");
            if (found >= 0) {
                const QByteArray codec = codecOf(charsetValue(tag, found + 7));
                // A page whose meta could be read is in no UTF-16.
                if (!codec.isEmpty()) return codec.startsWith("UTF-16") ? QByteArray("UTF-8") : codec;
            }
        }
        ++at;
    }
    return {};
}

/// Signs of UTF-8 in bytes: how many sequences of more than one byte are right, and how many bytes are wrong.
struct Utf8Signs {
    qsizetype sequences = 0;
    qsizetype wrong = 0;
};

Utf8Signs utf8Signs(const QByteArray &bytes)
{
    Utf8Signs signs;
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.constData());
    const auto *end = at + bytes.size();
    while (at < end) {
        if (*at < 0x80) {
            ++at;
            continue;
        }
        const int length = *at >= 0xC2 && *at < 0xE0   ? 2
                           : *at >= 0xE0 && *at < 0xF0 ? 3
                           : *at >= 0xF0 && *at < 0xF5 ? 4
                                                       : 0;
        // A sequence that the end of the page cuts off is no fault.
        if (length > 0 && end - at < length) break;
        bool right = length > 0;
        for (int i = 1; i < length; ++i)
            right = right && (at[i] & 0xC0) == 0x80;
        signs.sequences += right ? 1 : 0;
        signs.wrong += right ? 0 : 1;
        at += right ? length : 1;
    }
    return signs;
}

bool isUtf8(const Utf8Signs &signs)
{
    return signs.sequences > 0 && signs.wrong * 50 <= signs.sequences;
}

std::optional<QString> decoded(const QByteArray &bytes, const QByteArray &codec)
{
    QStringDecoder decoder(codec.constData(), QStringConverter::Flag::Stateless);
    if (!decoder.isValid()) return {};
    return QString(decoder.decode(bytes));
}

/// How likely a decoding is to be the right one: faults count heavily, frequent letters count for it. No decoder tells
/// its faults reliably: windows-949 makes U+F8F7 of the byte FF, Shift_JIS uses U+001A, most bytes of EUC-KR pass as
/// GBK.
double score(QStringView text)
{
    qint64 faults = 0;
    qint64 good = 0;
    qint64 rare = 0;
    for (const QChar c : text) {
        const ushort u = c.unicode();
        if (u < 0x80) {
            faults += u == 0x1A ? 1 : 0;
        } else if (u == 0xFFFD || (u >= 0xE000 && u <= 0xF8FF) || u < 0xA0) {
            ++faults;
        } else if (u >= 0xAC00 && u <= 0xD7A3) {
            // Syllables with the plainer finals are by far the most frequent.
            const int final = (u - 0xAC00) % 28;
            const bool frequent = final == 0 || final == 1 || final == 4 || final == 8 || final == 16 || final == 17 ||
                                  final == 19 || final == 20 || final == 21;
            frequent ? ++good : ++rare;
        } else if (u >= 0x3040 && u <= 0x30FF) {
            ++good;
        } else if (u >= 0x4E00 && u <= 0x9FFF) {
            static const QString common =
                u"的一是不了人在有我他这個个们們中来來上大为為和国國地到以说說時时要就出会會可也你对對生能而子那得于着"
                u"下自之年过過发發后後作里裏用道行所然家种種事成方多"
                "经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实"
                "實日軍者意無力它与與長把機十民第公此已工使情"
                "明性知全三又关關點点正业業外将將两兩高間间由問问很最重並并物手应應戰战向頭头文體体政美相見见被利什二等"
                "产產或新己制身果加西斯月話话合回特代内信表化老給给世位次度"
                "門门任常先海通教兒儿原東东声聲提立及比員员解水名真論论處处走義义各入幾几口認认條条平系氣气題题活爾尔更別别打女变變四神總总何電电数數安少報报才結结反受目太量再感建務务做接必場场"_s;
            common.contains(c) ? ++good : ++rare;
        } else if (u >= 0xFF66 && u <= 0xFF9F) {
            // Half-width kana are what a wrong Shift_JIS makes of everything.
            ++rare;
        }
    }
    return double(good) - 0.25 * double(rare) - 30.0 * double(faults);
}

QByteArray guessedByUchardet(const QByteArray &bytes)
{
    const auto detector = std::unique_ptr<uchardet, void (*)(uchardet_t)>(uchardet_new(), uchardet_delete);
    if (uchardet_handle_data(detector.get(), bytes.constData(), size_t(bytes.size())) != 0) return {};
    uchardet_data_end(detector.get());
    return codecOf(uchardet_get_charset(detector.get()));
}

QByteArray guessedByScore(const QByteArray &bytes)
{
    QByteArray best = "windows-1252";
    double bestScore = 0;
    for (const char *codec : {"windows-949", "windows-31j", "EUC-JP", "gb18030", "Big5"}) {
        const auto text = decoded(bytes, codec);
        const double reached = text ? score(*text) : 0;
        if (reached > bestScore) {
            bestScore = reached;
            best = codec;
        }
    }
    return best;
}

/// Whether bytes that are declared to be in `codec` decode without many faults.
bool fits(const QByteArray &sample, const QByteArray &codec)
{
    const auto text = decoded(sample, codec);
    if (!text) return false;
    qsizetype faults = 0;
    qsizetype letters = 0;
    for (const QChar c : *text) {
        const ushort u = c.unicode();
        if (u < 0x80) continue;
        ++letters;
        faults += u == 0xFFFD || (u >= 0xE000 && u <= 0xF8FF) || u < 0xA0 ? 1 : 0;
    }
    return faults * 20 <= letters;
}

QString nameOf(const QByteArray &codec)
{
    return codec == "windows-31j" ? u"shift_jis"_s : QString::fromLatin1(codec).toLower();
}

DecodedText decodedAs(const QByteArray &bytes, const QByteArray &codec, const QString &foundBy)
{
    QString text = decoded(bytes, codec).value_or(QString::fromUtf8(bytes));
    text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    return {text, nameOf(codec), foundBy};
}

std::optional<DecodedText> decodedByMark(const QByteArray &bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF")) return decodedAs(bytes.sliced(3), "UTF-8", u"bom"_s);
    if (bytes.startsWith("\xFF\xFE")) return decodedAs(bytes.sliced(2), "UTF-16LE", u"bom"_s);
    if (bytes.startsWith("\xFE\xFF")) return decodedAs(bytes.sliced(2), "UTF-16BE", u"bom"_s);
    return {};
}

} // namespace

DecodedText decodePage(const QByteArray &bytes, const QByteArray &contentType)
{
    if (auto marked = decodedByMark(bytes)) return *marked;

    QByteArray declared = codecInHeader(contentType);
    QString foundBy = u"header"_s;
    if (declared.isEmpty()) {
        declared = codecInMeta(bytes);
        foundBy = u"meta"_s;
    }
    if (declared.startsWith("UTF-16")) return decodedAs(bytes, declared, foundBy);

    const Utf8Signs signs = utf8Signs(bytes);
    if (signs.sequences == 0 && signs.wrong == 0 && declared != "ISO-2022-JP" && declared != "HZ")
        return decodedAs(bytes, "UTF-8", declared.isEmpty() ? u"score"_s : foundBy);

    // Bytes that are UTF-8 are so by no accident, whatever the page says of itself.
    if (isUtf8(signs)) return decodedAs(bytes, "UTF-8", declared == "UTF-8" ? foundBy : u"score"_s);

    const QByteArray sample = bytes.first(std::min(bytes.size(), kGuessReach));
    if (!declared.isEmpty() && declared != "UTF-8" && fits(sample, declared)) {
        // A server's default of Latin-1 says nothing about pages in another script.
        if (declared != "windows-1252") return decodedAs(bytes, declared, foundBy);
        const QByteArray guess = guessedByScore(sample);
        const auto text = decoded(sample, guess);
        const qsizetype letters = signs.wrong + signs.sequences;
        const bool another = guess != "windows-1252" && text && score(*text) * 4 > double(letters);
        return decodedAs(bytes, another ? guess : declared, another ? u"score"_s : foundBy);
    }
    if (declared == "UTF-8" && signs.sequences > signs.wrong) return decodedAs(bytes, "UTF-8", foundBy);

    const QByteArray byStatistics = guessedByUchardet(sample);
    const QByteArray byScore = guessedByScore(sample);
    if (!byStatistics.isEmpty() && byStatistics != "UTF-8" && fits(sample, byStatistics)) {
        const double statistics = score(decoded(sample, byStatistics).value_or(QString()));
        const double scored = score(decoded(sample, byScore).value_or(QString()));
        if (statistics >= scored) return decodedAs(bytes, byStatistics, u"uchardet"_s);
    }
    return decodedAs(bytes, byScore, u"score"_s);
}

} // namespace newsboard
