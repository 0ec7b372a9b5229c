#include "ui/reader/article_view.h"

#include "ui/reader/article_document.h"

#include <QScrollBar>

#include <algorithm>

namespace newsboard {

namespace {

/// Letters of HTML that no pane holds without scrolling.
constexpr qsizetype kSurelyLong = 8'000;

} // namespace

ArticleView::ArticleView(QWidget *parent) : QTextBrowser(parent), m_article(new ArticleDocument(this))
{
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true); // Beside the column, too.
    setBackgroundRole(QPalette::Base);
    setDocument(m_article);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setAcceptDrops(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
}

void ArticleView::setArticle(const ArticleHtml &article, const ReaderStyle &style)
{
    m_style = style;
    m_article->clear();
    // The width is final before the text comes, or a large table would be laid out twice: without, then with the bar.
    setVerticalScrollBarPolicy(article.html.size() > kSurelyLong ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAsNeeded);
    centreColumn();
    m_article->prepare(article, style, devicePixelRatioF());
    // Not the document's own, which would take the cursor to the end, and so lay all of it out.
    setHtml(article.html);
    verticalScrollBar()->setValue(0);
}

QVariant ArticleView::loadResource(int, const QUrl &)
{
    return {}; // What there is to show is the document's own.
}

void ArticleView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    centreColumn();
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
