// How the bytes of a page become text. What is Korean in legacy bytes below is written out in hex, so that the test
// does not lean on the encoder of the library it tests.

#include "app/parse/charset.h"

#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

QByteArray encoded(const QString &text, const char *codec)
{
    return QStringEncoder(codec, QStringConverter::Flag::Stateless).encode(text);
}

const QString kKorean =
    u"새벽통신은 오늘 시장에서 물가가 다시 올랐다고 전했다. 정부는 다음 주에 대책을 내놓기로 했다."_s;
const QString kJapanese = u"きょうの天気は晴れです。あしたは雨が降るかもしれないとニュースで伝えていました。"_s;
const QString kSimplified = u"我们今天在这里说的是新的问题，他们也会来，大家都知道这个地方的天气很好。"_s;
const QString kTraditional = u"我們今天在這裡說的是新的問題，他們也會來，大家都知道這個地方的天氣很好。"_s;

} // namespace

class CharsetTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void a_page_is_read_in_its_charset_data();
    void a_page_is_read_in_its_charset();
    void old_Korean_labels_mean_the_whole_of_windows_949_data();
    void old_Korean_labels_mean_the_whole_of_windows_949();
    void nuls_become_replacement_characters();
    void a_wrong_byte_loses_nothing_after_it_data();
    void a_wrong_byte_loses_nothing_after_it();
    void any_bytes_are_decoded();
};

void CharsetTest::a_page_is_read_in_its_charset_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("charset");
    QTest::addColumn<QString>("text");
    const QByteArray utf8 = kKorean.toUtf8();
    const QByteArray euc = encoded(kKorean, "windows-949");
    const QByteArray meta = R"(<html><head><meta charset="euc-kr"></head>)";
    const QByteArray old = R"(<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=KS_C_5601-1987'>)";
    const auto row = [](const char *name, const QByteArray &bytes, const char *header, const char *charset,
                        const QString &text) {
        QTest::addRow("%s", name) << bytes << QByteArray(header) << QString::fromLatin1(charset) << text;
    };

    row("header", utf8, "text/html; charset=utf-8", "utf-8", kKorean);
    row("header in quotes and capitals", euc, "text/html; Charset=\"EUC-KR\"", "windows-949", kKorean);
    row("meta", meta + euc, "text/html", "windows-949", kKorean);
    row("old meta", old + euc, "", "windows-949", kKorean);
    row("late meta", QByteArray(7000, ' ') + meta + euc, "", "windows-949", kKorean);
    row("a meta in a comment counts for nothing", R"(<!-- <meta charset="shift_jis"> -->)" + meta + euc, "",
        "windows-949", kKorean);
    row("UTF-8 under a meta of EUC-KR", meta + utf8, "text/html", "utf-8", kKorean);
    row("UTF-8 under a header of EUC-KR", utf8, "text/html; charset=euc-kr", "utf-8", kKorean);
    row("EUC-KR under a header of UTF-8", euc, "text/html; charset=utf-8", "windows-949", kKorean);
    row("EUC-KR under a header of Latin-1", euc, "text/html; charset=iso-8859-1", "windows-949", kKorean);
    row("an unknown label", utf8, "text/html; charset=klingon", "utf-8", kKorean);
    row("nothing said, UTF-8", utf8, "", "utf-8", kKorean);
    row("nothing said, Korean", euc.repeated(8), "", "windows-949", kKorean);
    row("nothing said, Shift_JIS", encoded(kJapanese, "Shift_JIS").repeated(8), "", "shift_jis", kJapanese);
    row("nothing said, EUC-JP", encoded(kJapanese, "EUC-JP").repeated(8), "", "euc-jp", kJapanese);
    row("nothing said, GBK", encoded(kSimplified, "GBK").repeated(8), "", "gb18030", kSimplified);
    row("nothing said, Big5", encoded(kTraditional, "Big5").repeated(8), "", "big5", kTraditional);
    row("header, Shift_JIS", encoded(kJapanese, "Shift_JIS"), "text/html; charset=Shift_JIS", "shift_jis", kJapanese);
    row("header, GB2312 with what only GBK has", encoded(u"镕我们今天说"_s, "GBK"), "text/html; charset=gb2312",
        "gb18030", u"镕我们今天说"_s);
    row("header, Big5", encoded(kTraditional, "Big5"), "text/html; charset=big5", "big5", kTraditional);
    row("Latin-1 means windows-1252", "caf\xE9 \x93quoted\x94", "text/html; charset=iso-8859-1", "windows-1252",
        u"café “quoted”"_s);
    row("UTF-8 mark against a header", "\xEF\xBB\xBF" + utf8, "text/html; charset=euc-kr", "utf-8", kKorean);
    row("UTF-16 by its mark", QByteArray("\xFF\xFE") + encoded(kKorean, "UTF-16LE"), "", "utf-16le", kKorean);
    row("UTF-16 the other way", QByteArray("\xFE\xFF") + encoded(kKorean, "UTF-16BE"), "", "utf-16be", kKorean);
    row("ASCII", "<p>plain</p>", "", "utf-8", u"plain"_s);
    row("empty", "", "", "utf-8", QString());
}

void CharsetTest::a_page_is_read_in_its_charset()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, header);
    QFETCH(const QString, charset);
    QFETCH(const QString, text);
    const DecodedText decoded = decodePage(bytes, header);
    QCOMPARE(decoded.charset, charset);
    QVERIFY2(decoded.text.contains(text), qPrintable(decoded.text.left(200)));
}

void CharsetTest::old_Korean_labels_mean_the_whole_of_windows_949_data()
{
    QTest::addColumn<QByteArray>("label");
    for (const char *label : {"euc-kr", "EUC-KR", "ks_c_5601-1987", "ksc5601", "cp949", "uhc", "windows-949"})
        QTest::addRow("%s", label) << QByteArray(label);
}

void CharsetTest::old_Korean_labels_mean_the_whole_of_windows_949()
{
    QFETCH(const QByteArray, label);
    // 똠 and 펲 are in windows-949 alone.
    const QByteArray bytes = QByteArray::fromHex("8c63b9e6b0a2c7cfbc84");
    const DecodedText decoded = decodePage(bytes, "text/html; charset=" + label);
    QCOMPARE(decoded.text, u"똠방각하펲"_s);
}

void CharsetTest::nuls_become_replacement_characters()
{
    const DecodedText decoded = decodePage(QByteArray("a\0b", 3), "text/html; charset=utf-8");
    QCOMPARE(decoded.text, u"a\uFFFDb"_s);
}

void CharsetTest::a_wrong_byte_loses_nothing_after_it_data()
{
    QTest::addColumn<QByteArray>("codec");
    QTest::addColumn<QByteArray>("wrong");
    QTest::addRow("UTF-8, a stray byte") << QByteArray("utf-8") << QByteArray("\xFF");
    QTest::addRow("UTF-8, a sequence broken off") << QByteArray("utf-8") << QByteArray("\xEA\xB0");
    QTest::addRow("windows-949, a stray byte") << QByteArray("windows-949") << QByteArray("\xFF");
    QTest::addRow("windows-949, half a syllable before markup") << QByteArray("windows-949") << QByteArray("\xB0");
}

void CharsetTest::a_wrong_byte_loses_nothing_after_it()
{
    QFETCH(const QByteArray, codec);
    QFETCH(const QByteArray, wrong);
    const QByteArray good = encoded(kKorean.repeated(3), codec.constData());
    const QByteArray bytes = good + wrong + "<b>" + good;
    const DecodedText decoded = decodePage(bytes, "text/html; charset=" + codec);
    QCOMPARE(decoded.charset, QString::fromLatin1(codec));
    QVERIFY(decoded.text.startsWith(kKorean.repeated(3)));
    QVERIFY2(decoded.text.endsWith(u"<b>"_s + kKorean.repeated(3)), qPrintable(decoded.text));
    // A page that ends in the middle of a character keeps all that came before.
    QVERIFY(decodePage(good + wrong, "text/html; charset=" + codec).text.startsWith(kKorean.repeated(3)));
}

void CharsetTest::any_bytes_are_decoded()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes(random.bounded(400), '\0');
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        const DecodedText decoded = decodePage(bytes, {});
        QVERIFY(!decoded.charset.isEmpty());
        QVERIFY(!decoded.text.contains(QChar(u'\0')));
    }
}

QTEST_GUILESS_MAIN(CharsetTest)
#include "tst_charset.moc"
