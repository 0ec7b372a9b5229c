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

} // namespace newsboard
