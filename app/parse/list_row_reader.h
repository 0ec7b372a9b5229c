#pragma once

#include "app/domain/headline.h"
#include "app/parse/header_row.h"
#include "app/parse/page_memory.h"
#include "app/parse/row_pieces.h"
#include "app/parse/row_title.h"

#include <unordered_map>

namespace newsboard {

/// A row taken apart; what depends on the other rows waits.
struct RawBoardRow {
    Headline headline;
    QList<RowPiece> pieces;
    bool open = false;
    const xmlNode *title = nullptr;        ///< Null if it has none.
    const xmlNode *first = nullptr;        ///< The first of its nodes.
    bool titleIsLink = false;              ///< The title leads to the row's identity.
    QList<const xmlNode *> noticeCaptions; ///< As RowFlags::noticeCaptions.
};

/// Takes the rows of one page apart. A row is asked for again and again, while lists are weighed and when one of them
/// is chosen: what was found is kept.
class ListRowReader {
public:
    explicit ListRowReader(PageMemory *page) : m_page(page) {}

    const RowTitle &title(const BoardRow &row);
    const QList<RowPiece> &pieces(const BoardRow &row, const HeaderPlaces &header);
    /// Title, pieces and flags.
    RawBoardRow read(const BoardRow &row, const HeaderPlaces &header);

private:
    struct Nodes {
        QList<xmlNodePtr> parts;
        QList<xmlNodePtr> links;

        friend bool operator==(const Nodes &, const Nodes &) = default;
    };
    struct Hash {
        size_t operator()(const Nodes &nodes) const { return qHashMulti(0, nodes.parts.first(), nodes.links.value(0)); }
    };
    struct Known {
        std::optional<RowTitle> title;
        std::optional<QList<RowPiece>> pieces;
        HeaderPlaces header; ///< Under which the pieces were cut.
    };

    Known &known(const BoardRow &row) { return m_known[Nodes{row.parts, row.links}]; }
    const RowTitle &title(const BoardRow &row, Known *known);

    PageMemory *m_page;
    std::unordered_map<Nodes, Known, Hash> m_known;
};

} // namespace newsboard
