#include "ui/reader/article_view.h"

#include "ui/reader/article_accessible.h"
#include "ui/reader/article_document.h"
#include "ui/reader/line_breaking.h"
#include "ui/theme/quiet_style.h"

#include <QAbstractTextDocumentLayout>
#include <QAccessible>
#include <QEvent>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocumentFragment>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Letters of HTML that no pane holds without scrolling.
constexpr qsizetype kSurelyLong = 8'000;

} // namespace

ArticleView::ArticleView(QWidget *parent) : QTextBrowser(parent), m_article(new ArticleDocument(this))
{
    exposeArticlesToScreenReaders();
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true); // Beside the column, too.
    setBackgroundRole(QPalette::Base);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setAcceptDrops(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    adopt(m_article);
    connect(this, &QTextEdit::cursorPositionChanged, this, &ArticleView::showFocus);
}

void ArticleView::adopt(ArticleDocument *article)
{
    m_article = article;
    article->setParent(this);
    connect(&article->pictures(), &PictureShelf::changed, this, &ArticleView::showPicture);
    connect(&article->pictures(), &PictureShelf::wanted, this, &ArticleView::pictureWanted);
    setDocument(article);
}

PictureShelf &ArticleView::pictures()
{
    return m_article->pictures();
}

const QList<PicturePlace> &ArticleView::places() const
{
    return m_article->places();
}

int ArticleView::pictureAt(const QPoint &point) const
{
    const QPointF at(point.x() + horizontalScrollBar()->value(), point.y() + verticalScrollBar()->value());
    QTextImageFormat format;
    format.setName(document()->documentLayout()->imageAt(at));
    return ArticleDocument::placeNumber(format);
}

int ArticleView::focusedPicture() const
{
    const QUrl link(textCursor().charFormat().anchorHref());
    static const QString opening = u"picture/"_s;
    return link.scheme() == "reader"_L1 && link.path().startsWith(opening) ? link.path().mid(opening.size()).toInt()
                                                                           : -1;
}

ArticleView::KeyboardPlace ArticleView::keyboardPlace() const
{
    const QTextCursor cursor = textCursor();
    return {cursor.hasSelection() ? cursor.charFormat().anchorHref() : QString(), cursor.selectionStart()};
}

void ArticleView::takeKeyboardTo(const KeyboardPlace &place)
{
    const int link = positionOfLink(place);
    if (link < 0) return;
    const int scrolled = verticalScrollBar()->value();
    // Tab goes to the link behind what is selected.
    QTextCursor cursor(document());
    cursor.setPosition(std::max(0, link - 1));
    cursor.setPosition(link, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    focusNextPrevChild(true);
    scrollTo(scrolled);
}

QRect ArticleView::rectOfLink(const QString &link) const
{
    QTextCursor cursor(document());
    const int position = positionOfLink({link, document()->characterCount()});
    if (position < 0) return {};
    cursor.setPosition(position);
    return cursorRect(cursor);
}

/// Where the link begins, or else the next one behind where it stood; -1 if there is none.
int ArticleView::positionOfLink(const KeyboardPlace &place) const
{
    int behind = -1;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment fragment = at.fragment();
            const QString link = fragment.charFormat().anchorHref();
            if (link.isEmpty()) continue;
            if (link == place.link) return fragment.position();
            if (behind < 0 && fragment.position() >= place.position) behind = fragment.position();
        }
    }
    return behind;
}

void ArticleView::showPicture(const QUrl &address, bool mayResize)
{
    if (mayResize) {
        QScrollBar *bar = verticalScrollBar();
        const QTextCursor top = cursorForPosition(QPoint(viewport()->width() / 2, 0));
        const int before = cursorRect(top).top();
        const bool isAtTop = bar->value() == 0;
        if (m_article->resize(address) && !isAtTop) bar->setValue(bar->value() + cursorRect(top).top() - before);
    }
    viewport()->update();
}

/// The picture whose link has the keyboard is seen to have it: Qt's own mark is behind the picture.
void ArticleView::showFocus()
{
    const int place = hasFocus() ? focusedPicture() : -1;
    if (m_article->focusedPlace() == place) return;
    m_article->setFocusedPlace(place);
    setProperty(kShowsFocusItself, place >= 0);
    viewport()->update();
}

void ArticleView::focusInEvent(QFocusEvent *event)
{
    QTextBrowser::focusInEvent(event);
    showFocus();
}

void ArticleView::focusOutEvent(QFocusEvent *event)
{
    QTextBrowser::focusOutEvent(event);
    showFocus();
}

bool ArticleView::focusNextPrevChild(bool next)
{
    const bool isHere = QTextBrowser::focusNextPrevChild(next); // Says nothing of the link that it goes to.
    showFocus();
    return isHere;
}

void ArticleView::setArticle(const ArticleHtml &article, const ReaderStyle &style)
{
    m_article->clear();
    makeRoom(style, article.html.size());
    m_article->prepare(article, style);
    // Not the document's own, which would take the cursor to the end, and so lay all of it out.
    setHtml(article.html);
    m_article->finish();
    begin();
}

void ArticleView::setArticle(std::unique_ptr<ArticleDocument> article)
{
    exchange(std::move(article));
    begin();
}

void ArticleView::goOnIn(std::unique_ptr<ArticleDocument> article)
{
    const int place = verticalScrollBar()->value();
    const KeyboardPlace keyboard = keyboardPlace();
    const QTextCursor before = textCursor();
    const QString selected = before.selectedText();
    const int anchor = before.anchor();
    const int position = before.position();
    article->takePictures(*m_article);
    exchange(std::move(article));
    if (keyboard.link.isEmpty()) {
        const int end = document()->characterCount() - 1;
        QTextCursor cursor(document());
        cursor.setPosition(std::min(anchor, end));
        cursor.setPosition(std::min(position, end), QTextCursor::KeepAnchor);
        if (cursor.selectedText() == selected) setTextCursor(cursor);
    } else {
        takeKeyboardTo(keyboard);
    }
    scrollTo(place);
    arrive();
}

void ArticleView::scrollTo(int place)
{
    if (place > verticalScrollBar()->maximum()) (void)document()->size();
    verticalScrollBar()->setValue(place);
}

void ArticleView::exchange(std::unique_ptr<ArticleDocument> article)
{
    setExtraSelections({}); // They stand in the old one.
    ArticleDocument *before = m_article;
    ArticleDocument *now = article.release();
    // The old one must not be laid out for the new one's room.
    ArticleDocument nothing;
    setDocument(&nothing);
    makeRoom(now->style(), now->letters());
    adopt(now);
    before->deleteLater();
}

/// The width is final before the text comes, or a large table would be laid out twice: without, then with the bar.
void ArticleView::makeRoom(const ReaderStyle &style, qsizetype letters)
{
    m_style = style;
    setPalette(style.palette(palette()));
    setVerticalScrollBarPolicy(letters > kSurelyLong ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAsNeeded);
    centreColumn();
}

void ArticleView::begin()
{
    verticalScrollBar()->setValue(0);
    arrive();
}

/// Another text stands: what is known of the old one's places does not hold.
void ArticleView::arrive()
{
    ++m_edition;
    if (QAccessible::isActive()) {
        QAccessibleEvent arrived(this, QAccessible::DocumentLoadComplete);
        QAccessible::updateAccessibility(&arrived);
    }
}

void ArticleView::setMeasure(int measure)
{
    m_style.measure = measure;
    m_article->setMeasure(measure);
    centreColumn();
}

QString ArticleView::text() const
{
    return withoutJoiners(toPlainText());
}

QString ArticleView::selectedText() const
{
    return withoutJoiners(textCursor().selection().toPlainText()).remove(QChar::ObjectReplacementCharacter);
}

/// Without what only the setting of the text needs: joiners, and the boxes in the pictures' places.
QMimeData *ArticleView::createMimeDataFromSelection() const
{
    static const QRegularExpression box(u"<img[^>]*>|<a href=\"reader:picture[^>]*></a>"_s);
    const QTextDocumentFragment selected = textCursor().selection();
    auto *copied = new QMimeData;
    copied->setText(selectedText());
    copied->setHtml(withoutJoiners(selected.toHtml()).remove(box).remove(box));
    return copied;
}

QVariant ArticleView::loadResource(int, const QUrl &)
{
    return {}; // What there is to show is the document's own.
}

bool ArticleView::event(QEvent *event)
{
    // Before the base class hears of it, or the text would be laid out with the old margins first.
    if (event->type() == QEvent::Resize) centreColumn();
    return QTextBrowser::event(event);
}

void ArticleView::doSetSource(const QUrl &, QTextDocument::ResourceType)
{
    // Nothing is ever loaded by address.
}

/// By margins around the viewport: the document keeps its width, and so its layout, while the pane becomes wider.
void ArticleView::centreColumn()
{
    if (m_style.measure <= 0) return;
    const int bar = verticalScrollBar()->sizeHint().width();
    const int column = m_style.measure + 2 * m_style.gutter();
    const int side = std::max((width() - bar - column) / 2, 0);
    if (viewportMargins().left() != side) setViewportMargins(side, 0, side, 0);
}

} // namespace newsboard
