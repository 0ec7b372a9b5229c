#include "ui/reader/table_figures.h"

#include "app/write/cleaned_html.h"

#include <QHash>
#include <QList>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// A cell of a table: where its tag ends, and what is in it.
struct TableCell {
    qsizetype tagEnd = 0;
    int column = 0;
    bool isHead = false;
    QString text;
};

bool isFigure(const QString &text)
{
    static const QRegularExpression figure(u"^[+\\-−±▲▼△▽]?\\s?[$€£¥₩]?\\d[\\d,.]*\\s?(?:%p?|[^\\d\\s]{1,2})?$"_s);
    return text == "-"_L1 || text == u"–" || figure.match(text).hasMatch();
}

/// One table without spans or tables in it.
class Columns {
public:
    void startRow() { m_column = 0; }
    void startCell(qsizetype tagEnd, bool isHead) { m_cells.append({tagEnd, m_column++, isHead, {}}); }
    void text(const QString &text)
    {
        if (!m_cells.isEmpty()) m_cells.last().text += text;
    }

    /// Where the tags end of the cells that stand in columns of figures, in order.
    QList<qsizetype> figures() const
    {
        QHash<int, int> counts; // Figures of a column; -1 once something else stood there.
        for (const TableCell &cell : m_cells) {
            const QString text = cell.text.trimmed();
            if (cell.isHead || text.isEmpty()) continue;
            int &count = counts[cell.column];
            count = count >= 0 && isFigure(text) ? count + 1 : -1;
        }
        QList<qsizetype> ends;
        for (const TableCell &cell : m_cells) {
            if (counts.value(cell.column) > 1) ends.append(cell.tagEnd);
        }
        return ends;
    }

private:
    QList<TableCell> m_cells;
    int m_column = 0;
};

} // namespace

QString withFiguresAligned(const QString &cleanedHtml)
{
    if (!cleanedHtml.contains("<table"_L1)) return cleanedHtml;
    QList<qsizetype> ends;
    Columns columns;
    int depth = 0;
    bool isPlain = true;
    CleanedHtml reader(cleanedHtml);
    while (!reader.atEnd()) {
        const HtmlPiece piece = reader.next();
        const bool opens = piece.kind == HtmlPiece::Kind::Open;
        if (piece.kind == HtmlPiece::Kind::Text) {
            if (depth == 1) columns.text(piece.text());
        } else if (piece.is("table"_L1)) {
            depth += opens ? 1 : -1;
            if (opens && depth == 1) columns = {};
            isPlain = (isPlain || (opens && depth == 1)) && depth <= 1;
            if (!opens && depth == 0 && isPlain) ends.append(columns.figures());
            if (depth == 0) isPlain = true;
        } else if (depth == 1 && opens && piece.is("tr"_L1)) {
            columns.startRow();
        } else if (depth == 1 && opens && (piece.is("td"_L1) || piece.is("th"_L1))) {
            isPlain = isPlain && !piece.whole.contains("span="_L1);
            columns.startCell(piece.whole.data() + piece.whole.size() - 1 - cleanedHtml.constData(), piece.is("th"_L1));
        }
    }
    if (ends.isEmpty()) return cleanedHtml;
    QString out;
    out.reserve(cleanedHtml.size() + ends.size() * 16);
    qsizetype done = 0;
    for (const qsizetype end : std::as_const(ends)) {
        out += QStringView(cleanedHtml).sliced(done, end - done);
        out += " class=\"figures\""_L1;
        done = end;
    }
    out += QStringView(cleanedHtml).sliced(done);
    return out;
}

} // namespace newsboard
