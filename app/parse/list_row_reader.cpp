#include "app/parse/list_row_reader.h"

#include "app/parse/row_flags.h"

namespace newsboard {

const RowTitle &ListRowReader::title(const BoardRow &row, Known *known)
{
    if (!known->title) known->title = findTitle(row, m_page);
    return *known->title;
}

const RowTitle &ListRowReader::title(const BoardRow &row)
{
    return title(row, &known(row));
}

const QList<RowPiece> &ListRowReader::pieces(const BoardRow &row, const HeaderPlaces &header)
{
    Known &known = this->known(row);
    if (!known.pieces || known.header != header) {
        known.pieces = cutRow(row, title(row, &known), header, m_page);
        known.header = header;
    }
    return *known.pieces;
}

RawBoardRow ListRowReader::read(const BoardRow &row, const HeaderPlaces &header)
{
    RawBoardRow raw;
    const RowTitle &title = this->title(row);
    raw.headline.id = row.id;
    raw.headline.url = row.url;
    raw.headline.title = title.text;
    raw.headline.category = title.category;
    raw.headline.comments = title.comments;
    raw.title = title.element;
    raw.first = row.parts.first();
    raw.titleIsLink = title.isLink;
    raw.pieces = pieces(row, header);
    const RowFlags flags = readFlags(row, &m_page->words);
    raw.headline.flags = flags.flags;
    raw.open = flags.open;
    raw.noticeCaptions = flags.noticeCaptions;
    return raw;
}

} // namespace newsboard
