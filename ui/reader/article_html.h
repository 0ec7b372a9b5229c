#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"
#include "ui/reader/comment_thread.h"
#include "ui/reader/picture_places.h"
#include "ui/reader/reader_style.h"

#include <QDateTime>
#include <QList>
#include <QSet>
#include <QString>
#include <QUrl>

#include <functional>

namespace newsboard {

struct ArticleHtml {
    QString html;
    QList<PicturePlace> pictures; ///< By the number of their places in `html`.
    bool shortened = false;       ///< Something was over the display's bounds; the text says so.
};

/// What a person's view, and the cache, say of an article beside its own text.
struct ArticleContext {
    ThreadView thread = {};
    std::function<bool(qint64)> hasNumber = {}; ///< Whether a number of its board is in the cache.
    bool savesFiles = false; ///< Attachments are links of the reader's own (`reader:file/0` …), which save them.
    /// On a screen: the comments can be turned and folded, and pages of them that are missing are offered
    /// (`reader:more/2` …).
    bool answersClicks = false;
    /// Pictures that wait for the person's leave: the text says so, and how to give it.
    QSet<QUrl> heldBack = {};
    /// As much as is seen first, and no word of what is left out: the whole is on its way.
    bool isOpening = false;
};

/// The whole document of an article: head, body, attachments, comments. Pure, for any thread that `hasNumber` may be
/// asked in.
ArticleHtml articleHtml(const HeadlineRow &row, const Article &article, const ArticleContext &context,
                        const ReaderStyle &style, const QDateTime &now);
/// What of that text depends on the moment: how long ago it was posted.
QString momentWords(const HeadlineRow &row, const Article &article, const QDateTime &now);
/// The head alone, from the list's row, with one line of what is going on below it.
ArticleHtml headHtml(const HeadlineRow &row, const QString &below, const ReaderStyle &style, const QDateTime &now);

} // namespace newsboard
