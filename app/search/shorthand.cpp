#include "app/search/shorthand.h"

#include "app/search/fold.h"
#include "app/search/hangul.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Hanja and Kana, which make words of each other.
bool isIdeographic(QChar c)
{
    return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hiragana ||
           c.script() == QChar::Script_Katakana;
}

bool isOneSyllable(QStringView word)
{
    return word.size() == 1 && isSyllable(word[0].unicode());
}

bool isLatinOrDigit(QChar c)
{
    return c.unicode() < 0x250 && c.isLetterOrNumber();
}

/// Whether a stretch of a word is a part of a longer word of its own script: 美 in 美国, EU in NEUT.
bool isInsideWord(QStringView word, qsizetype begin, qsizetype length)
{
    const auto joins = [](QChar inside, QChar outside) {
        return (isIdeographic(inside) && isIdeographic(outside)) || (isLatinOrDigit(inside) && isLatinOrDigit(outside));
    };
    const qsizetype end = begin + length;
    return (begin > 0 && joins(word[begin], word[begin - 1])) || (end < word.size() && joins(word[end - 1], word[end]));
}

} // namespace

Shorthand Shorthand::fromJson(QByteArrayView json)
{
    Shorthand shorthand;
    const QJsonObject file = QJsonDocument::fromJson(json.toByteArray()).object();
    const QJsonArray alike = file.value("alike"_L1).toArray();
    for (const QJsonValue &group : alike) {
        const QJsonArray words = group.toArray();
        for (const QJsonValue &from : words) {
            for (const QJsonValue &to : words) {
                if (from != to) shorthand.add(from.toString(), to.toString(), false);
            }
        }
    }
    const QJsonArray also = file.value("also"_L1).toArray();
    for (const QJsonValue &entry : also) {
        const QJsonArray pair = entry.toArray();
        if (pair.size() == 2) shorthand.add(pair[0].toString(), pair[1].toString(), true);
    }
    return shorthand;
}

Shorthand Shorthand::builtIn()
{
    QFile file(u":/search/shorthand.json"_s);
    return file.open(QIODevice::ReadOnly) ? fromJson(file.readAll()) : Shorthand();
}

void Shorthand::add(const QString &from, const QString &to, bool startsWord)
{
    const QString word = folded(from);
    Form form{.text = folded(to), .shown = to, .startsWord = startsWord};
    if (word.isEmpty() || isOneSyllable(word) || form.text.isEmpty() || isOneSyllable(form.text)) return;
    form.startsWord = startsWord || isLatinOrDigit(form.text[0]);
    QList<Form> &forms = m_forms[word];
    if (!forms.contains(form)) forms.append(form);
    m_longest = std::max(m_longest, word.size());
}

QList<Shorthand::Found> Shorthand::findIn(QStringView word) const
{
    QList<Found> found;
    for (qsizetype i = 0; i < word.size() && !isEmpty();) {
        qsizetype step = 1;
        for (qsizetype length = std::min(m_longest, word.size() - i); length > 0; --length) {
            const auto forms = m_forms.constFind(word.sliced(i, length).toString());
            if (forms == m_forms.constEnd() || isInsideWord(word, i, length)) continue;
            found.append({i, length, *forms});
            step = length;
            break;
        }
        i += step;
    }
    return found;
}

} // namespace newsboard
