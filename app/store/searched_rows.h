#pragma once

#include "app/search/matches.h"
#include "app/store/statement.h"

#include <QHash>

#include <memory>

namespace newsboard {

/// Reads rows as a query looks at them, one after the other. Belongs to its connection's thread.
class SearchedRows {
public:
    /// What is read beside the title, the author, the category and the flags: each costs.
    struct Parts {
        bool article = false; ///< Body, comments, tags.
        bool hasArticle = false;
        bool states = false; ///< Read, starred.
        bool boardName = false;
        bool number = false;
        bool posted = false;
        bool revisions = false;
    };
    /// Just what the clauses ask for.
    static Parts partsOf(const Clause &clause);

    /// Throws StoreFailure.
    SearchedRows(Connection &connection, const Parts &parts);

    /// The row of this key without its article; false where there is none. Throws StoreFailure.
    bool read(Key key, SearchedRow *row);
    /// Adds the body, comments and tags, where they are wanted; false where they are not, or there are none. Throws
    /// StoreFailure.
    bool readArticle(Key key, SearchedRow *row);

private:
    Parts m_parts;
    QHash<BoardId, QString> m_boardNames;
    Statement m_row;
    Statement m_article;
};

} // namespace newsboard
