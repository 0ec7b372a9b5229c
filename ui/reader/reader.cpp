#include "ui/reader/reader.h"

#include "app/search/query.h"
#include "app/usecases/pictures.h"
#include "app/write/article_files.h"
#include "ui/reader/article_hits.h"
#include "ui/reader/article_print.h"
#include "ui/reader/article_saving.h"
#include "ui/reader/article_view.h"
#include "ui/reader/download_bar.h"
#include "ui/reader/look_memory.h"
#include "ui/reader/preview_card.h"
#include "ui/reader/problem_page.h"
#include "ui/reader/reader_bar.h"
#include "ui/reader/reader_pictures.h"
#include "ui/reader/reading_panel.h"
#include "ui/reader/selection_html.h"
#include "ui/reader/shown_address.h"
#include "ui/search/find_bar.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr int kZoomStep = 10;
constexpr auto kRest = 350ms; ///< So long a link is rested on before its preview comes.
constexpr qsizetype kRememberedLooks = 500;

/// Links of the reader's own; no page can hold one, its links are http, https and mailto.
bool isOwn(const QUrl &link)
{
    return link.scheme() == "reader"_L1;
}

} // namespace

class Reader::Private {
public:
    explicit Private(Reader *reader)
        : q(reader), pages(new QStackedLayout(reader)), hint(new QLabel(reader)), page(new QWidget(reader)),
          bar(new ReaderBar(page)), view(new ArticleView(page)), card(new PreviewCard(reader)),
          problem(new ProblemPage(reader)), findBar(new FindBar(page)), hits(*view),
          pictures(new ReaderPictures(*view, reader)), downloads(new DownloadBar(page))
    {
        connect(pictures, &ReaderPictures::fileReady, downloads, &DownloadBar::write);
        connect(downloads, &DownloadBar::said, reader, &Reader::said);
        connect(pictures, &ReaderPictures::said, reader, &Reader::said);
        connect(pictures, &ReaderPictures::leaveChanged, reader, [this] { setAgain(); });
        view->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(view, &QWidget::customContextMenuRequested, reader, [this](const QPoint &at) { showMenu(at); });
        restTimer.setSingleShot(true);
        connect(&restTimer, &QTimer::timeout, reader, [this] { rest(); });
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

    ReaderStyle style() const
    {
        const int width = q->width() - view->verticalScrollBar()->sizeHint().width();
        ReaderStyle style = ReaderStyle::from(q->palette(), q->font(), width, settings);
        style.locale = q->locale();
        return style;
    }

    /// Shows what `compose` writes, now and again whenever the style changes.
    void show(const Board &board, const HeadlineRow &row, Composer compose)
    {
        headline = row;
        shownBoard = board;
        hasArticle = false;
        composed = std::move(compose);
        bar->setPlace(board.name, row.headline.category);
        bar->setStarred(row.starred);
        shownStyle = style();
        set();
        pages->setCurrentWidget(page);
    }

    /// How far the text is from the left edge, whether the view has its width already or not.
    int textLeft() const
    {
        const int width = q->width() - view->verticalScrollBar()->sizeHint().width();
        return std::max((width - shownStyle.measure) / 2, shownStyle.gutter());
    }

    void set()
    {
        hover({});
        const ArticleHtml article = composed(shownStyle);
        view->setArticle(article, shownStyle);
        hits.lookAgain();
        tellHits();
        bar->setStyle(shownStyle, textLeft());
    }

    /// The same text otherwise written; the place that is read stays.
    void setAgain()
    {
        if (!composed || pages->currentWidget() != page) return;
        const int place = view->verticalScrollBar()->value();
        set();
        view->verticalScrollBar()->setValue(place);
    }

    /// What can be done at a point of the text: with a picture, and what every text offers.
    void showMenu(const QPoint &at)
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

    /// Sets the text anew where the palette, the font or a narrower measure asks for it; the place that is read stays.
    void restyle()
    {
        if (!composed || pages->currentWidget() != page) return;
        const ReaderStyle now = style();
        if (now == shownStyle) {
            bar->setStyle(shownStyle, textLeft());
            return;
        }
        ReaderStyle narrower = shownStyle;
        narrower.measure = now.measure;
        if (narrower == now) { // The text flows by itself.
            shownStyle = now;
            view->setMeasure(now.measure);
            bar->setStyle(shownStyle, textLeft());
            return;
        }
        const QScrollBar *scroll = view->verticalScrollBar();
        const double place = scroll->maximum() > 0 ? double(scroll->value()) / scroll->maximum() : 0;
        shownStyle = now;
        set();
        view->verticalScrollBar()->setValue(int(place * view->verticalScrollBar()->maximum()));
    }

    /// Which comments are new is seen against the last time this article was shown.
    void lookAtComments(Key article, const QList<Comment> &comments)
    {
        const bool isOrderKept = thread.newestFirst;
        thread = {};
        thread.newestFirst = isOrderKept;
        const auto known = seen.constFind(article);
        if (known != seen.constEnd())
            thread.fresh = freshComments(comments, *known);
        else if (looks)
            thread.fresh = commentsSince(comments, looks->lastLook(article));
        if (looks && !comments.isEmpty()) looks->look(article, QDateTime::currentDateTimeUtc());
        if (seen.size() >= kRememberedLooks) seen.erase(seen.begin());
        seen.insert(article, commentMarks(comments));
    }

    std::function<bool(qint64)> finder(const HeadlineRow &row) const
    {
        if (!hasNumber) return {};
        return [this, board = row.board(), own = row.headline.number](qint64 number) {
            return number != own && hasNumber(board, number);
        };
    }

    /// The pointer or the keyboard came to a link, or left it.
    void hover(const QUrl &link)
    {
        resting = link;
        restTimer.stop();
        card->hide();
        if (!link.isEmpty()) restTimer.start(kRest);
    }

    void rest()
    {
        const QString target = resting.path();
        const int number = target.section(u'/', 1).toInt();
        if (!isOwn(resting))
            emit q->previewWanted(resting, headline.board(), 0);
        else if (target.startsWith("number/"_L1))
            emit q->previewWanted({}, headline.board(), target.section(u'/', 1).toLongLong());
        else if (target.startsWith("comment/"_L1) && number >= 1 && number <= written.comments.size())
            card->showComment(written.comments[number - 1], shownStyle, cardPlace());
    }

    /// Below the pointer, or below the link that has the keyboard.
    QPoint cardPlace() const
    {
        const int line = q->fontMetrics().height();
        if (view->underMouse()) return QCursor::pos() + QPoint(line / 2, line);
        return view->viewport()->mapToGlobal(view->cursorRect().bottomLeft()) + QPoint(0, line / 3);
    }

    void tellHits()
    {
        findBar->setHits(hits.current(), hits.count());
        // A search shows its line where it has something to show; what is typed into the line stays.
        if (!isSearchShown) return;
        if (hits.count() > 0)
            findBar->show(searched);
        else
            findBar->hide();
    }

    void showSearch()
    {
        isSearchShown = true;
        hits.markQuery(*search);
        tellHits();
    }

    void connectFinding()
    {
        connect(findBar, &FindBar::typed, q, [this] {
            isSearchShown = false;
            hits.findText(findBar->shownText(), findBar->openAt());
            tellHits();
        });
        connect(findBar, &FindBar::stepRequested, q, [this](int step) { q->stepHit(step); });
        connect(findBar, &FindBar::closed, q, [this] {
            isSearchShown = false;
            hits.clear();
            view->setFocus();
        });
    }

    /// A link of the reader's own.
    void follow(const QUrl &link)
    {
        const QString target = link.path();
        if (target.startsWith("picture/"_L1)) return pictures->activate(target.section(u'/', 1).toInt());
        if (target.startsWith("file/"_L1)) {
            const qsizetype file = target.section(u'/', 1).toInt();
            if (file >= 0 && file < written.attachments.size())
                downloads->fetch(written.attachments[file], shownBoard);
            return;
        }
        if (target == "pictures/load"_L1) return pictures->loadHeldBack();
        if (target == "pictures/allow"_L1) return pictures->allow(true);
        if (target == "comments"_L1 || target == "fresh"_L1 || target.startsWith("comment/"_L1))
            return view->scrollToAnchor(target);
        if (target.startsWith("number/"_L1)) {
            emit q->numberActivated(headline.board(), target.section(u'/', 1).toLongLong());
            return;
        }
        thread = turnedBy(link, thread);
        setAgain();
    }

    /// A command that needs the article itself, not only its headline.
    void addForArticle(QMenu &menu, const QString &text, std::function<void()> run)
    {
        QAction *made = menu.addAction(text, q, std::move(run));
        connect(&menu, &QMenu::aboutToShow, made, [this, made] { made->setEnabled(hasArticle); });
    }

    void makeMenus()
    {
        bar->shareMenu()->addAction(Reader::tr("Copy link"), q, [this] {
            QGuiApplication::clipboard()->setText(headline.headline.url.toString(QUrl::FullyEncoded));
            emit q->said(Reader::tr("The link is on the clipboard."));
        });
        const auto copy = [this](QString (*as)(const Article &)) {
            QGuiApplication::clipboard()->setText(as(written));
            emit q->said(Reader::tr("The article is on the clipboard."));
        };
        addForArticle(*bar->shareMenu(), Reader::tr("Copy as text"), [copy] { copy(articleAsText); });
        addForArticle(*bar->shareMenu(), Reader::tr("Copy as Markdown"), [copy] { copy(articleAsMarkdown); });
        const auto save = [this](const QString &suffix, const QByteArray &bytes) {
            downloads->write(fileNameFor(headline.headline.title, suffix), bytes);
        };
        QMenu &more = *bar->moreMenu();
        addForArticle(more, Reader::tr("Save as HTML…"),
                      [=, this] { withFiles([=, this] { save(u"html"_s, articleAsHtml(written, files).toUtf8()); }); });
        addForArticle(more, Reader::tr("Save as Markdown…"),
                      [=, this] { save(u"md"_s, articleAsMarkdown(written).toUtf8()); });
        addForArticle(more, Reader::tr("Save as plain text…"),
                      [=, this] { save(u"txt"_s, articleAsText(written).toUtf8()); });
        addForArticle(more, Reader::tr("Save as PDF…"),
                      [=, this] { withImages([=, this] { save(u"pdf"_s, articlePdf(forPaper())); }); });
        makeSelectionMenu(*more.addMenu(Reader::tr("What is selected")));
        more.addSeparator();
        bar->moreMenu()->addAction(Reader::tr("Fetch it anew"), q, &Reader::reloadRequested);
    }

    /// The same for what is selected alone.
    void makeSelectionMenu(QMenu &menu)
    {
        QAction *entry = menu.menuAction();
        connect(bar->moreMenu(), &QMenu::aboutToShow, entry,
                [this, entry] { entry->setEnabled(hasArticle && view->textCursor().hasSelection()); });
        menu.addAction(Reader::tr("Copy the part as Markdown"), q, [this] {
            QGuiApplication::clipboard()->setText(articleAsMarkdown(selectedPart()));
            emit q->said(Reader::tr("The selection is on the clipboard."));
        });
        const auto name = [this](const QString &suffix) { return fileNameFor(headline.headline.title, suffix); };
        menu.addAction(Reader::tr("Save as HTML…"), q, [this, name] {
            const Article part = selectedPart();
            withFiles([=, this] { downloads->write(name(u"html"_s), articleAsHtml(part, files).toUtf8()); });
        });
        menu.addAction(Reader::tr("Save as PDF…"), q, [this, name] {
            const Article part = selectedPart();
            withImages([=, this] { downloads->write(name(u"pdf"_s), articlePdf(forPaper(part))); });
        });
        menu.addAction(Reader::tr("Print…"), q, [this] {
            const Article part = selectedPart();
            withImages([=, this] { printArticle(forPaper(part), q); });
        });
    }

    /// The article with nothing but what is selected of it.
    Article selectedPart() const
    {
        Article part = written;
        part.html = selectionHtml(view->textCursor(), view->places());
        part.text = view->selectedText();
        part.comments.clear();
        part.attachments.clear();
        return part;
    }

    PrintedArticle forPaper(const Article &part) const
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const Composer compose = [row = headline, part, now](const ReaderStyle &style) {
            return articleHtml(row, part, {}, style, now);
        };
        return {compose, q->font(), q->locale(), headline.headline.title, images};
    }

    PrintedArticle forPaper() const { return {printed, q->font(), q->locale(), headline.headline.title, images}; }

    /// Runs when the article's pictures are at hand as files, as far as the cache has them.
    void withFiles(std::function<void()> run)
    {
        const QList<QUrl> addresses = pictureAddresses(written);
        files.clear();
        if (addresses.isEmpty() || !pictures->source()) return run();
        onGathered = std::move(run);
        pictures->source()->gather(addresses);
    }

    /// The same for paper.
    void withImages(std::function<void()> run)
    {
        const QList<QUrl> addresses = pictureAddresses(written);
        images.clear();
        if (addresses.isEmpty() || !pictures->source()) return run();
        onGathered = std::move(run);
        pictures->source()->develop(addresses, Pictures::paperSize());
    }

    /// Lets go of the pictures when what waited for them is done.
    void gathered()
    {
        if (const auto run = std::exchange(onGathered, {})) run();
        files.clear();
        images.clear();
    }

    void showPanel()
    {
        auto *panel = new ReadingPanel(settings, q);
        panel->setAttribute(Qt::WA_DeleteOnClose);
        connect(panel, &ReadingPanel::changed, q, [this](const ReadingSettings &wanted) { choose(wanted); });
        const QWidget *button = bar->lettersButton();
        panel->adjustSize();
        panel->move(button->mapToGlobal(QPoint(button->width() - panel->width(), button->height())));
        panel->show();
    }

    void choose(const ReadingSettings &wanted)
    {
        if (wanted == settings) return;
        settings = wanted;
        restyle();
        emit q->readingSettingsChanged(settings);
    }

    Reader *q;
    QStackedLayout *pages;
    QLabel *hint;
    QWidget *page; ///< Bar and article.
    ReaderBar *bar;
    ArticleView *view;
    PreviewCard *card;
    ProblemPage *problem;
    FindBar *findBar;
    ArticleHits hits;
    std::optional<Query> search; ///< What a search asks for …
    QString searched;            ///< … as it was typed.
    bool isSearchShown = false;  ///< The hits are those of the search, not of what was typed here.
    HeadlineRow headline;        ///< The one shown.
    Article written;             ///< Its article, with what the list knows better …
    bool hasArticle = false;     ///< … once it is there.
    Composer composed;
    Composer printed; ///< The same for paper: nothing to click on.
    ReaderPictures *pictures;
    DownloadBar *downloads;
    Board shownBoard;
    std::function<void()> onGathered; ///< What waits for pictures …
    QHash<QUrl, PictureFile> files;   ///< … and these.
    QHash<QUrl, QImage> images;
    ReaderStyle shownStyle;
    ReadingSettings settings;
    QTimer restTimer;
    QUrl resting; ///< The link that the pointer or the keyboard is on.
    ThreadView thread;
    std::function<bool(BoardId, qint64)> hasNumber;
    QHash<Key, QSet<QString>> seen; ///< The comments at the last look, by article.
    std::optional<LookMemory> looks;
    Key key = 0;
};

Reader::Reader(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(d->view);
    d->view->setAccessibleName(tr("Article"));
    d->makeMenus();
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

void Reader::showHint(const QString &text)
{
    d->key = 0;
    d->hover({});
    d->composed = {};
    d->pictures->leave();
    d->hint->setText(text);
    d->pages->setCurrentWidget(d->hint);
}

void Reader::showLoading(const Board &board, const HeadlineRow &row)
{
    d->key = row.key;
    d->pictures->leave();
    d->show(board, row,
            [row, text = tr("Fetching the article…"), now = QDateTime::currentDateTimeUtc()](const ReaderStyle &style) {
                return headHtml(row, text, style, now);
            });
}

void Reader::showArticle(const Board &board, const HeadlineRow &row, const Article &article)
{
    d->key = row.key;
    d->lookAtComments(row.key, article.comments);
    d->pictures->prepare(board, row, article);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    d->printed = [this, row, article, now](const ReaderStyle &style) {
        return articleHtml(row, article, {.thread = d->thread}, style, now);
    };
    d->show(board, row, [this, row, article, now](const ReaderStyle &style) {
        const auto isHeldBack = [this](const QUrl &address) { return d->pictures->isHeldBack(address); };
        return articleHtml(row, article, {d->thread, d->finder(row), d->downloads->isUsable(), isHeldBack}, style, now);
    });
    // A search whose line was closed in the article before is shown again in this one.
    if (d->search && !d->isSearchShown && d->findBar->isHidden()) d->showSearch();
    d->written = completed(article, row.headline);
    d->hasArticle = true;
}

void Reader::showError(const Board &, const HeadlineRow &row, const Error &error)
{
    d->key = row.key;
    d->hover({});
    d->composed = {};
    d->pictures->leave();
    d->problem->setProblem(row.headline.title, error);
    d->pages->setCurrentWidget(d->problem);
}

Key Reader::key() const
{
    return d->key;
}

void Reader::setStarred(bool starred)
{
    d->headline.starred = starred;
    d->bar->setStarred(starred);
}

ReadingSettings Reader::readingSettings() const
{
    return d->settings;
}

void Reader::setReadingSettings(const ReadingSettings &settings)
{
    d->settings = settings.bounded();
    d->restyle();
}

void Reader::zoom(int step)
{
    ReadingSettings wanted = d->settings;
    wanted.textSize = step == 0 ? ReadingSettings().textSize : wanted.textSize + step * kZoomStep;
    d->choose(wanted.bounded());
}

void Reader::showPreview(const HeadlineRow &row)
{
    if (row.key != d->key) d->card->showHeadline(row, d->shownStyle, d->cardPlace());
}

void Reader::fillPreview(Key key, const QString &text)
{
    d->card->fill(key, text);
}

void Reader::useLooks(QSettings &settings)
{
    d->looks.emplace(settings);
}

void Reader::useFiles(Files &files)
{
    d->downloads->use(files);
}

void Reader::usePictures(Pictures &pictures)
{
    d->pictures->use(pictures);
    connect(&pictures, &Pictures::gathered, this, [this](const QHash<QUrl, PictureFile> &files) {
        d->files = files;
        d->gathered();
    });
    connect(&pictures, &Pictures::developed, this, [this](const QHash<QUrl, QImage> &images) {
        d->images = images;
        d->gathered();
    });
}

void Reader::setNumberFinder(std::function<bool(BoardId, qint64)> finder)
{
    d->hasNumber = std::move(finder);
}

void Reader::print()
{
    if (d->composed && d->hasArticle) d->withImages([this] { printArticle(d->forPaper(), this); });
}

void Reader::find()
{
    if (d->pages->currentWidget() != d->page) return;
    const QString selected = d->view->selectedText();
    d->findBar->open(selected.contains(u'\n') ? QString() : selected);
}

void Reader::stepHit(int step)
{
    if (d->pages->currentWidget() != d->page) return;
    d->hits.step(step);
    d->findBar->setHits(d->hits.current(), d->hits.count());
}

void Reader::setSearch(const Query &query, const QString &typed)
{
    const bool wasShown = std::exchange(d->isSearchShown, false);
    d->search = query.isEmpty() ? std::nullopt : std::optional(query);
    d->searched = typed;
    if (d->search) {
        d->showSearch();
    } else if (wasShown) {
        d->hits.clear();
        d->findBar->hide();
    }
}

bool Reader::pageDown()
{
    QScrollBar *bar = d->view->verticalScrollBar();
    if (d->pages->currentWidget() != d->page || bar->value() >= bar->maximum()) return false;
    // One line stays in sight, so that the eye finds its place.
    bar->setValue(bar->value() + bar->pageStep() - d->view->fontMetrics().lineSpacing());
    return true;
}

bool Reader::pageUp()
{
    QScrollBar *bar = d->view->verticalScrollBar();
    if (d->pages->currentWidget() != d->page || bar->value() <= bar->minimum()) return false;
    bar->setValue(bar->value() - bar->pageStep() + d->view->fontMetrics().lineSpacing());
    return true;
}

int Reader::scrollPosition() const
{
    return d->view->verticalScrollBar()->value();
}

void Reader::setScrollPosition(int position)
{
    // A long text is laid out as far as it was seen; the place may be further on.
    if (position > d->view->verticalScrollBar()->maximum()) (void)d->view->document()->size();
    d->view->verticalScrollBar()->setValue(position);
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
