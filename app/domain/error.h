#pragma once

#include <QObject>
#include <QString>

namespace newsboard {

Q_NAMESPACE

/// Everything that can go wrong, by what a person can do about it.
enum class ErrorKind : quint8 {
    // The way to the server.
    Offline, ///< The program was told not to use the network.
    HostNotFound,
    Refused,
    Tls,
    Timeout,
    ConnectionLost, ///< Closed in the middle; also a body cut short.
    HttpStatus,     ///< Error::status says which.
    RedirectLoop,
    RedirectForbidden, ///< Off http(s), or to a private address.
    TooLarge,
    EmptyBody,
    Cancelled,
    // The page.
    LoginNeeded,
    Challenge,    ///< "Are you human?" in front of the board.
    ServerSaysNo, ///< The board's own error page; Error::detail quotes it.
    NoBoardHere,  ///< Neither a list nor an article.
    NoArticleHere,
    DoubtfulPage, ///< Another board's list, or half of this one's: nothing is taken from it.
    // The cache.
    DiskFull,
    ReadOnly,
    NoPermission,
    CacheBusy,
    CacheDamaged,
    CacheNewer,  ///< Written by a newer version of the program.
    IndexWrong,  ///< The search index is not what the cache holds; Error::detail: in how many places.
    CacheFailed, ///< Anything else SQLite says; Error::detail quotes it.
    // What the person asked for.
    BadAddress,
    NoSuchBoard,
    NoSuchArticle,
    CannotReadFile,
    CannotWriteFile, ///< Error::detail: which, and why.
    NoBoardList,     ///< A file that is no list of boards (OPML).
    BadSkin,
};
Q_ENUM_NS(ErrorKind)

/// What happened, in values; errorText() and its kin say it in words.
struct Error {
    ErrorKind kind = ErrorKind::CacheFailed;
    QString detail; ///< Plain text: a host, an address, a file, a server's or a library's own words. May be empty.
    int status = 0; ///< The HTTP status where kind is HttpStatus.
    int wait = 0;   ///< Seconds that the server asks to wait before the next request; 0 where it names none.

    friend bool operator==(const Error &, const Error &) = default;
};

/// One sentence in the person's language: what happened.
QString errorText(const Error &error);
/// One sentence: what to do about it; never empty.
QString errorAdvice(const Error &error);
/// Whether trying the same again may help.
bool canRetry(const Error &error);

} // namespace newsboard
