#pragma once

#include <QString>
#include <QStringView>

namespace newsboard {

/// One piece of cleaned HTML, the cleaner's own writing: lower-case names, quoted attributes, every element closed.
struct HtmlPiece {
    enum class Kind : quint8 { Text, Open, Close };

    Kind kind = Kind::Text;
    QStringView name; ///< Of the element.
    QStringView whole;

    /// The value of an attribute, as it was meant; empty where there is none.
    QString value(QLatin1StringView attribute) const;
    /// Text as it was meant.
    QString text() const;
    bool is(QLatin1StringView element) const { return name == element; }
};

/// Reads cleaned HTML piece by piece. Linear; what is not cleaned comes out as text or is skipped, never anything else.
class CleanedHtml {
public:
    explicit CleanedHtml(QStringView html) : m_html(html) {}

    bool atEnd() const { return m_at >= m_html.size(); }
    HtmlPiece next();

private:
    QStringView m_html;
    qsizetype m_at = 0;
};

/// `&lt;`, `&gt;`, `&quot;` and `&amp;` as the letters they stand for.
QString unescapedHtml(QString text);

} // namespace newsboard
