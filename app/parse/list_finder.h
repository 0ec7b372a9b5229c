#pragma once

#include "app/parse/list_scales.h"
#include "app/parse/row_identity.h"

#include <QHash>
#include <QMap>
#include <QVarLengthArray>

#include <tuple>

namespace newsboard {

/// A list that may be the board, and how much speaks for it.
struct Candidate {
    QString pattern;
    QString parameter;
    QList<RowGroup> groups; ///< All lists of the identity on the page …
    qsizetype place = 0;    ///< … and which of them it is.
    HeaderPlaces header;
    double weight = 0;

    const RowGroup &group() const { return groups[place]; }
};

/// Which elements stand inside one that a person does not see. Lists share what holds them.
class HiddenPlaces {
public:
    bool contains(const xmlNode *node)
    {
        bool hidden = false;
        QVarLengthArray<const xmlNode *, 64> passed;
        for (; node && !hidden; node = node->parent) {
            if (const auto known = m_known.constFind(node); known != m_known.constEnd()) {
                hidden = *known;
                break;
            }
            hidden = isHidden(node);
            passed.append(node);
        }
        for (const xmlNode *below : passed)
            m_known.insert(below, hidden);
        return hidden;
    }

private:
    QHash<const xmlNode *, bool> m_known;
};

/// Finds the weightiest list of one page.
class ListFinder {
public:
    ListFinder(const PageTree &tree, ListRowReader *rows, HeaderRows *headers, HiddenPlaces *hidden)
        : m_tree(tree), m_scales(rows, headers), m_hidden(*hidden)
    {
    }

    /// Of weight 0 if the page has no list.
    Candidate find();

private:
    void weigh(const QString &pattern, const IdentityKey &key, const QList<RowGroup> &groups);

    const PageTree &m_tree;
    ListScales m_scales;
    HiddenPlaces &m_hidden;
    Candidate m_best;
    /// By first and last row, first link and size: several readings of the same links make the same list.
    using ListKey = std::tuple<const xmlNode *, const xmlNode *, const xmlNode *, qsizetype>;
    QMap<ListKey, ListScales::Weight> m_weighed;
};

} // namespace newsboard
