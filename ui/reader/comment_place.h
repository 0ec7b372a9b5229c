#pragma once

#include "app/domain/article.h"

#include <optional>

class QTextEdit;

namespace newsboard {

// Where comments stand in the text that a view shows; each is known by the link on its author's name.

/// The position of a comment in the view's document; -1 where it is not shown.
int positionOfComment(const QTextEdit &view, int comment);
/// The comment whose author's name has the text cursor; -1 for none.
int commentAtCursor(const QTextEdit &view);

/// A comment, and how far below the view's upper edge it begins, in pixels.
struct CommentPlace {
    int comment = -1;
    int top = 0;
};
/// The first comment in sight.
std::optional<CommentPlace> commentInSight(const QTextEdit &view);
/// Scrolls so that a comment begins so far below the upper edge.
void scrollToComment(QTextEdit &view, const CommentPlace &place);

} // namespace newsboard
