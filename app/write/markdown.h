#pragma once

#include <QString>

namespace newsboard {

/// Cleaned HTML as Markdown (CommonMark, tables as GitHub writes them). Its text stays text: what would be markup, or
/// HTML, is escaped. Headings go down by `deeper` ranks.
QString toMarkdown(const QString &cleanedHtml, int deeper = 0);
/// Plain text as a line of Markdown.
QString markdownText(const QString &text);

} // namespace newsboard
