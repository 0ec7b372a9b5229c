#pragma once

#include <QString>
#include <QUrl>

namespace newsboard {

// Addresses of boards and of what stands on them. addressFromInput() and addressFingerprint(), the public part, are
// declared in parse.h. Kinds are those of Board::kind; an unknown one, or none, follows the general rules.

/// What an article's address says.
struct ArticleAddress {
    QString id;        ///< The server's identity of the article; empty if the address holds none.
    QString parameter; ///< The query parameter it stood in; empty: a path part.
    QUrl url;          ///< Without what changes with the page that it was found on.
};

/// Reads the identity out of an article's address, `/news/123?page=2#c`, `?document_srl=123`,
/// `view.php?id=news&no=123`, and makes the address canonical.
ArticleAddress articleAddress(const QUrl &url, const QString &kind = {});

/// The identity alone, at a third of the price.
QString articleId(const QUrl &url, const QString &kind = {});

/// Whether every article of such boards has an address that names it: on a page without one there is none.
bool articlesAreAddressed(const QString &kind);

/// The board's list from the address of one of its pages or articles: without page, category, search, sort, document
/// and fragment. Empty where the address alone can't say it (`/123`, `?document_srl=123`).
QUrl listAddress(const QUrl &url, const QString &kind = {});

/// The same address without the fragment and what says only how, when or from where a page was looked at: page,
/// category, search, sort, session and the like.
QUrl withoutView(const QUrl &url);

/// Whether a query parameter bears a name that page numbers or offsets have.
bool isPageParameter(const QString &name);

/// Whether an address is a person's own page: `/user/wren`, `memberlist.php?u=3`.
bool leadsToMember(const QString &href);

} // namespace newsboard
