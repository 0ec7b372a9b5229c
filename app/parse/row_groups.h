#pragma once

#include "app/parse/row_identity.h"

namespace newsboard {

/// A row of a list: one element, or several siblings of which one holds the identity.
struct BoardRow {
    QList<xmlNodePtr> parts; ///< In the page's order; never empty.
    QList<xmlNodePtr> links; ///< What bears the identity within it.
    QString id;
    QUrl url;
    bool isRun = false; ///< The parts are a run of text and inline elements, not elements of their own.
};

/// Rows that are siblings.
struct RowGroup {
    xmlNodePtr parent = nullptr;
    QList<BoardRow> rows;
};

/// The lists that a key's mentions make: a row is the largest element that speaks of one identity alone.
QList<RowGroup> groupRows(const IdentityKey &key, const PageTree &tree);

/// The rows of a board of threads as one list, in the page's order: those lists are pieces of one where replies stand
/// in lists within their article's row, or where each thread is a list of its own. Empty if they are not.
RowGroup threadRows(const IdentityKey &key, const PageTree &tree);

} // namespace newsboard
