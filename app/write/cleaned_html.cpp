#include "app/write/cleaned_html.h"

using namespace Qt::StringLiterals;

namespace newsboard {

QString HtmlPiece::value(QLatin1StringView attribute) const
{
    const QString opening = u' ' + attribute + "=\""_L1;
    const qsizetype at = whole.indexOf(opening);
    if (at < 0) return {};
    const qsizetype begin = at + opening.size();
    const qsizetype end = whole.indexOf(u'"', begin);
    return end < 0 ? QString() : unescapedHtml(whole.sliced(begin, end - begin).toString());
}

QString HtmlPiece::text() const
{
    return kind == Kind::Text ? unescapedHtml(whole.toString()) : QString();
}

HtmlPiece CleanedHtml::next()
{
    HtmlPiece piece;
    const qsizetype begin = m_at;
    if (m_html[begin] != u'<') {
        const qsizetype end = m_html.indexOf(u'<', begin);
        m_at = end < 0 ? m_html.size() : end;
        piece.whole = m_html.sliced(begin, m_at - begin);
        return piece;
    }
    const qsizetype end = m_html.indexOf(u'>', begin);
    m_at = end < 0 ? m_html.size() : end + 1;
    piece.whole = m_html.sliced(begin, m_at - begin);
    const bool closes = piece.whole.size() > 1 && piece.whole[1] == u'/';
    qsizetype name = closes ? 2 : 1;
    const qsizetype from = name;
    while (name < piece.whole.size() && piece.whole[name].isLetterOrNumber())
        ++name;
    piece.kind = closes ? HtmlPiece::Kind::Close : HtmlPiece::Kind::Open;
    piece.name = piece.whole.sliced(from, name - from);
    return piece;
}

QString unescapedHtml(QString text)
{
    if (!text.contains(u'&')) return text;
    return text.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&amp;"_L1, "&"_L1);
}

} // namespace newsboard
