#pragma once

#include "app/domain/picture.h"
#include "app/domain/posted_time.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace newsboard {

struct Comment {
    QString id; ///< The server's; empty where it gives none.
    QString author;
    PostedTime posted;
    int depth = 0; ///< 0 for a comment on the article itself.
    QString html;  ///< Cleaned to the allow-list.
    QString text;  ///< Plain, paragraphs separated by an empty line.
    int page = 0;  ///< Of the article's comments, the page that it stood on; 0 where one page has them all.

    friend bool operator==(const Comment &, const Comment &) = default;
};

struct Attachment {
    QString name; ///< Cleaned: no separators, no leading dots.
    QUrl url;
    std::optional<qint64> size; ///< Bytes, as near as the page says.

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// A page of an article's comments, where its server parts them into pages.
struct CommentPage {
    int number = 0; ///< From 1.
    QUrl url;

    friend bool operator==(const CommentPage &, const CommentPage &) = default;
};

/// The document behind a headline. `html` is clean: written anew from the parsed tree, allow-listed, inert.
struct Article {
    QString id;
    QUrl url;
    QString title;
    QString author;
    PostedTime posted;
    std::optional<qint64> views;
    std::optional<qint64> votes;
    QString category;
    QString html;
    QString text;   ///< Plain, paragraphs separated by an empty line.
    QString byline; ///< "(부산=새벽통신) 나하늘 기자" where the body opens with one.
    QString credit; ///< The agency's closing line, where there is one.
    QStringList tags;
    QList<Comment> comments;
    QList<CommentPage> commentPages; ///< All that are known, by number; empty where one page has all comments.
    QList<Attachment> attachments;
    int cleanerVersion = 0;       ///< Of the cleaner that wrote `html`.
    bool truncated = false;       ///< The page was cut: the rest may be missing.
    QDateTime fetched;            ///< UTC; invalid straight from the parser.
    bool isOutdated = false;      ///< The list showed a change since: more comments, another title.
    QDateTime edited;             ///< UTC; when another text was last seen to have taken an earlier one's place.
    QList<KnownPicture> pictures; ///< What the cache knows of those in its text; empty straight from the parser.

    friend bool operator==(const Article &, const Article &) = default;
};

/// The addresses of the pictures in an article's text and in its comments, each once, in order; 500 at most.
QList<QUrl> pictureAddresses(const Article &article);

/// Pages of an article's comments of which none are there yet: the nearest one above those that are, and the nearest
/// one below.
struct MissingComments {
    std::optional<CommentPage> above;
    std::optional<CommentPage> below;
};
MissingComments missingComments(const Article &article);

} // namespace newsboard
