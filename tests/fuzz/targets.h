#pragma once

#include <QByteArray>

namespace newsboard {

// What a fuzzer calls with any bytes. Each ends the program where a rule is broken, so that whatever drives it notices.

/// The cleaner: what it writes holds no element and no scheme that lives, and written, parsed and cleaned again it is
/// the same.
void fuzzSanitizer(const QByteArray &bytes);
/// Lists and articles, by skins and by the detector: every row has an id and a web address, every text is plain, every
/// picture's address is one of the web.
void fuzzPage(const QByteArray &bytes);
/// The charset guess: whatever comes, text comes out, and no more of it than four letters a byte.
void fuzzCharset(const QByteArray &bytes);
/// Pictures: the header and a small decoding.
void fuzzPicture(const QByteArray &bytes);
/// Feeds: every entry has an id and leads to the web, every text is one line, every date is sound.
void fuzzFeed(const QByteArray &bytes);
/// Dates, in each of the orders of their parts: what is known is a day of some year, and stands where it was found.
void fuzzDate(const QByteArray &bytes);
/// The query language: bounded, read in the same way each time, its marks stand in the text, and a text in quotes finds
/// itself. The first two bytes say how it is being typed.
void fuzzQuery(const QByteArray &bytes);

} // namespace newsboard
