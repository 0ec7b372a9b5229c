#include "ui/reader/reader.h"

#include "app/search/query.h"
#include "app/usecases/pictures.h"
#include "app/write/article_files.h"
#include "ui/reader/article_hits.h"
#include "ui/reader/article_sharing.h"
#include "ui/reader/article_view.h"
#include "ui/reader/comment_looks.h"
#include "ui/reader/comment_place.h"
#include "ui/reader/download_bar.h"
#include "ui/reader/person_card.h"
#include "ui/reader/preview_cards.h"
#include "ui/reader/problem_page.h"
#include "ui/reader/reader_bar.h"
#include "ui/reader/reader_pictures.h"
#include "ui/reader/reading_panel.h"
#include "ui/reader/ready_articles.h"
#include "ui/reader/shown_address.h"
#include "ui/search/find_bar.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kZoomStep = 10;

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
          bar(new ReaderBar(page)), view(new ArticleView(page)), cards(new PreviewCards(reader)),
          problem(new ProblemPage(reader)), findBar(new FindBar(page)), hits(*view),
          pictures(new ReaderPictures(*view, reader)), downloads(new DownloadBar(page)),
          sharing(new ArticleSharing(*view, *pictures, *downloads, reader)), ready(new ReadyArticles(reader))
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

    ReaderStyle style() const
    {
        const int width = q->width() - view->verticalScrollBar()->sizeHint().width();
        ReaderStyle style = ReaderStyle::from(q->palette(), q->font(), width, settings);
        style.locale = q->locale();
        return style;
    }

    /// Shows what `compose` writes, now and again whenever the style changes; `made` is what it writes now, where that
    /// was made ready.
    void show(const Board &board, const HeadlineRow &row, Composer compose, std::optional<ReadyArticle> made = {})
    {
        headline = row;
        shownBoard = board;
        hasArticle = false;
        sharing->setHeadline(row);
        composed = std::move(compose);
        bar->setPlace(board.name, row.headline.category);
        bar->setStarred(row.starred);
        shownStyle = style();
        set(std::move(made));
        pages->setCurrentWidget(page);
    }

    /// How far the text is from the left edge, whether the view has its width already or not.
    int textLeft() const
    {
        const int width = q->width() - view->verticalScrollBar()->sizeHint().width();
        return std::max((width - shownStyle.measure) / 2, shownStyle.gutter());
    }

    void set(std::optional<ReadyArticle> made = {})
    {
        hover({});
        if (made && made->document)
            view->setArticle(std::move(made->document));
        else
            view->setArticle(made ? made->html : composed(shownStyle), shownStyle);
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
        if (ready->clear()) emit q->readyOutdated();
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

    /// How the comments of an article are looked at first.
    ThreadView firstView(Key article, const QList<Comment> &comments) const
    {
        ThreadView first;
        first.newestFirst = thread.newestFirst;
        first.fresh = looks.fresh(article, comments);
        return first;
    }

    Composer composerOf(const HeadlineRow &row, const Article &article, const QDateTime &now)
    {
        return [this, row, article, now](const ReaderStyle &style) {
            ArticleContext context{thread, finder(row), downloads->isUsable()};
            context.fetchesComments = true;
            context.heldBack = pictures->heldBack();
            return articleHtml(row, article, context, style, now);
        };
    }

    void shareArticle()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        sharing->setArticle(written, [this, row = headline, article = read, now](const ReaderStyle &style) {
            return articleHtml(row, article, {.thread = thread}, style, now);
        });
    }

    /// The article with more of its comments: those that were written since the last look are new.
    void takeMore(const Article &article)
    {
        thread = movedTo(article.comments, read.comments, thread);
        thread.fresh.unite(looks.takeMore(key, article.comments));
        thread.isFetching = false;
        read = article;
        written = completed(article, headline.headline);
        composed = composerOf(headline, article, QDateTime::currentDateTimeUtc());
    }

    /// How an article is set if it is shown now.
    ArticleSetting settingOf(const Board &board, const HeadlineRow &row, const Article &article) const
    {
        ArticleSetting setting;
        setting.row = row;
        setting.article = article;
        setting.thread = firstView(row.key, article.comments);
        setting.savesFiles = downloads->isUsable();
        setting.heldBack = pictures->heldBackIn(board, article);
        setting.style = style();
        setting.now = QDateTime::currentDateTimeUtc();
        return setting;
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
        cards->rest(link, ground(), shownStyle, [this] { return cardPlace(); });
    }

    PreviewCards::Ground ground() const { return {key, hasArticle ? written : Article()}; }

    /// To an article, or to one of its comments.
    void go(Key wanted, int comment)
    {
        if (wanted != key)
            emit q->writingChosen(wanted, comment);
        else
            q->goToComment(comment);
    }

    /// Below the pointer, or below the link that has the keyboard.
    QPoint cardPlace() const
    {
        const int line = q->fontMetrics().height();
        if (view->underMouse()) return QCursor::pos() + QPoint(line / 2, line);
        return view->viewport()->mapToGlobal(view->cursorRect().bottomLeft()) + QPoint(0, line / 3);
    }

    QString author() const { return hasArticle ? written.author : headline.headline.author; }

    void makePersonCard()
    {
        person = new PersonCard([this](BoardId board) { return boardName ? boardName(board) : QString(); }, q);
        connect(person, &PersonCard::writingChosen, q, [this](Key chosen, int comment) { go(chosen, comment); });
        connect(person, &PersonCard::searchRequested, q, &Reader::authorSearchRequested);
    }

    void askFor(const QString &name)
    {
        if (name.isEmpty()) return;
        hover({});
        if (!person) makePersonCard();
        person->open(name, shownStyle, cardPlace());
        emit q->writingsWanted(name);
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
            if (file >= 0 && file < written.attachments.size()) downloads->fetch(written.attachments[file], shownBoard);
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
        if (target.startsWith("more/"_L1)) return wantComments(target.section(u'/', 1).toInt());
        if (target == "author"_L1) return askFor(author());
        if (target == "writings"_L1) return askFor(written.comments.value(thread.person).author);
        thread = turnedBy(link, thread);
        setAgain();
    }

    void wantComments(int number)
    {
        for (const CommentPage &page : std::as_const(read.commentPages)) {
            if (page.number != number || std::exchange(thread.isFetching, true)) continue;
            setAgain();
            emit q->commentsWanted(page);
            return;
        }
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
    PreviewCards *cards;
    PersonCard *person = nullptr; ///< Made when somebody is asked for.
    ProblemPage *problem;
    FindBar *findBar;
    ArticleHits hits;
    std::optional<Query> search; ///< What a search asks for …
    QString searched;            ///< … as it was typed.
    bool isSearchShown = false;  ///< The hits are those of the search, not of what was typed here.
    HeadlineRow headline;        ///< The one shown.
    Article read;                ///< Its article as it came …
    Article written;             ///< … and with what the list knows better …
    bool hasArticle = false;     ///< … once it is there.
    Composer composed;
    ReaderPictures *pictures;
    DownloadBar *downloads;
    ArticleSharing *sharing;
    ReadyArticles *ready;
    Board shownBoard;
    ReaderStyle shownStyle;
    ReadingSettings settings;
    ThreadView thread;
    std::function<bool(BoardId, qint64)> hasNumber = {};
    std::function<QString(BoardId)> boardName;
    CommentLooks looks;
    Key key = 0;
};

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

void Reader::showHint(const QString &text)
{
    d->key = 0;
    d->hover({});
    d->composed = {};
    d->sharing->setHeadline({});
    d->pictures->leave();
    d->ready->clear();
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
    const ArticleSetting setting = d->settingOf(board, row, article);
    std::optional<ReadyArticle> ready = d->ready->take(setting);
    d->thread = setting.thread;
    d->looks.look(row.key, article.comments);
    d->pictures->prepare(board, row, article);
    if (!ready || !ready->document) d->view->pictures().begin(article.pictures);
    d->read = article;
    const Composer compose = d->composerOf(row, article, setting.now);
    d->show(board, row, compose, std::move(ready));
    // A search whose line was closed in the article before is shown again in this one.
    if (d->search && !d->isSearchShown && d->findBar->isHidden()) d->showSearch();
    d->written = completed(article, row.headline);
    d->hasArticle = true;
    d->shareArticle();
}

void Reader::showMoreComments(Key key, const Article &article)
{
    if (key != d->key || !d->hasArticle) return;
    const std::optional<CommentPlace> place = commentInSight(*d->view);
    const Comment inSight = d->read.comments.value(place ? place->comment : -1);
    const int scroll = d->view->verticalScrollBar()->value();
    d->takeMore(article);
    d->pictures->takeMore(d->headline, article);
    d->set();
    d->view->verticalScrollBar()->setValue(scroll);
    if (place) scrollToComment(*d->view, {placeIn(article.comments, inSight), place->top});
    d->shareArticle();
}

void Reader::endFetchingComments(Key key)
{
    if (key != d->key || !std::exchange(d->thread.isFetching, false)) return;
    d->setAgain();
}

void Reader::makeReady(const Board &board, const HeadlineRow &row, const Article &article)
{
    if (row.key != d->key) d->ready->add(d->settingOf(board, row, article), d->finder(row));
}

bool Reader::isReady(Key key) const
{
    return d->ready->has(key);
}

void Reader::showError(const Board &, const HeadlineRow &row, const Error &error)
{
    d->key = row.key;
    d->hover({});
    d->composed = {};
    d->sharing->setHeadline({});
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
    const QPoint below = d->view->viewport()->mapToGlobal(d->view->cursorRect().bottomLeft());
    d->cards->hold(link, d->ground(), d->shownStyle, below + QPoint(0, fontMetrics().height() / 3));
}

void Reader::setBoardNames(std::function<QString(BoardId)> name)
{
    d->boardName = std::move(name);
}

void Reader::askPerson()
{
    if (d->pages->currentWidget() != d->page) return;
    const int comment = d->hasArticle ? commentAtCursor(*d->view) : -1;
    d->askFor(comment >= 0 ? d->written.comments.value(comment).author : d->author());
}

void Reader::showWritings(const Writings &writings)
{
    if (d->person) d->person->fill(writings, d->key);
}

void Reader::goToComment(int comment)
{
    if (!d->hasArticle || comment < 0 || comment >= d->written.comments.size()) return;
    if (positionOfComment(*d->view, comment) < 0) {
        d->thread = withComment(d->written.comments, d->thread, comment);
        d->setAgain();
    }
    const int position = positionOfComment(*d->view, comment);
    if (position < 0) return;
    QTextCursor cursor(d->view->document());
    cursor.setPosition(position);
    d->view->setTextCursor(cursor);
    scrollToComment(*d->view, {comment, d->view->fontMetrics().lineSpacing()});
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
