#pragma once

#include "app/parse/row_identity.h"

namespace newsboard {

/// A row of a list: one element, or several siblings of which one holds the identity.
struct BoardRow {
    QList<xmlNodePtr> parts; ///< In the page's order; never empty.
    QList<xmlNodePtr> links; ///< What bears the identity within it.
    QString id;
    QUrl url;
};

/// Rows that are siblings.
struct RowGroup {
    xmlNodePtr parent = nullptr;
    QList<BoardRow> rows;
};

/// The lists that a key's mentions make: a row is the largest element that speaks of one identity alone.
QList<RowGroup> groupRows(const IdentityKey &key, const PageTree &tree);

} // namespace newsboard
