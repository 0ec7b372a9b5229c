#include "app/parse/xml_mending.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Tags deeper than this are left out, their text is not: libxml2 reads no further than a little deeper.
constexpr qsizetype kDeepestXml = 200;
constexpr qsizetype kMostAttributes = 100;

constexpr QLatin1StringView kCData{"<![CDATA["};
constexpr QLatin1StringView kCDataEnd{"]]>"};
constexpr QLatin1StringView kLessThan{"&#60;"};

/// Attributes as they should have been written.
QString tidyAttributes(const QString &written)
{
    static const QRegularExpression attribute(
        u"([\\p{L}_][\\p{L}\\p{N}_.:-]*+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?"_s);
    QString tidy;
    QStringList names;
    for (auto match = attribute.globalMatch(written); match.hasNext() && names.size() < kMostAttributes;) {
        const QRegularExpressionMatch found = match.next();
        const QString name = found.captured(1);
        if (names.contains(name)) continue;
        names.append(name);
        QString value = found.captured(2) + found.captured(3) + found.captured(4);
        value.replace(u'<', kLessThan).replace(u'"', "&#34;"_L1);
        tidy += u" %1=\"%2\""_s.arg(name, value);
    }
    return tidy;
}

/// Writes a text anew, tag by tag.
class Mending {
public:
    Mending(const QString &text, const QStringList &neverNested) : m_text(text), m_neverNested(neverNested) {}

    QString mended()
    {
        m_mended.reserve(m_text.size() + m_text.size() / 16);
        while (m_at < m_text.size() && !m_isEnded)
            takeNext();
        closeTo(0);
        return m_mended;
    }

private:
    void takeNext()
    {
        const qsizetype tag = m_text.indexOf(u'<', m_at);
        const qsizetype end = tag < 0 ? m_text.size() : tag;
        // Text beside the first element is none of a document.
        if (!m_open.isEmpty()) m_mended += QStringView(m_text).mid(m_at, end - m_at);
        m_at = end;
        if (tag < 0) return;
        const QStringView rest = QStringView(m_text).mid(tag);
        if (rest.startsWith(kCData)) return takeCData();
        if (rest.startsWith("<!--"_L1)) return leaveOut("-->"_L1);
        if (rest.startsWith("<?"_L1)) return leaveOut("?>"_L1);
        if (rest.startsWith("<!"_L1)) return leaveOut(">"_L1);
        takeTag();
    }

    void takeCData()
    {
        const qsizetype begin = m_at + kCData.size();
        qsizetype end = find(kCDataEnd, begin);
        const qsizetype next = find(kCData, begin);
        const bool isClosed = end >= 0 && (next < 0 || next > end);
        if (!isClosed) end = m_open.isEmpty() ? -1 : m_text.indexOf("</"_L1 + m_open.last(), begin);
        if (end < 0) end = m_text.size();
        if (!m_open.isEmpty()) {
            m_mended += kCData;
            m_mended += QStringView(m_text).mid(begin, end - begin);
            m_mended += kCDataEnd;
        }
        m_at = isClosed ? end + kCDataEnd.size() : end;
    }

    /// Up to the end of what is no part of the text.
    void leaveOut(QLatin1StringView ending)
    {
        const qsizetype end = find(ending, m_at);
        if (end < 0) return takeAsText();
        m_at = end + ending.size();
    }

    /// Where it stands next; each place is looked for once, however often it is asked for.
    qsizetype find(QLatin1StringView what, qsizetype from)
    {
        const auto known = m_found.constFind(what);
        if (known != m_found.constEnd() && (*known < 0 || *known >= from)) return *known;
        return m_found[what] = m_text.indexOf(what, from);
    }

    void takeAsText()
    {
        if (!m_open.isEmpty()) m_mended += kLessThan;
        ++m_at;
    }

    void takeTag()
    {
        const bool isEnding = m_at + 1 < m_text.size() && m_text[m_at + 1] == u'/';
        const qsizetype begin = m_at + (isEnding ? 2 : 1);
        qsizetype nameEnd = begin;
        while (nameEnd < m_text.size() && isOfName(m_text[nameEnd], nameEnd == begin))
            ++nameEnd;
        const qsizetype end = nameEnd > begin ? endOfTag(nameEnd) : -1;
        if (end < 0) return takeAsText();
        m_at = end + 1;
        const QString name = m_text.mid(begin, nameEnd - begin);
        if (isEnding) return close(name);
        if (m_neverNested.contains(name.section(u':', -1).toLower())) close(name);
        if (m_isEnded || m_open.size() >= kDeepestXml) return;
        QString attributes = m_text.mid(nameEnd, end - nameEnd);
        const bool isEmpty = attributes.endsWith(u'/');
        if (isEmpty) attributes.chop(1);
        m_mended += u'<' + name + tidyAttributes(attributes) + (isEmpty ? "/>"_L1 : ">"_L1);
        if (!isEmpty) m_open.append(name);
        m_isEnded = isEmpty && m_open.isEmpty();
    }

    static bool isOfName(QChar c, bool isFirst)
    {
        return c.isLetter() || c == u'_' || (!isFirst && (c.isDigit() || c == u'.' || c == u':' || c == u'-'));
    }

    /// Where a tag ends; it holds no other. Quotes that are not closed are none.
    qsizetype endOfTag(qsizetype from) const
    {
        qsizetype first = -1;
        for (qsizetype i = from; i < m_text.size() && m_text[i] != u'<'; ++i) {
            const QChar c = m_text[i];
            if (c == u'>') return i;
            if (c != u'"' && c != u'\'') continue;
            qsizetype quote = i + 1;
            while (quote < m_text.size() && m_text[quote] != c && m_text[quote] != u'<') {
                if (first < 0 && m_text[quote] == u'>') first = quote;
                ++quote;
            }
            if (quote < m_text.size() && m_text[quote] == c) i = quote;
        }
        return first;
    }

    void close(const QString &name)
    {
        const auto open = std::find_if(m_open.crbegin(), m_open.crend(), [&name](const QString &opened) {
            return opened.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (open == m_open.crend()) return;
        closeTo(m_open.crend() - open - 1);
        m_isEnded = m_open.isEmpty();
    }

    void closeTo(qsizetype depth)
    {
        while (m_open.size() > depth)
            m_mended += u"</%1>"_s.arg(m_open.takeLast());
    }

    const QString &m_text;
    const QStringList &m_neverNested;
    qsizetype m_at = 0;
    QMap<QLatin1StringView, qsizetype> m_found;
    QStringList m_open; ///< Names as they were written, the outermost first.
    QString m_mended;
    bool m_isEnded = false;
};

} // namespace

QString mendedXml(const QString &text, const QStringList &neverNested)
{
    return Mending(text, neverNested).mended();
}

} // namespace newsboard
