#include "ui/reader/line_breaking.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Longer than this, a word would leave a hole at the line's end.
constexpr int kLongestWord = 16;
/// A last word of so few letters, its full stop among them, is no line of its own …
constexpr int kOrphan = 3;
/// … where the paragraph is longer than any line.
constexpr int kSeveralLines = 60;
/// Each joiner costs as much layout as a letter. A long report has fewer.
constexpr int kMostJoiners = 60'000;

bool isHangul(QChar c)
{
    return (c.unicode() >= 0xAC00 && c.unicode() <= 0xD7A3) || (c.unicode() >= 0x1100 && c.unicode() <= 0x11FF) ||
           (c.unicode() >= 0x3130 && c.unicode() <= 0x318F);
}

/// Whether a line may not end between the two, though Unicode's rules would let it.
bool belongTogether(QChar before, QChar after)
{
    static constexpr QStringView kClosing = u")]}\"'”’」』》〉%";
    if (!isHangul(before) && !isHangul(after)) return false;
    if (after == u'·') return true;
    return after.isLetterOrNumber() && (before.isLetterOrNumber() || kClosing.contains(before));
}

bool flowsOn(QStringView name)
{
    static const QSet<QString> names{u"a"_s,   u"b"_s,    u"strong"_s, u"i"_s,   u"em"_s,  u"u"_s,    u"s"_s,
                                     u"del"_s, u"ins"_s,  u"span"_s,   u"sub"_s, u"sup"_s, u"mark"_s, u"small"_s,
                                     u"q"_s,   u"cite"_s, u"abbr"_s,   u"dfn"_s, u"bdi"_s, u"time"_s};
    return names.contains(name.toString());
}

/// Preformatted text, and tables, whose columns may be narrower than a word.
bool isPlain(QStringView name)
{
    return name == "table"_L1 || name == "pre"_L1 || name == "code"_L1 || name == "kbd"_L1 || name == "samp"_L1;
}

class Joining {
public:
    explicit Joining(QStringView html) : m_html(html) { m_out.reserve(html.size() * 2); }

    QString run()
    {
        for (qsizetype at = 0; at < m_html.size();) {
            if (m_html[at] == u'<') {
                const qsizetype end = m_html.indexOf(u'>', at);
                const qsizetype next = end < 0 ? m_html.size() : end + 1;
                tag(m_html.sliced(at, next - at));
                at = next;
            } else if (m_html[at] == u'&') {
                const qsizetype end = m_html.indexOf(u';', at);
                const qsizetype next = end < 0 ? m_html.size() : end + 1;
                const QStringView entity = m_html.sliced(at, next - at);
                m_word += entity;
                ++m_letters;
                m_before = entity == "&quot;"_L1 ? QChar(u'"') : QChar(u'&');
                at = next;
            } else {
                letter(m_html[at++]);
            }
        }
        endParagraph();
        return m_out;
    }

private:
    void tag(QStringView whole)
    {
        const bool closes = whole.size() > 1 && whole[1] == u'/';
        qsizetype end = closes ? 2 : 1;
        const qsizetype begin = end;
        while (end < whole.size() && whole[end].isLetterOrNumber())
            ++end;
        const QStringView name = whole.sliced(begin, end - begin);
        if (isPlain(name)) m_plain += closes ? -1 : 1;
        if (flowsOn(name)) {
            m_word += whole;
            return;
        }
        endParagraph();
        m_out += whole;
    }

    void letter(QChar c)
    {
        if (c.isSpace()) {
            endWord();
            m_lastSpace = m_out.size();
            m_lastLetters = 0;
            m_out += c;
            m_before = c;
            return;
        }
        if (m_plain <= 0 && m_joiners < kMostJoiners && belongTogether(m_before, c)) {
            ++m_joiners;
            m_word += kJoiner;
            m_joined = true;
        }
        m_word += c;
        m_before = c;
        ++m_letters;
    }

    void endWord()
    {
        if (m_joined && m_letters > kLongestWord) m_word.remove(kJoiner);
        m_out += m_word;
        m_paragraphLetters += m_letters;
        m_lastLetters += m_letters;
        m_word.clear();
        m_letters = 0;
        m_joined = false;
    }

    void endParagraph()
    {
        endWord();
        const bool isOrphan = m_lastSpace >= 0 && m_lastLetters > 0 && m_lastLetters <= kOrphan &&
                              m_paragraphLetters > kSeveralLines && m_plain <= 0;
        if (isOrphan) m_out.insert(m_lastSpace + 1, kJoiner);
        m_lastSpace = -1;
        m_paragraphLetters = 0;
        m_lastLetters = 0;
        m_before = {};
    }

    QStringView m_html;
    QString m_out;
    QString m_word; ///< What stands since the last space, tags and all.
    QChar m_before;
    int m_letters = 0; ///< Of the word.
    bool m_joined = false;
    int m_joiners = 0;
    int m_plain = 0; ///< Open elements whose text is left alone.
    qsizetype m_lastSpace = -1;
    int m_lastLetters = 0; ///< Since the last space.
    int m_paragraphLetters = 0;
};

} // namespace

QString withKeptWords(const QString &html)
{
    return Joining(html).run();
}

QString withoutJoiners(QString text)
{
    return text.remove(kJoiner);
}

} // namespace newsboard
