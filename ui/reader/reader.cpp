#include "app/usecases/pictures.h"
#include "ui/reader/article_sharing.h"
#include "ui/reader/article_view.h"
#include "ui/reader/download_bar.h"
#include "ui/reader/problem_page.h"
#include "ui/reader/reader_bar.h"
#include "ui/reader/reader_parts.h"
#include "ui/reader/reader_pictures.h"
#include "ui/reader/shown_address.h"
#include "ui/search/find_bar.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Links of the reader's own; no page can hold one, its links are http, https and mailto.
bool isOwn(const QUrl &link)
{
    return link.scheme() == "reader"_L1;
}

} // namespace

Reader::Private::Private(Reader *reader)
    : q(reader), pages(new QStackedLayout(reader)), hint(new QLabel(reader)), page(new QWidget(reader)),
      bar(new ReaderBar(page)), view(new ArticleView(page)), cards(new PreviewCards(reader)),
      problem(new ProblemPage(reader)), findBar(new FindBar(page)), hits(*view),
      pictures(new ReaderPictures(*view, reader)), downloads(new DownloadBar(page)),
      sharing(new ArticleSharing(*view, *pictures, *downloads, reader)), ready(new ReadyArticles(reader)),
      maker(new ArticleMaker(reader))
{
    connect(pictures, &ReaderPictures::fileReady, downloads, &DownloadBar::write);
    connect(downloads, &DownloadBar::said, reader, &Reader::said);
    connect(pictures, &ReaderPictures::said, reader, &Reader::said);
    connect(sharing, &ArticleSharing::said, reader, &Reader::said);
    connect(pictures, &ReaderPictures::leaveChanged, reader, [this] { setAgain(); });
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, reader, [this](const QPoint &at) { showMenu(at); });
    connect(cards, &PreviewCards::wanted, reader, &Reader::previewWanted);
    connect(cards, &PreviewCards::addressChosen, reader, &Reader::linkActivated);
    connect(cards, &PreviewCards::numberChosen, reader, &Reader::numberActivated);
    connect(cards, &PreviewCards::headlineChosen, reader, [this](Key chosen, int comment) { go(chosen, comment); });
    hint->setAlignment(Qt::AlignCenter);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(view, 1);
    column->addWidget(findBar);
    column->addWidget(downloads);
    pages->addWidget(hint);
    pages->addWidget(page);
    pages->addWidget(problem);
}

Reader::Reader(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(d->view);
    d->view->setAccessibleName(tr("Article"));
    d->sharing->fillShareMenu(*d->bar->shareMenu());
    d->sharing->fillMoreMenu(*d->bar->moreMenu());
    d->bar->moreMenu()->addSeparator();
    d->bar->moreMenu()->addAction(tr("Fetch it anew"), this, &Reader::reloadRequested);
    d->connectFinding();
    connect(d->view, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (isOwn(link))
            d->follow(link);
        else
            emit linkActivated(link);
    });
    connect(d->view, &QTextBrowser::highlighted, this, [this](const QUrl &url) {
        d->hover(url);
        emit linkHovered(url.isEmpty() || isOwn(url) ? QString() : shownAddress(url));
    });
    connect(d->bar, &ReaderBar::starRequested, this, &Reader::starRequested);
    connect(d->bar, &ReaderBar::browserRequested, this, &Reader::browserRequested);
    connect(d->bar, &ReaderBar::printRequested, this, &Reader::print);
    connect(d->bar, &ReaderBar::lettersRequested, this, [this] { d->showPanel(); });
    connect(d->problem, &ProblemPage::retryRequested, this, &Reader::retryRequested);
    connect(d->problem, &ProblemPage::browserRequested, this, &Reader::browserRequested);
}

Reader::~Reader() = default;

Key Reader::key() const
{
    return d->key;
}

void Reader::setStarred(bool starred)
{
    d->headline.starred = starred;
    d->bar->setStarred(starred);
}

void Reader::setBoardNames(std::function<QString(BoardId)> name)
{
    d->boardName = std::move(name);
}

void Reader::useLooks(QSettings &settings)
{
    d->looks.use(settings);
}

void Reader::useFiles(Files &files)
{
    d->downloads->use(files);
}

void Reader::usePictures(Pictures &pictures)
{
    d->pictures->use(pictures);
    d->sharing->use(pictures);
}

void Reader::setNumberFinder(std::function<bool(BoardId, qint64)> finder)
{
    d->hasNumber = finder;
    d->cards->setNumberFinder(std::move(finder));
}

void Reader::print()
{
    d->sharing->print();
}

bool Reader::pageDown()
{
    QScrollBar *bar = d->view->verticalScrollBar();
    if (d->pages->currentWidget() != d->page) return false;
    // A text that was set this very moment may not be laid out yet.
    if (bar->maximum() == 0) (void)d->view->document()->size();
    if (bar->value() >= bar->maximum()) return !isWhole();
    bar->setValue(bar->value() + bar->pageStep() - d->lineOfText());
    return true;
}

bool Reader::pageUp()
{
    QScrollBar *bar = d->view->verticalScrollBar();
    if (d->pages->currentWidget() != d->page || bar->value() <= bar->minimum()) return false;
    bar->setValue(bar->value() - bar->pageStep() + d->lineOfText());
    return true;
}

int Reader::scrollPosition() const
{
    return d->view->verticalScrollBar()->value();
}

void Reader::setScrollPosition(int position)
{
    d->whenWhole([this, position] { d->view->scrollTo(position); });
}

bool Reader::isWhole() const
{
    return d->making == 0;
}

void Reader::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit escaped();
    else
        QWidget::keyPressEvent(event);
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
