#include "app/cli/table.h"

#include <QList>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kGap = 2;
constexpr int kNarrowest = 8;

int widthOf(char32_t c)
{
    if (QChar::isMark(c) || QChar::category(c) == QChar::Other_Format || QChar::category(c) == QChar::Other_Control)
        return 0;
    // Vowels and finals of a syllable written letter by letter are drawn within its initial.
    if ((c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF)) return 0;
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) || (c >= 0x3041 && c <= 0xA4CF) ||
                      (c >= 0xA960 && c <= 0xA97C) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                      (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
                      (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

QString padded(const QString &text, int width, bool right)
{
    const QString space(std::max(width - terminalWidth(text), 0), u' ');
    return right ? space + text : text + space;
}

QString line(const QStringList &cells, const QList<int> &widths, const QList<int> &rightAligned)
{
    QString out;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0) out += QString(kGap, u' ');
        out += padded(fitted(cells[i], widths[i]), widths[i], rightAligned.contains(int(i)));
    }
    while (out.endsWith(u' '))
        out.chop(1);
    return out + u'\n';
}

} // namespace

int terminalWidth(QStringView text)
{
    const QList<uint> characters = text.toUcs4();
    return std::accumulate(characters.begin(), characters.end(), 0, [](int sum, uint c) { return sum + widthOf(c); });
}

QString fitted(const QString &text, int width)
{
    if (terminalWidth(text) <= width) return text;
    QString out;
    int used = 1; // The sign that it was cut.
    const QList<uint> characters = text.toUcs4();
    for (const uint c : characters) {
        used += widthOf(c);
        if (used > width) break;
        out += QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1);
    }
    return out + u'…';
}

QString tableText(const QStringList &header, const QList<QStringList> &rows, int width, const QList<int> &rightAligned)
{
    QList<int> widths(header.size(), 0);
    for (qsizetype i = 0; i < header.size(); ++i) {
        widths[i] = terminalWidth(header[i]);
        for (const QStringList &row : rows)
            widths[i] = std::max(widths[i], terminalWidth(row[i]));
    }
    // The widest column gives way first, down to the next one, until the line fits or nothing can give.
    int over = std::accumulate(widths.begin(), widths.end(), 0) + kGap * int(widths.size() - 1) - width;
    while (width > 0 && over > 0) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= kNarrowest) break;
        --*widest;
        --over;
    }
    QString out = line(header, widths, rightAligned);
    for (const QStringList &row : rows)
        out += line(row, widths, rightAligned);
    return out;
}

} // namespace newsboard
