#include "app/parse/list_scales.h"

#include "app/parse/text_map.h"

namespace newsboard {

ListScales::Weight ListScales::weigh(const RowGroup &group, double least)
{
    const qsizetype sample = std::min(group.rows.size(), kSample);
    double letters = 0, dated = 0, titled = 0, linked = 0;
    TextSet<QString> titles;
    for (qsizetype i = 0; i < sample; ++i) {
        const RowTitle &title = m_rows.title(group.rows[group.rows.size() * i / sample]);
        titled += !title.text.isEmpty();
        letters += double(std::min(title.text.size(), kMostLetters));
        titles.insert(title.text);
    }
    if (titled == 0 || double(titles.size()) < titled * 0.5) return {};
    const double rows = double(std::min(group.rows.size(), kMostCounted));
    const double plain = rows * (letters / double(sample)) * (titled / double(sample));
    if (plain * kMostByDates * kMostByHeader * kMostByIdentity <= least) return {};
    Weight weight{m_headers.find(group), 0};
    const double byHeader = weight.header.size() >= 2 ? kMostByHeader : 1;
    if (plain * kMostByDates * byHeader * kMostByIdentity <= least) return {};
    for (qsizetype i = 0; i < sample; ++i) {
        const BoardRow &row = group.rows[group.rows.size() * i / sample];
        const QList<RowPiece> &pieces = m_rows.pieces(row, weight.header);
        dated +=
            std::any_of(pieces.begin(), pieces.end(), [](const RowPiece &piece) { return !piece.date.text.isEmpty(); });
        linked += m_rows.title(row).isLink
                      ? 1.0
                      : 0.01 * double(std::min<qsizetype>(pieces.isEmpty() ? 0 : row.links.size(), 5));
    }
    weight.value = plain * (0.15 + dated / double(sample));
    // What many rows share is no identity: a category, a person.
    TextSet<QString> ids;
    for (const BoardRow &row : group.rows)
        ids.insert(row.id);
    weight.value *= std::min(1.0, double(ids.size()) / double(group.rows.size()) + kFewRepeated);
    // The identity is where the title leads.
    weight.value *= 0.75 + 0.25 * linked / double(sample);
    weight.value *= byHeader;
    return weight;
}

} // namespace newsboard
