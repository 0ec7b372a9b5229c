#pragma once

#include <QString>

namespace newsboard {

/// "(부산=새벽통신) 나하늘 기자" where an article's plain text opens with one; empty otherwise.
QString bylineOf(const QString &text);

/// The agency's closing lines (rights, the end mark, the reporter's address), as they stand; empty if there are none.
QString creditOf(const QString &text);

} // namespace newsboard
