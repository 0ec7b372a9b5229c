// How Hangul is looked for while it is typed: initials, a syllable that is not whole yet, a final that moves on.

#include "app/search/hangul.h"
#include "app/search/pattern.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

bool stands(const QList<Pattern> &patterns, const QString &text, bool initials)
{
    const QString searched = folded(text);
    for (const Pattern &pattern : patterns) {
        if (pattern.findIn(searched, 0, initials) >= 0) return true;
    }
    return false;
}

} // namespace

class PatternTest : public QObject {
    Q_OBJECT

private slots:
    void every_syllable_is_taken_apart_and_put_together();
    void a_final_that_moves_on_leaves_the_rest();
    void composing_data();
    void composing();
    void initials_data();
    void initials();
    void a_word_can_be_held_to_its_beginning_data();
    void a_word_can_be_held_to_its_beginning();
    void exact_text_is_what_an_index_may_ask_for();
    void a_text_of_nothing_has_no_pattern();
};

void PatternTest::every_syllable_is_taken_apart_and_put_together()
{
    for (int c = 0xac00; c <= 0xd7a3; ++c)
        QCOMPARE(splitSyllable(char16_t(c)).character(), char16_t(c));
    QCOMPARE(splitSyllable(u'국'), (Syllable{0, 13, 1}));
    QCOMPARE(jamoOfInitial(splitSyllable(u'국').initial), u'ㄱ');
}

void PatternTest::a_final_that_moves_on_leaves_the_rest()
{
    QVERIFY(!movedFinal(0));
    const auto plain = movedFinal(splitSyllable(u'국').final);
    QCOMPARE(plain->stays, 0);
    QCOMPARE(jamoOfInitial(plain->goes), u'ㄱ');
    const auto cluster = movedFinal(splitSyllable(u'값').final);
    QCOMPARE(cluster->stays, splitSyllable(u'갑').final);
    QCOMPARE(jamoOfInitial(cluster->goes), u'ㅅ');
}

void PatternTest::composing_data()
{
    QTest::addColumn<QString>("typed"); // its last character is being composed
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("a consonant") << u"미ㄱ"_s << u"미국 대선"_s << true;
    QTest::newRow("a consonant, another initial") << u"미ㄱ"_s << u"미러 회담"_s << false;
    QTest::newRow("a jamo in the text") << u"미ㄱ"_s << u"미ㄱ"_s << true;
    QTest::newRow("an open syllable takes a final") << u"미구"_s << u"미국"_s << true;
    QTest::newRow("an open syllable as it is") << u"미구"_s << u"미구엘"_s << true;
    QTest::newRow("an open syllable takes a double vowel") << u"미구"_s << u"미궈"_s << true;
    QTest::newRow("… and a final") << u"미구"_s << u"미귄"_s << true;
    QTest::newRow("an open syllable, another vowel") << u"미구"_s << u"미군 미가"_s << true;
    QTest::newRow("only another vowel") << u"미구"_s << u"미가"_s << false;
    QTest::newRow("a final stays") << u"미국"_s << u"미국"_s << true;
    QTest::newRow("a final moves on") << u"구그"_s << u"구글"_s << true;
    QTest::newRow("before it moves on") << u"국"_s << u"구글"_s << true;
    QTest::newRow("before it moves on, another initial") << u"국"_s << u"구름"_s << false;
    QTest::newRow("a final becomes a double one") << u"갑"_s << u"값"_s << true;
    QTest::newRow("a double final stays") << u"값"_s << u"값"_s << true;
    QTest::newRow("a double final parts") << u"값"_s << u"갑수"_s << true;
    QTest::newRow("a double final does not lose") << u"값"_s << u"갑자기"_s << false;
    QTest::newRow("a twin final moves on whole") << u"갔"_s << u"가쓰"_s << true;
    QTest::newRow("what stands before is exact") << u"구국"_s << u"구구글"_s << true;
    QTest::newRow("what stands before is not open") << u"구국"_s << u"군국"_s << false;
    QTest::newRow("Latin has nothing to become") << u"미a"_s << u"미b"_s << false;
}

void PatternTest::composing()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(bool, found);
    const QList<Pattern> patterns = patternsOf(typed, {.openAt = typed.size() - 1});
    QCOMPARE(stands(patterns, text, true), found);
    QCOMPARE(stands(patterns, text, false), found); // What is being composed is open in every text.
}

void PatternTest::initials_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("inTitle");
    QTest::addColumn<bool>("elsewhere");
    QTest::newRow("a word") << u"ㄹㅅㅇ"_s << u"대러시아 제재"_s << true << false;
    QTest::newRow("mixed") << u"미ㄱ"_s << u"미국"_s << true << false;
    QTest::newRow("in the midst") << u"정ㅅ회담"_s << u"미러정상회담"_s << true << false;
    QTest::newRow("a cluster is two initials") << u"ㄳ"_s << u"검사"_s << true << false;
    QTest::newRow("twins are one") << u"ㅆ"_s << u"쌀값"_s << true << false;
    QTest::newRow("twins are not their half") << u"ㅅ"_s << u"쌀"_s << false << false;
    QTest::newRow("jamo are themselves") << u"ㅋㅋ"_s << u"하하ㅋㅋㅋ"_s << true << true;
    QTest::newRow("a cluster in the text") << u"ㅂㅅ"_s << u"ㅄ"_s << true << true;
    QTest::newRow("vowels are themselves") << u"ㅏ"_s << u"가"_s << false << false;
    QTest::newRow("not across a space") << u"ㅁㄱ"_s << u"미 국"_s << false << false;
}

void PatternTest::initials()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QTEST(stands(patternsOf(typed), text, true), "inTitle");
    QTEST(stands(patternsOf(typed), text, false), "elsewhere");
}

void PatternTest::a_word_can_be_held_to_its_beginning_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("alone") << u"UN"_s << u"UN 총회"_s << true;
    QTest::newRow("before a particle") << u"UN"_s << u"\"UN은"_s << true;
    QTest::newRow("inside") << u"UN"_s << u"run under"_s << false;
    QTest::newRow("inside, then alone") << u"UN"_s << u"run UN"_s << true;
    QTest::newRow("a beginning of Latin") << u"UN"_s << u"under"_s << false;
    QTest::newRow("Hangul goes on") << u"한은"_s << u"한은이 금리를"_s << true;
    QTest::newRow("inside Hangul") << u"한은"_s << u"북한은"_s << false;
}

void PatternTest::a_word_can_be_held_to_its_beginning()
{
    QFETCH(QString, word);
    QFETCH(QString, text);
    QFETCH(bool, found);
    QList<Pattern> patterns = patternsOf(word);
    patterns.front().startsWord = true;
    QCOMPARE(stands(patterns, text, true), found);
}

void PatternTest::exact_text_is_what_an_index_may_ask_for()
{
    QCOMPARE(patternsOf(u" ＡＩ·반도체 ").front().exactText(true), u"ai.반도체"_s);
    QCOMPARE(patternsOf(u"미ㄱ").front().exactText(true), QString());
    QCOMPARE(patternsOf(u"미ㄱ").front().exactText(false), u"미ㄱ"_s);
    QCOMPARE(patternsOf(u"미ㄱ", {.literal = true}).front().exactText(true), u"미ㄱ"_s);
    QCOMPARE(patternsOf(u"미구", {.openAt = 1}).front().exactText(false), QString());
}

void PatternTest::a_text_of_nothing_has_no_pattern()
{
    QVERIFY(patternsOf(u"").isEmpty());
    QVERIFY(patternsOf(u" \n\u3000").isEmpty());
    QVERIFY(patternsOf(u"\u200b\u0301").isEmpty());
}

QTEST_GUILESS_MAIN(PatternTest)
#include "tst_pattern.moc"
