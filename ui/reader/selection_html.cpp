#include "ui/reader/selection_html.h"

#include "ui/reader/article_document.h"
#include "ui/reader/line_breaking.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QString imageHtml(const PicturePlace &place)
{
    QString tag = u"<img src=\"%1\""_s.arg(place.address.toString(QUrl::FullyEncoded).toHtmlEscaped());
    if (!place.alt.isEmpty()) tag += u" alt=\"%1\""_s.arg(place.alt.toHtmlEscaped());
    return tag + u'>';
}

QString fragmentHtml(const QString &text, const QTextCharFormat &format, const QList<PicturePlace> &places)
{
    if (format.isImageFormat()) {
        const int place = ArticleDocument::placeNumber(format);
        return place >= 0 && place < places.size() ? imageHtml(places[place]) : QString();
    }
    QString html = withoutJoiners(text).remove(QChar::ObjectReplacementCharacter).toHtmlEscaped();
    html.replace(QChar::LineSeparator, "<br>"_L1);
    if (html.isEmpty()) return {};
    if (format.fontWeight() >= QFont::DemiBold) html = "<b>"_L1 + html + "</b>"_L1;
    if (format.fontItalic()) html = "<i>"_L1 + html + "</i>"_L1;
    const QUrl link(format.anchorHref());
    const bool isWeb = link.scheme() == "http"_L1 || link.scheme() == "https"_L1 || link.scheme() == "mailto"_L1;
    if (isWeb) html = u"<a href=\"%1\">"_s.arg(link.toString(QUrl::FullyEncoded).toHtmlEscaped()) + html + "</a>"_L1;
    return html;
}

bool isNumbered(const QTextList &list)
{
    return list.format().style() <= QTextListFormat::ListDecimal;
}

} // namespace

QString selectionHtml(const QTextCursor &selection, const QList<PicturePlace> &places)
{
    QString out;
    const int start = selection.selectionStart();
    const int end = selection.selectionEnd();
    const QTextList *open = nullptr;
    const auto close = [&out, &open] {
        if (open) out += isNumbered(*open) ? "</ol>"_L1 : "</ul>"_L1;
        open = nullptr;
    };
    if (!selection.hasSelection()) return out;
    for (QTextBlock block = selection.document()->findBlock(start); block.isValid() && block.position() < end;
         block = block.next()) {
        QString line;
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment fragment = at.fragment();
            const int from = std::max(start, fragment.position());
            const int to = std::min(end, fragment.position() + fragment.length());
            if (from < to)
                line += fragmentHtml(fragment.text().mid(from - fragment.position(), to - from), fragment.charFormat(),
                                     places);
        }
        const QTextList *list = block.textList();
        if (list != open) close();
        if (line.isEmpty()) continue;
        if (list && !open) {
            out += isNumbered(*list) ? "<ol>"_L1 : "<ul>"_L1;
            open = list;
        }
        out += list ? u"<li>"_s + line + u"</li>"_s : u"<p>"_s + line + u"</p>"_s;
    }
    close();
    return out;
}

} // namespace newsboard
