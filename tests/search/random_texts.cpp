#include "tests/search/random_texts.h"

#include "app/search/hangul.h"

#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const QStringList &pieces()
{
    static const QStringList all{u"미"_s,      u"국"_s, u"러"_s,      u"시"_s,       u"아"_s,
                                 u"총"_s,      u"선"_s, u"값"_s,      u"귄"_s,       u"의"_s,
                                 u"ㄱ"_s,      u"ㅋ"_s, u"ㅄ"_s,      u"ㅏ"_s,       u"美"_s,
                                 u"中"_s,      u"國"_s, u"关"_s,      u"税"_s,       u"\uf981"_s,
                                 u"𠮷"_s,      u"か"_s, u"が"_s,      u"プ"_s,       u"ト"_s,
                                 u"ン"_s,      u"ー"_s, u"a"_s,       u"E"_s,        u"é"_s,
                                 u"Å"_s,       u"ß"_s,  u"ø"_s,       u"Ж"_s,        u"й"_s,
                                 u"Σ"_s,       u"ς"_s,  u"1"_s,       u"9"_s,        u"½"_s,
                                 u" "_s,       u"  "_s, u"\n"_s,      u"\u3000"_s,   u"\u00a0"_s,
                                 u"."_s,       u"·"_s,  u"…"_s,       u"\""_s,       u"”"_s,
                                 u"'"_s,       u"「"_s, u"-"_s,       u"—"_s,        u"("_s,
                                 u")"_s,       u"["_s,  u"%"_s,       u"\u200b"_s,   u"ﬁ"_s,
                                 u"\\"_s,      u":"_s,  u"☀\ufe0f"_s, u"👍🏽"_s, u"️e\u0301\u0327"_s,
                                 u"か\u3099"_s};
    return all;
}

QString wide(QString text)
{
    for (QChar &c : text) {
        if (c.unicode() > 0x20 && c.unicode() < 0x7f) c = QChar(c.unicode() + 0xfee0);
    }
    return text;
}

QString withOtherSigns(QString text)
{
    text.replace(u'"', u'“').replace(u'\'', u'’').replace(u'·', u'・').replace(u'-', u'–').replace(u' ', u'\u3000');
    return text;
}

} // namespace

int searchCases(int usual)
{
    bool given = false;
    const int cases = qEnvironmentVariableIntValue("NEWSBOARD_SEARCH_CASES", &given);
    return given ? cases : usual;
}

QString randomText(QRandomGenerator &random, int characters)
{
    QString text;
    for (int i = 0; i < characters; ++i) {
        if (random.bounded(3) == 0) {
            text += randomWord(random, 1);
        } else {
            text += pieces()[random.bounded(int(pieces().size()))];
        }
    }
    return text;
}

QString writtenOtherwise(QRandomGenerator &random, const QString &text)
{
    switch (random.bounded(8)) {
    case 0:
        return text.normalized(QString::NormalizationForm_D);
    case 1:
        return text.normalized(QString::NormalizationForm_C);
    case 2:
        return wide(text);
    case 3:
        return text.toUpper();
    case 4:
        return text.toLower();
    case 5:
        return withOtherSigns(text);
    case 6:
        return wide(text.normalized(QString::NormalizationForm_D).toUpper());
    default:
        return text;
    }
}

QString randomStretch(QRandomGenerator &random, const QString &text, int most)
{
    QList<qsizetype> edges;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype at = 0; at >= 0; at = finder.toNextBoundary())
        edges.append(at);
    const int first = random.bounded(int(edges.size()));
    const int last = std::min<int>(first + random.bounded(most + 1), int(edges.size()) - 1);
    return text.sliced(edges[first], edges[last] - edges[first]);
}

QString randomWord(QRandomGenerator &random, int syllables)
{
    QString word;
    for (int i = 0; i < syllables; ++i)
        word += QChar(
            Syllable{random.bounded(19), random.bounded(21), random.bounded(3) ? random.bounded(28) : 0}.character());
    return word;
}

namespace {

/// The vowel whose key is struck first: ㅜ for ㅞ.
int firstVowel(int vowel)
{
    for (const int simple : {8, 13, 18}) {
        if (vowelsFrom(simple) >> vowel & 1) return simple;
    }
    return vowel;
}

/// The final whose key is struck first (ㄹ for ㄺ); 0 for one that is struck at once.
int firstFinal(int final)
{
    const auto moved = movedFinal(final);
    return moved ? moved->stays : 0;
}

/// The final that is the same letter as an initial; 0 for ㄸ ㅃ ㅉ.
int finalOfInitial(int initial)
{
    for (int final = 1; final < 28; ++final) {
        const auto moved = movedFinal(final);
        if (moved->stays == 0 && moved->goes == initial) return final;
    }
    return 0;
}

/// The final that two letters make; 0 where they make none.
int clusterOf(int final, int initial)
{
    for (int cluster = 1; cluster < 28; ++cluster) {
        const auto moved = movedFinal(cluster);
        if (moved->stays == final && final != 0 && moved->goes == initial) return cluster;
    }
    return 0;
}

} // namespace

QStringList typedStrokes(const QString &word)
{
    QStringList shown;
    QString before; // What is whole.
    for (qsizetype i = 0; i < word.size(); ++i) {
        const Syllable syllable = splitSyllable(word[i].unicode());
        // Its initial is at first taken for a final of the syllable before.
        if (i > 0) {
            Syllable last = splitSyllable(word[i - 1].unicode());
            const int taken =
                last.final == 0 ? finalOfInitial(syllable.initial) : clusterOf(last.final, syllable.initial);
            if (taken != 0) {
                last.final = taken;
                shown.append(before.chopped(1) + QChar(last.character()));
            } else {
                shown.append(before + QChar(jamoOfInitial(syllable.initial)));
            }
        } else {
            shown.append(QString(QChar(jamoOfInitial(syllable.initial))));
        }
        Syllable growing{syllable.initial, firstVowel(syllable.vowel), 0};
        shown.append(before + QChar(growing.character()));
        growing.vowel = syllable.vowel;
        shown.append(before + QChar(growing.character()));
        if (firstFinal(syllable.final) != 0) {
            growing.final = firstFinal(syllable.final);
            shown.append(before + QChar(growing.character()));
        }
        before += word[i];
        if (syllable.final != 0) shown.append(before);
    }
    return shown;
}

} // namespace newsboard
