#include "app/search/hangul.h"

#include <QStringView>

#include <array>

namespace newsboard {

namespace {

constexpr QStringView kInitials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
/// By number; none stands at 0.
constexpr QStringView kFinalLetters = u"-ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

constexpr std::array<TwoJamo, 11> kClusters{{{u'ㄱ', u'ㅅ'},
                                             {u'ㄴ', u'ㅈ'},
                                             {u'ㄴ', u'ㅎ'},
                                             {u'ㄹ', u'ㄱ'},
                                             {u'ㄹ', u'ㅁ'},
                                             {u'ㄹ', u'ㅂ'},
                                             {u'ㄹ', u'ㅅ'},
                                             {u'ㄹ', u'ㅌ'},
                                             {u'ㄹ', u'ㅍ'},
                                             {u'ㄹ', u'ㅎ'},
                                             {u'ㅂ', u'ㅅ'}}};
constexpr QStringView kClusterJamo = u"ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ";

int finalOfJamo(char16_t jamo)
{
    return int(kFinalLetters.indexOf(QChar(jamo)));
}

} // namespace

int initialOfJamo(char16_t jamo)
{
    return int(kInitials.indexOf(QChar(jamo)));
}

char16_t jamoOfInitial(int initial)
{
    return kInitials[initial].unicode();
}

std::optional<TwoJamo> splitCluster(char16_t jamo)
{
    const qsizetype place = kClusterJamo.indexOf(QChar(jamo));
    return place < 0 ? std::nullopt : std::optional(kClusters[size_t(place)]);
}

char16_t compatibilityJamo(char16_t conjoining)
{
    if (conjoining >= 0x1100 && conjoining < 0x1100 + kInitials.size()) return kInitials[conjoining - 0x1100].unicode();
    if (conjoining >= 0x1161 && conjoining < 0x1161 + 21) return char16_t(0x314f + (conjoining - 0x1161));
    if (conjoining >= 0x11a8 && conjoining < 0x11a7 + kFinalLetters.size())
        return kFinalLetters[conjoining - 0x11a7].unicode();
    return 0;
}

quint32 vowelsFrom(int vowel)
{
    constexpr int kO = 8;
    constexpr int kU = 13;
    constexpr int kEu = 18;
    const quint32 itself = 1U << vowel;
    switch (vowel) {
    case kO:
        return itself | 1U << 9 | 1U << 10 | 1U << 11;
    case kU:
        return itself | 1U << 14 | 1U << 15 | 1U << 16;
    case kEu:
        return itself | 1U << 19;
    default:
        return itself;
    }
}

quint32 finalsFrom(int final)
{
    if (final == 0) return (1U << kFinalLetters.size()) - 1;
    quint32 all = 1U << final;
    const char16_t jamo = kFinalLetters[final].unicode();
    for (qsizetype i = 0; i < kClusterJamo.size(); ++i) {
        if (kClusters[size_t(i)].first == jamo) all |= 1U << finalOfJamo(kClusterJamo[i].unicode());
    }
    // Some input methods make a double consonant of two strokes.
    if (jamo == u'ㄱ' || jamo == u'ㅅ') all |= 1U << (final + 1);
    return all;
}

std::optional<MovedFinal> movedFinal(int final)
{
    if (final == 0) return std::nullopt;
    const char16_t jamo = kFinalLetters[final].unicode();
    if (const auto two = splitCluster(jamo)) return MovedFinal{finalOfJamo(two->first), initialOfJamo(two->second)};
    return MovedFinal{0, initialOfJamo(jamo)};
}

} // namespace newsboard
