// Where links in the text lead: the reader's own, those to what the cache has, and the names of people.

#include "ui/reader/article_view.h"
#include "ui/reader/comment_place.h"
#include "ui/reader/download_bar.h"
#include "ui/reader/person_card.h"
#include "ui/reader/reader_parts.h"
#include "ui/reader/reader_pictures.h"

#include <QMenu>
#include <QStackedLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

/// The pointer or the keyboard came to a link, or left it.
void Reader::Private::hover(const QUrl &link)
{
    cards->rest(link, ground(), shownStyle, [this] { return cardPlace(); });
}

/// To an article, or to one of its comments.
void Reader::Private::go(Key wanted, int comment)
{
    if (wanted != key)
        emit q->writingChosen(wanted, comment);
    else
        q->goToComment(comment);
}

/// Below the pointer, or below the link that has the keyboard.
QPoint Reader::Private::cardPlace() const
{
    const int line = q->fontMetrics().height();
    return view->underMouse() ? QCursor::pos() + QPoint(line / 2, line) : placeBelow(view->cursorRect());
}

/// Below something in the text; at the edge, where that is out of sight.
QPoint Reader::Private::placeBelow(const QRect &rect) const
{
    const QPoint below(rect.left(), std::clamp(rect.bottom(), 0, view->viewport()->height()));
    return view->viewport()->mapToGlobal(below) + QPoint(0, q->fontMetrics().height() / 3);
}

/// What can be done at a point of the text: with a picture, and what every text offers.
void Reader::Private::showMenu(const QPoint &at)
{
    const int place = view->pictureAt(at);
    QMenu *menu = view->createStandardContextMenu(at);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (place >= 0 && hasArticle) {
        menu->clear();
        pictures->fillMenu(*menu, place);
    }
    menu->popup(view->viewport()->mapToGlobal(at));
}

/// A link of the reader's own.
void Reader::Private::follow(const QUrl &link)
{
    const QString target = link.path();
    if (target.startsWith("picture/"_L1)) return pictures->activate(target.section(u'/', 1).toInt());
    if (target.startsWith("file/"_L1)) {
        const qsizetype file = target.section(u'/', 1).toInt();
        if (file >= 0 && file < written.attachments.size()) downloads->fetch(written.attachments[file], shownBoard);
        return;
    }
    if (target == "pictures/load"_L1) return pictures->loadHeldBack();
    if (target == "pictures/allow"_L1) return pictures->allow(true);
    if (target == "comments"_L1 || target == "fresh"_L1 || target.startsWith("comment/"_L1))
        return whenWhole([this, target] { view->scrollToAnchor(target); });
    if (target.startsWith("number/"_L1)) {
        emit q->numberActivated(headline.board(), target.section(u'/', 1).toLongLong());
        return;
    }
    if (target.startsWith("more/"_L1)) return wantComments(target.section(u'/', 1).toInt());
    if (target == "author"_L1) return askFor(author(), cardPlace());
    if (target == "writings"_L1) return askFor(written.comments.value(thread.person).author, cardPlace());
    thread = turnedBy(link, thread);
    setAgain();
}

void Reader::Private::wantComments(int number)
{
    for (const CommentPage &missing : std::as_const(read.commentPages)) {
        if (missing.number != number || std::exchange(thread.isFetching, true)) continue;
        setAgain();
        emit q->commentsWanted(missing);
        return;
    }
}

void Reader::Private::makePersonCard()
{
    person = new PersonCard([this](BoardId board) { return boardName ? boardName(board) : QString(); }, q);
    connect(person, &PersonCard::writingChosen, q, [this](Key chosen, int comment) { go(chosen, comment); });
    connect(person, &PersonCard::searchRequested, q, &Reader::authorSearchRequested);
}

void Reader::Private::askFor(const QString &name, const QPoint &at)
{
    if (name.isEmpty()) return;
    hover({});
    if (!person) makePersonCard();
    person->open(name, shownStyle, at);
    emit q->writingsWanted(name);
}

void Reader::showPreview(const HeadlineRow &row)
{
    d->cards->show(row);
}

void Reader::fillPreview(Key key, const Article &article)
{
    d->cards->fill(key, article);
}

void Reader::previewFocused()
{
    const QUrl link(d->view->textCursor().charFormat().anchorHref());
    if (d->pages->currentWidget() != d->page || link.isEmpty()) return;
    d->cards->hold(link, d->ground(), d->shownStyle, d->placeBelow(d->view->cursorRect()));
}

void Reader::askPerson()
{
    if (d->pages->currentWidget() != d->page) return;
    const int comment = d->hasArticle ? commentAtCursor(*d->view) : -1;
    if (comment >= 0)
        d->askFor(d->written.comments.value(comment).author, d->placeBelow(d->view->cursorRect()));
    else
        d->askFor(d->author(), d->placeBelow(d->view->rectOfLink(u"reader:author"_s)));
}

void Reader::showWritings(const Writings &writings)
{
    if (d->person) d->person->fill(writings, d->key);
}

void Reader::goToComment(int comment)
{
    if (!isWhole()) return d->waiting.push_back([this, comment] { goToComment(comment); });
    if (!d->hasArticle || comment < 0 || comment >= d->written.comments.size()) return;
    if (positionOfComment(*d->view, comment) < 0) {
        d->thread = withComment(d->written.comments, d->thread, comment);
        d->setAgain();
    }
    d->whenWhole([this, comment] {
        const int position = positionOfComment(*d->view, comment);
        if (position < 0) return;
        QTextCursor cursor(d->view->document());
        cursor.setPosition(position);
        d->view->setTextCursor(cursor);
        scrollToComment(*d->view, {comment, d->view->fontMetrics().lineSpacing()});
    });
}

} // namespace newsboard
