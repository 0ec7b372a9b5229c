#include "app/search/keyboard.h"

#include "app/search/hangul.h"

#include <QStringList>

#include <algorithm>

namespace newsboard {

namespace {

/// The jamo of the keys a … z, and of those that differ with Shift.
constexpr QStringView kJamo = u"ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ";
constexpr QStringView kShiftKeys = u"QWERTOP";
constexpr QStringView kShiftJamo = u"ㅃㅉㄸㄲㅆㅒㅖ";

char16_t jamoOfKey(QChar key)
{
    const qsizetype shifted = kShiftKeys.indexOf(key);
    if (shifted >= 0) return kShiftJamo[shifted].unicode();
    const char16_t lower = key.toLower().unicode();
    return lower >= u'a' && lower <= u'z' ? kJamo[lower - u'a'].unicode() : 0;
}

QString keyOfJamo(char16_t jamo)
{
    if (const qsizetype shifted = kShiftJamo.indexOf(QChar(jamo)); shifted >= 0)
        return kShiftKeys.sliced(shifted, 1).toString();
    const qsizetype plain = kJamo.indexOf(QChar(jamo));
    return plain < 0 ? QString() : QString(QChar(u'a' + char16_t(plain)));
}

int vowelOf(char16_t jamo)
{
    return jamo >= 0x314f && jamo <= 0x3163 ? jamo - 0x314f : -1;
}

/// The double vowel of two strokes; -1 where they make none.
int joinedVowel(int first, int second)
{
    constexpr int kPairs[][3] = {{8, 0, 9},   {8, 1, 10},   {8, 20, 11}, {13, 4, 14},
                                 {13, 5, 15}, {13, 20, 16}, {18, 20, 19}};
    for (const auto &pair : kPairs) {
        if (pair[0] == first && pair[1] == second) return pair[2];
    }
    return -1;
}

/// The final that is these consonants, the second or both of which may be -1; 0 where there is none.
int finalOf(int first, int second)
{
    for (int final = 1; final < 28 && first >= 0; ++final) {
        const auto moved = movedFinal(final);
        if (second < 0 && moved->stays == 0 && moved->goes == first) return final;
        if (second < 0 || moved->stays == 0 || moved->goes != second) continue;
        const auto one = movedFinal(moved->stays);
        if (one->goes == first) return final;
    }
    return 0;
}

/// Whole syllables of a run of jamo; empty where some are left over.
QString composed(const QString &jamo)
{
    QString text;
    qsizetype i = 0;
    const auto initialAt = [&jamo](qsizetype at) { return at < jamo.size() ? initialOfJamo(jamo[at].unicode()) : -1; };
    const auto vowelAt = [&jamo](qsizetype at) { return at < jamo.size() ? vowelOf(jamo[at].unicode()) : -1; };
    while (i < jamo.size()) {
        Syllable syllable{initialAt(i), vowelAt(i + 1), 0};
        if (syllable.initial < 0 || syllable.vowel < 0) return {};
        i += 2;
        if (const int both = vowelAt(i) >= 0 ? joinedVowel(syllable.vowel, vowelAt(i)) : -1; both >= 0) {
            syllable.vowel = both;
            ++i;
        }
        // A consonant before a vowel begins the next syllable.
        const int one = initialAt(i);
        const int two = initialAt(i + 1);
        if (one >= 0 && two >= 0 && vowelAt(i + 2) < 0 && finalOf(one, two) != 0) {
            syllable.final = finalOf(one, two);
            i += 2;
        } else if (one >= 0 && vowelAt(i + 1) < 0 && finalOf(one, -1) != 0) {
            syllable.final = finalOf(one, -1);
            ++i;
        }
        text.append(QChar(syllable.character()));
    }
    return text;
}

/// The keys that give a Hangul text; empty where it has something else.
QString keysOf(QStringView text)
{
    QString keys;
    const auto press = [&keys](char16_t jamo) { keys.append(keyOfJamo(jamo)); };
    const auto pressVowel = [&press](int vowel) {
        for (int first = 0; first < 21; ++first) {
            for (int second = 0; second < 21; ++second) {
                if (joinedVowel(first, second) != vowel) continue;
                press(char16_t(0x314f + first));
                press(char16_t(0x314f + second));
                return;
            }
        }
        press(char16_t(0x314f + vowel));
    };
    const auto pressConsonants = [&press](int final) {
        const auto moved = movedFinal(final);
        if (moved->stays != 0) press(jamoOfInitial(movedFinal(moved->stays)->goes));
        press(jamoOfInitial(moved->goes));
    };
    for (const QChar c : text) {
        if (isSyllable(c.unicode())) {
            const Syllable syllable = splitSyllable(c.unicode());
            press(jamoOfInitial(syllable.initial));
            pressVowel(syllable.vowel);
            if (syllable.final != 0) pressConsonants(syllable.final);
        } else if (const auto two = splitCluster(c.unicode())) {
            press(two->first);
            press(two->second);
        } else if (vowelOf(c.unicode()) >= 0) {
            pressVowel(vowelOf(c.unicode()));
        } else if (!keyOfJamo(c.unicode()).isEmpty()) {
            press(c.unicode());
        } else {
            return {};
        }
    }
    return keys.toLower();
}

} // namespace

QString otherKeyboard(QStringView text)
{
    constexpr qsizetype kLongest = 40;
    if (text.size() > kLongest) return {};
    // Hangul of whole syllables is what was meant.
    const auto isJamo = [](QChar c) { return c.unicode() >= 0x3131 && c.unicode() <= 0x3163; };
    const bool hasJamo = std::any_of(text.begin(), text.end(), isJamo);
    QStringList words;
    for (const QStringView word : text.split(u' ', Qt::SkipEmptyParts)) {
        QString jamo;
        for (const QChar key : word) {
            if (const char16_t struck = jamoOfKey(key)) jamo.append(QChar(struck));
        }
        const QString other = jamo.isEmpty()               ? (hasJamo ? keysOf(word) : QString())
                              : jamo.size() == word.size() ? composed(jamo)
                                                           : QString();
        if (other.isEmpty()) return {};
        words.append(other);
    }
    return words.join(u' ');
}

} // namespace newsboard
