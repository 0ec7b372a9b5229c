#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/headline.h"

#include <QList>

#include <optional>

namespace newsboard {

/// One slice of a board as its server cuts it, and what the page tells of the board.
struct ListPage {
    QList<Headline> rows; ///< In the page's order; an id may stand twice (a notice that is also a numbered row).
    QList<Article> texts; ///< Of its rows, by their ids, where the page (a feed) has the whole of them.
    QString openId;       ///< The row of the article shown above the list; empty if none.
    QString addressedId;  ///< What the page's own address names, read as the rows' addresses are; often empty.

    QString boardName;
    QUrl boardUrl; ///< Canonical address of the list: without page, category, search words, fragment.
    QString kind;  ///< As Board::kind.
    QString skin;  ///< The skin's name, or `detected`.
    QByteArray zone = "Asia/Seoul";
    QUrl feed;
    AddressRule addresses;

    int page = 1;                ///< Which page this is, 1 = newest.
    std::optional<int> lastPage; ///< How many there are, where the page says so.
    QUrl nextPage;               ///< Its link to the next (older) page; empty on the last.
    bool isLast = false;         ///< The page itself shows that nothing follows.

    bool showsNumbers = false;
    bool showsViews = false;
    bool showsVotes = false;

    double confidence = 1.0; ///< 0 … 1: how sure the reading is; skins that match are 1.
    bool truncated = false;  ///< Cut on the way or at a bound: nothing may be concluded from what is missing.

    friend bool operator==(const ListPage &, const ListPage &) = default;
};

} // namespace newsboard
