#include "app/write/article_files.h"

#include "app/write/cleaned_html.h"
#include "app/write/markdown.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ArticleFiles)
};

QString dateOf(const PostedTime &posted)
{
    return posted.toIso().left(16).replace(u'T', u' ');
}

/// Author and date, whichever are known.
QString bylineOf(const QString &author, const PostedTime &posted)
{
    QStringList facts;
    if (!author.isEmpty()) facts.append(author);
    if (posted.isKnown()) facts.append(dateOf(posted));
    return facts.join(u" · "_s);
}

QString addressOf(const QUrl &url)
{
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return isWeb ? url.toString(QUrl::FullyEncoded) : QString();
}

/// A picture inside the file.
QString embedded(const HtmlPiece &img, const PictureFile &file)
{
    QString tag = u"<img src=\"data:image/%1;base64,%2\" alt=\"%3\""_s.arg(QString::fromLatin1(file.facts.format),
                                                                           QString::fromLatin1(file.bytes.toBase64()),
                                                                           img.value("alt"_L1).toHtmlEscaped());
    for (const auto side : {"width"_L1, "height"_L1}) {
        if (const int pixels = img.value(side).toInt(); pixels > 0) tag += u" %1=\"%2\""_s.arg(side).arg(pixels);
    }
    return tag + u'>';
}

/// Pictures that are at hand stand in the file, others become links: a file on a disk asks nobody for anything.
QString withPictures(const QString &html, const QHash<QUrl, PictureFile> &pictures)
{
    QString out;
    out.reserve(html.size());
    CleanedHtml reader(html);
    int links = 0;
    while (!reader.atEnd()) {
        const HtmlPiece piece = reader.next();
        const bool isLink = piece.is("a"_L1);
        if (isLink) links += piece.kind == HtmlPiece::Kind::Open ? 1 : -1;
        if (!piece.is("img"_L1)) {
            out += piece.whole;
            continue;
        }
        const auto file = pictures.constFind(QUrl(piece.value("src"_L1)));
        if (file != pictures.constEnd() && !file->facts.format.isEmpty()) {
            out += embedded(piece, *file);
            continue;
        }
        const QString alt = piece.value("alt"_L1);
        const QString label = u"[%1]"_s.arg(alt.isEmpty() ? Words::tr("Picture") : alt).toHtmlEscaped();
        out += links > 0 ? label : u"<a href=\"%1\">%2</a>"_s.arg(piece.value("src"_L1).toHtmlEscaped(), label);
    }
    return out;
}

QString commentsTitle(const Article &article)
{
    return Words::tr("Comments (%1)").arg(article.comments.size());
}

constexpr auto kStyle =
    "body{max-width:38em;margin:2em auto;padding:0 1em;font-family:sans-serif;line-height:1.7;word-break:keep-all;"
    "overflow-wrap:break-word;color:#1d2024;background:#fff}h1{font-size:1.4em;line-height:1.3;margin-bottom:.3em}"
    ".meta,figcaption{color:#666;font-size:.85em}figure{margin:1em "
    "0}img{max-width:100%;height:auto}blockquote{margin:1em 1.6em;color:#444}"
    "table{border-collapse:collapse}td,th{padding:.3em 1em .3em 0;border-bottom:1px solid #ddd;text-align:left}"
    "pre{white-space:pre-wrap;background:#f4f5f7;padding:.5em}.answer{margin-left:1.6em}"
    "@media(prefers-color-scheme:dark){body{color:#e6e7e9;background:#1d1f22}a{color:#6ea8fe}pre{background:#26282c}}";

} // namespace

Article completed(Article article, const Headline &headline)
{
    if (article.title.isEmpty()) article.title = headline.title;
    if (article.author.isEmpty()) article.author = headline.author;
    if (article.posted.precision < headline.posted.precision) article.posted = headline.posted;
    if (article.url.isEmpty()) article.url = headline.url;
    return article;
}

QString articleAsHtml(const Article &article, const QHash<QUrl, PictureFile> &pictures)
{
    const QString title = article.title.toHtmlEscaped();
    const QString address = addressOf(article.url).toHtmlEscaped();
    // The policy says to every browser what the cleaner saw to: nothing runs, nothing is loaded.
    QString html =
        u"<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
        "style-src 'unsafe-inline'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>%1</title>\n"
        "<style>%2</style>\n</head>\n<body>\n<article>\n<h1>%1</h1>\n"_s.arg(title, QLatin1StringView(kStyle));
    html += u"<p class=\"meta\">%1"_s.arg(bylineOf(article.author, article.posted).toHtmlEscaped());
    if (!address.isEmpty()) html += u"<br><a href=\"%1\">%1</a>"_s.arg(address);
    html += "</p>\n"_L1 + withPictures(article.html, pictures) + "\n</article>\n"_L1;
    if (!article.comments.isEmpty()) html += u"<h2>%1</h2>\n"_s.arg(commentsTitle(article).toHtmlEscaped());
    for (const Comment &comment : article.comments)
        html += u"<div%1><p class=\"meta\">%2</p>%3</div>\n"_s.arg(
            comment.depth > 0 ? u" class=\"answer\""_s : QString(),
            bylineOf(comment.author, comment.posted).toHtmlEscaped(), withPictures(comment.html, pictures));
    return html + "</body>\n</html>\n"_L1;
}

QString articleAsMarkdown(const Article &article)
{
    QStringList parts{u"# "_s + markdownText(article.title) + u'\n'};
    const QString byline = bylineOf(article.author, article.posted);
    if (!byline.isEmpty()) parts.append(markdownText(byline) + u'\n');
    const QString address = addressOf(article.url);
    if (!address.isEmpty()) parts.append(u'<' + address + u">\n"_s);
    parts.append(toMarkdown(article.html, 1));
    if (!article.comments.isEmpty()) parts.append(u"## "_s + markdownText(commentsTitle(article)) + u'\n');
    for (const Comment &comment : article.comments)
        parts.append(u"**%1**\n\n"_s.arg(markdownText(bylineOf(comment.author, comment.posted))) +
                     toMarkdown(comment.html, 2));
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QString articleAsText(const Article &article)
{
    QStringList parts{article.title};
    const QString byline = bylineOf(article.author, article.posted);
    if (!byline.isEmpty()) parts.last() += u'\n' + byline;
    const QString address = addressOf(article.url);
    if (!address.isEmpty()) parts.last() += u'\n' + address;
    if (!article.text.isEmpty()) parts.append(article.text);
    if (!article.comments.isEmpty()) parts.append(commentsTitle(article));
    for (const Comment &comment : article.comments) {
        const QString indent(2 * std::max(comment.depth, 0), u' ');
        QString lines = bylineOf(comment.author, comment.posted) + u'\n' + comment.text;
        parts.append(indent + lines.replace(u'\n', u'\n' + indent));
    }
    return parts.join(u"\n\n"_s) + u'\n';
}

} // namespace newsboard
