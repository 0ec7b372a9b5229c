#include "ui/reader/article_html.h"

#include "ui/reader/display_bounds.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetrics>
#include <QPalette>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kHangulPerLine = 38;
/// The body text beside the interface's font.
constexpr double kReadingSize = 1.3;
constexpr int kDeepestIndent = 8;
/// What a comment's own frame costs of the display's budget.
constexpr int kElementsOfComment = 6;

/// The strings of this file, as translators find them.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Reader)
};

QColor mixed(const QColor &a, const QColor &b, double shareOfA)
{
    const double rest = 1 - shareOfA;
    return QColor::fromRgbF(float(a.redF() * shareOfA + b.redF() * rest),
                            float(a.greenF() * shareOfA + b.greenF() * rest),
                            float(a.blueF() * shareOfA + b.blueF() * rest));
}

/// The date in words, with the hour where it is known: "2025년 2월 24일 월요일 08:12".
QString dateInWords(const PostedTime &posted, const QLocale &locale)
{
    if (!posted.isKnown()) return {};
    const QString day = locale.toString(posted.date, QLocale::LongFormat);
    return posted.hasTime() ? day + u' ' + locale.toString(posted.time, u"HH:mm"_s) : day;
}

QString shortDate(const PostedTime &posted, const QLocale &locale)
{
    if (!posted.isKnown()) return {};
    const QString day = locale.toString(posted.date, u"yyyy.MM.dd"_s);
    return posted.hasTime() ? day + u' ' + locale.toString(posted.time, u"HH:mm"_s) : day;
}

/// Takes the value of an attribute out of a tag that the sanitizer wrote; still escaped.
QString attributeOf(QStringView tag, QLatin1StringView name)
{
    const QString opening = u' ' + name + "=\""_L1;
    const qsizetype at = tag.indexOf(opening);
    if (at < 0) return {};
    const qsizetype begin = at + opening.size();
    const qsizetype end = tag.indexOf(u'"', begin);
    return end < 0 ? QString() : tag.sliced(begin, end - begin).toString();
}

QString unescaped(QString text)
{
    return text.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&amp;"_L1, "&"_L1);
}

QSize placeSize(QStringView tag, const ReaderStyle &style)
{
    const int width = attributeOf(tag, "width"_L1).toInt();
    const int height = attributeOf(tag, "height"_L1).toInt();
    const int line = QFontMetrics(style.font).height();
    if (width <= 0 || height <= 0) return {style.measure, line * 3};
    if (width <= style.measure) return {width, height};
    return {style.measure, std::max(1, int(qint64(height) * style.measure / width))};
}

QString placeLabel(QStringView tag)
{
    const QString host = QUrl(unescaped(attributeOf(tag, "src"_L1))).host();
    const QString alt = unescaped(attributeOf(tag, "alt"_L1));
    QStringList lines{alt.isEmpty() ? Words::tr("Picture") : alt};
    const QString width = attributeOf(tag, "width"_L1);
    const QString height = attributeOf(tag, "height"_L1);
    QStringList facts;
    if (!width.isEmpty() && !height.isEmpty()) facts.append(width + u" × "_s + height);
    if (!host.isEmpty()) facts.append(host);
    if (!facts.isEmpty()) lines.append(facts.join(u" · "_s));
    return lines.join(u'\n');
}

/// Puts quiet boxes where the pictures are: the reader itself never asks for one.
QString withPicturePlaces(const QString &html, const ReaderStyle &style, QHash<QString, PicturePlace> &places)
{
    QString out;
    out.reserve(html.size());
    qsizetype at = 0;
    bool inFigure = false;
    for (;;) {
        const qsizetype begin = html.indexOf("<img"_L1, at);
        const qsizetype end = begin < 0 ? -1 : html.indexOf(u'>', begin);
        if (end < 0) break;
        const QStringView tag = QStringView(html).sliced(begin, end - begin);
        const PicturePlace place{placeSize(tag, style), placeLabel(tag)};
        const QString name = u"place:%1"_s.arg(places.size());
        places.insert(name, place);
        const QStringView between = QStringView(html).sliced(at, begin - at);
        const qsizetype opened = between.lastIndexOf("<figure"_L1);
        const qsizetype closed = between.lastIndexOf("</figure>"_L1);
        if (opened != closed) inFigure = opened > closed;
        // A figure's picture stands on a line of its own; Qt knows no figure.
        out += between;
        if (inFigure) out += "<p class=\"picture\">"_L1;
        out +=
            u"<img src=\"%1\" width=\"%2\" height=\"%3\">"_s.arg(name).arg(place.size.width()).arg(place.size.height());
        if (inFigure) out += "</p>"_L1;
        at = end + 1;
    }
    out += QStringView(html).sliced(at);
    out.replace("<figcaption>"_L1, "<p class=\"caption\">"_L1).replace("</figcaption>"_L1, "</p>"_L1);
    out.replace("<figure>"_L1, "<div>"_L1).replace("</figure>"_L1, "</div>"_L1);
    return out;
}

QString metaLine(const QString &author, const PostedTime &posted, const HeadlineRow &row, std::optional<qint64> views,
                 qsizetype comments, const QLocale &locale)
{
    QStringList facts;
    if (!author.isEmpty()) facts.append(author.toHtmlEscaped());
    if (posted.isKnown()) facts.append(dateInWords(posted, locale).toHtmlEscaped());
    if (row.headline.number) facts.append(u"№ "_s + QString::number(*row.headline.number));
    if (views) facts.append(Words::tr("Views %1").arg(locale.toString(*views)));
    if (comments > 0) facts.append(Words::tr("Comments %1").arg(locale.toString(comments)));
    return facts.join(u" · "_s);
}

QString head(const Board &board, const QString &title, const QString &category, const QString &meta)
{
    QString above = board.name;
    if (!category.isEmpty()) above += u" · "_s + category;
    return u"<p class=\"board\">%1</p><h1>%2</h1><p class=\"meta\">%3</p>"_s.arg(above.toHtmlEscaped(),
                                                                                 title.toHtmlEscaped(), meta);
}

QString goneNote(const HeadlineRow &row, const QLocale &locale)
{
    if (!row.isGone()) return {};
    const QString when = locale.toString(row.goneAt.toLocalTime(), QLocale::ShortFormat);
    return u"<p class=\"note\">%1</p>"_s.arg(
        Words::tr("No longer on the server since %1; this is the kept copy.").arg(when).toHtmlEscaped());
}

QString attachmentList(const QList<Attachment> &attachments, const QLocale &locale)
{
    if (attachments.isEmpty()) return {};
    QString html = u"<p class=\"section\">%1</p>"_s.arg(Words::tr("Attachments").toHtmlEscaped());
    for (const Attachment &file : attachments) {
        html += u"<p class=\"file\"><a href=\"%1\">%2</a>"_s.arg(file.url.toString(QUrl::FullyEncoded).toHtmlEscaped(),
                                                                 file.name.toHtmlEscaped());
        if (file.size)
            html += u" <span class=\"size\">%1</span>"_s.arg(
                locale.formattedDataSize(*file.size, 1, QLocale::DataSizeTraditionalFormat).toHtmlEscaped());
        html += "</p>"_L1;
    }
    return html;
}

QString commentList(const QList<Comment> &comments, const ReaderStyle &style, DisplayBudget &budget)
{
    if (comments.isEmpty()) return {};
    const int step = QFontMetrics(style.font).height();
    QString html = u"<p class=\"section\">%1</p>"_s.arg(
        Words::tr("Comments (%1)").arg(style.locale.toString(comments.size())).toHtmlEscaped());
    for (const Comment &comment : comments) {
        if (budget.elements <= 0 || budget.characters <= 0) {
            budget.shortened = true;
            break;
        }
        budget.elements -= kElementsOfComment;
        const int indent = std::clamp(comment.depth, 0, kDeepestIndent) * step;
        html +=
            u"<div style=\"margin-left:%1px\"><p class=\"commenter\"><b>%2</b> &nbsp;%3</p><div class=\"comment\">%4</div></div>"_s
                .arg(indent)
                .arg(comment.author.toHtmlEscaped(), shortDate(comment.posted, style.locale).toHtmlEscaped(),
                     boundedForDisplay(comment.html, budget));
    }
    return html;
}

} // namespace

int ReaderStyle::gutter() const
{
    return QFontMetrics(font).height();
}

ReaderStyle ReaderStyle::from(const QPalette &palette, const QFont &interfaceFont, int paneWidth)
{
    ReaderStyle style;
    style.font = interfaceFont;
    style.font.setPointSizeF(std::max(1.0, interfaceFont.pointSizeF()) * kReadingSize);
    const QFontMetrics metrics(style.font);
    const int wanted = metrics.horizontalAdvance(u'가') * kHangulPerLine;
    style.measure = std::max(metrics.height() * 4, std::min(wanted, paneWidth - 2 * style.gutter()));
    style.text = palette.color(QPalette::Text);
    style.paper = palette.color(QPalette::Base);
    style.muted = mixed(style.text, style.paper, 0.62);
    style.line = mixed(style.text, style.paper, 0.14);
    style.accent = palette.color(QPalette::Link);
    return style;
}

QString readerStyleSheet(const ReaderStyle &style)
{
    const int em = QFontInfo(style.font).pixelSize();
    const double size = style.font.pointSizeF();
    const auto points = [size](double share) { return QString::number(size * share, 'f', 1) + "pt"_L1; };
    const auto ems = [em](double share) { return QString::number(qRound(em * share)) + "px"_L1; };
    // A least height, not a share of the font's own: CJK fonts are tall by themselves, and a picture's line is its
    // picture's.
    const auto lines = [&ems](double share) {
        return u"line-height:%1; -qt-line-height-type:minimum;"_s.arg(ems(share));
    };
    // Qt's rich text has neither em nor margin shorthand.
    const auto margins = [&ems](double above, double below) {
        return u"margin-top:%1; margin-bottom:%2;"_s.arg(ems(above), ems(below));
    };
    const QString quiet = u"color:%1; font-size:%2;"_s.arg(style.muted.name(), points(0.84));
    const QStringList rules{
        u"h1 { font-size:%1; font-weight:600; %2 }"_s.arg(points(1.5), margins(0.15, 0.35)),
        u".section { font-weight:600; %1 }"_s.arg(margins(2, 0.6)),
        u"h2, h3, h4, h5, h6 { font-size:%1; font-weight:600; %2 }"_s.arg(points(1.05), margins(1.2, 0.5)),
        u"p { %1 %2 }"_s.arg(lines(1.7), margins(0, 0.95)),
        u"li { %1 }"_s.arg(lines(1.6)),
        u"ul, ol { %1 }"_s.arg(margins(0, 0.95)),
        u"blockquote { color:%1; margin-left:%2; margin-right:%2; }"_s.arg(style.muted.name(), ems(1.6)),
        u"pre { white-space:pre-wrap; %1 }"_s.arg(margins(0, 0.95)),
        u"a { color:%1; text-decoration:none; }"_s.arg(style.accent.name()),
        u"table { %1 }"_s.arg(margins(0.6, 1.2)),
        u"td, th { padding:5px; background-color:%1; }"_s.arg(mixed(style.line, style.paper, 0.45).name()),
        u".picture { %1 }"_s.arg(margins(0.5, 0.4)),
        u".caption { %1 %2 %3 }"_s.arg(quiet, lines(1.4), margins(0, 1.2)),
        u".board { %1 margin-bottom:0px; }"_s.arg(quiet),
        u".meta { %1 %2 }"_s.arg(quiet, margins(0, 1.4)),
        u".note { %1 }"_s.arg(quiet),
        u".file { margin-bottom:2px; }"_s,
        u".size { %1 }"_s.arg(quiet),
        u".commenter { %1 %2 }"_s.arg(quiet, margins(0.9, 0.1)),
    };
    return rules.join(u'\n');
}

ArticleHtml articleHtml(const Board &board, const HeadlineRow &row, const Article &article, const ReaderStyle &style)
{
    const Headline &headline = row.headline;
    const QString title = article.title.isEmpty() ? headline.title : article.title;
    const QString author = article.author.isEmpty() ? headline.author : article.author;
    const PostedTime posted = article.posted.precision >= headline.posted.precision ? article.posted : headline.posted;
    const qsizetype comments = std::max<qsizetype>(article.comments.size(), headline.comments.value_or(0));

    ArticleHtml result;
    DisplayBudget budget;
    QString body = boundedForDisplay(article.html, budget);
    if (article.html.isEmpty())
        body = u"<p class=\"note\">%1</p>"_s.arg(Words::tr("This article has no text.").toHtmlEscaped());
    const QString after =
        attachmentList(article.attachments, style.locale) + commentList(article.comments, style, budget);
    result.shortened = budget.shortened;

    QString html =
        head(board, title, headline.category.isEmpty() ? article.category : headline.category,
             metaLine(author, posted, row, article.views ? article.views : headline.views, comments, style.locale));
    html += goneNote(row, style.locale);
    html += withPicturePlaces(body, style, result.pictures);
    if (article.truncated)
        html += u"<p class=\"note\">%1</p>"_s.arg(
            Words::tr("The page was cut short on the way; reload the article to get the rest.").toHtmlEscaped());
    html += withPicturePlaces(after, style, result.pictures);
    if (budget.shortened)
        html += u"<p class=\"note\">%1</p>"_s.arg(
            Words::tr("Shortened for display; open it in the browser to see all of it.").toHtmlEscaped());
    result.html = html;
    return result;
}

ArticleHtml headHtml(const Board &board, const HeadlineRow &row, const QString &below, const ReaderStyle &style)
{
    const Headline &headline = row.headline;
    ArticleHtml result;
    result.html = head(board, headline.title, headline.category,
                       metaLine(headline.author, headline.posted, row, headline.views, headline.comments.value_or(0),
                                style.locale)) +
                  u"<p class=\"note\">%1</p>"_s.arg(below.toHtmlEscaped());
    return result;
}

} // namespace newsboard
