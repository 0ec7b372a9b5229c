#include "ui/reader/long_tables.h"

#include "app/write/cleaned_html.h"
#include "ui/reader/reader_style.h"

#include <QList>

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Cells of a table that is laid out in a moment …
constexpr int kLongTable = 240;
/// … and of each part of a longer one.
constexpr int kCellsOfPart = 160;
/// A letter's width beside the font's size, rather too much than too little: a word that does not fit is broken.
constexpr double kWide = 1;
constexpr double kNarrow = 0.6;
/// Letters of a cell that fill a screen.
constexpr qsizetype kLongCell = 3'000;

double widthOf(QStringView text)
{
    const auto add = [](double width, QChar c) { return width + (c.unicode() >= 0x1100 ? kWide : kNarrow); };
    return std::accumulate(text.begin(), text.end(), 0.0, add);
}

/// What is narrow gets the width it wants, the others share what is left.
QList<double> shared(const QList<double> &wanted, double room)
{
    QList<qsizetype> order(wanted.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&wanted](qsizetype a, qsizetype b) { return wanted[a] < wanted[b]; });
    QList<double> widths(wanted.size());
    qsizetype left = wanted.size();
    for (const qsizetype column : std::as_const(order)) {
        widths[column] = std::min(wanted[column], room / double(left--));
        room -= widths[column];
    }
    return widths;
}

/// The HTML with each table that stands in no other written anew by `write`.
QString withTables(const QString &cleanedHtml, const std::function<QString(const QList<HtmlPiece> &)> &write)
{
    if (!cleanedHtml.contains("<table"_L1)) return cleanedHtml;
    QString out;
    out.reserve(cleanedHtml.size() + cleanedHtml.size() / 16);
    QList<HtmlPiece> table;
    int depth = 0;
    for (CleanedHtml reader(cleanedHtml); !reader.atEnd();) {
        const HtmlPiece piece = reader.next();
        const bool isTable = piece.is("table"_L1) && piece.kind != HtmlPiece::Kind::Text;
        if (isTable && piece.kind == HtmlPiece::Kind::Open) ++depth;
        if (depth == 0) {
            out += piece.whole;
            continue;
        }
        table.append(piece);
        if (isTable && piece.kind == HtmlPiece::Kind::Close && --depth == 0) out += write(std::exchange(table, {}));
    }
    for (const HtmlPiece &piece : std::as_const(table))
        out += piece.whole;
    return out;
}

bool isCell(const HtmlPiece &piece)
{
    return piece.is("td"_L1) || piece.is("th"_L1);
}

/// How deep in tables each piece stands; what opens or closes one belongs to it.
QList<int> depthsOf(const QList<HtmlPiece> &table)
{
    QList<int> depths;
    depths.reserve(table.size());
    int depth = 0;
    for (const HtmlPiece &piece : table) {
        if (piece.is("table"_L1) && piece.kind == HtmlPiece::Kind::Open) ++depth;
        depths.append(depth);
        if (piece.is("table"_L1) && piece.kind == HtmlPiece::Kind::Close) --depth;
    }
    return depths;
}

bool isFrame(const QList<HtmlPiece> &table, const QList<int> &depths)
{
    qsizetype letters = 0;
    for (qsizetype i = 0; i < table.size(); ++i) {
        if (isCell(table[i]) && depths[i] == 1) letters = 0;
        if (table[i].kind != HtmlPiece::Kind::Text) continue;
        letters += table[i].whole.size();
        if (letters > kLongCell) return true;
    }
    return false;
}

QString unframed(const QList<HtmlPiece> &table)
{
    const QList<int> depths = depthsOf(table);
    const bool isOpened = isFrame(table, depths);
    QString out;
    for (qsizetype i = 0; i < table.size(); ++i) {
        const HtmlPiece &piece = table[i];
        const bool isPart = isOpened && depths[i] == 1 && piece.kind != HtmlPiece::Kind::Text;
        if (isPart && (isCell(piece) || piece.is("caption"_L1)))
            out += piece.kind == HtmlPiece::Kind::Open ? "<div>"_L1 : "</div>"_L1;
        else if (!isPart || !(piece.is("table"_L1) || piece.is("tr"_L1)))
            out += piece.whole;
    }
    return out;
}

/// A table of which it is found out whether it is to be parted, and how wide its columns are.
class LongTable {
public:
    LongTable(const QList<HtmlPiece> &pieces, const ReaderStyle &style) : m_style(style), m_pieces(pieces)
    {
        for (const HtmlPiece &piece : m_pieces) {
            if (piece.kind == HtmlPiece::Kind::Text)
                text(piece.text());
            else if (piece.kind == HtmlPiece::Kind::Open)
                open(piece);
        }
    }

    QString html() const
    {
        QString out;
        const bool isParted = m_isPlain && m_cells > kLongTable;
        const int rowsOfPart = isParted ? std::max(2, kCellsOfPart / int(m_widest.size())) : m_rows;
        const QList<double> widths = isParted ? shared(wantedWidths(), m_style.measure) : QList<double>();
        int row = -1;
        int column = 0;
        for (const HtmlPiece &piece : m_pieces) {
            const bool opens = isParted && piece.kind == HtmlPiece::Kind::Open;
            if (opens && piece.is("table"_L1)) {
                out += "<table class=\"top\">"_L1;
                continue;
            }
            if (opens && piece.is("tr"_L1)) {
                column = 0;
                if (++row > 0 && row % rowsOfPart == 0)
                    out += u"</table><table class=\"%1\">"_s.arg(m_rows - row > rowsOfPart ? "middle"_L1 : "bottom"_L1);
            }
            if (opens && isCell(piece) && row % rowsOfPart == 0) {
                out += piece.whole.chopped(1);
                out += u" width=\"%1%\">"_s.arg(100 * widths[column++] / m_style.measure, 0, 'f', 2);
                continue;
            }
            out += piece.whole;
        }
        return out;
    }

private:
    void open(const HtmlPiece &piece)
    {
        if (piece.is("table"_L1)) ++m_tables;
        if (piece.is("tr"_L1)) {
            ++m_rows;
            m_column = -1;
        }
        m_isPlain = m_isPlain && m_tables == 1 && !piece.is("img"_L1);
        if (!isCell(piece)) return;
        m_isPlain = m_isPlain && !piece.whole.contains("span="_L1);
        m_isHead = piece.is("th"_L1);
        m_cell = 0;
        ++m_cells;
        if (++m_column >= m_widest.size()) m_widest.append(0);
    }

    void text(const QString &text)
    {
        if (m_column < 0) return; // A caption.
        m_cell += widthOf(text) * (m_isHead ? 1.1 : 1);
        m_widest[m_column] = std::max(m_widest[m_column], m_cell);
    }

    QList<double> wantedWidths() const
    {
        QList<double> wanted;
        for (const double letters : m_widest)
            wanted.append((letters * kTableSize + kCellGap) * m_style.fontPixels);
        return wanted;
    }

    const ReaderStyle &m_style;
    const QList<HtmlPiece> &m_pieces;
    int m_tables = 0;
    bool m_isPlain = true;
    int m_rows = 0;
    int m_cells = 0;
    int m_column = -1;
    bool m_isHead = false;
    double m_cell = 0;      ///< Width of the cell that is read, in letters.
    QList<double> m_widest; ///< Of each column.
};

} // namespace

QString withoutFrames(const QString &cleanedHtml)
{
    return withTables(cleanedHtml, unframed);
}

QString withLongTablesParted(const QString &cleanedHtml, const ReaderStyle &style)
{
    return withTables(cleanedHtml, [&style](const QList<HtmlPiece> &table) { return LongTable(table, style).html(); });
}

} // namespace newsboard
