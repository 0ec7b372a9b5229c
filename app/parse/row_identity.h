#pragma once

#include "app/parse/text_map.h"
#include "app/parse/tree.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace newsboard {

/// One reading of a link as the address of something: what it would be the identity in (`pattern`), and which one.
struct IdentityReading {
    QString pattern;   ///< The address with `#` in the identity's place; the same for all rows of a board.
    QString value;     ///< The identity; as the server has it, without slug or extension.
    QString parameter; ///< The query parameter it stands in; empty: a path part or an attribute.
};

/// All the identities that an address may hold: each query value and each path part that could be one.
QList<IdentityReading> identityReadings(const QUrl &url);

/// The same out of a script: `view('news', 123)`, `javascript:goView(123)`: a reading for each argument.
QList<IdentityReading> scriptReadings(QStringView script);

/// Identities found on a page under one pattern.
struct IdentityKey {
    QString parameter;
    struct Mention {
        xmlNodePtr node = nullptr; ///< The link, or the element with the attribute.
        QString value;
        QUrl url;       ///< Invalid where there is only a script or an attribute.
        int number = 0; ///< Of the value among those of the key.
    };
    QList<Mention> mentions; ///< In the page's order.
    int distinct = 0;
};

/// Everything on the page that may be the identity of a row, by pattern. One walk over the tree.
TextMap<QString, IdentityKey> findIdentities(const PageTree &tree);

} // namespace newsboard
