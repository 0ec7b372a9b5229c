#include "ui/reader/display_bounds.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

bool isVoid(QStringView name)
{
    return name == "br"_L1 || name == "hr"_L1 || name == "img"_L1 || name == "wbr"_L1 || name == "col"_L1;
}

bool isTablePart(QStringView name)
{
    return name == "table"_L1 || name == "tr"_L1 || name == "td"_L1 || name == "th"_L1 || name == "tbody"_L1 ||
           name == "thead"_L1 || name == "tfoot"_L1 || name == "caption"_L1 || name == "colgroup"_L1 ||
           name == "col"_L1;
}

/// Elements whose text flows on in the paragraph around them.
bool isInline(QStringView name)
{
    static const QList<QLatin1StringView> names{
        "a"_L1,    "b"_L1,    "strong"_L1, "i"_L1,   "em"_L1,    "u"_L1,   "s"_L1,    "span"_L1, "sub"_L1, "sup"_L1,
        "code"_L1, "mark"_L1, "del"_L1,    "ins"_L1, "small"_L1, "big"_L1, "ruby"_L1, "rt"_L1,   "q"_L1,   "cite"_L1};
    return names.contains(name);
}

/// Where the value of an attribute stands in a tag; empty if it is not there.
QStringView valueIn(QStringView tag, QLatin1StringView attribute)
{
    const qsizetype at = tag.indexOf(attribute);
    if (at < 0) return {};
    const qsizetype begin = at + attribute.size();
    const qsizetype end = tag.indexOf(u'"', begin);
    return end < 0 ? QStringView() : tag.sliced(begin, end - begin);
}

struct Cell {
    QString tag; ///< With its spans brought down.
    int area;    ///< How many places of the table it takes.
};

Cell boundedCell(QStringView whole, int most)
{
    Cell cell{whole.toString(), 1};
    for (const QLatin1StringView name : {" colspan=\""_L1, " rowspan=\""_L1}) {
        const QStringView value = valueIn(cell.tag, name);
        if (value.isEmpty()) continue;
        const int span = std::clamp(value.toInt(), 1, most);
        cell.area *= span;
        cell.tag.replace(value.data() - cell.tag.constData(), value.size(), QString::number(span));
    }
    return cell;
}

/// One run over the text; writes what fits.
class Copier {
public:
    Copier(QStringView source, DisplayBudget &budget) : m_source(source), m_budget(budget)
    {
        m_out.reserve(source.size());
    }

    QString copy()
    {
        qsizetype at = 0;
        while (at < m_source.size() && !m_full) {
            if (m_source[at] == u'<') {
                const qsizetype end = m_source.indexOf(u'>', at);
                if (end < 0) break;
                take(m_source.sliced(at, end + 1 - at));
                at = end + 1;
            } else {
                const qsizetype end = m_source.indexOf(u'<', at);
                const qsizetype stop = end < 0 ? m_source.size() : end;
                text(m_source.sliced(at, stop - at));
                at = stop;
            }
        }
        while (!m_open.isEmpty())
            close();
        return m_out;
    }

private:
    struct Open {
        QStringView name;
        QStringView whole; ///< The tag as it was read.
        QString written;   ///< The name of the tag that was written for it; empty if none was.
    };

    void take(QStringView whole)
    {
        const bool closing = whole.size() > 1 && whole[1] == u'/';
        const qsizetype begin = closing ? 2 : 1;
        qsizetype end = begin;
        while (end < whole.size() && (whole[end].isLetterOrNumber()))
            ++end;
        const QStringView name = whole.sliced(begin, end - begin);
        if (closing)
            closeUpTo(name);
        else
            open(name, whole);
    }

    void open(QStringView name, QStringView whole)
    {
        if (--m_budget.elements < 0) return giveUp();
        if (!isInline(name) && !isVoid(name) && --m_budget.blocks < 0) return giveUp();
        QString tag = whole.toString();
        if (name == "td"_L1 || name == "th"_L1) {
            const Cell cell = boundedCell(whole, m_budget.span);
            tag = cell.tag;
            m_cellLength = 0;
            m_columns += cell.area;
            const bool isFar = m_columns > m_budget.dearColumns;
            if ((m_budget.cells -= isFar ? 3 * cell.area : cell.area) < 0) return giveUp();
            const bool inRow = !m_open.isEmpty() && m_open.last().written == "tr"_L1;
            if (m_columns > m_budget.columns && inRow) {
                m_out += "</tr><tr>"_L1;
                m_columns = cell.area;
            }
        }
        if (name == "tr"_L1) {
            if (--m_budget.cells < 0) return giveUp();
            m_columns = 0;
        }
        if (name == "li"_L1 && --m_budget.items < 0) return giveUp();
        if (name == "img"_L1 && --m_budget.pictures < 0) {
            m_budget.shortened = true;
            return;
        }
        m_wordLength = 0;
        if (!isInline(name) && !isVoid(name)) m_paragraphLength = m_paragraphPieces = 0;
        if (isInline(name) && ++m_paragraphPieces > m_budget.paragraphPieces) part();
        if (isVoid(name)) {
            m_out += whole;
            return;
        }
        if (name == "table"_L1) ++m_tables;
        QString written = m_written < m_budget.depth ? name.toString() : QString();
        if (name == "a"_L1 && --m_budget.links < 0) {
            m_budget.shortened = true;
            written.clear();
        }
        if (isTablePart(name) && m_tables > m_budget.tableDepth)
            written =
                !written.isEmpty() && (name == "td"_L1 || name == "th"_L1 || name == "table"_L1) ? u"div"_s : QString();
        if (written == name)
            m_out += tag;
        else if (!written.isEmpty())
            m_out += u'<' + written + u'>';
        m_written += written.isEmpty() ? 0 : 1;
        m_open.append({name, whole, written});
    }

    void close()
    {
        const Open last = m_open.takeLast();
        if (last.name == "table"_L1) --m_tables;
        if (last.written.isEmpty()) return;
        --m_written;
        m_out += u"</"_s + last.written + u'>';
    }

    void closeUpTo(QStringView name)
    {
        m_wordLength = 0;
        if (!isInline(name)) m_paragraphLength = m_paragraphPieces = 0;
        qsizetype match = m_open.size() - 1;
        while (match >= 0 && m_open[match].name != name)
            --match;
        if (match < 0) return;
        while (m_open.size() > match)
            close();
    }

    /// Ends the paragraph here and goes on in a new one, with the same inline elements open.
    void part()
    {
        m_paragraphLength = m_paragraphPieces = 0;
        qsizetype block = m_open.size();
        while (block > 0 && (isInline(m_open[block - 1].name) || m_open[block - 1].written.isEmpty()))
            --block;
        const bool inParagraph = block > 0 && m_open[block - 1].written == "p"_L1;
        if (inParagraph) --block;
        for (qsizetype i = m_open.size() - 1; i >= block; --i)
            if (!m_open[i].written.isEmpty()) m_out += u"</"_s + m_open[i].written + u'>';
        if (!inParagraph) m_out += "<div></div>"_L1;
        for (qsizetype i = block; i < m_open.size(); ++i)
            if (!m_open[i].written.isEmpty()) m_out += m_open[i].whole;
    }

    void text(QStringView run)
    {
        for (qsizetype i = 0; i < run.size(); ++i) {
            const QChar c = run[i];
            if (c.isSpace()) {
                m_wordLength = 0;
            } else if (c.isMark()) {
                if (++m_marks > m_budget.combiningMarks) continue;
            } else {
                m_marks = 0;
                if (++m_wordLength > m_budget.wordLength && !c.isLowSurrogate() && !m_inEntity) {
                    m_out += QChar(0x200B);
                    m_wordLength = 1;
                }
            }
            if (m_tables > 0 && isDear(++m_cellLength) && --m_budget.cells < 0) return giveUp();
            if (++m_paragraphLength > m_budget.paragraphLength && !c.isLowSurrogate() && !m_inEntity) part();
            m_inEntity = c == u'&' || (m_inEntity && c != u';');
            m_out += c;
            if (--m_budget.characters < 0 && !m_inEntity && !c.isHighSurrogate()) return giveUp();
        }
        m_inEntity = false;
    }

    /// Whether a cell's text has become so long that it costs as much as another cell: a table is set as a whole, and
    /// its texts several times.
    static bool isDear(qsizetype length)
    {
        constexpr qsizetype kFree = 20;
        constexpr qsizetype kAsDearAsACell = 40;
        return length > kFree && (length - kFree) % kAsDearAsACell == 0;
    }

    void giveUp()
    {
        m_full = true;
        m_budget.shortened = true;
    }

    QStringView m_source;
    DisplayBudget &m_budget;
    QString m_out;
    QList<Open> m_open;
    int m_written = 0; ///< How many of the open ones were written.
    int m_tables = 0;
    int m_columns = 0; ///< Of the row that is open.
    int m_marks = 0;
    qsizetype m_cellLength = 0; ///< Of the text in the cell that is open.
    qsizetype m_wordLength = 0;
    qsizetype m_paragraphLength = 0;
    qsizetype m_paragraphPieces = 0; ///< Inline elements in it so far.
    bool m_inEntity = false;
    bool m_full = false;
};

} // namespace

DisplayBudget DisplayBudget::opening()
{
    DisplayBudget budget;
    budget.elements = 800;
    budget.blocks = 400;
    budget.cells = 250;
    budget.items = 150;
    budget.characters = 8'000;
    return budget;
}

QString boundedForDisplay(const QString &cleanedHtml, DisplayBudget &budget)
{
    return Copier(cleanedHtml, budget).copy();
}

} // namespace newsboard
