#include "ui/reader/reader.h"

#include "ui/reader/article_view.h"
#include "ui/reader/problem_page.h"
#include "ui/reader/shown_address.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QStackedLayout>

#include <functional>

namespace newsboard {

class Reader::Private {
public:
    explicit Private(Reader *reader)
        : q(reader), pages(new QStackedLayout(reader)), hint(new QLabel(reader)), view(new ArticleView(reader)),
          problem(new ProblemPage(reader))
    {
        hint->setAlignment(Qt::AlignCenter);
        hint->setTextFormat(Qt::PlainText);
        hint->setWordWrap(true);
        hint->setForegroundRole(QPalette::PlaceholderText);
        pages->addWidget(hint);
        pages->addWidget(view);
        pages->addWidget(problem);
    }

    ReaderStyle style() const
    {
        ReaderStyle style =
            ReaderStyle::from(q->palette(), q->font(), q->width() - view->verticalScrollBar()->sizeHint().width());
        style.locale = q->locale();
        return style;
    }

    /// Shows what `compose` writes, now and again whenever the style changes.
    void show(std::function<ArticleHtml(const ReaderStyle &)> compose)
    {
        composed = std::move(compose);
        shownStyle = style();
        view->setArticle(composed(shownStyle), shownStyle);
        pages->setCurrentWidget(view);
    }

    /// Sets the text anew where the palette, the font or a narrower measure asks for it; the place that is read stays.
    void restyle()
    {
        if (!composed || pages->currentWidget() != view) return;
        const ReaderStyle now = style();
        if (now.measure == shownStyle.measure && now.font == shownStyle.font && now.text == shownStyle.text &&
            now.paper == shownStyle.paper && now.locale == shownStyle.locale)
            return;
        const QScrollBar *bar = view->verticalScrollBar();
        const double place = bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0;
        shownStyle = now;
        view->setArticle(composed(now), now);
        view->verticalScrollBar()->setValue(int(place * view->verticalScrollBar()->maximum()));
    }

    Reader *q;
    QStackedLayout *pages;
    QLabel *hint;
    ArticleView *view;
    ProblemPage *problem;
    std::function<ArticleHtml(const ReaderStyle &)> composed;
    ReaderStyle shownStyle;
    Key key = 0;
};

Reader::Reader(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(d->view);
    d->view->setAccessibleName(tr("Article"));
    connect(d->view, &QTextBrowser::anchorClicked, this, &Reader::linkActivated);
    connect(d->view, &QTextBrowser::highlighted, this,
            [this](const QUrl &url) { emit linkHovered(url.isEmpty() ? QString() : shownAddress(url)); });
    connect(d->problem, &ProblemPage::retryRequested, this, &Reader::retryRequested);
    connect(d->problem, &ProblemPage::browserRequested, this, &Reader::browserRequested);
}

Reader::~Reader() = default;

void Reader::showHint(const QString &text)
{
    d->key = 0;
    d->composed = {};
    d->hint->setText(text);
    d->pages->setCurrentWidget(d->hint);
}

void Reader::showLoading(const Board &board, const HeadlineRow &row)
{
    d->key = row.key;
    d->show([board, row, text = tr("Fetching the article…")](const ReaderStyle &style) {
        return headHtml(board, row, text, style);
    });
}

void Reader::showArticle(const Board &board, const HeadlineRow &row, const Article &article)
{
    d->key = row.key;
    d->show([board, row, article](const ReaderStyle &style) { return articleHtml(board, row, article, style); });
}

void Reader::showError(const Board &, const HeadlineRow &row, const Error &error)
{
    d->key = row.key;
    d->composed = {};
    d->problem->setProblem(row.headline.title, error);
    d->pages->setCurrentWidget(d->problem);
}

Key Reader::key() const
{
    return d->key;
}

bool Reader::pageDown()
{
    QScrollBar *bar = d->view->verticalScrollBar();
    if (d->pages->currentWidget() != d->view || bar->value() >= bar->maximum()) return false;
    // One line stays in sight, so that the eye finds its place.
    bar->setValue(bar->value() + bar->pageStep() - d->view->fontMetrics().lineSpacing());
    return true;
}

bool Reader::pageUp()
{
    QScrollBar *bar = d->view->verticalScrollBar();
    if (d->pages->currentWidget() != d->view || bar->value() <= bar->minimum()) return false;
    bar->setValue(bar->value() - bar->pageStep() + d->view->fontMetrics().lineSpacing());
    return true;
}

int Reader::scrollPosition() const
{
    return d->view->verticalScrollBar()->value();
}

void Reader::setScrollPosition(int position)
{
    d->view->verticalScrollBar()->setValue(position);
}

void Reader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::LocaleChange:
        d->restyle();
        break;
    default:
        break;
    }
}

void Reader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->restyle();
}

} // namespace newsboard
