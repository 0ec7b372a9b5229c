#include "app/write/markdown.h"

#include "app/write/cleaned_html.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kDeepestQuote = 24;

/// An address within `(…)`.
QString target(QString address)
{
    return address.replace(u'(', u"%28"_s).replace(u')', u"%29"_s).replace(u' ', u"%20"_s);
}

/// The sign on both sides of an inline element.
QString signOf(QStringView name)
{
    if (name == "b"_L1 || name == "strong"_L1) return u"**"_s;
    if (name == "i"_L1 || name == "em"_L1) return u"*"_s;
    if (name == "s"_L1 || name == "del"_L1) return u"~~"_s;
    return {};
}

class MarkdownWriter {
public:
    explicit MarkdownWriter(int deeper) : m_deeper(deeper) {}

    QString write(const QString &html)
    {
        CleanedHtml reader(html);
        while (!reader.atEnd()) {
            const HtmlPiece piece = reader.next();
            if (piece.kind == HtmlPiece::Kind::Text)
                text(piece.text());
            else if (piece.kind == HtmlPiece::Kind::Open)
                open(piece);
            else
                close(piece);
        }
        while (m_out.endsWith(u'\n') || m_out.endsWith(u' '))
            m_out.chop(1);
        return m_out.isEmpty() ? m_out : m_out + u'\n';
    }

private:
    struct List {
        bool ordered = false;
        int number = 0;
    };

    void open(const HtmlPiece &piece)
    {
        if (piece.is("br"_L1)) return lineBreak();
        if (piece.is("img"_L1)) return picture(piece);
        if (piece.is("hr"_L1)) {
            startBlock();
            m_out += "---"_L1;
            return endBlock();
        }
        const QString sign = signOf(piece.name);
        if (!sign.isEmpty() && !m_preformatted) return raw(sign);
        if (piece.is("a"_L1)) {
            m_links.append(piece.value("href"_L1));
            return raw(u"["_s);
        }
        if (piece.is("pre"_L1)) {
            startBlock();
            m_out += "```\n"_L1 + prefix();
            m_preformatted = true;
        } else if (piece.name.size() == 2 && piece.name[0] == u'h' && piece.name[1].isDigit()) {
            startBlock();
            m_out += QString(std::clamp(piece.name[1].digitValue() + m_deeper, 1, 6), u'#') + u' ';
        } else if (piece.is("blockquote"_L1)) {
            endBlock();
            if (m_prefixes.size() < kDeepestQuote) m_prefixes.append(u"> "_s);
            ++m_quotes;
        } else if (piece.is("ul"_L1) || piece.is("ol"_L1)) {
            endBlock();
            m_tight = !m_lists.isEmpty();
            m_lists.append({piece.is("ol"_L1), 0});
        } else if (piece.is("li"_L1)) {
            item();
        } else if (piece.is("tr"_L1)) {
            m_cells = 0;
            m_tight = m_rows > 0;
            startBlock();
            m_out += u'|';
        } else if (piece.is("table"_L1)) {
            endBlock();
            m_rows = 0;
            ++m_tables;
        } else if (piece.is("td"_L1) || piece.is("th"_L1)) {
            ++m_cells;
            m_out += u' ';
        } else if (piece.is("p"_L1) || piece.is("dt"_L1) || piece.is("dd"_L1) || piece.is("figure"_L1) ||
                   piece.is("figcaption"_L1) || piece.is("caption"_L1)) {
            m_tables > 0 && m_cells > 0 ? raw(u" "_s) : endBlock();
        }
    }

    void close(const HtmlPiece &piece)
    {
        const QString sign = signOf(piece.name);
        if (!sign.isEmpty() && !m_preformatted) return raw(sign);
        if (piece.is("a"_L1) && !m_links.isEmpty()) {
            m_out += u"](%1)"_s.arg(target(m_links.takeLast()));
        } else if (piece.is("pre"_L1)) {
            m_preformatted = false;
            m_out += u'\n' + prefix() + "```"_L1;
            endBlock();
        } else if (piece.is("blockquote"_L1)) {
            endBlock();
            if (m_quotes-- <= kDeepestQuote && !m_prefixes.isEmpty()) m_prefixes.removeLast();
        } else if (piece.is("ul"_L1) || piece.is("ol"_L1)) {
            endBlock();
            if (!m_lists.isEmpty()) m_lists.removeLast();
            m_tight = !m_lists.isEmpty();
        } else if (piece.is("li"_L1)) {
            endBlock();
            m_tight = true;
            if (!m_prefixes.isEmpty()) m_prefixes.removeLast();
        } else if (piece.is("td"_L1) || piece.is("th"_L1)) {
            m_out += " |"_L1;
        } else if (piece.is("tr"_L1)) {
            if (++m_rows == 1) m_out += u'\n' + prefix() + u'|' + u" --- |"_s.repeated(std::max(m_cells, 1));
            m_cells = 0;
            endBlock();
        } else if (piece.is("table"_L1)) {
            m_tables = std::max(m_tables - 1, 0);
            endBlock();
        } else if (piece.is("p"_L1) || (piece.name.size() == 2 && piece.name[0] == u'h') || piece.is("dt"_L1) ||
                   piece.is("dd"_L1) || piece.is("figure"_L1) || piece.is("figcaption"_L1) || piece.is("caption"_L1)) {
            if (m_tables == 0 || m_cells == 0) endBlock();
        }
    }

    void item()
    {
        List list = m_lists.isEmpty() ? List() : m_lists.last();
        const QString mark = list.ordered ? QString::number(++list.number) + u". "_s : u"- "_s;
        if (!m_lists.isEmpty()) m_lists.last() = list;
        startBlock();
        m_out += mark;
        m_prefixes.append(QString(mark.size(), u' '));
        m_fresh = true;
    }

    void text(const QString &text)
    {
        if (text.isEmpty()) return;
        if (m_preformatted) {
            // The fence is closed by nothing that the text holds.
            QString lines = text;
            m_out += lines.replace("```"_L1, "` ` `"_L1).replace(u'\n', u'\n' + prefix());
            return;
        }
        if (m_ended && text.trimmed().isEmpty()) return;
        raw(markdownText(text));
    }

    void picture(const HtmlPiece &piece)
    {
        raw(u"![%1](%2)"_s.arg(markdownText(piece.value("alt"_L1)), target(piece.value("src"_L1))));
    }

    void lineBreak()
    {
        if (m_preformatted || m_tables == 0)
            m_out += (m_preformatted ? u"\n"_s : u"\\\n"_s) + prefix();
        else
            m_out += u' ';
    }

    /// Inline text; begins a paragraph where none is open.
    void raw(const QString &text)
    {
        if (m_ended && !(m_tables > 0 && m_cells > 0)) startBlock();
        m_out += text;
        m_fresh = false;
    }

    void endBlock()
    {
        if (!m_fresh) m_ended = true;
    }

    void startBlock()
    {
        if (m_fresh) { // Beside the mark of its item.
            m_fresh = false;
            m_ended = false;
            return;
        }
        if (!m_out.isEmpty()) {
            m_out += u'\n';
            if (!m_tight) m_out += blankPrefix() + u'\n';
        }
        m_out += prefix();
        m_tight = false;
        m_ended = false;
    }

    QString prefix() const { return m_prefixes.join(QString()); }
    QString blankPrefix() const
    {
        QString blank = prefix();
        while (blank.endsWith(u' '))
            blank.chop(1);
        return blank;
    }

    QString m_out;
    QStringList m_prefixes; ///< Of every line: quotes and the indents of items.
    QList<List> m_lists;
    QStringList m_links;
    int m_deeper;
    int m_quotes = 0;
    int m_tables = 0;
    int m_rows = 0;
    int m_cells = 0; ///< Of the row that is open; 0 outside of one.
    bool m_preformatted = false;
    bool m_ended = true;  ///< The next text begins a paragraph.
    bool m_tight = false; ///< The next block follows without an empty line.
    bool m_fresh = false; ///< Right behind the mark of an item.
};

} // namespace

QString toMarkdown(const QString &cleanedHtml, int deeper)
{
    return MarkdownWriter(deeper).write(cleanedHtml);
}

QString markdownText(const QString &text)
{
    static const QRegularExpression markup(u"([\\\\`*_\\[\\]~|])"_s);
    static const QRegularExpression opening(u"^(\\s*\\d*)([#>+-]|(?<=\\d)[.)])(?=\\s|$)"_s);
    QString out = text;
    out.replace(markup, u"\\\\1"_s).replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s);
    return out.replace(opening, u"\\1\\\\2"_s).replace(u'\n', u' ');
}

} // namespace newsboard
