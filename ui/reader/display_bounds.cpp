#include "ui/reader/display_bounds.h"

#include <QList>

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
                tag(m_source.sliced(at, end + 1 - at));
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
        QString written; ///< The name of the tag that was written for it; empty if none was.
    };

    void tag(QStringView whole)
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
        if ((name == "td"_L1 || name == "th"_L1) && --m_budget.cells < 0) return giveUp();
        if (name == "img"_L1 && --m_budget.pictures < 0) {
            m_budget.shortened = true;
            return;
        }
        m_wordLength = 0;
        if (isVoid(name)) {
            m_out += whole;
            return;
        }
        if (name == "table"_L1) ++m_tables;
        QString written = m_written < m_budget.depth ? name.toString() : QString();
        if (isTablePart(name) && m_tables > m_budget.tableDepth)
            written =
                !written.isEmpty() && (name == "td"_L1 || name == "th"_L1 || name == "table"_L1) ? u"div"_s : QString();
        if (written == name)
            m_out += whole;
        else if (!written.isEmpty())
            m_out += u'<' + written + u'>';
        m_written += written.isEmpty() ? 0 : 1;
        m_open.append({name, written});
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
        qsizetype match = m_open.size() - 1;
        while (match >= 0 && m_open[match].name != name)
            --match;
        if (match < 0) return;
        while (m_open.size() > match)
            close();
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
            m_inEntity = c == u'&' || (m_inEntity && c != u';');
            m_out += c;
            if (--m_budget.characters < 0 && !m_inEntity && !c.isHighSurrogate()) return giveUp();
        }
        m_inEntity = false;
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
    int m_marks = 0;
    qsizetype m_wordLength = 0;
    bool m_inEntity = false;
    bool m_full = false;
};

} // namespace

QString boundedForDisplay(const QString &cleanedHtml, DisplayBudget &budget)
{
    return Copier(cleanedHtml, budget).copy();
}

} // namespace newsboard
