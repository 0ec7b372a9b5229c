#include "app/domain/error.h"

#include <QCoreApplication>

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(Error)
};

QString statusText(const Error &error)
{
    switch (error.status) {
    case 401:
    case 403:
        return ErrorWords::tr("The server refused to show this page (%1).").arg(error.status);
    case 404:
        return ErrorWords::tr("The server has no such page (404).");
    case 410:
        return ErrorWords::tr("This page was removed for good (410).");
    case 429:
        return ErrorWords::tr("The server asks for fewer requests (429).");
    case 503:
        return ErrorWords::tr("The server is not available at the moment (503).");
    default:
        return error.status >= 500 ? ErrorWords::tr("The server has a fault of its own (%1).").arg(error.status)
                                   : ErrorWords::tr("The server answered with status %1.").arg(error.status);
    }
}

QString statusAdvice(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorWords::tr("Open it in the browser to see whether it needs a log-in.");
    case 404:
    case 410:
        return ErrorWords::tr("Check the address; what was cached stays readable.");
    case 429:
    case 503:
        return ErrorWords::tr("Wait a few minutes before trying again.");
    default:
        return ErrorWords::tr("Try again later.");
    }
}

} // namespace

QString errorText(const Error &error)
{
    const QString &detail = error.detail;
    switch (error.kind) {
    case ErrorKind::Offline:
        return ErrorWords::tr("This is not in the cache, and the network is switched off.");
    case ErrorKind::HostNotFound:
        return ErrorWords::tr("There is no server with the name %1.").arg(detail);
    case ErrorKind::Refused:
        return ErrorWords::tr("The server %1 refused the connection.").arg(detail);
    case ErrorKind::Tls:
        return ErrorWords::tr("The secure connection failed: %1").arg(detail);
    case ErrorKind::Timeout:
        return ErrorWords::tr("The server %1 did not answer in time.").arg(detail);
    case ErrorKind::ConnectionLost:
        return ErrorWords::tr("The connection to %1 broke off before the page was complete.").arg(detail);
    case ErrorKind::HttpStatus:
        return statusText(error);
    case ErrorKind::RedirectLoop:
        return ErrorWords::tr("The server sends the request round in circles.");
    case ErrorKind::RedirectForbidden:
        return ErrorWords::tr("The server redirects to an address that is not followed: %1").arg(detail);
    case ErrorKind::TooLarge:
        return ErrorWords::tr("The page is larger than the program reads.");
    case ErrorKind::EmptyBody:
        return ErrorWords::tr("The server answered with an empty page.");
    case ErrorKind::Cancelled:
        return ErrorWords::tr("Cancelled.");
    case ErrorKind::LoginNeeded:
        return detail.isEmpty()
                   ? ErrorWords::tr("This board wants you to sign in before it shows this page.")
                   : ErrorWords::tr("This board wants you to sign in before it shows this page: “%1”").arg(detail);
    case ErrorKind::Challenge:
        return ErrorWords::tr("The server wants to see a browser first.");
    case ErrorKind::ServerSaysNo:
        return ErrorWords::tr("The server says: %1").arg(detail);
    case ErrorKind::NoBoardHere:
        return ErrorWords::tr("No board was found on this page.");
    case ErrorKind::NoArticleHere:
        return ErrorWords::tr("No article was found on this page.");
    case ErrorKind::DoubtfulPage:
        return ErrorWords::tr("The page does not go with what this board showed before; nothing was taken from it.");
    case ErrorKind::DiskFull:
        return ErrorWords::tr("The disk is full.");
    case ErrorKind::ReadOnly:
        return ErrorWords::tr("The cache cannot be written: %1").arg(detail);
    case ErrorKind::NoPermission:
        return ErrorWords::tr("The cache may not be opened: %1").arg(detail);
    case ErrorKind::CacheBusy:
        return ErrorWords::tr("Another program is holding the cache.");
    case ErrorKind::CacheDamaged:
        return ErrorWords::tr("The cache is damaged: %1").arg(detail);
    case ErrorKind::CacheNewer:
        return ErrorWords::tr("The cache was written by a newer version of Newsboard.");
    case ErrorKind::IndexWrong:
        return ErrorWords::tr("The search index is wrong in %1 places.").arg(detail);
    case ErrorKind::CacheFailed:
        return ErrorWords::tr("The cache reports: %1").arg(detail);
    case ErrorKind::BadAddress:
        return ErrorWords::tr("This is not the address of a web page: %1").arg(detail);
    case ErrorKind::NoSuchBoard:
        return ErrorWords::tr("There is no board %1.").arg(detail);
    case ErrorKind::NoSuchArticle:
        return ErrorWords::tr("There is no article %1.").arg(detail);
    case ErrorKind::CannotReadFile:
        return ErrorWords::tr("The file cannot be read: %1").arg(detail);
    case ErrorKind::CannotWriteFile:
        return ErrorWords::tr("The file cannot be written: %1").arg(detail);
    case ErrorKind::NoBoardList:
        return ErrorWords::tr("This file is no list of boards (OPML): %1").arg(detail);
    case ErrorKind::BadSkin:
        return ErrorWords::tr("The skin file is not valid: %1").arg(detail);
    }
    return detail;
}

QString errorAdvice(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
        return ErrorWords::tr("Go online and try again.");
    case ErrorKind::HostNotFound:
        return ErrorWords::tr("Check the address and the network.");
    case ErrorKind::Refused:
    case ErrorKind::Timeout:
    case ErrorKind::ConnectionLost:
        return ErrorWords::tr("Check the network, or try again later.");
    case ErrorKind::Tls:
        return ErrorWords::tr("Check the computer's date; if it is right, the server has to mend this.");
    case ErrorKind::HttpStatus:
        return statusAdvice(error.status);
    case ErrorKind::RedirectLoop:
    case ErrorKind::RedirectForbidden:
    case ErrorKind::TooLarge:
    case ErrorKind::Challenge:
        return ErrorWords::tr("Open it in the browser.");
    case ErrorKind::EmptyBody:
    case ErrorKind::Cancelled:
        return ErrorWords::tr("Try again.");
    case ErrorKind::LoginNeeded:
        return ErrorWords::tr("Newsboard does not sign in: open it in the browser. What was cached is kept.");
    case ErrorKind::ServerSaysNo:
    case ErrorKind::NoBoardHere:
        return ErrorWords::tr("Check that the address is that of the board's list or of an article on it.");
    case ErrorKind::NoArticleHere:
        return ErrorWords::tr("Open it in the browser; it may have been moved or removed.");
    case ErrorKind::DoubtfulPage:
        return ErrorWords::tr(
            "Open the board in the browser; if it looks right there, remove it here and add it again.");
    case ErrorKind::DiskFull:
        return ErrorWords::tr("Make room on the disk, then try again; nothing that was saved is lost.");
    case ErrorKind::ReadOnly:
    case ErrorKind::NoPermission:
        return ErrorWords::tr("Check the permissions of the data folder, or name another with --data.");
    case ErrorKind::CacheBusy:
        return ErrorWords::tr("Close the other program, then try again.");
    case ErrorKind::CacheDamaged:
        return ErrorWords::tr("Keep a copy of the data folder, then start with another one (--data).");
    case ErrorKind::CacheNewer:
        return ErrorWords::tr("Update Newsboard, or name another data folder with --data.");
    case ErrorKind::IndexWrong:
        return ErrorWords::tr("Make it anew with `newsboard index --rebuild`.");
    case ErrorKind::CacheFailed:
        return ErrorWords::tr("Try again; if it stays, report these words.");
    case ErrorKind::BadAddress:
        return ErrorWords::tr("Type it as the browser shows it, such as https://example.com/news.");
    case ErrorKind::NoSuchBoard:
        return ErrorWords::tr("See `newsboard boards` for those there are.");
    case ErrorKind::NoSuchArticle:
        return ErrorWords::tr("Refresh the board, or check the id.");
    case ErrorKind::CannotReadFile:
        return ErrorWords::tr("Check its name and permissions.");
    case ErrorKind::CannotWriteFile:
        return ErrorWords::tr("Choose another place, or make room there; a file that was there stays as it was.");
    case ErrorKind::NoBoardList:
        return ErrorWords::tr("Export one from another program, or add boards by their addresses.");
    case ErrorKind::BadSkin:
        return ErrorWords::tr("Mend the file, or remove it from the skins folder.");
    }
    return {};
}

bool canRetry(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::BadAddress:
    case ErrorKind::NoSuchBoard:
    case ErrorKind::NoSuchArticle:
    case ErrorKind::CannotReadFile:
    case ErrorKind::NoBoardList:
    case ErrorKind::BadSkin:
    case ErrorKind::CacheNewer:
        return false;
    default:
        return true;
    }
}

} // namespace newsboard
