#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"

#include <QList>
#include <QString>

namespace newsboard {

/// A comment and the headline that it belongs to.
struct WrittenComment {
    HeadlineRow row;
    int place = 0; ///< In the article's list of comments.
    Comment comment;

    friend bool operator==(const WrittenComment &, const WrittenComment &) = default;
};

/// What somebody of a name wrote, as far as the cache has it: newest first. The same name on two boards may be two
/// people.
struct Writings {
    QString author;
    QList<HeadlineRow> headlines;
    QList<WrittenComment> comments; ///< Of articles that are in the cache.
    bool isCut = false;             ///< There are more than were looked for.

    friend bool operator==(const Writings &, const Writings &) = default;
};

} // namespace newsboard
