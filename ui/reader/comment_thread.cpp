#include "ui/reader/comment_thread.h"

#include "ui/reader/display_bounds.h"
#include "ui/reader/headings.h"
#include "ui/reader/line_breaking.h"
#include "ui/reader/reader_style.h"
#include "ui/reader/references.h"
#include "ui/reader/time_words.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// What a comment's own frame costs of the display's budget.
constexpr int kElementsOfComment = 7;
/// More answers than these to one comment are folded at first.
constexpr int kManyAnswers = 20;
/// So many comments are headings to a screen reader: a mark in each costs a tenth of laying a long thread out.
constexpr int kMostHeadings = 500;

/// The strings of this file, as translators find them.
struct ThreadWords {
    Q_DECLARE_TR_FUNCTIONS(Reader)
};

QString actionLink(const QString &target, const QString &text)
{
    return u"<a href=\"reader:%1\">%2</a>"_s.arg(target, text.toHtmlEscaped());
}

QString markOf(const Comment &comment)
{
    if (!comment.id.isEmpty()) return comment.id;
    return comment.author + u'\n' + comment.posted.toIso() + u'\n' + comment.text.left(200);
}

QString sectionHtml(const QList<Comment> &comments, const ThreadView &view, qsizetype shown, const QLocale &locale)
{
    QStringList parts;
    if (view.person >= 0 && view.person < comments.size()) {
        parts = {ThreadWords::tr("Comments by %1 (%2)")
                     .arg(comments[view.person].author, locale.toString(shown))
                     .toHtmlEscaped(),
                 actionLink(u"everybody"_s, ThreadWords::tr("All comments")),
                 actionLink(u"writings"_s, ThreadWords::tr("What else they wrote"))};
    } else {
        parts.append(ThreadWords::tr("Comments (%1)").arg(locale.toString(comments.size())).toHtmlEscaped());
        if (!view.fresh.isEmpty())
            parts.append(actionLink(u"fresh"_s, ThreadWords::tr("%1 new").arg(locale.toString(view.fresh.size()))));
        if (comments.size() > 1)
            parts.append(view.newestFirst ? actionLink(u"order"_s, ThreadWords::tr("Oldest first"))
                                          : actionLink(u"order"_s, ThreadWords::tr("Newest first")));
    }
    QString html = parts.takeFirst();
    if (view.isOnPaper) parts.clear();
    for (const QString &part : std::as_const(parts))
        html += u"<span class=\"aside\"> &nbsp;%1</span>"_s.arg(part);
    return u"<p class=\"section\">%1<a name=\"comments\"></a>%2</p>"_s.arg(headingMark(2), html);
}

/// The offer to fetch another page, or that one is on its way.
QString moreHtml(int page, const MissingPages &missing, const ThreadView &view, const QLocale &locale)
{
    if (page == 0 || view.person >= 0) return {};
    const QString words = view.isFetching ? ThreadWords::tr("Fetching comments…").toHtmlEscaped()
                                          : actionLink(u"more/%1"_s.arg(page),
                                                       ThreadWords::tr("Show more comments (page %1 of %2)")
                                                           .arg(locale.toString(page), locale.toString(missing.last)));
    return u"<p class=\"note\">%1</p>"_s.arg(words);
}

} // namespace

QList<ThreadLine> threadLines(const QList<Comment> &comments, const ThreadView &view)
{
    QList<ThreadLine> lines;
    if (view.person >= 0 && view.person < comments.size()) {
        for (int i = 0; i < comments.size(); ++i) {
            if (comments[i].author == comments[view.person].author) lines.append(ThreadLine{i});
        }
        if (view.newestFirst) std::reverse(lines.begin(), lines.end());
        return lines;
    }
    QList<std::pair<int, int>> threads; // From, to.
    for (int i = 0; i < comments.size(); ++i) {
        if (i == 0 || comments[i].depth <= 0)
            threads.append(std::pair(i, i + 1));
        else
            threads.last().second = i + 1;
    }
    if (view.newestFirst) std::reverse(threads.begin(), threads.end());
    for (const auto &[from, to] : std::as_const(threads)) {
        const int answers = to - from - 1;
        const bool foldsAtFirst = answers > kManyAnswers && !view.isOnPaper;
        const bool isFolded = answers > 0 && foldsAtFirst != view.turned.contains(from);
        lines.append(ThreadLine{from, answers, isFolded});
        for (int i = from + 1; i < to && !isFolded; ++i)
            lines.append(ThreadLine{i});
    }
    return lines;
}

QString threadHtml(const QList<Comment> &comments, const QString &articleAuthor, const ThreadView &view,
                   const MissingPages &missing, const ReferenceTargets &targets, const ReaderStyle &style,
                   DisplayBudget &budget)
{
    if (comments.isEmpty()) return {};
    const QList<ThreadLine> lines = threadLines(comments, view);
    QString html = sectionHtml(comments, view, lines.size(), style.locale);
    html += moreHtml(view.newestFirst ? missing.below : missing.above, missing, view, style.locale);
    const bool isReferredTo = std::any_of(comments.begin(), comments.end(),
                                          [](const Comment &comment) { return comment.html.contains("&gt;&gt;"_L1); });
    int shown = 0;
    bool isCut = false;
    for (const ThreadLine &line : lines) {
        if (budget.elements <= 0 || budget.blocks <= 0 || budget.characters <= 0) {
            budget.shortened = isCut = true;
            break;
        }
        budget.elements -= kElementsOfComment;
        --budget.blocks;
        const Comment &comment = comments[line.comment];
        const int depth = view.person >= 0 ? 0 : std::clamp(comment.depth, 0, kDeepestAnswer);
        const bool isHeading = !comment.author.isEmpty() && shown++ < kMostHeadings;
        QString head = isReferredTo ? u"<a name=\"comment/%1\"></a>"_s.arg(line.comment + 1) : QString();
        if (isHeading) head += headingMark(3);
        if (view.fresh.contains(line.comment)) {
            const bool isFirst = line.comment == *std::min_element(view.fresh.begin(), view.fresh.end());
            head += u"%1<span class=\"fresh\">%2</span> "_s.arg(isFirst ? u"<a name=\"fresh\"></a>"_s : QString(),
                                                                ThreadWords::tr("new").toHtmlEscaped());
        }
        if (!comment.author.isEmpty())
            head += u"<a class=\"person\" href=\"reader:person/%1\">%2</a>"_s.arg(line.comment)
                        .arg(comment.author.toHtmlEscaped());
        if (!comment.author.isEmpty() && comment.author == articleAuthor)
            head += u" (%1)"_s.arg(ThreadWords::tr("author").toHtmlEscaped());
        head += u" &nbsp;"_s + shortDate(comment.posted, style.locale).toHtmlEscaped();
        if (line.answers > 0 && !view.isOnPaper) {
            const QString fold = line.isFolded
                                     ? ThreadWords::tr("Show %1 answers").arg(style.locale.toString(line.answers))
                                     : ThreadWords::tr("Fold");
            head += u" &nbsp;"_s + actionLink(u"fold/%1"_s.arg(line.comment), fold);
        }
        const QString body =
            withHeadings(withKeptWords(withReferences(boundedForDisplay(comment.html, budget), targets)));
        const QString whole = u"<p class=\"commenter\">%1</p>"_s.arg(head) + body;
        html += depth > 0 ? u"<div class=\"answer%1\">"_s.arg(depth) + whole + "</div>"_L1 : whole;
    }
    if (!isCut) html += moreHtml(view.newestFirst ? missing.above : missing.below, missing, view, style.locale);
    return html;
}

ThreadView turnedBy(const QUrl &link, const ThreadView &view)
{
    ThreadView turned = view;
    const QString path = link.path();
    const int comment = path.section(u'/', 1).toInt();
    if (path == "order"_L1) turned.newestFirst = !view.newestFirst;
    if (path == "everybody"_L1) turned.person = -1;
    if (path.startsWith("person/"_L1)) turned.person = comment;
    if (path.startsWith("fold/"_L1) && !turned.turned.remove(comment)) turned.turned.insert(comment);
    return turned;
}

ThreadView withComment(const QList<Comment> &comments, const ThreadView &view, int comment)
{
    ThreadView shown = view;
    shown.person = -1;
    const QList<ThreadLine> lines = threadLines(comments, shown);
    if (std::any_of(lines.begin(), lines.end(), [comment](const ThreadLine &line) { return line.comment == comment; }))
        return shown;
    int top = comment;
    while (top > 0 && comments[top].depth > 0)
        --top;
    if (!shown.turned.remove(top)) shown.turned.insert(top);
    return shown;
}

int placeIn(const QList<Comment> &after, const Comment &comment)
{
    const QString mark = markOf(comment);
    for (int i = 0; i < after.size(); ++i) {
        if (markOf(after[i]) == mark) return i;
    }
    return -1;
}

ThreadView movedTo(const QList<Comment> &after, const QList<Comment> &before, const ThreadView &view)
{
    QHash<QString, int> places;
    for (int i = 0; i < after.size(); ++i)
        places.insert(markOf(after[i]), i);
    const auto placeOf = [&](int comment) {
        return comment >= 0 && comment < before.size() ? places.value(markOf(before[comment]), -1) : -1;
    };
    const auto moved = [&](const QSet<int> &comments) {
        QSet<int> all;
        for (const int comment : comments) {
            if (const int place = placeOf(comment); place >= 0) all.insert(place);
        }
        return all;
    };
    ThreadView now = view;
    now.person = placeOf(view.person);
    now.turned = moved(view.turned);
    now.fresh = moved(view.fresh);
    return now;
}

QSet<int> freshComments(const QList<Comment> &comments, const QSet<QString> &seen)
{
    QSet<int> fresh;
    for (int i = 0; i < comments.size(); ++i) {
        if (!seen.contains(markOf(comments[i]))) fresh.insert(i);
    }
    return fresh;
}

QSet<int> commentsSince(const QList<Comment> &comments, const QDateTime &moment)
{
    QSet<int> since;
    for (int i = 0; i < comments.size() && moment.isValid(); ++i) {
        const PostedTime &posted = comments[i].posted;
        if (posted.hasTime() && posted.sortSeconds() > moment.toSecsSinceEpoch()) since.insert(i);
    }
    return since;
}

QSet<QString> commentMarks(const QList<Comment> &comments)
{
    QSet<QString> marks;
    for (const Comment &comment : comments)
        marks.insert(markOf(comment));
    return marks;
}

} // namespace newsboard
