// Text as it is compared: what is alike for a reader is the same, and knows where it came from.

#include "app/search/fold.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class FoldTest : public QObject {
    Q_OBJECT

private slots:
    void alike_for_a_reader_data();
    void alike_for_a_reader();
    void different_for_a_reader_data();
    void different_for_a_reader();
    void folding_twice_changes_nothing_data() { alike_for_a_reader_data(); }
    void folding_twice_changes_nothing();
    void a_stretch_leads_back_to_the_original_data();
    void a_stretch_leads_back_to_the_original();
};

void FoldTest::alike_for_a_reader_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::newRow("case") << u"GNU Linux"_s << u"gnu linux"_s;
    QTest::newRow("case of other alphabets") << u"МОСКВА ΑΘΉΝΑΣ"_s << u"москва αθήνας"_s;
    QTest::newRow("sharp s") << u"STRASSE"_s << u"straße"_s;
    QTest::newRow("width") << u"ＡＩ　２０２５！（끝）"_s << u"ai 2025!(끝)"_s;
    QTest::newRow("half-width kana") << u"ﾄﾞｲﾂ"_s << u"ドイツ"_s;
    QTest::newRow("kana in pieces") << u"か\u3099き"_s << u"がき"_s;
    QTest::newRow("diacritics") << u"Café Ångström naïve"_s << u"cafe angstrom naive"_s;
    QTest::newRow("diacritics in pieces") << u"Cafe\u0301"_s << u"café"_s;
    QTest::newRow("letters with a stroke") << u"Øresund, Łódź, Đà Nẵng"_s << u"oresund, lodz, da nang"_s;
    QTest::newRow("Vietnamese") << u"Hà Nội"_s << u"ha noi"_s;
    QTest::newRow("Hangul in pieces") << u"한국어"_s.normalized(QString::NormalizationForm_D) << u"한국어"_s;
    QTest::newRow("compatibility Hanja") << u"\uf981性"_s << u"女性"_s;
    QTest::newRow("jamo of three shapes") << u"\u1100\u1109"_s << u"ㄱㅅ"_s;
    QTest::newRow("half-width jamo") << u"ﾡﾱ"_s << u"ㄱㅁ"_s;
    QTest::newRow("a cluster is its letters") << u"ㅄ ㄳ"_s << u"ㅂㅅ ㄱㅅ"_s;
    QTest::newRow("double quotes") << u"“다음” „주“ ＂실무＂"_s << u"\"다음\" \"주\" \"실무\""_s;
    QTest::newRow("quotes are one sign") << u"‘다음’ “주” 「실무」 『회담』"_s << u"'다음' '주' '실무' '회담'"_s;
    QTest::newRow("middle dots") << u"AI·반도체ㆍ배터리・車‧銀"_s << u"ai·반도체·배터리·車·銀"_s;
    QTest::newRow("a day with a dot") << u"3·1절"_s << u"3.1절"_s;
    QTest::newRow("ellipsis") << u"총선… 결과"_s << u"총선... 결과"_s;
    QTest::newRow("ellipsis of middle dots") << u"총선··· 결과"_s << u"총선… 결과"_s;
    QTest::newRow("dashes") << u"5–7월 — 예산−안"_s << u"5-7월 - 예산-안"_s;
    QTest::newRow("white space") << u"하나 \t\n\u00a0 둘\u3000셋"_s << u"하나 둘 셋"_s;
    QTest::newRow("joiners") << u"정상\u200b회담\ufeff\u00ad"_s << u"정상회담"_s;
    QTest::newRow("a joiner between spaces") << u"하나 \u200b 둘"_s << u"하나 둘"_s;
    QTest::newRow("emoji variation") << u"☀\ufe0f"_s << u"☀"_s;
    QTest::newRow("ligature") << u"ﬁnal ㎏ ㈜"_s << u"final kg (주)"_s;
}

void FoldTest::alike_for_a_reader()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QCOMPARE(folded(a), folded(b));
}

void FoldTest::different_for_a_reader_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::newRow("voiced kana") << u"が"_s << u"か"_s;
    QTest::newRow("hiragana and katakana") << u"か"_s << u"カ"_s;
    QTest::newRow("jamo do not make syllables") << u"ㄱㅏ"_s << u"가"_s;
    QTest::newRow("a jamo behind a syllable") << u"가ㄱ"_s << u"각"_s;
    QTest::newRow("space") << u"정상 회담"_s << u"정상회담"_s;
}

void FoldTest::different_for_a_reader()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QVERIFY(folded(a) != folded(b));
}

void FoldTest::folding_twice_changes_nothing()
{
    QFETCH(QString, a);
    QCOMPARE(folded(folded(a)), folded(a));
}

void FoldTest::a_stretch_leads_back_to_the_original_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part"); // folded
    QTest::addColumn<QString>("original");
    const QString pieces = u"한국어"_s.normalized(QString::NormalizationForm_D);
    QTest::newRow("plain") << u"미국 총선"_s << u"총선"_s << u"총선"_s;
    QTest::newRow("in pieces") << u"대"_s + pieces << u"국"_s << u"국"_s.normalized(QString::NormalizationForm_D);
    QTest::newRow("with its mark") << u"cafe\u0301s"_s << u"fe"_s << u"fe\u0301"_s;
    QTest::newRow("a run of spaces") << u"하나 \n 둘"_s << u"나 둘"_s << u"나 \n 둘"_s;
    QTest::newRow("over a joiner") << u"정상\u200b회담"_s << u"상회"_s << u"상\u200b회"_s;
    QTest::newRow("half of a ligature") << u"ﬁn"_s << u"in"_s << u"ﬁn"_s;
    QTest::newRow("beyond the basic plane") << u"가𠮷나"_s << u"𠮷"_s << u"𠮷"_s;
}

void FoldTest::a_stretch_leads_back_to_the_original()
{
    QFETCH(QString, text);
    QFETCH(QString, part);
    QFETCH(QString, original);
    const FoldedText places = foldedWithPlaces(text);
    QCOMPARE(places.text, folded(text));
    const qsizetype at = places.text.indexOf(part);
    QVERIFY(at >= 0);
    const TextRange range = places.original({at, part.size()});
    QCOMPARE(text.sliced(range.begin, range.length), original);
}

QTEST_GUILESS_MAIN(FoldTest)
#include "tst_fold.moc"
