#include "app/parse/header_row.h"

#include "app/parse/short_text.h"

#include <algorithm>

namespace newsboard {

namespace {

constexpr int kMostHeaderRows = 4; ///< Of a table before the list.
constexpr int kMostPlaces = 60;
constexpr int kMostLevels = 5;
constexpr int kMostBefore = 12;     ///< Siblings before the list's first row …
constexpr int kMostBeforeAbove = 4; ///< … and before what holds the list.

qsizetype placesOf(const xmlNode *row)
{
    qsizetype places = 0;
    for (const xmlNode *cell = firstElementChild(cellsHolder(row)); cell; cell = nextElement(cell))
        places += spanOf(cell);
    return places;
}

QString headerText(const xmlNode *cell)
{
    QString text = shortText(cell, 200);
    if (!text.isEmpty()) return text;
    for (const xmlNode *node = cell; node && text.isEmpty(); node = nextInTree(node, cell)) {
        if (isElement(node, "img")) text = attribute(node, "alt");
    }
    return text.isEmpty() || isBlankShort(cell) ? text : QString();
}

HeaderPlaces readPlaces(const xmlNode *row)
{
    HeaderPlaces places;
    int place = 0, known = 0;
    const xmlNode *first = firstElementChild(cellsHolder(row));
    if (!nextElement(first)) return places;
    for (const xmlNode *cell = first; cell && place <= kMostPlaces; cell = nextElement(cell)) {
        const QList<BoardColumn> columns = headerColumns(headerText(cell));
        for (int i = 0; i < spanOf(cell); ++i)
            places.insert(place + i, columns);
        known += !columns.isEmpty();
        place += spanOf(cell);
    }
    return known >= 2 ? places : HeaderPlaces();
}

} // namespace

int spanOf(const xmlNode *cell)
{
    const QByteArrayView span = attributeBytes(cell, "colspan");
    return span.isEmpty() ? 1 : std::clamp(span.toByteArray().toInt(), 1, 100);
}

const xmlNode *cellsHolder(const xmlNode *row)
{
    const xmlNode *holder = row;
    for (int depth = 0; depth < 6; ++depth) {
        const xmlNode *child = firstElementChild(holder);
        if (!child || nextElement(child) || isElement(holder, "tr")) break;
        holder = child;
    }
    return holder;
}

const HeaderPlaces &HeaderRows::places(const xmlNode *row)
{
    auto known = m_known.constFind(row);
    if (known == m_known.constEnd()) known = m_known.insert(row, readPlaces(row));
    return *known;
}

HeaderPlaces HeaderRows::find(const RowGroup &group)
{
    const xmlNode *row = group.rows.first().parts.first();
    const bool isTable = isElement(row, "tr");
    const qsizetype cells = isTable ? 0 : placesOf(row);
    // What stands over rows that are no table's may be tabs as well: a header then has a word for each cell.
    const auto mayBeHeader = [&](const xmlNode *before) { return isTable || placesOf(before) == cells; };
    int levels = 0;
    for (const xmlNode *at = group.rows.first().parts.first(); at; at = at->parent) {
        int seen = 0;
        const int most = levels == 0 ? kMostBefore : kMostBeforeAbove;
        for (const xmlNode *before = at->prev; before && seen < most; before = before->prev) {
            if (!isElement(before)) continue;
            ++seen;
            if (!isElement(before, "thead") && !isElement(before, "tbody") && !isElement(before, "table")) {
                if (!mayBeHeader(before)) continue;
                if (const HeaderPlaces &header = places(before); !header.isEmpty()) return header;
                continue;
            }
            int rows = 0;
            for (const xmlNode *node = before; node && rows < kMostHeaderRows; node = nextInTree(node, before)) {
                if (!isElement(node, "tr")) continue;
                ++rows;
                if (!mayBeHeader(node)) continue;
                if (const HeaderPlaces &header = places(node); !header.isEmpty()) return header;
            }
        }
        if (++levels > kMostLevels || !at->parent || isElement(at->parent, "body")) break;
    }
    return {};
}

} // namespace newsboard
