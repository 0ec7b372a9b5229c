// A word typed with the keyboard in its other state.

#include "app/search/keyboard.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class KeyboardTest : public QObject {
    Q_OBJECT

private slots:
    void the_other_state_data();
    void the_other_state();
};

void KeyboardTest::the_other_state_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    QTest::newRow("a word") << u"alrnr"_s << u"미국"_s;
    QTest::newRow("two words") << u"alrnr chdtjs"_s << u"미국 총선"_s;
    QTest::newRow("double vowels") << u"dnlrl"_s << u"위기"_s;
    QTest::newRow("a final that is two") << u"rkqt"_s << u"값"_s;
    QTest::newRow("a final that parts") << u"rkqtl"_s << u"갑시"_s;
    QTest::newRow("with Shift") << u"QjTwj"_s << u"뻤저"_s;
    QTest::newRow("twins") << u"Tkf"_s << u"쌀"_s;
    QTest::newRow("a word that is Latin") << u"nato"_s << QString();
    QTest::newRow("digits") << u"2025"_s << QString();
    QTest::newRow("Latin in Hangul") << u"ㅜㅁ새"_s << u"nato"_s;
    QTest::newRow("double vowels back") << u"쟈ㅜㅇ"_s << u"wind"_s;
    QTest::newRow("Hangul that was meant") << u"일본"_s << QString();
    QTest::newRow("signs") << u"alrnr!"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void KeyboardTest::the_other_state()
{
    QFETCH(QString, typed);
    QTEST(otherKeyboard(typed), "meant");
}

QTEST_GUILESS_MAIN(KeyboardTest)
#include "tst_keyboard.moc"
