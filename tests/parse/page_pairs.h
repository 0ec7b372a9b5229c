#pragma once

// Pages and what must be read from them, as file pairs: NAME.html beside NAME.expected.json in one folder.
// NAME.html holds the bytes as a server would send them, in whatever charset. The expectation is an object; of all its
// members but `address` only those that are stated are compared:
//
//   address      the page's final address (required)
//   now          ISO 8601 with offset: when it was fetched; 2025-02-24T15:30:00+09:00 if not stated
//   contentType  the Content-Type header; `text/html` if not stated
//   hint         { articleId, articleTitle }: what the program knows beforehand
//   verdict      Board | Article | EmptyBoard | Login | Challenge | ServerError | Nothing
//   message      the server's words
//   charset      the one it was decoded with
//   rows         an array with an object for every row, in the page's order. Of a row only stated members are compared:
//                id number title author posted comments views votes category depth
//                notice secret new file picture cut (false or true) url
//                as `newsboard list` prints them; null for a number or count that the page does not show
//   open         id of the row of the article above the list
//   board        { name, url, kind, skin, feed, idParameter, showsNumbers, showsViews, showsVotes, confidence }
//                confidence is the least that is allowed
//   pages        { page, last, next, template, firstPage, step, isLast }; last null and next "" where there is none
//   article      null, or { id, url, title, author, posted, views, votes, category, text, byline, credit, tags,
//                           html: [texts that the HTML holds], absent: [texts that neither text nor HTML holds],
//                           comments: [{ id, author, posted, depth, text }], attachments: [{ name, url, size }] }

#include "app/parse/parse.h"

#include <QJsonObject>
#include <QStringList>

namespace newsboard {

struct PagePair {
    QString name;
    PageSource source;
    PageHint hint;
    QJsonObject expected;
    QString problem; ///< Why the pair can't be used; empty if it can.
};

/// Adds a row `page` (QString, the HTML file) to the running test's data for each pair of the folder. A page without an
/// expectation gets its row, too, and fails there.
void addPagePairs(const QString &folder);

PagePair readPagePair(const QString &htmlFile);

/// Parses the page of the pair and says, a line each, what is not as expected; empty if all is.
QStringList differences(const PagePair &pair, const SkinSet &skins);
QStringList differences(const QJsonObject &expected, const ParsedPage &page);

/// A row in the members of the expectation; for messages, and to start a new pair from.
QJsonObject toJson(const Headline &headline);

} // namespace newsboard
