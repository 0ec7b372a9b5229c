#include "ui/reader/article_setting.h"

#include <numeric>

namespace newsboard {

namespace {

/// Letters of HTML; so many are set in ten milliseconds or less.
constexpr qsizetype kLong = 30'000;
/// As dear as so many letters: an element, and what stands around a comment's own text.
constexpr qsizetype kElement = 10;
constexpr qsizetype kCommentsFrame = 300;

qsizetype weightOf(const QString &html)
{
    return html.size() + kElement * html.count(u'<');
}

} // namespace

bool ArticleSetting::isLike(const ArticleSetting &other) const
{
    return row.key == other.row.key && row.headline == other.row.headline && row.goneAt == other.row.goneAt &&
           thread == other.thread && savesFiles == other.savesFiles && heldBack == other.heldBack &&
           style == other.style && article == other.article &&
           momentWords(row, article, now) == momentWords(other.row, other.article, other.now);
}

ArticleHtml ArticleSetting::html(const std::function<bool(qint64)> &hasNumber, bool isOpening) const
{
    ArticleContext context{.thread = thread, .hasNumber = hasNumber, .savesFiles = savesFiles};
    context.answersClicks = true;
    context.heldBack = heldBack;
    context.isOpening = isOpening;
    return articleHtml(row, article, context, style, now);
}

bool isLong(const Article &article)
{
    const auto withComment = [](qsizetype letters, const Comment &comment) {
        return letters + weightOf(comment.html) + kCommentsFrame;
    };
    return std::accumulate(article.comments.begin(), article.comments.end(), weightOf(article.html), withComment) >
           kLong;
}

} // namespace newsboard
