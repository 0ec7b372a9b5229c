#pragma once

// The public face of app/parse: bytes of a page in, values out. Pure, without clock or I/O, any thread.

#include "app/domain/article.h"
#include "app/domain/list_page.h"
#include "app/domain/result.h"
#include "app/parse/skin_set.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace newsboard {

/// A page as it came from its server.
struct PageSource {
    QByteArray bytes;
    QByteArray contentType; ///< The HTTP header's value; may be empty.
    QUrl url;               ///< Final address, after redirects.
    QDateTime now;          ///< When it was fetched: what "today" and "3 minutes ago" on it refer to.
    bool cut = false;       ///< The body ended early on the way.
};

/// What is known of the page beforehand; every member may be empty.
struct PageHint {
    QString articleId;    ///< The article that was asked for, …
    QString articleTitle; ///< … and its title as the list prints it: helps to find the body on unknown skins.
    QByteArray zone;      ///< The board's zone if it is known already.
    bool explain = false; ///< Fill ParsedPage::explanation.
};

enum class PageVerdict : quint8 {
    Board,       ///< A list, perhaps with an article above it.
    Article,     ///< An article without a list.
    EmptyBoard,  ///< Certainly a board, and certainly without posts.
    Login,       ///< A log-in form or "no permission" instead of what was asked for.
    Challenge,   ///< A page that wants to see a browser.
    ServerError, ///< The board's own error page; ParsedPage::message quotes it.
    Nothing,     ///< None of these.
};

struct ParsedPage {
    PageVerdict verdict = PageVerdict::Nothing;
    QString message; ///< The server's own words, plain text, for Login, Challenge and ServerError.
    ListPage list;   ///< With rows for Board; with name, kind and address as far as known for the others.
    std::optional<Article> article;
    QString charset;         ///< The one it was decoded with.
    bool truncated = false;  ///< Cut on the way or at a bound.
    QStringList explanation; ///< A line a finding: which skin, or which rule of the detector, found what.
};

ParsedPage parsePage(const PageSource &source, const SkinSet &skins, const PageHint &hint = {});

/// Why a page that was to be a board (or an article) is none; for verdicts other than Board and Article.
Error verdictError(const ParsedPage &page);

/// Makes an address of what a person typed: adds the scheme, trims, punycode; a BadAddress error for what can't be one.
Result<QUrl> addressFromInput(const QString &typed);

/// Canonical form for comparing addresses of boards: scheme, `www.`, default port, trailing slash, case of the host,
/// `index.php`, and the order of query items do not count.
QString addressFingerprint(const QUrl &url);

} // namespace newsboard
