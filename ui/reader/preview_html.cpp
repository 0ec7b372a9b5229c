#include "ui/reader/preview_html.h"

#include "app/write/cleaned_html.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

bool partsWords(QStringView name)
{
    static const QSet<QString> names{u"p"_s,  u"div"_s, u"br"_s,      u"li"_s,         u"td"_s,   u"th"_s,
                                     u"tr"_s, u"h1"_s,  u"h2"_s,      u"h3"_s,         u"h4"_s,   u"h5"_s,
                                     u"h6"_s, u"pre"_s, u"figure"_s,  u"figcaption"_s, u"dd"_s,   u"dt"_s,
                                     u"hr"_s, u"img"_s, u"caption"_s, u"blockquote"_s, u"table"_s};
    return names.contains(name.toString());
}

/// A stretch of text in which no white space follows another.
QString squeezed(const QString &text, bool afterSpace)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const bool isSpace = c.isSpace();
        if (!isSpace) out += c;
        if (isSpace && !afterSpace) out += u' ';
        afterSpace = isSpace;
    }
    return out;
}

/// The text with its links, one paragraph of it; with what is said of pictures or without.
QString shortHtml(const QString &cleanedHtml, qsizetype letters, bool withCaptions)
{
    QString out;
    CleanedHtml reader(cleanedHtml);
    bool inLink = false;
    bool inCaption = false;
    bool afterSpace = true;
    qsizetype left = letters;
    while (!reader.atEnd() && left > 0) {
        const HtmlPiece piece = reader.next();
        if (piece.is("figcaption"_L1)) inCaption = piece.kind == HtmlPiece::Kind::Open;
        if (inCaption && !withCaptions) continue;
        if (piece.kind != HtmlPiece::Kind::Text) {
            if (piece.is("a"_L1) && (piece.kind == HtmlPiece::Kind::Open) != inLink) {
                out += piece.whole;
                inLink = !inLink;
            } else if (partsWords(piece.name) && !afterSpace) {
                out += u' ';
                afterSpace = true;
            }
            continue;
        }
        QString text = squeezed(piece.text(), afterSpace);
        if (text.isEmpty()) continue;
        const bool isCut = text.size() > left;
        if (isCut) text = text.left(text[left - 1].isHighSurrogate() ? left - 1 : left) + u'…';
        left -= text.size();
        afterSpace = text.endsWith(u' ');
        out += text.toHtmlEscaped();
    }
    if (inLink) out += "</a>"_L1;
    return out;
}

} // namespace

QString previewHtml(const QString &cleanedHtml, const ReferenceTargets &targets, qsizetype letters)
{
    // A caption is about a picture that is not shown here, unless there is nothing else.
    QString text = shortHtml(cleanedHtml, letters, false);
    if (text.trimmed().isEmpty()) text = shortHtml(cleanedHtml, letters, true);
    return withReferences(text, targets);
}

} // namespace newsboard
