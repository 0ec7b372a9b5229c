#pragma once

#include "app/parse/xpath.h"

#include <QHash>

namespace newsboard {

/// What a column of a list holds.
enum class Column : quint8 { Number, Title, Author, Date, Views, Votes, Category };

/// Finds the cells that a skin leaves unnamed, by the words of the list's header row.
class ColumnFinder {
public:
    ColumnFinder(const Alternatives &headers, const xmlNode *list, XPathPage &page);

    bool isEmpty() const { return m_places.isEmpty(); }
    /// The cell of a row in the column, or null. Cells and headers that span columns count as many.
    const xmlNode *cell(Column column, const QList<xmlNodePtr> &cells) const;

private:
    QHash<Column, int> m_places;
};

} // namespace newsboard
