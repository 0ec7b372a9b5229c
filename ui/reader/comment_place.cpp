#include "ui/reader/comment_place.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextEdit>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

int commentOf(const QTextCharFormat &format)
{
    static const QString opening = u"reader:person/"_s;
    const QString link = format.anchorHref();
    return link.startsWith(opening) ? link.mid(opening.size()).toInt() : -1;
}

/// The comment that begins with a block; -1 for none.
int commentOf(const QTextBlock &block)
{
    constexpr int kNameWithin = 4; ///< Marks and "new" stand before the name.
    int seen = 0;
    for (auto at = block.begin(); !at.atEnd() && seen < kNameWithin; ++at, ++seen) {
        const QTextCharFormat format = at.fragment().charFormat();
        // A person who is only named at the beginning of a comment's text is not bold.
        if (format.fontWeight() < QFont::DemiBold) continue;
        if (const int comment = commentOf(format); comment >= 0) return comment;
    }
    return -1;
}

} // namespace

int positionOfComment(const QTextEdit &view, int comment)
{
    if (comment < 0) return -1;
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        if (commentOf(block) == comment) return block.position();
    }
    return -1;
}

int commentAtCursor(const QTextEdit &view)
{
    return commentOf(view.textCursor().charFormat());
}

std::optional<CommentPlace> commentInSight(const QTextEdit &view)
{
    const int bottom = view.viewport()->height();
    for (QTextBlock block = view.cursorForPosition({0, 0}).block(); block.isValid(); block = block.next()) {
        const int top = view.cursorRect(QTextCursor(block)).top();
        if (top > bottom) break;
        if (const int comment = commentOf(block); comment >= 0) return CommentPlace{comment, top};
    }
    return {};
}

void scrollToComment(QTextEdit &view, const CommentPlace &place)
{
    const int position = positionOfComment(view, place.comment);
    if (position < 0) return;
    (void)view.document()->size(); // What is above may be longer than what was laid out.
    QTextCursor cursor(view.document());
    cursor.setPosition(position);
    QScrollBar *scroll = view.verticalScrollBar();
    scroll->setValue(scroll->value() + view.cursorRect(cursor).top() - place.top);
}

} // namespace newsboard
