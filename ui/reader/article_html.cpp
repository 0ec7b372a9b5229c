#include "ui/reader/article_html.h"

#include "ui/reader/display_bounds.h"
#include "ui/reader/headings.h"
#include "ui/reader/line_breaking.h"
#include "ui/reader/long_tables.h"
#include "ui/reader/references.h"
#include "ui/reader/shown_address.h"
#include "ui/reader/table_figures.h"
#include "ui/reader/time_words.h"
#include "ui/theme/size_words.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kLongestShownAddress = 90;
constexpr qsizetype kMostHosts = 3; ///< Named where pictures wait.

/// The strings of this file, as translators find them.
struct ArticleWords {
    Q_DECLARE_TR_FUNCTIONS(Reader)
};

/// What the head of an article says, from its page or, where that is silent, from the list.
struct Head {
    QString title;
    QString author;
    PostedTime posted;
    QDateTime edited;
    std::optional<qint64> number;
    std::optional<qint64> views;
    std::optional<qint64> votes;
    qint64 comments = 0;
    bool hasComments = false; ///< They stand below.
    QStringList tags;
    QUrl url;
};

Head headOf(const HeadlineRow &row)
{
    const Headline &headline = row.headline;
    Head head;
    head.title = headline.title;
    head.author = headline.author;
    head.posted = headline.posted;
    head.number = headline.number;
    head.views = headline.views;
    head.votes = headline.votes;
    head.comments = headline.comments.value_or(0);
    head.url = headline.url;
    return head;
}

Head headOf(const HeadlineRow &row, const Article &article)
{
    Head head = headOf(row);
    if (!article.title.isEmpty()) head.title = article.title;
    if (!article.author.isEmpty()) head.author = article.author;
    if (article.posted.precision >= head.posted.precision) head.posted = article.posted;
    if (article.views) head.views = article.views;
    if (article.votes) head.votes = article.votes;
    head.comments = std::max<qint64>(article.comments.size(), head.comments);
    head.edited = article.edited;
    head.hasComments = !article.comments.isEmpty();
    head.tags = article.tags;
    if (!article.url.isEmpty()) head.url = article.url;
    return head;
}

/// The place where the article is at home, as a link that shows where it leads.
QString addressLink(const QUrl &url)
{
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1) return {};
    QString shown = shownAddress(url);
    if (shown.size() > kLongestShownAddress) shown = shown.left(kLongestShownAddress) + u'…';
    return u"<a href=\"%1\">%2</a>"_s.arg(url.toString(QUrl::FullyEncoded).toHtmlEscaped(), shown.toHtmlEscaped());
}

QString headHtml(const Head &head, const ReaderStyle &style, const QDateTime &now)
{
    const QLocale &locale = style.locale;
    QStringList facts;
    if (head.posted.isKnown()) {
        const QString ago = howLongAgo(head.posted, now);
        facts.append(dateInWords(head.posted, locale) + (ago.isEmpty() ? QString() : u" (%1)"_s.arg(ago)));
    }
    if (head.edited.isValid())
        facts.append(
            ArticleWords::tr("Edited %1").arg(locale.toString(head.edited.toLocalTime(), u"yyyy.MM.dd HH:mm"_s)));
    if (head.number) facts.append(u"№ "_s + QString::number(*head.number));
    if (head.views) facts.append(ArticleWords::tr("Views %1").arg(locale.toString(*head.views)));
    if (head.votes && *head.votes != 0) facts.append(ArticleWords::tr("Votes %1").arg(locale.toString(*head.votes)));
    QStringList tags;
    for (const QString &tag : head.tags)
        tags.append(u'#' + tag);
    if (!tags.isEmpty()) facts.append(tags.join(u' '));
    for (QString &fact : facts)
        fact = fact.toHtmlEscaped();
    if (!head.author.isEmpty())
        facts.prepend(u"<a class=\"person\" href=\"reader:author\">%1</a>"_s.arg(head.author.toHtmlEscaped()));
    if (head.comments > 0) {
        const QString count = ArticleWords::tr("Comments %1").arg(locale.toString(head.comments)).toHtmlEscaped();
        facts.append(head.hasComments ? u"<a href=\"reader:comments\">%1</a>"_s.arg(count) : count);
    }
    QString meta = facts.join(u" · "_s);
    const QString address = addressLink(head.url);
    if (!address.isEmpty()) meta += (meta.isEmpty() ? QString() : u"<br>"_s) + address;
    return withKeptWords(u"<p class=\"h1\">%1%2</p>"_s.arg(headingMark(1), head.title.toHtmlEscaped())) +
           u"<p class=\"meta\">%1</p>"_s.arg(meta);
}

QString goneNote(const HeadlineRow &row, const QLocale &locale)
{
    if (!row.isGone()) return {};
    const QString when = locale.toString(row.goneAt.toLocalTime(), QLocale::ShortFormat);
    return u"<p class=\"note\">%1</p>"_s.arg(
        ArticleWords::tr("No longer on the server since %1; this is the kept copy.").arg(when).toHtmlEscaped());
}

QString attachmentList(const QList<Attachment> &attachments, bool savesFiles, const QLocale &locale)
{
    if (attachments.isEmpty()) return {};
    QString html =
        u"<p class=\"section\">%1%2</p>"_s.arg(headingMark(2), ArticleWords::tr("Attachments").toHtmlEscaped());
    for (qsizetype i = 0; i < attachments.size(); ++i) {
        const Attachment &file = attachments[i];
        const QString link = savesFiles ? u"reader:file/%1"_s.arg(i) : file.url.toString(QUrl::FullyEncoded);
        html += u"<p class=\"file\"><a href=\"%1\">%2</a>"_s.arg(link.toHtmlEscaped(), file.name.toHtmlEscaped());
        if (file.size)
            html += u" <span class=\"size\">%1</span>"_s.arg(sizeInWords(*file.size, locale).toHtmlEscaped());
        html += "</p>"_L1;
    }
    return html;
}

/// That pictures wait for the person's leave, and the two ways to give it.
QString heldBackNote(const QList<PicturePlace> &places, const ArticleContext &context, const QLocale &locale)
{
    if (context.heldBack.isEmpty()) return {};
    QStringList hosts;
    QSet<QUrl> held;
    for (const PicturePlace &place : places) {
        if (!context.heldBack.contains(place.address)) continue;
        held.insert(place.address);
        const QString host = shownHost(place.address);
        if (!hosts.contains(host)) hosts.append(host);
    }
    if (held.isEmpty()) return {};
    const bool isLong = hosts.size() > kMostHosts;
    const QString where = hosts.first(std::min(hosts.size(), kMostHosts)).join(u", "_s) + (isLong ? u"…"_s : u""_s);
    return u"<p class=\"note\">%1 &nbsp;<a href=\"reader:pictures/load\">%2</a> &nbsp;"
           "<a href=\"reader:pictures/allow\">%3</a></p>"_s.arg(
               ArticleWords::tr("Pictures from other hosts are not loaded (%1): %2.")
                   .arg(locale.toString(held.size()), where)
                   .toHtmlEscaped(),
               ArticleWords::tr("Load them").toHtmlEscaped(),
               ArticleWords::tr("Always for this board").toHtmlEscaped());
}

MissingPages missingPages(const Article &article)
{
    const MissingComments missing = missingComments(article);
    MissingPages pages;
    if (missing.above) pages.above = missing.above->number;
    if (missing.below) pages.below = missing.below->number;
    if (!article.commentPages.isEmpty()) pages.last = article.commentPages.last().number;
    return pages;
}

ReferenceTargets targetsOf(const Article &article, const ArticleContext &context)
{
    ReferenceTargets targets;
    targets.hasNumber = context.hasNumber;
    targets.comments = article.comments.size();
    for (int i = 0; i < article.comments.size(); ++i) {
        const QString &name = article.comments[i].author;
        if (!name.isEmpty() && !targets.people.contains(name)) targets.people.insert(name, i);
    }
    return targets;
}

} // namespace

ArticleHtml articleHtml(const HeadlineRow &row, const Article &article, const ArticleContext &context,
                        const ReaderStyle &style, const QDateTime &now)
{
    const Head head = headOf(row, article);
    ArticleHtml result;
    DisplayBudget budget = context.isOpening ? DisplayBudget::opening() : DisplayBudget();
    const ReferenceTargets targets = targetsOf(article, context);
    QString bounded = withFiguresAligned(withoutFrames(boundedForDisplay(article.html, budget)));
    if (context.answersClicks) bounded = withLongTablesParted(bounded, style);
    QString body = withHeadings(withKeptWords(withReferences(bounded, targets)));
    if (article.html.isEmpty())
        body = u"<p class=\"note\">%1</p>"_s.arg(ArticleWords::tr("This article has no text.").toHtmlEscaped());
    ThreadView thread = context.thread;
    thread.isOnPaper = !context.answersClicks;
    const bool endsHere = context.isOpening && budget.shortened;
    const QString after = endsHere ? QString()
                                   : attachmentList(article.attachments, context.savesFiles, style.locale) +
                                         threadHtml(article.comments, head.author, thread,
                                                    context.answersClicks ? missingPages(article) : MissingPages(),
                                                    targets, style, budget);
    result.shortened = budget.shortened;

    QString html = headHtml(head, style, now);
    html += goneNote(row, style.locale);
    const QString placed = withPicturePlaces(body, result.pictures);
    const QString placedAfter = withPicturePlaces(after, result.pictures);
    html += heldBackNote(result.pictures, context, style.locale);
    html += placed;
    if (article.truncated && !endsHere)
        html += u"<p class=\"note\">%1</p>"_s.arg(
            ArticleWords::tr("The page was cut short on the way; reload the article to get the rest.").toHtmlEscaped());
    html += placedAfter;
    if (budget.shortened && !context.isOpening)
        html += u"<p class=\"note\">%1</p>"_s.arg(
            ArticleWords::tr("Shortened for display; open it in the browser to see all of it.").toHtmlEscaped());
    result.html = html;
    return result;
}

QString momentWords(const HeadlineRow &row, const Article &article, const QDateTime &now)
{
    return howLongAgo(headOf(row, article).posted, now);
}

ArticleHtml headHtml(const HeadlineRow &row, const QString &below, const ReaderStyle &style, const QDateTime &now)
{
    ArticleHtml result;
    result.html = headHtml(headOf(row), style, now) + u"<p class=\"note\">%1</p>"_s.arg(below.toHtmlEscaped());
    return result;
}

} // namespace newsboard
