#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"
#include "ui/reader/article_html.h"
#include "ui/reader/comment_thread.h"
#include "ui/reader/reader_style.h"

#include <QDateTime>
#include <QSet>
#include <QUrl>

#include <functional>

namespace newsboard {

/// All that the text of an article in the reader is written from, but for the numbers that it refers to.
struct ArticleSetting {
    HeadlineRow row;
    Article article;
    ThreadView thread;
    bool savesFiles = false;
    QSet<QUrl> heldBack; ///< Pictures.
    ReaderStyle style;
    QDateTime now; ///< UTC.

    /// Whether the other is written and set in the same way.
    bool isLike(const ArticleSetting &other) const;
    /// Its text, or only what is seen of it first. Pure, for any thread that `hasNumber` may be asked in.
    ArticleHtml html(const std::function<bool(qint64)> &hasNumber, bool isOpening = false) const;
};

/// Whether to set an article takes longer than a moment that nobody notices.
bool isLong(const Article &article);

} // namespace newsboard
